import type { Document } from '../../document/document.ts'
import type { Mention, Statement } from '../../document/layers.ts'
import { firstPlace } from '../../document/search.ts'
import { overlaps, spanLength, type TokenSpan } from '../../document/span.ts'

/** How many mentions before a pronoun another antecedent is looked for. */
const MENTIONS_BACK = 8

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

/** What the share of common words of an owner counts: `Halvik` of `Halvik's mayor`. */
const OWNER = 0.2

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

  /**
   * Share of common words, more where the head is the phrase's own, a little more for names and for the same start;
   * little for an owner, more for a name that the phrase ends with after a comma.
   */
  #score(span: TokenSpan, core: number, mention: Mention): number {
    if (!overlaps(span, mention.span)) return 0
    const common = Math.min(span.end, mention.span.end) - Math.max(span.start, mention.span.start)
    const all = Math.max(span.end, mention.span.end) - Math.min(span.start, mention.span.start)
    const starts = mention.span.start === span.start ? 0.2 : 0
    const own = mention.head === core ? 0.5 : 0
    const name = mention.form === 'name' ? 0.1 : 0
    if (own === 0 && this.#isOwner(span, mention)) return OWNER * (common / all)
    return common / all + starts + own + name + (this.#isNamedLast(span, core, mention) ? 0.3 : 0)
  }

  /** `Halvik` of `Halvik's mayor`, at the phrase's start. */
  #isOwner(span: TokenSpan, { span: { start, end } }: Mention): boolean {
    return start === span.start && end < span.end && this.#document.tags.xpos(end) === 'POS'
  }

  /** `the firm's head, Ana Keller`: the person whom the phrase names at its end. */
  #isNamedLast(span: TokenSpan, core: number, mention: Mention): boolean {
    const { tokens } = this.#document
    const { start, end } = mention.span
    return (
      mention.form === 'name' &&
      mention.type === 'person' &&
      start === core + 2 &&
      tokens.form(core + 1) === ',' &&
      end >= span.end - 1
    )
  }

  /** The entity of the longest mention that begins with `token`; null if there is none. */
  startingAt(token: number): number | null {
    return this.#entityAt(this.#byStart.get(token))
  }

  /** The entity of the longest mention that ends before `token`; null if there is none. */
  endingAt(token: number): number | null {
    return this.#entityAt(this.#byEnd.get(token))
  }

  /** The words of the longest mention that begins with `token`. */
  spanFrom(token: number): TokenSpan | null {
    const place = this.#byStart.get(token)
    return place === undefined ? null : this.#document.mentions[place]!.span
  }

  /** The words of the longest mention that ends before `token`. */
  spanTo(token: number): TokenSpan | null {
    const place = this.#byEnd.get(token)
    return place === undefined ? null : this.#document.mentions[place]!.span
  }

  #entityAt(place: number | undefined): number | null {
    const entity = place === undefined ? -1 : this.#entityOf[place]!
    return entity < 0 ? null : entity
  }

  /** The person named last before a pronoun that can be meant by it and is not `entity`; null if none stands near. */
  otherBefore({ span, gender }: Mention, entity: number): number | null {
    const { mentions, entities } = this.#document
    const at = firstPlace(mentions.length, (place) => mentions[place]!.span.start >= span.start)
    for (let place = at - 1; place >= Math.max(0, at - MENTIONS_BACK); place--) {
      const other = this.#entityOf[place]!
      if (other < 0 || other === entity || entities[other]!.type !== 'person') continue
      const person = entities[other]!
      if (
        person.number === 'plural' ||
        (person.gender !== null && gender !== null && person.gender !== gender)
      )
        continue
      return other
    }
    return null
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

/** Whether a token stands in what is said. */
export function isContent({ tokens }: Document<Read>, { content }: Statement, token: number): boolean {
  const { start } = tokens.chars({ start: token, end: token + 1 })
  return content.some((span) => span.start <= start && start < span.end)
}
