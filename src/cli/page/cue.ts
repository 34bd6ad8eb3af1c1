import type { RecordStatement } from '../../record/record.ts'
import { plain } from './plain.ts'
import { nameText, type View } from './view.ts'

/** The reporting words as the page gives them. */
export interface CueWords {
  readonly text: string
  /** Where the words stand in the article; what is named in them need not be said again. */
  readonly span: readonly [number, number]
}

/** More words than these around the cue would hide it. */
const MOST_WORDS = 6
/** More words than these before the cue are another clause. */
const MOST_BEFORE = 3
/** No six words are longer, in UTF-16 code units. */
const LONGEST = 120
/** What ends a phrase, or belongs to other words than the reporting ones. */
const BREAK = /[\n"“”„«»`,;:()[\]—–]|[.!?]\s|(?<![\p{L}\d])['‘]/u
const RELATIVE = /^(?:who|whom|whose|which|that|and|but|or|as|while)\b/i
const OBJECT = /\b(?:him|them|me|us|her|it)\b/giu

const wordCount = (text: string): number => text.match(/\S+/g)?.length ?? 0

/** The words between the cue and what was said, without the marks and the `that` before it; null where they do not fit. */
function wordsAfter(article: string, { cue, source, content }: RecordStatement): string | null {
  const start = content[0]?.start ?? 0
  if (cue === null || start < cue.end || start - cue.end > LONGEST) return null
  if (source !== null && source.start >= cue.end && source.start < start) return null
  const words = article
    .slice(cue.end, start)
    .replace(/["“„«‘'`\s]+$/u, '')
    .replace(/[\s,:;]+$/u, '')
    .replace(/(?:^|\s+)that$/i, '')
  return BREAK.test(words) || wordCount(words) > MOST_WORDS ? null : words
}

/** `I'd go`, `you're like` with a name in the pronoun's place. */
const LONG_FORMS: Readonly<Record<string, string>> = {
  d: ' would',
  ll: ' will',
  ve: ' has',
  re: ' is',
  m: ' is',
}

/** The words between who says it and the cue: `’s`, ` also`, ` has been`. */
function wordsBefore(article: string, { cue, source }: RecordStatement): string {
  if (cue === null || source === null || cue.start < source.end || cue.start - source.end > LONGEST) return ''
  const words = article
    .slice(source.end, cue.start)
    .trimEnd()
    .replace(/^['’](d|ll|ve|re|m)(?!\p{L})/u, (_, short: string) => LONG_FORMS[short] ?? '')
  return BREAK.test(words) || RELATIVE.test(words.trim()) || wordCount(words) > MOST_BEFORE ? '' : words
}

/** A cue that opens a phrase of the story (`Repeating`) stands behind a name here. */
const inside = (cue: string): string =>
  /^\p{Lu}\p{Ll}/u.test(cue) ? cue.charAt(0).toLowerCase() + cue.slice(1) : cue

const POSSESSIVE = /^(?:his|her|their|its|my|our|your)$/i

/** Words with `[Ann Okafor]` for a pronoun that means her; pronouns that own the next word stay. */
function withNames(view: View, start: number, end: number): string {
  const { text } = view.record.article
  return text.slice(start, end).replace(OBJECT, (word, place: number) => {
    const owner = /^(?:her)$/i.test(word) && /^\s+\p{L}/u.test(text.slice(start + place + 3, end))
    const id = owner ? undefined : view.pronounAt(start + place)
    return id === undefined ? word : `[${nameText(view, id)}]`
  })
}

/** The person spoken to where the reporting words are followed by them: `told `, `shared with `. */
function hearerAfter(view: View, { cue, addressee }: RecordStatement): CueWords | null {
  if (cue === null || addressee === null) return null
  const [start, end] = addressee.evidence
  if (start < cue.end || start > cue.end + 12) return null
  const between = view.record.article.text.slice(cue.end, start)
  if (!/^ (?:to |with )?$/.test(between)) return null
  const name = addressee.entity === null ? addressee.text : nameText(view, addressee.entity)
  return { text: plain(`${cue.text}${between}${name}`), span: [cue.start, end] }
}

/**
 * The reporting words with what belongs to them in the story, up to what was said: `accused the board of`. Where
 * that is long or broken up, the cue alone, or with the person spoken to.
 */
export function cueWords(view: View, statement: RecordStatement): CueWords | null {
  const { cue, source, addressee } = statement
  if (cue === null) return null
  const article = view.record.article.text
  const after = wordsAfter(article, statement)
  const before = wordsBefore(article, statement)
  const first = source !== null && source.start < cue.start
  const own = first || source === null ? inside(plain(cue.text)) : plain(cue.text)
  const owner = source !== null && POSSESSIVE.test(source.text) && statement.speaker !== null ? '’s' : ''
  const lead = wordCount(before) + wordCount(after ?? '') <= MOST_WORDS ? `${before}${owner}` : owner
  const space = lead === '' || /\s$/.test(lead) ? '' : ' '
  const head = `${plain(lead)}${space}${own}`
  if (after === null || after === '') {
    const hearer = addressee === null ? null : hearerAfter(view, statement)
    if (hearer === null) return { text: head, span: [cue.start, cue.end] }
    return { ...hearer, text: `${head}${hearer.text.slice(plain(cue.text).length)}` }
  }
  const end = cue.end + after.length
  return { text: `${head}${plain(withNames(view, cue.end, end))}`, span: [cue.start, end] }
}
