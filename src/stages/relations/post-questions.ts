import type { Mention, RelationType } from '../../document/layers.ts'
import { contains, type TokenSpan } from '../../document/span.ts'
import type { ClauseText } from '../clauses/text.ts'
import { kinshipNouns } from './kin-nouns.ts'

export const POST_TYPES = ['represents', 'member', 'employer'] as const satisfies readonly RelationType[]
export type PostType = (typeof POST_TYPES)[number]

/** A body or person that somebody may hold a post for. */
export interface Body {
  readonly entity: number
  /** Its mention nearest the phrase. */
  readonly mention: Mention
  /** Where it stands from the phrase: see {@link WHERE}. */
  readonly where: number
  /** Tokens between it and the phrase. */
  readonly gap: number
}

/** Within the phrase, before its noun or after it; elsewhere in the sentence; in a sentence before. */
export const WHERE = { before: 0, after: 1, left: 2, right: 3, earlier: 4 } as const

/** A phrase for somebody that may tell what he is, and the bodies it may be for. */
export interface PostQuestion {
  /** Place of the phrase in the mentions layer, and of its entity in the entities layer. */
  readonly place: number
  readonly holder: number
  /** The words that tell the post, and its noun: -1 where there is none ("Ana Ruiz of the university"). */
  readonly words: TokenSpan
  readonly noun: number
  readonly sentence: TokenSpan
  readonly bodies: readonly Body[]
  /** The organization with the most mentions in the text, -1 where there is none. */
  readonly topic: number
}

const MOST = 6
const MOST_EARLIER = 3
/** Bodies of sentences before that are kept, so that long texts take no longer by the word. */
const KEPT = 8
/** Bodies told of so many tokens ago are no longer meant. */
const REACH = 250

/** A mention of a body, as candidates are made of it. */
type Named = readonly [entity: number, mention: Mention, place: number]

/** What may tell posts in a text, in text order. `isPost` tells the nouns that are posts whatever stands beside them. */
export function postQuestions(
  text: ClauseText,
  mentions: readonly Mention[],
  sentences: readonly TokenSpan[],
  isPost: (noun: string) => boolean,
): readonly PostQuestion[] {
  const questions: PostQuestion[] = []
  const recent = new Map<number, Mention>()
  const topic = topicOf(text)
  let next = 0
  for (const sentence of sentences) {
    const first = next
    const own: Named[] = []
    for (; next < mentions.length && mentions[next]!.span.start < sentence.end; next++) {
      const entity = text.cast.entityOfMention(next)
      if (entity !== null && mayBeBody(text, mentions[next]!, entity))
        own.push([entity, mentions[next]!, next])
    }
    let earlier: readonly Named[] | null = null
    for (let place = first; place < next; place++) {
      const mention = mentions[place]!
      const asked = phraseOf(text, mention, place)
      if (!asked) continue
      const near = inSentence(own, mention, asked)
      const isTold = near.some(({ where }) => where <= WHERE.after)
      if (mention.form === 'nominal' && !isTold && !isPost(text.tokens.lower(asked.noun))) continue
      earlier ??= lastOf(recent, topic)
      const bodies = distinct([...near, ...bodiesOf(earlier, mention.span.start, topic)], asked.holder)
      if (bodies.length > 0) questions.push({ ...asked, place, sentence, bodies, topic })
    }
    for (const [entity, mention] of own) {
      if (text.cast.entities[entity]!.type !== 'organization') continue
      recent.delete(entity)
      recent.set(entity, mention)
      if (recent.size > KEPT) recent.delete(recent.keys().find((one) => one !== topic)!)
    }
  }
  return questions
}

/** The first few, each body once, without the holder himself. */
function distinct(bodies: readonly Body[], holder: number): readonly Body[] {
  const found: Body[] = []
  for (const body of bodies) {
    if (found.length === MOST) break
    if (body.entity !== holder && !found.some(({ entity }) => entity === body.entity)) found.push(body)
  }
  return found
}

