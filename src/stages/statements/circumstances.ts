import type { Act } from '../../document/layers.ts'
import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import { lazy, loadLexicon } from '../../pipeline/lexicon.ts'
import type { Draft } from './draft.ts'
import { phraseStartingAt, type Stretch } from './noun-phrase.ts'
import type { Places, View } from './view.ts'

/** Words after the noun of those cited. */
const LONGEST_CITED = 14
/** What `venues.tsv` tells of a noun. */
interface VenueNoun {
  readonly act: Act | ''
  readonly to: boolean
  readonly bare: boolean
  readonly speaks: boolean
}

const VENUES = lazy(
  (): ReadonlyMap<string, VenueNoun> =>
    new Map(
      loadLexicon('stages/statements/venues.tsv').rows.map(([noun, act, to, bare, speaks]) => [
        noun!,
        {
          act: act as Act | '',
          to: to === 'y',
          bare: bare === 'y',
          speaks: speaks === '' ? act === 'write' : speaks === 'y',
        },
      ]),
    ),
)
/** Gatherings that are told something: they are where it was said, not whom it was said to. */
const GATHERING = /^(?:conference|briefing|rally|meeting|vigil|summit|ceremony|forum|seminar)$/
/** Whom one speaks to where one stands: `told reporters outside the court`. */
const LISTENERS = /^(?:reporters|journalists|crowd|supporters|relatives|fans|parents|workers|press)$/
/** What stands between `told reporters` and what was said, at most. */
const LONGEST_PLACE = 6

/** Whether a noun names something written or held in which things are said: a statement, a letter, a hearing. */
export const isDocument = (noun: string): boolean => VENUES().has(noun)

/** Whether a noun names a document or recording that can itself be what says it. */
const canSpeak = (noun: string): boolean => VENUES().get(noun)?.speaks === true

