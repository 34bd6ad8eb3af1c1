import { ENTITY_TYPES, MENTION_FORMS } from '../../document/layers.ts'
import { hashString, mix } from '../../learn/hash.ts'
import { type ClauseText, isPossessive } from '../clauses/text.ts'
import { type Body, POST_TYPES, type PostQuestion, type PostType, WHERE } from './post-questions.ts'

/** Raise it when features change: weights learned with others mean nothing. */
export const VERSION = 2
/** Rows of the table of weights. */
export const SIZE = 1 << 16

/** What adds a feature, given as a hash. */
export type Emit = (hash: number) => void

/** What the rules make of a phrase. */
export interface Ruled {
  readonly type: PostType
  readonly body: number
}

const NONE = 7
const bucket = (gap: number): number =>
  gap < 1 ? 0 : gap < 4 ? 1 : gap < 10 ? 2 : gap < 25 ? 3 : gap < 80 ? 4 : 5

const wordHash = (word: string): number => hashString(word, 17)

/** The feature that a hash of {@link PostReading.candidate} is for a type of post. */
export const typed = (hash: number, type: number): number => mix(hash, 101 + type)

/** A phrase with what its features are made of; one object for all its candidates. */
export class PostReading {
  readonly #text: ClauseText
  readonly #question: PostQuestion
  readonly #ruled: Ruled | null
  readonly #noun: number
  readonly #class: number
  readonly #holder: number
  readonly #article: number

  /** `type` is what the lexicon makes of the noun, null where it has none. */
  constructor(
    text: ClauseText,
    question: PostQuestion,
    type: PostType | null | undefined,
    ruled: Ruled | null,
  ) {
    this.#text = text
    this.#question = question
    this.#ruled = ruled
    const { tokens, cast } = text
    const { noun, holder, place, words } = question
    this.#noun = noun < 0 ? 1 : wordHash(tokens.lower(noun))
    this.#class = type === undefined ? 8 : type === null ? 9 : POST_TYPES.indexOf(type)
    const entity = cast.entities[holder]!
    const form = MENTION_FORMS.indexOf(cast.mentions[place]!.form)
    this.#holder = form * 8 + (entity.named ? 4 : 0) + (entity.number === 'plural' ? 2 : 0)
    const first = tokens.lower(words.start)
    this.#article = /^(?:the|an?|his|her|its|their)$/.test(first) ? wordHash(first) : 2
  }

  /** What speaks for or against a post for that body; mixed with each type of post ({@link typed}) these are features. */
  candidate(body: Body, emit: Emit): void {
    const { tokens, cast } = this.#text
    const { entity, mention, where, gap } = body
    const found = cast.entities[entity]!
    const place = where * 8 + bucket(gap)
    const kind = ENTITY_TYPES.indexOf(found.type)
    const joint = this.#joint(body)
    const ruled = this.#ruled
    const rule = ruled === null ? 0 : ruled.body !== entity ? 1 : 2 + POST_TYPES.indexOf(ruled.type)
    const topic = this.#topic(body)
    const at = (name: number, a: number, b = 0) => emit(mix(mix(name, a), b))
    at(1, 0)
    at(2, place)
    at(3, where, this.#noun)
    at(4, this.#noun)
    at(5, this.#class, place)
    at(6, kind, where)
    at(7, wordHash(tokens.lower(mention.head)))
    at(8, kind, this.#noun)
    at(9, joint, where)
    at(10, joint, this.#class)
    at(11, rule)
    at(12, rule, this.#noun)
    at(13, this.#holder, where)
    at(14, this.#article, where)
    at(15, MENTION_FORMS.indexOf(mention.form), where * 8 + kind)
    at(16, Math.min(5, found.mentions.length), where)
    at(17, this.#class, kind)
    at(18, joint, this.#holder)
    at(19, topic, where)
    at(20, topic, this.#noun)
    at(21, topic, this.#class)
    at(22, this.#holder, mix(rule, this.#class))
    at(23, wordHash(tokens.lower(mention.head)), this.#class)
    at(24, wordHash(tokens.lower(this.#question.words.start)), where)
  }

  /** The features of its being no post. */
  none(emit: Emit): void {
    const ruled = this.#ruled === null ? 0 : 1
    const at = (name: number, a: number, b = 0) => emit(mix(mix(mix(NONE, name), a), b))
    at(1, 0)
    at(2, this.#noun)
    at(3, this.#class)
    at(4, this.#holder)
    at(5, this.#article, this.#holder)
    at(6, ruled, this.#class)
    at(7, this.#question.bodies.filter(({ where }) => where <= WHERE.after).length)
  }

  /** For a body outside the phrase: how far down it stands among those, and whether the text tells most of it. */
  #topic({ entity, where }: Body): number {
    const { bodies, topic } = this.#question
    if (where <= WHERE.after) return 0
    const outside = bodies.filter((body) => body.where === where)
    return (
      1 +
      2 *
        Math.min(
          3,
          outside.findIndex((body) => body.entity === entity),
        ) +
      (entity === topic ? 1 : 0)
    )
  }

  /** The word that ties a body to the phrase: the possessive ending after it, or the word before it. */
  #joint({ mention: { span, form, head } }: Body): number {
    const { tokens } = this.#text
    if (form === 'pronoun') return wordHash(tokens.lower(head))
    if (isPossessive(this.#text, span.end)) return 3
    const before = /^(?:the|an?)$/.test(tokens.lower(span.start - 1)) ? span.start - 2 : span.start - 1
    return before < 0 ? 4 : wordHash(tokens.lower(before))
  }
}
