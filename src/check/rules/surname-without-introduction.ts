import { lazy, loadLexicon, wordSet } from '../../pipeline/lexicon.ts'
import { classes, IS } from '../../stages/mentions/lexicon.ts'
import { AP_VALUES } from '../guidelines.ts'
import { type NamedPerson, peopleNamed } from '../reading/people-named.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** People who need no introduction, by surname. */
const famous = lazy((): ReadonlySet<string> => wordSet(loadLexicon('check/lists/famous.tsv')))

/** Verbs that people do, so that the name before them is a person's beyond doubt. */
const HUMAN =
  /^(?:say|tell|ask|add|reply|recall|write|explain|argue|warn|insist|claim|deny|admit|note|speak|think|believe|know|want|hope|call|agree|refuse|testify|plead|leave|arrive|join|work|live|die|describe|suggest|acknowledge|complain|predict|confess|smile|laugh|serve|retire|resign|marry)$/
/** Words that are no surname although they stand where one might. */
const OTHER =
  IS.given |
  IS.common |
  IS.function |
  IS.demonym |
  IS.honorific |
  IS.role |
  IS.organizationHead |
  IS.placeHead

/** A name that lists have as a surname; one that none has may be a firm's, unless it is quoted in direct speech. */
function isSurname(story: Story, { last, entity }: NamedPerson): boolean {
  const bits = classes().get(last) ?? 0
  if ((bits & OTHER) !== 0) return false
  if ((bits & IS.surname) !== 0 || (story.document.entities[entity]?.gender ?? null) !== null) return true
  const { statements, attributions } = story.document
  return statements.some(({ mode }, place) => mode === 'direct' && attributions[place]!.speaker === entity)
}

/** Whether the name is the subject of a verb that only people are the subject of. */
function actsAsPerson({ document: { tags, tokens, syntax } }: Story, { name }: NamedPerson): boolean {
  const head = syntax.head(name.end - 1)
  if (head < 0 || !/^nsubj/.test(syntax.deprel(name.end - 1))) return false
  return HUMAN.test(tags.lowLemma(head)) && !/^(?:'s|’s)$/.test(tokens.lower(name.end))
}

/** A title or post with the name introduces it: `Mayor Reyes`, `Reyes, the mayor,`; a courtesy title does not. */
function isIntroduced({ document: { tokens } }: Story, { roles }: NamedPerson): boolean {
  return roles.some(({ start, end }) => {
    for (let i = start; i < end; i++) if (!/^(?:mr|mrs|ms|miss|mx|dr)\.?$/.test(tokens.lower(i))) return true
    return false
  })
}

export const rule: Rule = {
  id: 'surname-without-introduction',
  topic: 'people',
  severity: 'warning',
  risk: 'medium',
  summary: 'Somebody called by surname who was never introduced.',
  why: 'The sentence that said who they are was cut, or is still to be written.',
  guideline: AP_VALUES,
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'tags', 'syntax', 'mentions', 'entities', 'quotations', 'headline'],
  examples: {
    good: [
      { text: 'Ana Lindqvist owns the ferry. Lindqvist said it will sail. Lindqvist laughed.' },
      { text: 'Mayor Lindqvist opened the pier. Lindqvist said it was dear.' },
      { text: 'The ferry belongs to Lindqvist, a farmer from Norrfell. Lindqvist said it will sail.' },
      { text: 'Obama said no. Obama left at noon.' },
    ],
    bad: [
      {
        text: 'The ferry will sail again. Lindqvist said it needs new beams. “We will pay,” Lindqvist added.',
        at: 'Lindqvist',
      },
      {
        text: 'Ana Reyes owns the ferry. Halvorsen said it will sail, and Reyes agreed. Halvorsen said so twice.',
        at: 'Halvorsen',
      },
      {
        text: 'The council met on Monday. “It is too dear,” said Whitmore. Whitmore left before the vote.',
        at: 'Whitmore',
      },
    ],
  },
  *check(story, settings): Iterable<Finding> {
    const people = peopleNamed(story)
    const introduced = new Set<string>()
    const entities = new Set<number>()
    for (const person of people) {
      if (person.single && !isIntroduced(story, person)) continue
      for (const word of person.form.words) introduced.add(word)
      for (const part of person.last.split('-')) introduced.add(part)
      if (person.entity >= 0) entities.add(person.entity)
    }
    const byline = new Set(story.article.byline.flatMap((name) => name.toLowerCase().split(/\s+/)))
    const seen = new Set<string>()
    const rest = people.filter(({ single, quoted, headline }) => single && !quoted && !headline)
    for (const person of rest) {
      const { last, name } = person
      if (seen.has(last) || introduced.has(last) || byline.has(last) || entities.has(person.entity)) continue
      const written = story.document.tokens.form(name.end - 1)
      if (famous().has(written) || settings.known.some((one) => one.split(/\s+/).includes(written))) continue
      const uses = rest.filter((other) => other.last === last)
      if (
        uses.length < 2 ||
        !uses.some((use) => isSurname(story, use)) ||
        !uses.some((use) => actsAsPerson(story, use))
      )
        continue
      seen.add(last)
      yield {
        message: `“${written}” is called so ${uses.length} times and never introduced.`,
        place: { span: story.chars(name) },
        suggestion: 'Give the first name, and who this is, where the name stands first.',
      }
    }
  },
}
