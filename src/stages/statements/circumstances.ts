import type { Act } from '../../document/layers.ts'
import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import { lazy, loadLexicon, wordMap } from '../../pipeline/lexicon.ts'
import type { Draft } from './draft.ts'
import { phraseStartingAt, type Stretch } from './noun-phrase.ts'
import type { Places, View } from './view.ts'

const VENUES = lazy(() => wordMap(loadLexicon('stages/statements/venues.tsv')))

/** Whether a noun names something written or held in which things are said: a statement, a letter, a hearing. */
export const isDocument = (noun: string): boolean => VENUES().has(noun)

/** Documents and recordings that can themselves be what says it. */
const WRITTEN: ReadonlySet<string> = new Set([
  'document',
  'documents',
  'records',
  'filing',
  'filings',
  'report',
  'reports',
  'website',
  'letter',
  'data',
  'indictment',
  'affidavit',
  'complaint',
  'statement',
  'recording',
  'proclamation',
  'release',
  'tweet',
  'post',
  'advisory',
  'memo',
  'study',
  'survey',
  'motion',
  'petition',
  'decree',
  'email',
  'e-mail',
  'article',
])

/** `reviewed by People magazine`, `obtained by Reuters`: whom we have it from. */
const CARRYING = /^(?:review|obtain|see|view|publish|release|provide|share|cite|quote|leak|broadcast|air)$/

/** Adds where a statement was made and who carried it, from the words of its sentence outside its content. */
export function withCircumstances(view: View, places: Places, draft: Draft): Draft {
  const finder = new CircumstanceFinder(view, places, draft)
  return finder.complete()
}

class CircumstanceFinder {
  readonly #view: View
  readonly #places: Places
  readonly #draft: Draft

  constructor(view: View, places: Places, draft: Draft) {
    this.#view = view
    this.#places = places
    this.#draft = draft
  }

  complete(): Draft {
    const draft = this.#trailingVenue(this.#citing(this.#draft))
    const venue = draft.venue ?? this.#venue()
    const via = [...draft.via, ...this.#carriers()]
    return {
      ...draft,
      venue,
      via,
      addressee: draft.addressee ?? this.#spokenTo(),
      act: this.#act(draft, venue),
    }
  }

  /** `Reuters reported, citing the ministry`: the ministry is the source, Reuters the carrier. */
  #citing(draft: Draft): Draft {
    const view = this.#view
    if (!draft.source || draft.unattributed) return draft
    for (let k = 0; k < view.length; k++) {
      if (!view.isWord(k, 'citing', 'quoting') || view.form(k - 1) !== ',') continue
      if (this.#inContent(view.token(k), draft)) continue
      const phrase = phraseStartingAt(view, this.#places, k + 1, view.length)
      if (!phrase) continue
      return {
        ...draft,
        source: view.span(phrase.from, phrase.to),
        via: [draft.source],
        by: `${draft.by}+citing`,
      }
    }
    return draft
  }

  /** Cuts `in a statement` off the end of indirect content. */
  #trailingVenue(draft: Draft): Draft {
    const view = this.#view
    const last = draft.content.at(-1)
    if (!last || draft.quotes.length > 0 || draft.venue) return draft
    const end = view.itemOf(last.end - 1)
    const start = view.itemOf(last.start)
    if (end < 0 || start < 0) return draft
    for (let k = end; k > start + 2 && k > end - 8; k--) {
      const phrase = this.#venuePhrase(k)
      if (!phrase || phrase.to !== end + 1) continue
      let cut = view.items[k]!.start
      if (view.form(k - 1) === ',') cut = view.items[k - 1]!.start
      const content = [...draft.content.slice(0, -1), tokenSpan(last.start, cut)]
      return { ...draft, content, venue: view.span(phrase.from, phrase.to) }
    }
    return draft
  }

  #venue(): TokenSpan | null {
    const view = this.#view
    for (let k = 0; k < view.length; k++) {
      if (view.upos(k) !== 'ADP' || this.#inContent(view.token(k), this.#draft)) continue
      const phrase = this.#venuePhrase(k)
      if (phrase) return view.span(phrase.from, phrase.to)
    }
    return this.#documentSource()
  }

  /** `in a statement`, `at a news conference`, `on Twitter`: the phrase after the preposition at `k`. */
  #venuePhrase(k: number): Stretch | null {
    const view = this.#view
    if (!view.isWord(k, 'in', 'at', 'on', 'during', 'via', 'through', 'by')) return null
    let from = k + 1
    let to = from
    while (to < view.length && to - from < 9 && /^(?:DET|ADJ|NOUN|PROPN|NUM)$|POS/.test(`${view.upos(to)}`))
      to++
    while (to > from && !VENUES().has(view.lower(to - 1))) to--
    if (to === from) return null
    if (
      view.isWord(k, 'by') &&
      !view.isWord(to - 1, 'telephone', 'phone', 'email', 'e-mail', 'letter', 'video')
    )
      return null
    if (view.isWord(from, 'its', 'his', 'her', 'their') && to === from + 1) from++
    // A bare common noun after `in` is rarely a venue: `in court` is, `in report` is not.
    if (
      to - from === 1 &&
      view.upos(from) === 'NOUN' &&
      !view.isWord(from, 'court', 'testimony', 'telephone', 'phone')
    )
      return null
    if (
      view.isWord(to, 'with', 'to') &&
      view.isWord(to - 1, 'interview', 'statement', 'remarks', 'letter', 'email')
    ) {
      const whom = phraseStartingAt(view, this.#places, to + 1, view.length)
      if (whom) return { from, to: whom.to }
    }
    return { from, to }
  }

  /** `according to court documents`: the source is itself the venue. */
  #documentSource(): TokenSpan | null {
    const { source } = this.#draft
    if (!source) return null
    const { tokens, tags } = this.#view.document
    let head = source.start
    while (head + 1 < source.end && tags.upos(head + 1) !== 'ADP' && tokens.form(head + 1) !== ',') head++
    return WRITTEN.has(tokens.form(head)) ? source : null
  }

