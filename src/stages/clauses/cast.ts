import type { Document } from '../../document/document.ts'
import type { Entity, Mention } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'

type Read = Document<'tokens' | 'mentions' | 'entities'>

/** Name of the rule that makes one mention of several joined by "and". */
const COORDINATION = 'coordination'

/** Who stands where: mentions by the tokens they start at, end at, are headed by and cover. */
export class Cast {
  readonly mentions: readonly Mention[]
  readonly entities: readonly Entity[]
  /** Place of each mention's entity, -1 for none. */
  readonly #entityOf: Int32Array
  /** Places of mentions, -1 for none: the innermost over a token, the longest that starts or ends there. */
  readonly #innermost: Int32Array
  readonly #starting: Int32Array
  readonly #ending: Int32Array
  readonly #headed: Int32Array
  #groups: ReadonlyMap<string, number> | null = null

  constructor({ tokens, mentions, entities }: Read) {
    this.mentions = mentions
    this.entities = entities
    this.#entityOf = new Int32Array(mentions.length).fill(-1)
    for (const [place, entity] of entities.entries())
      for (const mention of entity.mentions) this.#entityOf[mention] = place
    const column = () => new Int32Array(tokens.length + 1).fill(-1)
    this.#innermost = column()
    this.#starting = column()
    this.#ending = column()
    this.#headed = column()
    for (const [place, { span, head, by }] of mentions.entries()) {
      // "Ana and Bo" as a whole: phrases are read member by member
      if (by === COORDINATION) continue
      // Longer mentions come first, so that a later one over the same token lies deeper.
      this.#innermost.fill(place, span.start, span.end)
      if (this.#starting[span.start] === -1) this.#starting[span.start] = place
      if (this.#headed[head] === -1) this.#headed[head] = place
      this.#endAt(span.end, place)
    }
    // "Ana Ruiz, 34" ends after the name too
    for (const [place, { name, by }] of mentions.entries())
      if (name && by !== COORDINATION && this.#ending[name.end] === -1) this.#ending[name.end] = place
  }

  #endAt(end: number, place: number): void {
    const last = this.#ending[end]!
    if (last === -1 || this.mentions[last]!.span.start > this.mentions[place]!.span.start)
      this.#ending[end] = place
  }

  #entity(mention: number | undefined): number | null {
    if (mention === undefined || mention === -1) return null
    const entity = this.#entityOf[mention]!
    return entity === -1 ? null : entity
  }

  #mention(place: number | undefined): Mention | null {
    return place === undefined || place === -1 ? null : this.mentions[place]!
  }

  /** The entity of the mention at that place of the mentions layer. */
  entityOfMention = (place: number): number | null => this.#entity(place)

  /** The longest mention that starts at token `i`. */
  startingAt = (i: number): Mention | null => this.#mention(this.#starting[i])

  /** The longest mention whose last token is the one before `end`. */
  endingAt = (end: number): Mention | null => this.#mention(this.#ending[end])

  /** The longest mention headed by token `i`. */
  headedBy = (i: number): Mention | null => this.#mention(this.#headed[i])

  /** The shortest mention over token `i`. */
  over = (i: number): Mention | null => this.#mention(this.#innermost[i])

  /** The entity that the longest mention headed by token `i` stands for. */
  entityHeadedBy = (i: number): number | null => this.#entity(this.#headed[i])

  /** The entity of the mention that ends before `end`, the longest of several. */
  entityEndingAt = (end: number): number | null => this.#entity(this.#ending[end])

  /** The entity of a mention that this class has given. */
  entityOf(mention: Mention): number | null {
    return this.entityHeadedBy(mention.head)
  }

  /** The entity itself, or those it is made of where they are known. */
  members(entity: number): readonly number[] {
    const { members } = this.entities[entity]!
    return members.length > 0 ? members : [entity]
  }

  /** The group made of just these entities; null where the text has none. */
  groupOf(entities: readonly number[]): number | null {
    this.#groups ??= new Map(
      this.entities.flatMap(({ members }, place) =>
        members.length > 1 ? [[keyOf(members), place] as const] : [],
      ),
    )
    return this.#groups.get(keyOf(entities)) ?? null
  }

  isPerson(entity: number): boolean {
    return this.entities[entity]?.type === 'person'
  }
}

const keyOf = (entities: readonly number[]): string => entities.toSorted((a, b) => a - b).join(' ')

/** The shortest span over all of these. */
export function hull(spans: readonly TokenSpan[]): TokenSpan {
  let start = Number.POSITIVE_INFINITY
  let end = 0
  for (const span of spans) {
    if (span.start < start) start = span.start
    if (span.end > end) end = span.end
  }
  return { start, end: Math.max(start, end) }
}
