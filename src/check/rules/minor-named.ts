import { KINSHIP } from '../../document/layers.ts'
import { type CharSpan, charSpan } from '../../document/span.ts'
import type { RecordEntity } from '../../record/record.ts'
import { editorsCode } from '../guidelines.ts'
import { casesOf, tellsOfCrime } from '../reading/cases.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

type Part = 'suspect' | 'victim' | 'witness' | 'patient' | 'family'

const ADULT = 18

/** Words beside a child that make a patient of it. */
const PATIENT =
  /\b(?:diagnosed with|treated (?:for|at|in)|being treated|in (?:a )?(?:critical|stable|serious) condition|intensive care|admitted to|hospitali[sz]ed|psychiatric|overdos\w+|self-harm\w*|eating disorder|suicid\w+)\b/i

/** Where the child is first named, with its age. */
function placeOf(child: RecordEntity): CharSpan | null {
  if (child.age) return charSpan(...child.age.evidence)
  const named = child.mentions.find(({ form }) => form === 'name')
  return named ? charSpan(named.start, named.end) : null
}

/** A child whose name and age, or whose name as a child, the story prints in its own words. */
const isNamedMinor = (story: Story, { type, named, minor, age, dead, mentions }: RecordEntity): boolean =>
  type === 'person' &&
  named &&
  dead === null &&
  minor &&
  age !== null &&
  age.value < ADULT &&
  !story.quoted(charSpan(...age.evidence)) &&
  mentions.some(({ form }) => form === 'name')

/** The part that the child has in the story; null for one that any child may have. */
function partOf(
  story: Story,
  child: RecordEntity,
  accused: ReadonlySet<string>,
  crime: boolean,
): Part | null {
  const { events, relations, statements } = story.record
  if (accused.has(child.id)) return 'suspect'
  const clause = partInClause(story, child)
  if (clause !== null) return clause
  const harmed = events.some(
    ({ type, participants }) =>
      type !== 'death' && participants.some(({ role, entity }) => role === 'victim' && entity === child.id),
  )
  if (harmed && crime && !isKilling(story)) return 'victim'
  const kin = relations.some(
    ({ type, from, to }) =>
      KINSHIP.has(type) && ((from === child.id && accused.has(to)) || (to === child.id && accused.has(from))),
  )
  if (kin) return 'family'
  if (crime && statements.some(({ speaker }) => speaker === child.id)) return 'witness'
  return isPatient(story, child) ? 'patient' : null
}

/** What is done to a victim, in words that say a crime was done. */
const HARM =
  /^(?:rape|abduct|kidnap|molest|abuse|assault|groom|traffic|stab|rob|mug|beat|harass|sexually|strangle|attack)$/
/** What a witness does, to whom. */
const HEARER =
  /^(?:police|court|jury|jurors|judge|detectives|investigators|prosecutors|inquest|inquiry|officers)$/

/** Victim or witness, by the verb that the child's name is the subject or object of. */
function partInClause(story: Story, child: RecordEntity): Part | null {
  const { tokens, tags, syntax } = story.document
  for (const { start, end, form } of child.mentions) {
    if (form === 'nominal') continue
    const span = tokens.within(charSpan(start, end))
    for (let i = span.start; i < span.end; i++) {
      const verb = syntax.head(i)
      if (
        verb < 0 ||
        (verb >= span.start && verb < span.end) ||
        tags.upos(verb) !== 'VERB' ||
        story.quotedToken(verb)
      )
        continue
      const relation = syntax.deprel(i)
      const lemma = tags.lowLemma(verb)
      if ((relation === 'nsubj:pass' || relation === 'obj') && HARM.test(lemma)) return 'victim'
      if (relation !== 'nsubj') continue
      if (lemma === 'testify' || lemma === 'witness') return 'witness'
      const told = /^(?:tell|told)$/.test(lemma) ? verb : joined(story, verb)
      if (told !== null && HEARER.test(hearer(story, told))) return 'witness'
    }
  }
  return null
}

