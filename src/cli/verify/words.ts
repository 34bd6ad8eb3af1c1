import { timecode } from '../../transcript/timecode.ts'
import {
  FAILING,
  type Match,
  type Place,
  type QuoteVerdict,
  VERDICTS,
  type VerdictName,
  type Verification,
} from '../../verify/verdict.ts'

/** How a verdict is called on a page. */
export const VERDICT_WORDS: Readonly<Record<VerdictName, string>> = {
  'not-found': 'not found',
  misattributed: 'misattributed',
  altered: 'altered',
  spliced: 'spliced',
  'paraphrase-in-quotes': 'paraphrase in quotation marks',
  unsure: 'unsure',
  unchecked: 'unchecked',
  'marked-edit': 'shortened, as marked',
  typography: 'right but for typography',
  verbatim: 'word for word',
}

/** What is to be done about a quote. */
export type Group = 'mend' | 'look' | 'right'

export const groupOf = ({ verdict, fails }: Pick<QuoteVerdict, 'verdict' | 'fails'>): Group =>
  fails
    ? 'mend'
    : verdict === 'unsure' || verdict === 'unchecked' || verdict === 'marked-edit'
      ? 'look'
      : 'right'

export const numeral = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${numeral(n)} ${n === 1 ? one : many}`

/** `council.vtt · 12:03–12:09`, `hearing.pdf · page 4`, `notes.txt · line 12`. */
export function placeInWords({ source, page, line, from, to }: Place): string {
  const parts = [source]
  if (from !== null) {
    const end = to !== null && Math.floor(to) > Math.floor(from) ? `–${timecode(to)}` : ''
    parts.push(`${timecode(from)}${end}`)
  }
  if (page !== null) parts.push(`page ${page}`)
  if (line !== null && from === null) parts.push(`line ${line}`)
  return parts.join(' · ')
}

/** `REYES`, `REYES, not Tom Okafor`, `speaker not named there`. */
export function speakerInWords(
  { claimed }: Pick<QuoteVerdict, 'claimed'>,
  { speaker, speakerIs }: Match,
): string {
  if (speakerIs === 'other')
    return `${speaker ?? 'somebody else'}, not ${claimed?.name ?? 'who the draft says'}`
  if (speaker === null) return claimed === null ? '' : 'speaker not named there'
  return speakerIs === 'unchecked'
    ? `${speaker} (the draft’s ${claimed?.name ?? 'speaker'} was not checked against that)`
    : speaker
}

/** `7 quotes against 3 sources, 50,639 words`. */
export const searchedInWords = ({ quotes, searched }: Verification): string =>
  `${counted(quotes.length, 'quote')} against ${counted(searched.sources, 'source')}, ${counted(searched.words, 'word')}${searched.unread > 0 ? `; ${counted(searched.unread, 'source')} could not be read` : ''}`

/** `1 altered, 1 not found`. */
function countsInWords({ counts }: Verification, names: readonly VerdictName[]): string {
  return names
    .filter((name) => counts[name] > 0)
    .map((name) => `${counts[name]} ${VERDICT_WORDS[name]}`)
    .join(', ')
}

/** The outcome in a few words, and how it is to be taken. */
export function outcomeInWords(verification: Verification): { readonly text: string; readonly group: Group } {
  const { quotes, counts } = verification
  if (quotes.length === 0) return { text: 'No quotes were found in the draft', group: 'look' }
  const failing = countsInWords(
    verification,
    VERDICTS.filter((name) => FAILING.has(name)),
  )
  if (failing !== '') return { text: `To mend: ${failing}`, group: 'mend' }
  if (counts.unchecked === quotes.length) return { text: 'Nothing could be checked', group: 'look' }
  return counts.unchecked > 0
    ? { text: 'Nothing to mend in what could be checked', group: 'look' }
    : { text: 'Nothing to mend', group: 'right' }
}

/** The verdicts that are no failure, counted. */
export const restInWords = (verification: Verification): string =>
  countsInWords(
    verification,
    VERDICTS.filter((name) => !FAILING.has(name)),
  )

/** A sentence out of a reason. */
export const sentence = (text: string): string =>
  text === '' ? '' : `${text[0]!.toUpperCase()}${text.slice(1)}.`