/** The bodies told of last and the topic, the last first. */
const lastOf = (recent: ReadonlyMap<number, Mention>, topic: number): readonly Named[] =>
  [...recent]
    .reverse()
    .filter(([entity], rank) => rank < MOST_EARLIER || entity === topic)
    .map(([entity, mention]) => [entity, mention, -1] as const)

const bodiesOf = (earlier: readonly Named[], at: number, topic: number): readonly Body[] =>
  earlier
    .map(([entity, mention]) => ({ entity, mention, where: WHERE.earlier, gap: at - mention.span.end }))
    .filter(({ gap, entity }) => gap <= REACH || entity === topic)

/** The organization that the text tells most of. */
function topicOf({ cast }: ClauseText): number {
  let topic = -1
  let most = 1
  for (const [entity, { type, mentions }] of cast.entities.entries())
    if (type === 'organization' && mentions.length > most) [topic, most] = [entity, mentions.length]
  return topic
}

/** The phrase that may tell a post: roles beside a name, what follows it, or the whole of a nominal. */
function phraseOf(
  text: ClauseText,
  mention: Mention,
  place: number,
): Pick<PostQuestion, 'holder' | 'words' | 'noun'> | null {
  const { cast, tokens } = text
  const holder = cast.entityOfMention(place)
  if (holder === null || mention.form === 'pronoun' || mention.by === 'coordination') return null
  const { type } = cast.entities[holder]!
  if (type !== 'person' && type !== 'group') return null
  if (mention.form === 'nominal') {
    if (kinshipNouns().has(tokens.lower(mention.head))) return null
    return { holder, words: mention.span, noun: mention.head }
  }
  const { name, span, roles } = mention
  const words = roles.at(-1) ?? (name && besideName(name, span))
  if (!words) return null
  const noun = nounOf(text, words)
  return noun !== null && kinshipNouns().has(tokens.lower(noun)) ? null : { holder, words, noun: noun ?? -1 }
}

/** What stands in the phrase after a name (`of the university`), else before it (`Labour's`). */
function besideName(name: TokenSpan, span: TokenSpan): TokenSpan | null {
  if (name.end < span.end) return { start: name.end, end: span.end }
  return span.start < name.start ? { start: span.start, end: name.start } : null
}

/** The head of the words of a role: its last noun before a preposition or comma. */
function nounOf({ tags }: ClauseText, { start, end }: TokenSpan): number | null {
  let noun: number | null = null
  for (let i = start; i < end; i++) {
    const upos = tags.upos(i)
    if (noun !== null && (upos === 'ADP' || upos === 'PUNCT')) return noun
    if (upos === 'NOUN' || upos === 'PROPN') noun = i
  }
  return noun
}

const mayBeBody = ({ cast }: ClauseText, { by }: Mention, entity: number): boolean =>
  by !== 'coordination' && cast.entities[entity]!.type !== 'work'

/** The bodies of the sentence, those in the phrase first, then by how near they stand. */
function inSentence(
  own: readonly Named[],
  { span, head }: Mention,
  { words, noun }: Pick<PostQuestion, 'words' | 'noun'>,
): readonly Body[] {
  const found: Body[] = []
  for (const [entity, mention] of own) {
    const { start, end } = mention.span
    if (mention.head === head) continue
    if (contains(words, mention.span) || contains(span, mention.span)) {
      const where = noun >= 0 && end <= noun ? WHERE.before : WHERE.after
      found.push({ entity, mention, where, gap: 0 })
    } else if (end <= span.start)
      found.push({ entity, mention, where: WHERE.left, gap: span.start - end + 1 })
    else if (start >= span.end) found.push({ entity, mention, where: WHERE.right, gap: start - span.end + 1 })
  }
  return found.sort((a, b) => a.gap - b.gap)
}