/** "saw it and told police": the verb of telling that goes on with the subject. */
const joined = ({ document: { tags, syntax } }: Story, verb: number): number | null =>
  syntax.children(verb).find((child) => syntax.deprel(child) === 'conj' && tags.lowLemma(child) === 'tell') ??
  null

/** Who is told, the noun alone. */
function hearer({ document: { tokens, syntax } }: Story, verb: number): string {
  const object = syntax.children(verb).find((child) => /^(?:obj|iobj)$/.test(syntax.deprel(child)))
  return object === undefined ? '' : tokens.lower(object)
}

/** Whether somebody is accused of a killing: the child that was shot may be the one that died. */
const isKilling = ({ record: { events } }: Story): boolean =>
  events.some(({ charge }) => /murder|manslaughter|homicide|kill|death/i.test(charge ?? ''))

function isPatient(story: Story, child: RecordEntity): boolean {
  const { tokens, sentences } = story.document
  return child.mentions.some(({ start, form }) => {
    if (form === 'nominal') return false
    const sentence = tokens.chars(sentences[story.sentenceOf(tokens.at(start))]!)
    return PATIENT.test(story.words(sentence))
  })
}

const WORDS: Readonly<Record<Part, string>> = {
  suspect: 'as a suspect',
  victim: 'as a victim',
  witness: 'and quoted in a story about a crime',
  patient: 'as a patient',
  family: 'as family of somebody accused',
}

const listed = (names: readonly string[]): string =>
  names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

export const rule: Rule = {
  id: 'minor-named',
  topic: 'children',
  severity: 'error',
  risk: 'low',
  summary: 'A person under 18 named as suspect, victim, witness, patient, or as family of an accused.',
  why: 'A child’s name in such a story stays findable for life; codes ask for a reason of public interest, and many courts forbid it.',
  guideline: editorsCode(9, 'Reporting of Crime, and clause 6: Children'),
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['entities', 'events', 'relations', 'statements'],
  examples: {
    good: [
      { text: 'Mia Lund, 11, won the chess cup on Friday. Her mother, Eva Lund, teaches chess.' },
      { text: 'Bo Larsen was charged with fraud. His son Ivar, 29, runs the hotel.' },
      { text: 'A 15-year-old boy was arrested on Friday on suspicion of theft.' },
      { text: 'Bo Larsen was charged with fraud. He has two children, aged 7 and 9.' },
    ],
    bad: [
      { text: 'Police arrested Ivar Holm, 15, on Friday on suspicion of theft.' },
      {
        text: 'Bo Larsen was charged with fraud on Friday. His daughter Mia, 7, goes to school in Tarnmouth.',
      },
      {
        text: 'Bo Larsen was charged with assault. He and his wife Eva share Mia, 7, Ivar, 5, and Ada, 2.',
      },
      {
        text: 'Bo Larsen was charged with assault. He injured Mia Lund, 14, in a shop on the quay, police said.',
      },
    ],
  },
  *check(story): Iterable<Finding> {
    const accused = new Set(casesOf(story).map(({ person }) => person.id))
    const crime = tellsOfCrime(story)
    const groups = new Map<Part, { readonly child: RecordEntity; readonly span: CharSpan }[]>()
    for (const child of story.record.entities) {
      if (!isNamedMinor(story, child)) continue
      const part = partOf(story, child, accused, crime)
      const span = placeOf(child)
      if (part === null || span === null) continue
      groups.set(part, [...(groups.get(part) ?? []), { child, span }])
    }
    for (const [part, children] of groups) {
      const [first, ...others] = children
      const names = children.map(({ child }) => `${child.name}, ${child.age!.value}`)
      yield {
        message:
          children.length === 1
            ? `Guideline reminder: ${names[0]}, is named ${WORDS[part]}.`
            : `Guideline reminder: ${children.length} children are named with their ages ${WORDS[part]}: ${names.join('; ')}.`,
        place: { span: first!.span },
        related: others.map(({ span }) => ({ span })),
        suggestion: `Leave out ${listed(children.map(({ child }) => child.name))}, or say to the desk why the public needs the ${children.length === 1 ? 'name' : 'names'}.`,
      }
    }
  },
}
