import { lazy } from '../../pipeline/lexicon.ts'
import { resourceText } from '../../pipeline/resource.ts'
import { type Rule as Pattern, parseRules } from '../../pipeline/rules.ts'
import { ClauseGrammar } from '../../stages/clauses/grammar.ts'
import { clausesOf } from '../reading/clauses.ts'
import type { Finding, Rule } from '../rule.ts'

const FILE = 'wording/confused-words.rules'

export const confusions = lazy((): readonly Pattern[] => parseRules(FILE, resourceText(`check/${FILE}`)))

const grammar = lazy(() => new ClauseGrammar(confusions(), new Map()))

export const rule: Rule = {
  id: 'confused-words',
  topic: 'names',
  severity: 'warning',
  risk: 'low',
  summary: 'A word taken for another that sounds like it: premier and premiere, council and counsel.',
  why: 'Spelling checkers pass both; the words around tell which is meant.',
  guideline: {
    name: 'The Guardian and Observer style guide',
    url: 'https://www.theguardian.com/guardian-observer-style-guide-a',
  },
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'sentences', 'tags', 'mentions', 'entities', 'quotations'],
  examples: {
    good: [
      { text: 'In the premiere episode the premier of Ontario sings.' },
      { text: 'The city council asked its counsel.' },
      { text: 'He said: “In the premier episode I sing.”' },
      { text: 'The Natural Resources Defense Council sued.' },
    ],
    bad: [
      { text: 'In the premier episode, she sings.', at: 'premier' },
      { text: 'The town counsel of Ulverdale met on Monday.', at: 'counsel' },
      { text: 'The march was lead by Ana Reyes.', at: 'lead' },
      { text: 'The school principle said that the board of trusties had met.', at: 'trusties' },
    ],
  },
  *check(story): Iterable<Finding> {
    const { tokens, sentences } = story.document
    const text = clausesOf(story)
    const seen = new Set<number>()
    for (const sentence of sentences)
      for (const { rule: pattern, captures } of grammar().matches(text, sentence.start, sentence.end)) {
        const wrong = captures.get('wrong')
        if (!wrong || seen.has(wrong.start) || story.quotedToken(wrong.start)) continue
        const named = /^\p{Lu}/u.test(tokens.form(wrong.start)) && wrong.start > sentence.start
        if (named && pattern.settings.case !== 'any') continue
        seen.add(wrong.start)
        yield {
          message: `“${tokens.form(wrong.start)}” is not “${pattern.settings.means}”, which the words around it ask for.`,
          place: { span: story.chars(wrong) },
          suggestion: `Write “${pattern.settings.means}” or a form of it.`,
        }
      }
  },
}