/** `reviewed by People magazine`, `obtained by Reuters`: whom we have it from. */
const CARRYING =
  /^(?:review|obtain|see|view|publish|release|provide|share|cite|quote|leak|broadcast|air|report|carry|hear|reach|contact|reveal)$/

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
    const draft = this.#gathered(this.#trailingVenue(this.#citing(this.#draft)))
    const venue = draft.venue ?? this.#venue() ?? this.#whereTold(draft)
    const via = [...draft.via, ...this.#carriers()]
    return {
      ...draft,
      venue,
      via,
      addressee: draft.addressee ?? this.#spokenTo(),
      act: this.#act(draft, venue),
    }
  }

  /** `told a news conference in Hanover`: the gathering is where it was said. */
  #gathered(draft: Draft): Draft {
    const { addressee } = draft
    if (!addressee || draft.venue) return draft
    const view = this.#view
    const last = view.itemOf(addressee.end - 1)
    if (last < 0 || !GATHERING.test(view.lower(last))) return draft
    const place =
      view.isWord(last + 1, 'in', 'at') && !this.#inContent(view.token(last + 1), draft)
        ? phraseStartingAt(view, this.#places, last + 2, view.length)
        : null
    const timed = place && this.#places.timexAt(view.items[place.from]!.start)
    const end = place && !timed ? view.items[place.to - 1]!.end : addressee.end
    return { ...draft, addressee: null, venue: { start: addressee.start, end } }
  }

  /** `told reporters outside the court`: where those who listen stand. */
  #whereTold(draft: Draft): TokenSpan | null {
    const { addressee } = draft
    const view = this.#view
    const last = addressee ? view.itemOf(addressee.end - 1) : -1
    if (last < 0 || !LISTENERS.test(view.lower(last))) return null
    for (let k = last + 1; k < view.length && k <= last + LONGEST_PLACE; k++) {
      if (this.#inContent(view.token(k), draft) || view.isPunct(k) || view.upos(k) === 'VERB') return null
      if (!view.isWord(k, 'outside', 'in', 'at', 'inside', 'near')) continue
      const place = phraseStartingAt(view, this.#places, k + 1, view.length)
      if (!place || this.#places.timexAt(view.items[place.from]!.start)) continue
      return view.span(view.isWord(k, 'at', 'in') ? place.from : k, place.to)
    }
    return null
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
        source: view.span(phrase.from, this.#endOfCited(phrase.to)),
        via: [draft.source],
        by: `${draft.by}+citing`,
      }
    }
    return draft
  }

  /** Those cited are told by all words up to the comma or stop: `two people familiar with the case`. */
  #endOfCited(from: number): number {
    const view = this.#view
    let to = from
    while (to < view.length && to - from < LONGEST_CITED && !view.isPunct(to) && !view.isQuote(to)) to++
    return to === view.length || (view.isPunct(to) && !view.isQuote(to)) ? to : from
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
    if (!view.isWord(k, 'in', 'at', 'on', 'during', 'via', 'through', 'by', 'under', 'over', 'from'))
      return null
    let from = k + 1
    let to = from
    while (to < view.length && to - from < 9 && this.#isOfPhrase(to)) to++
    while (to > from && !VENUES().has(view.lower(to - 1))) to--
    if (to === from) return null
    if (view.xpos(to) === 'POS') return null
    if (
      view.isWord(k, 'by', 'over') &&
      !view.isWord(to - 1, 'telephone', 'phone', 'email', 'e-mail', 'letter', 'video')
    )
      return null
    if (view.isWord(k, 'under') && !view.isWord(to - 1, 'cross-examination', 'questioning')) return null
    if (view.isWord(k, 'from') && !view.isWord(to - 1, 'court', 'podium', 'dock', 'bench')) return null
    if (view.isWord(from, 'its', 'his', 'her', 'their') && to === from + 1) from++
    // A bare common noun after `in` is rarely a venue: `in court` is, `in report` is not.
    if (to - from === 1 && view.upos(from) === 'NOUN' && !VENUES().get(view.lower(from))?.bare) return null
    return this.#withListener({ from, to })
  }

  #isOfPhrase(k: number): boolean {
    const view = this.#view
    return (
      !view.isQuote(k) &&
      (/^(?:DET|ADJ|NOUN|PROPN|NUM)$/.test(view.upos(k)) ||
        /^(?:POS|PRP\$)$/.test(view.xpos(k)) ||
        (view.form(k) === '-' && !view.isPunct(k - 1)))
    )
  }

  /** `an interview with the BBC`, `a letter to the board`: with whom it was held or written to. */
  #withListener(venue: Stretch): Stretch {
    const view = this.#view
    const { to } = venue
    if (!view.isWord(to, 'with', 'to') || !VENUES().get(view.lower(to - 1))?.to) return venue
    const whom = phraseStartingAt(view, this.#places, to + 1, view.length)
    return whom ? { from: venue.from, to: whom.to } : venue
  }

  /** `according to court documents`, `the letter says`: the source is itself the venue. */
  #documentSource(): TokenSpan | null {
    const { source } = this.#draft
    if (!source) return null
    const { tokens, tags } = this.#view.document
    let head = source.start
    while (
      head + 1 < source.end &&
      tags.upos(head + 1) !== 'ADP' &&
      tags.upos(head + 1) !== 'VERB' &&
      !/^[,("“‘]$/.test(tokens.form(head + 1))
    )
      head++
    return tags.upos(head) === 'NOUN' && canSpeak(tokens.lower(head)) ? source : null
  }

  /** `Speaking to the council, she said`, `in a letter to the board`: who was spoken to. */
  #spokenTo(): TokenSpan | null {
    const view = this.#view
    for (let k = 0; k + 2 < view.length; k++) {
      if (!/^(?:ADP|PART|SCONJ)$/.test(view.upos(k + 1))) continue
      if (this.#inContent(view.token(k), this.#draft) || !this.#isTold(k)) continue
      const whom = phraseStartingAt(view, this.#places, k + 2, view.length)
      if (whom && !this.#places.timexAt(view.items[whom.from]!.start)) return view.span(whom.from, whom.to)
    }
    return null
  }

  /** `speaking to`, `testifying before`, `interview with`, and the cue's own `joked to`. */
  #isTold(k: number): boolean {
    const view = this.#view
    const to = view.isWord(k + 1, 'to', 'with')
    if (to && view.isWord(k, 'speaking', 'talking', 'writing')) return true
    if (to && view.isWord(k, 'spoke') && view.isWord(k - 1, 'who')) return true
    if (view.isWord(k + 1, 'before') && view.isWord(k, 'testifying', 'appearing')) return true
    if (to && VENUES().get(view.lower(k))?.to) return true
    const { cue } = this.#draft
    return cue !== null && view.isWord(k + 1, 'to') && view.items[k]!.end === cue.end && this.#isName(k + 2)
  }

  /** Somebody's name begins at item `k`. */
  #isName(k: number): boolean {
    const mention = this.#places.startingAt(this.#view.items[k]?.start ?? -1, this.#view.items.at(-1)!.end)
    return mention?.form === 'name' && /^(?:person|organization)$/.test(mention.type ?? '')
  }

  /** Outlets behind `reviewed by`, `in an interview with`, `in a statement to`; who speaks for those that say it. */
  #carriers(): TokenSpan[] {
    const view = this.#view
    const carriers: TokenSpan[] = []
    for (let k = 1; k < view.length; k++) {
      if (!/^(?:ADP|PART|SCONJ)$/.test(view.upos(k)) || this.#inContent(view.token(k), this.#draft)) continue
      const carried = view.isWord(k, 'by') && CARRYING.test(view.lemma(k - 1)) && view.xpos(k - 1) === 'VBN'
      const told = view.isWord(k, 'with', 'to') && VENUES().get(view.lower(k - 1))?.to === true
      if (!carried && !told) continue
      const carrier = this.#organization(k + 1)
      if (carrier) carriers.push(carrier)
    }
    return carriers
  }

  /** The organization named at item `k` or at the end of the phrase that begins there: `the weekly Borba`. */
  #organization(k: number): TokenSpan | null {
    const view = this.#view
    const last = view.items.at(-1)!.end
    for (let at = k; at < view.length && at - k < 4; at++) {
      const mention = this.#places.startingAt(view.items[at]!.start, last)
      if (mention?.type === 'organization') return mention.span
      if (!/^(?:DET|ADJ|NOUN|PROPN)$/.test(view.upos(at))) return null
    }
    return null
  }

  #act(draft: Draft, venue: TokenSpan | null): Act {
    if (draft.act !== 'say' || !venue) return draft.act
    const { tokens } = this.#view.document
    for (let i = venue.end - 1; i >= venue.start; i--) {
      const noun = VENUES().get(tokens.lower(i))
      if (noun?.act) return noun.act
      if (noun) break
    }
    return draft.act
  }

  #inContent(token: number, draft: Draft): boolean {
    return draft.content.some((span) => span.start <= token && token < span.end)
  }
}
