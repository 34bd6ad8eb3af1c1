import type { ChargeState, EventType } from '../../document/layers.ts'
import { type CharSpan, charSpan } from '../../document/span.ts'
import { lazy, loadLexicon, wordSet } from '../../pipeline/lexicon.ts'
import type { RecordEntity, RecordEvent } from '../../record/record.ts'
import type { Story } from '../story.ts'

/** Steps of the law in which somebody is accused. */
const ACCUSING: ReadonlySet<string> = new Set<EventType>([
  'arrest',
  'charge',
  'plea',
  'trial',
  'conviction',
  'acquittal',
  'sentence',
  'dismissal',
  'appeal',
])

/** States in which a court has found, or the accused has admitted, guilt. */
const GUILTY: ReadonlySet<ChargeState> = new Set(['convicted', 'sentenced', 'pleaded-guilty'])

/** Words of guilt that were found, wherever and however told: one more reason to keep silent. */
const GUILT =
  /\b(?:convicted|conviction|convictions|found guilty|pleaded guilty|pled guilty|admitted|confessed|confession|sentenced|serving (?:a|his|her|life)|guilty verdict|jailed for|executed|death row)\b/i

const crimes = lazy(() => wordSet(loadLexicon('check/lists/crimes.tsv')))

/** Somebody whom the story tells of as accused. */
export interface Case {
  readonly person: RecordEntity
  /** Steps of the law; none for one who is only said to be accused. */
  readonly events: readonly RecordEvent[]
  /** The words that accuse: the first event's, or “accused … of”. */
  readonly evidence: CharSpan
  /** Whether any event says that guilt was found or admitted. */
  readonly guilty: boolean
}

const isDefendant = (event: RecordEvent, entity: string): boolean =>
  event.participants.some(({ role, entity: id }) => role === 'defendant' && id === entity)

/** Everybody with a name who is accused, in the order of the entities. */
export function casesOf(story: Story): readonly Case[] {
  const { entities, events } = story.record
  // Who is impeached answers to a parliament.
  const accusing = events.filter(({ type, by }) => ACCUSING.has(type) && by !== 'impeach')
  const accused = accusedOf(story)
  return entities.flatMap((person, place): Case[] => {
    if (person.type !== 'person' || !person.named) return []
    const own = accusing.filter((event) => isDefendant(event, person.id))
    const evidence = own[0] ? charSpan(...own[0].evidence) : accused.get(place)
    if (!evidence) return []
    const guilty = own.some(
      ({ status, type }) =>
        GUILTY.has(status) || type === 'conviction' || type === 'sentence' || status === 'appealed',
    )
    return [{ person, events: own, evidence, guilty }]
  })
}

/** From “accused” to the crime at most, in tokens. */
const REACH = 12

/** Those of whom the story says in its own words that they are accused of a crime, by place in the entities layer. */
function accusedOf(story: Story): ReadonlyMap<number, CharSpan> {
  const { tokens } = story.document
  const found = new Map<number, CharSpan>()
  for (const { tokens: section, kind } of story.sections) {
    if (kind === 'header' || kind === 'credit') continue
    for (let i = section.start; i < section.end; i++) {
      if (tokens.lower(i) !== 'accused' || story.quotedToken(i)) continue
      const end = crimeEnd(story, i)
      const who = end < 0 ? null : accusedBy(story, i)
      if (who !== null && !found.has(who)) found.set(who, tokens.chars({ start: i, end }))
    }
  }
  return found
}

/** The token after the crime of “accused … of murder”; -1 where none is named. */
function crimeEnd(story: Story, verb: number): number {
  const { tokens, sentences } = story.document
  const end = Math.min(sentences[story.sentenceOf(verb)]!.end, verb + REACH)
  let of = -1
  for (let i = verb + 1; i < end; i++) {
    if (tokens.lower(i) === 'of') of = i
    else if (of >= 0 && crimes().has(tokens.lower(i))) return i + 1
  }
  return -1
}

/** The person who is the object of the verb, or the subject of its passive: place in the entities layer. */
function accusedBy({ document: { syntax, entities, mentions } }: Story, verb: number): number | null {
  const own = syntax.children(verb)
  const subject = own.find((child) => syntax.deprel(child) === 'nsubj:pass')
  const word = subject ?? own.find((child) => syntax.deprel(child) === 'obj')
  if (word === undefined) return null
  const place = entities.findIndex(
    ({ type, mentions: places }) =>
      type === 'person' &&
      places.some((one) => {
        const { span, name, head } = mentions[one]!
        return head === word || (name !== null && name.start <= word && word < name.end && span.start <= word)
      }),
  )
  return place < 0 ? null : place
}

/** Whether the story speaks of anybody's guilt as found. */
export const tellsOfGuilt = ({ article }: Story): boolean => GUILT.test(article.text)

/** Whether the story is about a crime: somebody is accused, named or not. */
export const tellsOfCrime = ({ record: { events } }: Story): boolean =>
  events.some(
    ({ type, charge, by }) =>
      by !== 'impeach' && ACCUSING.has(type) && (charge !== null || type === 'arrest' || type === 'charge'),
  )
