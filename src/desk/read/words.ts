import { contentParagraphs } from '../../cli/page/content.ts'
import { cueWords } from '../../cli/page/cue.ts'
import { readableDate } from '../../cli/page/dates.ts'
import { plain } from '../../cli/page/plain.ts'
import { nameText, type View } from '../../cli/page/view.ts'
import type { HearsayRecord, RecordStatement } from '../../record/record.ts'

const BEFORE_THE_NAME = /^(according|per|citing|as|in the words)\b/i

/** `Ida Holm tells the inquest`, `according to court documents`, `speaker not known`. */
export function whoSaid(view: View, statement: RecordStatement): string {
  const { speaker, source } = statement
  const who =
    speaker !== null ? nameText(view, speaker) : source !== null ? plain(source.text) : 'Speaker not known'
  const cue = cueWords(view, statement)?.text.trim() ?? ''
  if (cue === '') return who
  if (BEFORE_THE_NAME.test(cue)) return `${cue} ${who}`
  return /^[’']/u.test(cue) ? `${who}${cue}` : `${who} ${cue}`
}

/** What was said: direct words in quotation marks, others as they stand; cut at a word where it is longer than `most`. */
export function contentWords(
  { record }: View,
  statement: RecordStatement,
  most = Number.POSITIVE_INFINITY,
): string {
  const whole = contentParagraphs(record.article.text, statement, false).join(' ')
  if (whole.length <= most) return whole
  const head = whole.slice(0, most)
  return `${head.slice(0, Math.max(head.lastIndexOf(' '), most * 0.6)).trimEnd()} …${whole.endsWith('”') ? '”' : ''}`
}

export const dateWords = (value: string | null): string | null =>
  value === null ? null : (readableDate(value) ?? value)

export const percent = (probability: number): string =>
  `${probability >= 1 ? 100 : Math.min(99, Math.round(probability * 100))}\u00a0%`

export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')}\u00a0${n === 1 ? one : many}`

/** Name of an entity as the page shows it. */
export const nameOf = ({ entities }: HearsayRecord, id: string | null): string | null => {
  const found = entities.find((entity) => entity.id === id)
  return found ? plain(found.name) : null
}