  /** `Speaking to the council, she said`, `in remarks to the BBC`: who was spoken to. */
  #spokenTo(): TokenSpan | null {
    const view = this.#view
    for (let k = 0; k + 2 < view.length; k++) {
      if (this.#inContent(view.token(k), this.#draft)) continue
      const speaking = view.isWord(k, 'speaking', 'talking') && view.isWord(k + 1, 'to', 'with')
      const told =
        view.isWord(k, 'interview', 'statement', 'remarks', 'letter') && view.isWord(k + 1, 'to', 'with')
      if (!speaking && !told) continue
      const whom = phraseStartingAt(view, this.#places, k + 2, view.length)
      if (whom) return view.span(whom.from, whom.to)
    }
    return null
  }

  /** Outlets behind `reviewed by`, `in an interview with`, `in a statement to`. */
  #carriers(): TokenSpan[] {
    const view = this.#view
    const carriers: TokenSpan[] = []
    for (let k = 1; k < view.length; k++) {
      if (this.#inContent(view.token(k), this.#draft)) continue
      const carried = view.isWord(k, 'by') && CARRYING.test(view.lemma(k - 1)) && view.xpos(k - 1) === 'VBN'
      const told = view.isWord(k, 'with', 'to') && view.isWord(k - 1, 'interview', 'statement', 'remarks')
      if (!carried && !told) continue
      const mention = this.#places.startingAt(view.items[k + 1]?.start ?? -1, view.items.at(-1)!.end)
      if (mention?.type === 'organization') carriers.push(mention.span)
    }
    return carriers
  }

  #act(draft: Draft, venue: TokenSpan | null): Act {
    if (draft.act !== 'say' || !venue) return draft.act
    const { tokens } = this.#view.document
    for (let i = venue.end - 1; i >= venue.start; i--) {
      const act = VENUES().get(tokens.lower(i))
      if (act) return act as Act
      if (act !== undefined) break
    }
    return draft.act
  }

  #inContent(token: number, draft: Draft): boolean {
    return draft.content.some((span) => span.start <= token && token < span.end)
  }
}
