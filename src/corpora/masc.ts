import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from '../document/document.ts'
import { type TokenSpan, tokenSpan } from '../document/span.ts'
import { Tags, XPOS } from '../document/tags.ts'
import { Tokens } from '../document/tokens.ts'

/** A text of MASC: tokens and sentences, Penn tags (`XX` where they follow another convention), no lemmas, no upos. */
export interface MascText {
  readonly id: string
  readonly document: Document<'tokens' | 'sentences' | 'tags'>
}

interface Columns {
  text: string
  readonly start: number[]
  readonly end: number[]
  readonly xpos: number[]
  readonly sentences: TokenSpan[]
}

const PLACE = new Map<string, number>(XPOS.map((tag, i) => [tag, i]))
const UNKNOWN = PLACE.get('XX')!
const HYPHEN = PLACE.get('HYPH')!
const KEPT_MARKS = /^[.,?!]$/

/**
 * The Manually Annotated Sub-Corpus, as NLTK distributes it (`word_TAG`, a sentence a line). Words joined by hyphens
 * are taken apart as Universal Dependencies does; spaces are put back by rule.
 */
export function readMasc(folder: string): readonly MascText[] {
  return ['written', 'spoken'].flatMap((part) => {
    const files = readdirSync(join(folder, part)).sort()
    return files.map((file) => readMascText(file, readFileSync(join(folder, part, file), 'utf8')))
  })
}

export function readMascText(id: string, source: string): MascText {
  const columns: Columns = { text: '', start: [], end: [], xpos: [], sentences: [] }
  for (const line of source.split('\n')) {
    const first = columns.start.length
    for (const item of line.split(' ')) {
      const bar = item.lastIndexOf('_')
      if (bar > 0) addItem(columns, item.slice(0, bar), item.slice(bar + 1))
    }
    if (columns.start.length > first) columns.sentences.push(tokenSpan(first, columns.start.length))
  }
  const { text, start, end, xpos, sentences } = columns
  const tokens = new Tokens(text, Uint32Array.from(start), Uint32Array.from(end))
  const tags = new Tags(new Uint8Array(tokens.length), Uint8Array.from(xpos), [])
  return { id, document: { text, published: null, tokens, sentences, tags } }
}

function addItem(columns: Columns, word: string, tag: string): void {
  const parts = /^[\p{L}\d]+(?:-[\p{L}\d]+)+$/u.test(word) ? word.split(/(-)/) : [word]
  for (const [i, part] of parts.entries()) {
    if (i === 0 && !standsAfter(part) && !/[($]$/.test(columns.text)) columns.text += ' '
    columns.start.push(columns.text.length)
    columns.text += part
    columns.end.push(columns.text.length)
    columns.xpos.push(parts.length > 1 ? (part === '-' ? HYPHEN : UNKNOWN) : place(part, tag))
  }
}

/** Whether a word stands without a space after the word before. */
const standsAfter = (word: string): boolean => /^([.,;:?!)%]|n['’]t|['’](s|re|ve|d|m|ll)?)$/i.test(word)

/** Marks other than the commonest are tagged otherwise in the treebanks. */
function place(word: string, tag: string): number {
  if (!/[\p{L}\d]/u.test(word)) return KEPT_MARKS.test(word) ? (PLACE.get(tag) ?? UNKNOWN) : UNKNOWN
  return /^[A-Z]+\$?$/.test(tag) ? (PLACE.get(tag) ?? UNKNOWN) : UNKNOWN
}
