import type { Document } from '../../document/document.ts'
import type { Statement } from '../../document/layers.ts'
import { placeAt } from '../../document/search.ts'
import type { TokenSpan } from '../../document/span.ts'
import { lazy, loadLexicon } from '../../pipeline/lexicon.ts'
import { isContent, type Read, type Who } from './who.ts'

/** The prepositions before each medium, by its name in lower case. */
const MEDIA = lazy(
  (): ReadonlyMap<string, readonly string[]> =>
    new Map(
      loadLexicon('stages/attributions/media.tsv').rows.map(([medium, prepositions]) => [
        medium!,
        prepositions!.split(' '),
      ]),
    ),
)
const LONGEST_MEDIUM = 2
/** Gatherings that are told something. */
const GATHERING = /^(?:conference|briefing|rally|meeting|vigil|summit|ceremony|forum|seminar)$/
/** Words after the cue among which the medium stands: `told his wife on Monday by text message`. */
const REACH = 8
/** Nouns for what one speaks or writes in. */
const OCCASIONS = lazy(
  () =>
    new Set(
      loadLexicon('stages/statements/venues.tsv')
        .rows.filter(([, act]) => act === 'say' || act === 'write')
        .map(([noun]) => noun!),
    ),
)
/** Tokens of a sentence before that is looked at; keeps a text of one sentence linear. */
const LONGEST_SENTENCE = 100
/** A venue no farther behind the cue is the statement's own: `said on Monday in a letter`. */
const NEAR = 3
/** Statements after and before one whose content may hold its words. */
const NEIGHBOURS = 3

/** Where or how something was said, beyond what its own words tell. */
export class Venues {
  readonly #document: Document<Read>
  readonly #who: Who

  constructor(document: Document<Read>, who: Who) {
    this.#document = document
    this.#who = who
  }

  /** The statement's own words for it; null where there are none or they belong to something else. */
  of(statement: Statement, place: number): TokenSpan | null {
    const { venue } = statement
    if (venue) return this.#isOther(venue, statement, place) ? null : venue
    return this.#toldGathering(statement) ?? this.#medium(statement)
  }

  /** Words of what somebody else said (`asked whether she had it in writing, he said`), or a thing to look at. */
  #isOther(venue: TokenSpan, statement: Statement, place: number): boolean {
    const { statements, tokens } = this.#document
    const { source, cue } = statement
    const last = tokens.lower(venue.end - 1)
    if (last === 'media' && tokens.lower(venue.end - 2) === 'the') return true
    const behindCue = cue !== null && venue.start > cue.start && venue.start <= cue.end + NEAR
    if (behindCue || (source && source.start <= venue.start && venue.end <= source.end)) return false
    const reached = /^(?:reached|contacted)$/.test(tokens.lower(venue.start - 2))
    if (
      !reached &&
      /^(?:telephone|phone)$/.test(last) &&
      /^(?:my|his|her|their|mobile|cell)$/.test(tokens.lower(venue.start))
    )
      return true
    const { start, end } = tokens.chars(venue)
    for (
      let near = Math.max(0, place - NEIGHBOURS);
      near <= Math.min(statements.length - 1, place + NEIGHBOURS);
      near++
    ) {
      if (near === place || near === statement.within) continue
      const other = statements[near]!
      if (other.within !== statement.within) continue
      const holder = other.content.find((span) => span.start <= start && end <= span.end)
      if (holder && this.#hasVerb(tokens.within(holder).start, venue.start)) return true
    }
    return false
  }

  /** `denied those claims in a statement`: what holds no verb has taken in words that tell where it was said. */
  #hasVerb(from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (/^(?:VERB|AUX)$/.test(this.#document.tags.upos(i))) return true
    return false
  }

  /** `told a regular news conference the road was shut`. */
  #toldGathering({ cue, content }: Statement): TokenSpan | null {
    const { tokens, tags } = this.#document
    if (!cue || !/^(?:told|tells)$/.test(tokens.lower(cue.end - 1))) return null
    if (!/^(?:a|an|the|his|her|its|their)$/.test(tokens.lower(cue.end))) return null
    for (let i = cue.end + 1; i < Math.min(tokens.length, cue.end + 5); i++) {
      const { start } = tokens.chars({ start: i, end: i + 1 })
      if (
        content.some((span) => span.start < start && start < span.end && span.start > tokens.chars(cue).start)
      )
        if (!GATHERING.test(tokens.lower(i))) return null
      if (GATHERING.test(tokens.lower(i)) && tags.upos(i + 1) !== 'NOUN')
        return { start: cue.end, end: i + 1 }
      if (!/^(?:ADJ|NOUN|PROPN)$/.test(tags.upos(i))) return null
    }
    return null
  }

  /** `said by text message`, `wrote on Mastodon`: what stands soon after the cue. */
  #medium(statement: Statement): TokenSpan | null {
    const { tokens, sentences } = this.#document
    const { cue } = statement
    if (!cue || statement.act === 'think') return null
    const sentence = sentences[placeAt(sentences, cue.start)]
    for (let i = cue.end; i < Math.min(sentence?.end ?? 0, cue.end + REACH); i++) {
      const preposition = tokens.lower(i)
      if (!/^(?:by|via|on)$/.test(preposition) || isContent(this.#document, statement, i)) continue
      for (let length = LONGEST_MEDIUM; length > 0; length--) {
        const span = { start: i + 1, end: i + 1 + length }
        if (span.end > tokens.length) continue
        const prepositions = MEDIA().get(tokens.words(span).toLowerCase())
        if (prepositions && (preposition === 'via' || prepositions.includes(preposition))) return span
      }
    }
    return null
  }

  /** `He apologised in a post on Monday. “I was late,” he wrote.`: where the sentence before has the speaker speak. */
  before(statement: Statement, place: number, speaker: number): TokenSpan | null {
    const { tokens, sentences, paragraphs, tags } = this.#document
    if (statement.mode !== 'direct' || statement.within !== null || !statement.source) return null
    const start = tokens.at(statement.content[0]!.start)
    const sentence = sentences[placeAt(sentences, start) - 1]
    const paragraph = paragraphs[placeAt(paragraphs, start)]
    if (!sentence || sentence.end - sentence.start > LONGEST_SENTENCE) return null
    if (!paragraph || sentence.start < paragraph.start || this.#isSaid(sentence, place)) return null
    if (!this.#names(sentence, speaker)) return null
    for (let i = sentence.start; i + 2 < sentence.end; i++) {
      if (
        !/^(?:in|at|on|during)$/.test(tokens.lower(i)) ||
        !/^(?:a|an|his|her|their|its)$/.test(tokens.lower(i + 1))
      )
        continue
      for (let end = i + 2; end < sentence.end && /^(?:ADJ|NOUN|PROPN)$/.test(tags.upos(end)); end++)
        if (OCCASIONS().has(tokens.lower(end)) && !/^(?:NOUN|PROPN)$/.test(tags.upos(end + 1)))
          return { start: i + 1, end: end + 1 }
    }
    return null
  }

  #names({ start, end }: TokenSpan, entity: number): boolean {
    for (let i = start; i < end; i++) if (this.#who.startingAt(i) === entity) return true
    return false
  }

  /** Whether something that stands in the sentence is said in it. */
  #isSaid(sentence: TokenSpan, place: number): boolean {
    const { statements, tokens } = this.#document
    for (let near = Math.max(0, place - NEIGHBOURS); near < place; near++) {
      const { cue, content } = statements[near]!
      const token = cue?.start ?? tokens.at(content[0]!.start)
      if (sentence.start <= token && token < sentence.end) return true
    }
    return false
  }
}
