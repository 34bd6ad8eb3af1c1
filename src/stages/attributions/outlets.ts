import type { Document } from '../../document/document.ts'
import { firstPlace } from '../../document/search.ts'
import type { TokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import { lazy, loadLexicon, wordSet } from '../../pipeline/lexicon.ts'
import type { Read, Who } from './who.ts'

/** Names are shared with the mentions stage, which knows them for organizations. */
const NAMES = lazy(
  () =>
    new Set(
      loadLexicon('stages/mentions/organizations.tsv')
        .rows.filter(([, kind]) => kind === 'outlet')
        .map(([name]) => name!.toLowerCase()),
    ),
)
const NOUNS = lazy(() => wordSet(loadLexicon('stages/attributions/outlet-nouns.tsv')))
const INSTITUTIONS = lazy(() => wordSet(loadLexicon('stages/attributions/institution-nouns.tsv')))
const LONGEST_NAME = 4

/** Whether a phrase names a news outlet: `Reuters`, `the Daily News`, `state television`. */
export function isOutlet(tokens: Tokens, span: TokenSpan): boolean {
  for (let start = span.start; start < span.end; start++) {
    if (NOUNS().has(tokens.lower(start))) return true
    for (let end = start + 1; end <= Math.min(span.end, start + LONGEST_NAME); end++)
      if (/^\p{Lu}/u.test(tokens.form(start)) && NAMES().has(tokens.words({ start, end }).toLowerCase()))
        return true
  }
  return false
}

/** `the media` as a whole are asked and told things that nobody in particular passes on. */
const isMedia = (tokens: Tokens, { start, end }: TokenSpan): boolean =>
  tokens.lower(end - 1) === 'media' &&
  (end - start === 1 || (end - start === 2 && tokens.lower(start) === 'the'))

/** Whether a phrase names a court, an office, a party, a company: one that is told things and prints none. */
export function isInstitution(tokens: Tokens, span: TokenSpan): boolean {
  for (let i = span.start; i < span.end; i++) if (INSTITUTIONS().has(tokens.lower(i))) return true
  return false
}

/** How many mentions before `the newspaper` its name is looked for. */
const MENTIONS_BACK = 80

/** The outlets that a story names. */
export class Outlets {
  readonly #document: Document<Read>
  readonly #who: Who

  constructor(document: Document<Read>, who: Who) {
    this.#document = document
    this.#who = who
  }

  /** `She told the newspaper`: the outlet that its name follows, else the one named last before; null where the words are no such noun or none is named. */
  meant(words: TokenSpan): number | null {
    const { tokens, entities, mentions } = this.#document
    const entity = this.#who.entity(words)
    if (entity !== null && (entities[entity]!.named || entities[entity]!.mentions.length > 1)) return null
    const first = tokens.lower(words.start)
    const last = tokens.lower(words.end - 1)
    if (!/^(?:the|this|that)$/.test(first) || !NOUNS().has(last) || last === 'media') return null
    const next = tokens.form(words.end) === ',' ? words.end + 1 : words.end
    const isName = /^\p{Lu}/u.test(tokens.form(next))
    const apposed = isName ? this.#who.entity({ start: next, end: next + 1 }) : null
    if (apposed !== null && entities[apposed]!.named && entities[apposed]!.type !== 'person') return apposed
    const noun = tokens.lower(words.start + 1) === 'same' ? words.start + 2 : words.start + 1
    if (noun !== words.end - 1) return null
    const before = firstPlace(mentions.length, (place) => mentions[place]!.span.start >= words.start)
    for (let place = before - 1; place >= Math.max(0, before - MENTIONS_BACK); place--) {
      const { form, span } = mentions[place]!
      if (form !== 'name') continue
      const named = this.#who.entity(span)
      if (named !== null && this.#isNamedOutlet(named, span)) return named
    }
    return null
  }

  /** Whom one tells and we hear it from: an outlet, or an organization by its name that is no court, party or office. */
  carries(addressee: number, told: TokenSpan): boolean {
    const { tokens, entities } = this.#document
    if (isMedia(tokens, told)) return false
    if (isOutlet(tokens, told) || tokens.lower(told.start) === 'us') return true
    const { type, named } = entities[addressee]!
    if (!named || isInstitution(tokens, told)) return false
    const name = tokens.lower(told.start) === 'the' ? told.start + 1 : told.start
    if (!/\p{Lu}/u.test(tokens.form(name))) return this.meant(told) !== null
    return /^(?:organization|work)$/.test(type) || this.#isTitled(told)
  }

  /** `told The Citizen`, `told PEOPLE`: written as titles of papers are, whatever else the name may be taken for. */
  #isTitled({ start, end }: TokenSpan): boolean {
    const { tokens } = this.#document
    const form = tokens.form(start)
    if (end - start === 1) return /^\p{Lu}{5,}$/u.test(form)
    return form === 'The' && end - start <= 4 && this.#who.mention({ start, end })?.form === 'name'
  }

  /** By its name, or by the noun before it: `the magazine Halvik`. */
  #isNamedOutlet(entity: number, span: TokenSpan): boolean {
    const { tokens, entities } = this.#document
    const { type, named } = entities[entity]!
    if (!named || !/^(?:organization|work)$/.test(type)) return false
    return isOutlet(tokens, span) || NOUNS().has(tokens.lower(span.start - 1))
  }
}
