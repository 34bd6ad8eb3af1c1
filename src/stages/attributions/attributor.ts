import type { Document } from '../../document/document.ts'
import type { Attribution, Mention, Statement } from '../../document/layers.ts'
import { firstPlace, placeAt } from '../../document/search.ts'
import type { TokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import { HandedOn } from './handed-on.ts'
import { Listeners } from './listeners.ts'
import { isAlive, Makers } from './makers.ts'
import { isOutlet, Outlets } from './outlets.ts'
import { Venues } from './venues.ts'
import type { Read, Who } from './who.ts'

/** An attribution before its probability is looked up. */
export type Settled = Omit<Attribution, 'probability'>

interface Speaker {
  readonly speaker: number | null
  readonly unresolved: Attribution['unresolved']
  readonly by: string
}

/** A floating quotation is carried no further than this many paragraphs. */
const REACH = 3

/** Whom a speaker told reaches us from for as many paragraphs. */
const VIA_REACH = 1
/** Far more than an article has in a paragraph or two; keeps a text of one paragraph linear. */
const STATEMENTS_BACK = 64

/** So many mentions of a story's first paragraph are looked at for whom its title tells of. */
const OPENING = 24

/** How many statements of the story are looked at for what its title quotes. */
const LAST_TOLD = 60

/** What a speaker said last before a statement of his. */
interface SaidBefore {
  readonly place: number
  readonly settled: Settled
  /** Whether in the same paragraph. */
  readonly here: boolean
}

/** Settles statements, the outer one of each before the inner. */
export class Attributor {
  readonly #document: Document<Read>
  readonly #who: Who
  readonly #settled: Settled[] = []
  readonly #listeners: Listeners
  readonly #makers: Makers
  readonly #outlets: Outlets
  readonly #handedOn: HandedOn
  readonly #venues: Venues

  constructor(document: Document<Read>, who: Who) {
    this.#document = document
    this.#who = who
    this.#listeners = new Listeners(document, who, (place) => this.settle(place))
    this.#outlets = new Outlets(document, who)
    this.#handedOn = new HandedOn(document, who)
    this.#venues = new Venues(document, who)
    this.#makers = new Makers(document, who, (place) => this.settle(place).speaker)
  }

  settle(place: number): Settled {
    const known = this.#settled[place]
    if (known) return known
    const statement = this.#document.statements[place]!
    if (statement.within !== null) this.settle(statement.within)
    const speaker = this.#speaker(statement, place)
    const last = this.#saidBefore(statement, place, speaker.speaker)
    const before = this.#listeners.of(statement, place, speaker.speaker) ?? this.#toldBefore(statement, last)
    const told = before?.told ?? withoutPreposition(this.#document.tokens, statement.addressee)
    const addressee = before?.addressee ?? this.#addressee(statement, told, speaker.speaker)
    const via = this.#via(statement, speaker.speaker, addressee, told)
    const settled: Settled = {
      ...speaker,
      addressee,
      told,
      venue: this.#venues.of(statement, place) ?? this.#venueBefore(statement, place, speaker.speaker, last),
      via: via.length > 0 ? via : this.#viaCarried(statement, last),
      time: this.#time(statement),
    }
    this.#settled[place] = settled
    return settled
  }

  #outer(statement: Statement): Settled | null {
    return statement.within === null ? null : (this.#settled[statement.within] ?? null)
  }

  #speaker(statement: Statement, place: number): Speaker {
    if (statement.unattributed) return { speaker: null, unresolved: 'unattributed', by: 'nobody-named' }
    const { source } = statement
    if (source === null) return this.#carried(statement, place)
    const word = this.#document.tokens.lower(source.end - 1)
    const country = this.#document.tokens.form(source.end - 1) === 'US'
    if (source.end - source.start === 1 && !country && /^(?:i|me|we|us|you|my|our|your)$/.test(word))
      return this.#firstOrSecondPerson(statement, word)
    const maker = this.#makers.of(source, place)
    if (maker !== null) return { speaker: maker, unresolved: null, by: 'document-maker' }
    const party = /^[qa]$/.test(word) && statement.cue === null ? this.#interviewParty(source) : null
    if (party !== null) return { speaker: party, unresolved: null, by: 'interview-label' }
    const mention = this.#who.mention(source)
    const told = mention ? null : this.#toldOfInTitle(source)
    if (told !== null) return { speaker: told, unresolved: null, by: 'title-noun' }
    if (!mention) return { speaker: null, unresolved: 'no-candidate', by: 'no-mention' }
    const entity = this.#who.entity(source)
    if (entity === null) return { speaker: null, unresolved: 'no-antecedent', by: `source-${mention.form}` }
    if (this.#isTellerAsThird(statement, mention, entity)) {
      const other = this.#who.otherBefore(mention, entity)
      return { speaker: other, unresolved: other === null ? 'no-antecedent' : null, by: 'other-than-teller' }
    }
    return { speaker: entity, unresolved: null, by: `source-${mention.form}` }
  }

  /** `Former clerk admits theft` over `A former clerk …`: whom the story first calls by the noun that a title has bare. */
  #toldOfInTitle({ end }: TokenSpan): number | null {
    const { paragraphs, mentions, tokens } = this.#document
    const story = paragraphs[1]
    if (story === undefined || end > paragraphs[0]!.end || tokens.form(paragraphs[0]!.end - 1) === '.')
      return null
    const noun = tokens.lower(end - 1)
    const first = firstPlace(mentions.length, (place) => mentions[place]!.span.start >= story.start)
    const last = Math.min(mentions.length, first + OPENING)
    for (let place = first; place < last && mentions[place]!.head < story.end; place++) {
      if (tokens.lower(mentions[place]!.head) !== noun || mentions[place]!.form !== 'nominal') continue
      return this.#who.startingAt(mentions[place]!.span.start)
    }
    return null
  }

  /** `“He said no,” she told him`: who is quoted calls herself "I", so that "he" or "she" is somebody else. */
  #isTellerAsThird(statement: Statement, mention: Mention, entity: number): boolean {
    if (statement.within === null || mention.form !== 'pronoun') return false
    // Whom a quotation is merely carried on to is less sure than whom the pronoun is.
    const { mode, source } = this.#document.statements[statement.within]!
    return mode === 'direct' && source !== null && this.#outer(statement)?.speaker === entity
  }

  /** `Q:` and `A:` of an interview: the first person of its introduction answers whom she "spoke to". */
  #interviewParty(source: TokenSpan): number | null {
    const { tokens, statements } = this.#document
    const first = statements.find(({ by }) => by === 'speaker-label')
    const end = first?.source?.start ?? source.start
    let answers: number | null = null
    let asks: number | null = null
    for (let i = 0; i < end; i++) {
      const entity = this.#who.startingAt(i)
      if (entity === null || this.#document.entities[entity]!.type !== 'person') continue
      const before = `${tokens.lower(i - 2)} ${tokens.lower(i - 1)}`
      if (/^(?:spoke|talked|speaks|spoken|interviewed|questions) (?:to|with|by)$/.test(before)) asks = entity
      else if (this.#document.entities[entity]!.named) answers ??= entity
    }
    if (tokens.lower(source.start) === 'a') return answers
    return asks === answers ? null : asks
  }

  /** "I" and "we" are the one who speaks around them, "you" the one spoken to. */
  #firstOrSecondPerson(statement: Statement, word: string): Speaker {
    const outer = this.#outer(statement)
    if (!outer) return { speaker: null, unresolved: 'no-antecedent', by: 'person-without-speech' }
    if (/^you/.test(word)) {
      const speaker = outer.addressee
      return { speaker, unresolved: speaker === null ? 'no-antecedent' : null, by: 'second-person' }
    }
    return {
      speaker: outer.speaker,
      unresolved: outer.speaker === null ? 'no-antecedent' : null,
      by: 'first-person',
    }
  }

  /** A floating quotation: whoever spoke last before it, else the one person of the paragraph before. */
  #carried(statement: Statement, place: number): Speaker {
    const paragraph = this.#paragraphOf(statement)
    const title = paragraph === 0 ? this.#quotedInTitle(statement, place) : null
    if (title !== null) return { speaker: title, unresolved: null, by: 'title-quotation' }
    const lead = this.#leadingPerson(statement)
    if (lead !== null) return { speaker: lead, unresolved: null, by: 'sentence-before' }
    const first = Math.max(0, place - STATEMENTS_BACK)
    for (let before = place - 1; before >= first; before--) {
      const earlier = this.#document.statements[before]!
      if (paragraph - this.#paragraphOf(earlier) > REACH) break
      if (earlier.within !== null && earlier.within !== statement.within) continue
      const { speaker } = this.settle(before)
      if (speaker !== null && !earlier.unattributed && isAlive(this.#document.entities[speaker]!))
        return { speaker, unresolved: null, by: 'carried-on' }
    }
    for (const near of [paragraph, paragraph - 1]) {
      const span = this.#document.paragraphs[near]
      const person = span ? this.#who.onlyPerson(span) : null
      if (person !== null) return { speaker: person, unresolved: null, by: 'only-person' }
    }
    return { speaker: null, unresolved: 'no-candidate', by: 'nobody-near' }
  }

  /** What a title quotes the story quotes again, with its speaker. */
  #quotedInTitle({ content }: Statement, place: number): number | null {
    const { statements, text } = this.#document
    const wordsOf = (from: number, to: number): string =>
      text
        .slice(from, to)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
    const title = wordsOf(content[0]!.start, content.at(-1)!.end)
    if (title.length < 5) return null
    for (let later = place + 1; later < Math.min(statements.length, place + LAST_TOLD); later++) {
      const { mode, content: told, source, unattributed } = statements[later]!
      if (!source || unattributed || mode === 'indirect') continue
      if (!told.some(({ start, end }) => wordsOf(start, end).includes(title))) continue
      const speaker = this.#who.entity(source)
      if (speaker !== null) return speaker
    }
    return null
  }

  /** `Reyes shrugged. “It happens.”`: the person that opens the sentence before in the same paragraph. */
  #leadingPerson(statement: Statement): number | null {
    const { sentences, paragraphs, tokens } = this.#document
    const start = tokens.at(statement.content[0]!.start)
    const paragraph = paragraphs[this.#paragraphOf(statement)]!
    const before = lastBefore(sentences, start)
    if (!before || before.start < paragraph.start) return null
    return this.#who.firstPerson(before)
  }

  #paragraphOf(statement: Statement): number {
    const token = this.#document.tokens.at(statement.content[0]!.start)
    const { paragraphs } = this.#document
    return Math.max(0, firstPlace(paragraphs.length, (place) => paragraphs[place]!.start > token) - 1)
  }

  #addressee(statement: Statement, addressee: TokenSpan | null, speaker: number | null): number | null {
    if (!addressee) return null
    const word = this.#document.tokens.lower(addressee.end - 1)
    if (addressee.end - addressee.start === 1 && /^(?:me|us|you)$/.test(word)) {
      const outer = this.#outer(statement)
      if (!outer && word === 'us') return this.#ownOutlet()
      return (word === 'you' ? outer?.addressee : outer?.speaker) ?? null
    }
    const entity = this.#outlets.meant(addressee) ?? this.#who.entity(addressee)
    const teller = this.#outer(statement)?.speaker ?? null
    if (entity === null || entity !== speaker || teller === speaker) return entity
    // `She said Pell rang and told her to wait`: nobody tells himself, so that it is the one who tells of it.
    return /^(?:him|her|them)$/.test(word) ? teller : null
  }

  /** `her agent tells us`: the one outlet that the story names. */
  #ownOutlet(): number | null {
    const { entities, mentions, tokens } = this.#document
    let found: number | null = null
    for (const [place, entity] of entities.entries()) {
      if (entity.type !== 'organization' || !entity.mentions.some((m) => isOutlet(tokens, mentions[m]!.span)))
        continue
      if (found !== null) return null
      found = place
    }
    return found
  }

  /** `… she told the council. “We waited,” she added.`: in the same paragraph a speaker goes on speaking to the same. */
  #toldBefore({ act, addressee }: Statement, last: SaidBefore | null): Settled | null {
    const aloud = act === 'say' || act === 'ask'
    if (!last?.here || !aloud || addressee) return null
    // What was asked of somebody is asked once: `She urged the board to wait. “We were late,” she said.`
    return this.#document.statements[last.place]!.act !== 'ask' ? last.settled : null
  }

  /** Where a speaker goes on in the same paragraph: in his own words, or in the same sentence. */
  #venueBefore(
    statement: Statement,
    place: number,
    speaker: number | null,
    last: SaidBefore | null,
  ): TokenSpan | null {
    if (speaker === null || statement.within !== null || statement.act === 'think') return null
    const named = this.#venues.before(statement, place, speaker)
    if (named !== null) return named
    if (!last?.here || (statement.mode === 'indirect' && !this.#isSameSentence(last.place, place)))
      return null
    return last.settled.venue
  }

  #isSameSentence(a: number, b: number): boolean {
    const { sentences, statements, tokens } = this.#document
    const sentenceOf = (place: number): number => {
      const { cue, content } = statements[place]!
      const token = cue?.start ?? tokens.at(content[0]!.start)
      return placeAt(sentences, token)
    }
    return sentenceOf(a) === sentenceOf(b)
  }

  /** What the speaker of a statement that stands alone said last before, so many paragraphs and statements back. */
  #saidBefore(statement: Statement, place: number, speaker: number | null): SaidBefore | null {
    if (speaker === null || statement.within !== null) return null
    const paragraph = this.#paragraphOf(statement)
    const first = Math.max(0, place - STATEMENTS_BACK)
    for (let before = place - 1; before >= first; before--) {
      const earlier = this.#document.statements[before]!
      const away = paragraph - this.#paragraphOf(earlier)
      if (away > VIA_REACH) return null
      if (earlier.within !== null) continue
      const settled = this.settle(before)
      if (settled.speaker === speaker) return { place: before, settled, here: away <= 0 }
    }
    return null
  }

  /** Carriers, nearest the speaker first: whom the words name, the outlet told, then the speaker around. */
  #via(
    statement: Statement,
    speaker: number | null,
    addressee: number | null,
    told: TokenSpan | null,
  ): Attribution['via'] {
    const via: { entity: number; evidence: TokenSpan }[] = []
    const add = (entity: number | null, evidence: TokenSpan): void => {
      if (entity === null || entity === speaker || via.some((known) => known.entity === entity)) return
      via.push({ entity, evidence })
    }
    for (const span of statement.via) {
      const carrier = this.#who.entity(span)
      const known = carrier !== null && carrier !== addressee && this.#document.entities[carrier]!.named
      if (known || isOutlet(this.#document.tokens, span)) add(carrier, span)
    }
    if (addressee !== null && told && this.#outlets.carries(addressee, told)) add(addressee, told)
    for (const { entity, evidence } of this.#handedOn.of(statement)) add(entity, evidence)
    const outer = this.#outer(statement)
    const around = statement.within === null ? null : this.#document.statements[statement.within]!
    if (outer && around) add(outer.speaker, around.source ?? around.cue ?? this.#contentTokens(around))
    return via
  }

  /**
   * `… she told Reuters. “We waited,” she added.`: what a speaker goes on to say, named by a pronoun, reached us the
   * same way.
   */
  #viaCarried({ venue, addressee }: Statement, last: SaidBefore | null): Attribution['via'] {
    return venue || addressee ? [] : (last?.settled.via ?? [])
  }

  #contentTokens(statement: Statement): TokenSpan {
    return this.#document.tokens.within(statement.content[0]!)
  }

  /** The day that stands beside the cue: `said Friday`. */
  #time(statement: Statement): string | null {
    const { cue } = statement
    if (!cue) return null
    const { timexes, tokens } = this.#document
    const timex = timexes[firstPlace(timexes.length, (place) => timexes[place]!.span.start >= cue.end)]
    if (!timex || timex.span.start > cue.end + 1) return null
    const { start } = tokens.chars(timex.span)
    const inside = statement.content.some((span) => span.start <= start && start < span.end)
    return !inside && /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(timex.value) ? timex.value : null
  }
}

/** The last sentence that ends at or before `token`, an opening mark allowed between. */
function lastBefore(sentences: readonly TokenSpan[], token: number): TokenSpan | null {
  return sentences[placeAt(sentences, token) - 1] ?? null
}

/** `asked by the coroner`: whom the words name, without the preposition before them. */
function withoutPreposition(tokens: Tokens, span: TokenSpan | null): TokenSpan | null {
  if (!span || span.end - span.start < 2 || !/^(?:by|to|on)$/.test(tokens.lower(span.start))) return span
  return { start: span.start + 1, end: span.end }
}
