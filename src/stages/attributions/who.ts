import type { Document } from '../../document/document.ts'
import type { Mention } from '../../document/layers.ts'
import { overlaps, spanLength, type TokenSpan } from '../../document/span.ts'

/** What settling speakers reads. */
export type Read =
  | 'tokens'
  | 'paragraphs'
  | 'sentences'
  | 'tags'
  | 'mentions'
  | 'timexes'
  | 'entities'
  | 'statements'

/** Looks up the mention and the entity behind a stretch of words. */
export class Who {
  readonly #document: Document<Read>
  /** Mentions by the token of their head. */
  readonly #byHead = new Map<number, number[]>()
  readonly #entityOf: Int32Array
  /** The longest mention by its first token, and by the token after its last. */
  readonly #byStart = new Map<number, number>()
  readonly #byEnd = new Map<number, number>()

  constructor(document: Document<Read>) {
    this.#document = document
    for (const [place, mention] of document.mentions.entries()) {
      const list = this.#byHead.get(mention.head)
      if (list) list.push(place)
      else this.#byHead.set(mention.head, [place])
      const { start, end } = mention.span
      const length = (known: number | undefined): number =>
        known === undefined ? 0 : spanLength(document.mentions[known]!.span)
      if (length(this.#byStart.get(start)) < end - start) this.#byStart.set(start, place)
      if (length(this.#byEnd.get(end)) < end - start) this.#byEnd.set(end, place)
    }
    this.#entityOf = new Int32Array(document.mentions.length).fill(-1)
    for (const [place, entity] of document.entities.entries())
      for (const mention of entity.mentions) this.#entityOf[mention] = place
  }

  /** The mention that covers `span` best; possessives and names inside a larger phrase come last. */
  mention(span: TokenSpan): Mention | null {
    const place = this.#bestMention(span)
    return place < 0 ? null : this.#document.mentions[place]!
  }

  /** The entity behind `span`; null if no mention covers it or its mention belongs to none. */
  entity(span: TokenSpan): number | null {
    const place = this.#bestMention(span)
    const entity = place < 0 ? -1 : this.#entityOf[place]!
    return entity < 0 ? null : entity
  }

  #bestMention(span: TokenSpan): number {
    let best = -1
    let bestScore = 0
    const core = this.#core(span)
    for (let head = span.start; head < span.end; head++) {
      for (const place of this.#byHead.get(head) ?? []) {
        const score = this.#score(span, core, this.#document.mentions[place]!)
        if (score > bestScore) {
          best = place
          bestScore = score
        }
      }
    }
    return best
  }

  /** The last word of the phrase itself, before a comma or a preposition: where its head stands. */
  #core(span: TokenSpan): number {
    const { tags, tokens } = this.#document
    for (let i = span.start + 1; i < span.end; i++)
      if (tags.upos(i) === 'ADP' || /^[,(—–]$/.test(tokens.form(i))) return i - 1
    return span.end - 1
  }

  /** Share of common words, more where the head is the phrase's own, a little more for names and for the same start. */
  #score(span: TokenSpan, core: number, mention: Mention): number {
    if (!overlaps(span, mention.span)) return 0
    const common = Math.min(span.end, mention.span.end) - Math.max(span.start, mention.span.start)
    const all = Math.max(span.end, mention.span.end) - Math.min(span.start, mention.span.start)
    const starts = mention.span.start === span.start ? 0.2 : 0
    const own = mention.head === core ? 0.5 : 0
    return common / all + starts + own + (mention.form === 'name' ? 0.1 : 0)
  }

  /** The entity of the longest mention that begins with `token`; null if there is none. */
  startingAt(token: number): number | null {
    return this.#entityAt(this.#byStart.get(token))
  }

  /** The entity of the longest mention that ends before `token`; null if there is none. */
  endingAt(token: number): number | null {
    return this.#entityAt(this.#byEnd.get(token))
  }

  #entityAt(place: number | undefined): number | null {
    const entity = place === undefined ? -1 : this.#entityOf[place]!
    return entity < 0 ? null : entity
  }

  /** The person whom the first mention of a sentence names, pronouns included; null if it begins otherwise. */
  firstPerson(span: TokenSpan): number | null {
    const place = this.#byStart.get(span.start)
    if (place === undefined || this.#document.mentions[place]!.type !== 'person') return null
    return this.#entityAt(place)
  }

  /** The one named person of a stretch of tokens; null if there is none or more than one. */
  onlyPerson(span: TokenSpan): number | null {
    let found: number | null = null
    for (let head = span.start; head < span.end; head++) {
      for (const place of this.#byHead.get(head) ?? []) {
        const entity = this.#entityOf[place]!
        if (entity < 0 || this.#document.entities[entity]!.type !== 'person') continue
        if (found !== null && found !== entity) return null
        found = entity
      }
    }
    return found
  }
}
