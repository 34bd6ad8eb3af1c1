import { lazy, loadLexicon, wordSet } from '../../pipeline/lexicon.ts'
import { apStylebook } from '../guidelines.ts'
import { isSourced } from '../reading/sourced.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

const conditions = lazy(() => wordSet(loadLexicon('check/lists/mental-conditions.tsv')))

/** From the verb to the name of the condition at most. */
const REACH = 6

/** Kinds of disorder that are of the mind. */
const KIND =
  /^(?:eating|personality|anxiety|panic|bipolar|stress|compulsive|mental|psychiatric|psychotic|mood|identity)$/

/** Token after the condition that begins within reach of `from`; -1 if none does. */
function conditionEnd({ document: { tokens } }: Story, from: number, end: number): number {
  for (let i = from; i < Math.min(end, from + REACH); i++) {
    if (conditions().has(tokens.lower(i))) return i + 1
    if (KIND.test(tokens.lower(i)) && /^(?:disorder|illness|breakdown)$/.test(tokens.lower(i + 1)))
      return i + 2
    if (/^[.;:,]$/.test(tokens.form(i))) return -1
  }
  return -1
}

/** What one is said to be. */
const ADJECTIVE = /^(?:schizophrenic|bipolar|autistic|psychotic|anorexic|bulimic|paranoid)$/

/** Words after which the name of a condition is somebody's: “diagnosed with”, “treated for”, “has”. */
const AFTER: ReadonlyMap<string, RegExp> = new Map([
  ['diagnosed', /^(?:with|as)$/],
  ['treated', /^for$/],
  ['hospitalized', /^for$/],
  ['hospitalised', /^for$/],
  ['medicated', /^for$/],
])
const VERBS = new Map([
  ['have', null],
  ['battle', null],
  ['develop', null],
  ['suffer', 'from'],
  ['struggle', 'with'],
  ['live', 'with'],
  ['cope', 'with'],
])

/** The tokens that name somebody, or stand as a pronoun for somebody with a name. */
function tokensOfNamed({ document: { mentions, entities } }: Story): ReadonlySet<number> {
  const found = new Set<number>()
  for (const { type, named, mentions: places } of entities) {
    if (type !== 'person' || !named) continue
    for (const place of places) {
      const { span, form } = mentions[place]!
      if (form !== 'nominal') for (let i = span.start; i < span.end; i++) found.add(i)
    }
  }
  return found
}

/** Token number of the verb's subject; -1 where it has none. */
const subjectOf = ({ document: { syntax } }: Story, verb: number): number =>
  syntax.children(verb).find((child) => syntax.deprel(child).startsWith('nsubj')) ?? -1

/** Whether the words of a diagnosis begin at the token. */
function opens({ document: { tokens, tags } }: Story, i: number): boolean {
  const next = tokens.lower(i + 1)
  if (AFTER.get(tokens.lower(i))?.test(next)) return true
  const lemma = tags.lowLemma(i)
  if (tags.upos(i) !== 'VERB' || !VERBS.has(lemma)) return false
  const preposition = VERBS.get(lemma)
  return preposition === null || preposition === next
}

/** “was diagnosed with schizophrenia”, “has bipolar disorder”: verb and the end of the words. */
function* diagnoses(story: Story): Iterable<{ readonly verb: number; readonly end: number }> {
  const { tokens, tags, syntax } = story.document
  for (const section of story.body)
    for (let i = section.tokens.start; i < section.tokens.end; i++) {
      if (story.quotedToken(i)) continue
      // “He is bipolar”: the adjective is the head of the clause.
      const cop =
        ADJECTIVE.test(tokens.lower(i)) && syntax.children(i).some((child) => tags.lowLemma(child) === 'be')
      if (cop) yield { verb: i, end: i + 1 }
      else if (opens(story, i)) {
        const end = conditionEnd(story, i + 1, section.tokens.end)
        if (end > 0) yield { verb: i, end }
      }
    }
}

export const rule: Rule = {
  id: 'diagnosis-without-source',
  topic: 'health',
  severity: 'warning',
  risk: 'medium',
  summary: 'A mental illness of somebody named, and no word of who says so.',
  why: 'A diagnosis is for those who know it first-hand; readers must see whose it is.',
  guideline: apStylebook('mental illness'),
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'tags', 'syntax', 'entities', 'statements', 'quotations'],
  examples: {
    good: [
      { text: 'Bo Larsen was diagnosed with schizophrenia in 2019, according to court documents.' },
      { text: 'Bo Larsen has bipolar disorder, his sister said.' },
      { text: 'The clinic treats people who were diagnosed with depression.' },
      { text: 'Eva Lund has worked with people with autism.' },
    ],
    bad: [
      { text: 'Bo Larsen was diagnosed with schizophrenia in 2019. He lives on the quay.' },
      { text: 'Bo Larsen lives on the quay. He has bipolar disorder.' },
      { text: 'Eva Lund had severe depression. She left the band in May.' },
    ],
  },
  *check(story): Iterable<Finding> {
    const named = tokensOfNamed(story)
    for (const { verb, end } of diagnoses(story)) {
      const span = story.chars({ start: verb, end })
      if (!named.has(subjectOf(story, verb)) || isSourced(story, span)) continue
      yield {
        message: `Guideline reminder: “${story.words(span)}”, and the story does not say who knows it.`,
        place: { span },
        suggestion: 'Name who says so and how they know, or leave it out.',
      }
    }
  },
}
