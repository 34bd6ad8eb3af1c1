import { charSpan } from '../document/span.ts'
import type { Credit } from './article.ts'
import { findDate } from './dates.ts'

/** The words before the dash that opens an agency's report: `LONDON, May 3 (Reuters) - `. */
export interface Dateline {
  readonly place: string | null
  /** ISO 8601, where the year is said. */
  readonly date: string | null
  readonly agency: Credit | null
}

const LONGEST = 120

/**
 * The dateline at the start of `line`, which begins at offset `start` of the text: a place in capitals (with a
 * state or country, and a date), an agency in brackets, or both, and then a dash. Null where there is none.
 */
export function readDateline(line: string, start: number): Dateline | null {
  const dash = /\s(?:-{1,3}|[–—])(?=\s|$)|[–—]/.exec(line.slice(0, LONGEST))
  if (!dash) return null
  const parts = /^([^()]*)(?:\(([^()]{2,40})\))?$/.exec(line.slice(0, dash.index).trimEnd())
  if (!parts) return null
  const [whole, before, agency] = parts
  const place = before!.trim()
  if (place === '' ? agency === undefined : !isPlaceAndDate(place)) return null
  if (agency !== undefined && !/^\p{Lu}/u.test(agency)) return null
  return {
    place: place || null,
    date: findDate(place)?.value ?? null,
    agency: agencyCredit(whole!, agency, start),
  }
}

function agencyCredit(dateline: string, agency: string | undefined, start: number): Credit | null {
  if (agency === undefined) return null
  const at = start + dateline.lastIndexOf('(') + 1
  return { kind: 'text', text: agency, evidence: charSpan(at, at + agency.length) }
}

const MONTH = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?$/i

/** The place stands in capitals; after its comma come a state, a country, a date. */
function isPlaceAndDate(text: string): boolean {
  const [place, ...rest] = text.split(/,\s*/)
  const shouted = /^\p{Lu}[\p{Lu}\p{M}\s.'’/-]+$/u
  const [first, ...others] = place!.split(/\s+(?=\p{Lu}\p{Ll})/u)
  if (!shouted.test(first!) && !isDate(text)) return false
  return [...others, ...rest].every(
    (part) => part.length <= 24 && (/^\p{Lu}[\p{L}.\s'’-]*$/u.test(part) || isDate(part)),
  )
}

const isDate = (text: string): boolean =>
  text.split(/[\s,]+/).every((word) => MONTH.test(word) || /^\d{1,4}\.?$/.test(word))
