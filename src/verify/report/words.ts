import { timecode } from '../../transcript/timecode.ts'
import {
  FAILING,
  type Match,
  type Place,
  type QuoteVerdict,
  type SearchedArchive,
  VERDICTS,
  type VerdictName,
  type Verification,
} from '../verdict.ts'

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

/** `council.vtt · 12:03–12:09`, `hearing.pdf · page 4`, `notes.txt · line 12`, `Tideway Courier · 2025-02-21 · “Pier to close” · story-7`. */
export function placeInWords({ source, page, line, from, to, story }: Place): string {
  if (story) {
    const { outlet, published, headline, article } = story
    return [outlet, published, headline === null ? null : `“${headline}”`, article]
      .filter((part) => part !== null)
      .join(' · ')
  }
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

const archiveInWords = ({ stories, statements, location }: SearchedArchive): string =>
  `${counted(stories, 'story', 'stories')} of ${location} (${counted(statements, 'statement')})`

/** `7 quotes against 3 sources, 50,639 words`, `7 quotes against 3,152 stories of ./hearsay.db (40,112 statements)`. */
export function searchedInWords({ quotes, searched }: Verification): string {
  const { sources, words, unread, archive } = searched
  const all = [
    ...(sources > 0 || archive === null ? [`${counted(sources, 'source')}, ${counted(words, 'word')}`] : []),
    ...(archive === null ? [] : [archiveInWords(archive)]),
  ]
  return `${counted(quotes.length, 'quote')} against ${all.join(', and ')}${unread > 0 ? `; ${counted(unread, 'source')} could not be read` : ''}`
}

/** What `not found` means. */
export function absenceInWords({ searched: { words, sources, archive } }: Verification): string {
  const files = `none of the ${counted(words, 'word')} of ${counted(sources, 'source')} searched`
  if (archive === null) return `in ${files}`
  const kept = `in no statement of ${archiveInWords(archive)}; ${counted(archive.read, 'story', 'stories')} that came near ${archive.read === 1 ? 'was' : 'were'} read whole`
  return sources > 0 ? `in ${files}, and ${kept}` : kept
}

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
