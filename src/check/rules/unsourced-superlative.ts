import { SPJ } from '../guidelines.ts'
import { findPhrases } from '../reading/phrases.ts'
import { isSourced } from '../reading/sourced.ts'
import type { Finding, Rule } from '../rule.ts'

export const rule: Rule = {
  id: 'unsourced-superlative',
  topic: 'sources',
  severity: 'note',
  risk: 'medium',
  summary: '“The largest in the world”, “the first ever”, and no word of who counted.',
  why: 'Firsts and records are wrong more often than other facts; somebody must have counted.',
  guideline: SPJ,
  profiles: ['strict'],
  needs: ['tokens', 'tags', 'quotations', 'statements'],
  examples: {
    good: [
      { text: 'The bridge is the oldest in the country, according to the museum of the town.' },
      { text: 'It is the oldest bridge in the world, Ida Holm said.' },
      { text: '“It is the oldest bridge in the world,” Ida Holm said.' },
      { text: 'The oldest son left the town in May.' },
    ],
    bad: [
      { text: 'The bridge is the oldest bridge in the world.', at: 'the oldest bridge in the world' },
      { text: 'It was the first ever crossing of the bay.', at: 'first ever' },
      { text: 'Tarnmouth has the world’s longest pier.', at: 'the world’s longest' },
    ],
  },
  *check(story): Iterable<Finding> {
    for (const { tokens } of findPhrases(story, 'superlative')) {
      const span = story.chars(tokens)
      const { tokens: words } = story.document
      // “One of the largest” claims less; “best-known” is another word.
      if (words.lower(tokens.start - 1) === 'of' || words.form(tokens.end) === '-' || isSourced(story, span))
        continue
      yield {
        message: `“${story.words(span)}”, and the story does not say who counted.`,
        place: { span },
        suggestion: 'Name the source, or write “one of the …”.',
      }
    }
  },
}
