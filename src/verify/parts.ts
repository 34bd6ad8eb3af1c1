import { type CharSpan, charSpan } from '../document/span.ts'
import { splitWords } from './words.ts'

/** A mark in the quote that says: not word for word. */
export interface Seam {
  readonly mark: 'ellipsis' | 'bracket'
  /** With its dots or brackets, in the draft. */
  readonly span: CharSpan
  /** Number of the quote's first word after it. */
  readonly before: number
  /** How many words stand in the brackets. */
  readonly words: number
}

/** The words of a quote without what its author put in, and where that was. */
export interface QuoteWords {
  readonly keys: readonly string[]
  /** UTF-16 code units of the draft. */
  readonly start: readonly number[]
  readonly end: readonly number[]
  readonly seams: readonly Seam[]
  /** Words that are partly in brackets: `[T]he`, `want[ed]`; their number to the letters outside. */
  readonly patched: ReadonlyMap<number, string>
}

const ELLIPSIS = /\[\s*(?:…|\.\s?\.\s?\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.(?:\s?\.){2,3}/g
const BRACKET = /\[([^[\]\n]{0,200})\]/g
const SIC = /^\s*(?:sic|emphasis (?:added|mine|in original)|expletive|laughs|laughter|pause|sighs)\s*$/i

interface Insertion {
  readonly mark: 'ellipsis' | 'bracket'
  readonly span: CharSpan
}

const DOTS = /^\s*(?:…|\.\s?\.\s?\.)\s*$/

/** Ellipses and brackets of a text in order; a bracket that touches a word is part of it, one of dots is an ellipsis. */
function insertionsOf(text: string, pieces: readonly CharSpan[]): readonly Insertion[] {
  const found: Insertion[] = []
  for (const piece of pieces) {
    const part = text.slice(piece.start, piece.end)
    const at = (index: number, length: number): CharSpan =>
      charSpan(piece.start + index, piece.start + index + length)
    const brackets = [...part.matchAll(BRACKET)].filter(({ 1: inside }) => !DOTS.test(inside!))
    const ellipses = [...part.matchAll(ELLIPSIS)]
    let next = 0
    for (const { index, 0: whole } of brackets) {
      for (; next < ellipses.length && ellipses[next]!.index < index; next++)
        found.push({ mark: 'ellipsis', span: at(ellipses[next]!.index, ellipses[next]![0].length) })
      while (next < ellipses.length && ellipses[next]!.index < index + whole.length) next++
      const span = at(index, whole.length)
      if (!/[\p{L}\d]/u.test(text[span.start - 1] ?? '') && !/[\p{L}\d]/u.test(text[span.end] ?? ''))
        found.push({ mark: 'bracket', span })
    }
    for (const { index, 0: dots } of ellipses.slice(next))
      found.push({ mark: 'ellipsis', span: at(index, dots.length) })
  }
  return found
}

/** Splits the pieces of a quote into its words, seams and patched words. */
export function splitQuote(text: string, pieces: readonly CharSpan[]): QuoteWords {
  const insertions = insertionsOf(text, pieces)
  const keys: string[] = []
  const start: number[] = []
  const end: number[] = []
  const seams: Seam[] = []
  const patched = new Map<number, string>()
  let next = 0
  let inserted = 0
  const closeSeams = (until: number): void => {
    for (; next < insertions.length && insertions[next]!.span.start < until; next++) {
      const { mark, span } = insertions[next]!
      const words = mark === 'bracket' ? splitWords(text, span).length : 0
      if (mark === 'bracket' && SIC.test(text.slice(span.start + 1, span.end - 1))) continue
      seams.push({ mark, span, before: keys.length, words })
    }
  }
  for (const piece of pieces) {
    // Brackets within a word are blanked, so that the word is one: [T]he is The.
    const part = text.slice(piece.start, piece.end)
    const { joined, places } = withoutInnerBrackets(part)
    const words = splitWords(joined)
    for (let i = 0; i < words.length; i++) {
      const from = piece.start + places[words.start[i]!]!
      const to = piece.start + places[words.end[i]! - 1]! + 1
      closeSeams(to)
      while (inserted < insertions.length && insertions[inserted]!.span.end <= from) inserted++
      if (inserted < insertions.length && insertions[inserted]!.span.start < to) continue
      const raw = text.slice(from, to)
      if (/[[\]]/.test(raw) || text[from - 1] === '[' || text[to] === ']')
        patched.set(keys.length, outside(text, from, to))
      keys.push(words.keys[i]!)
      start.push(from)
      end.push(to)
    }
  }
  closeSeams(Number.POSITIVE_INFINITY)
  // At either end nothing of the quote is left out: “… and so on …”
  const inner = seams.filter(({ before, mark }) => mark === 'bracket' || (before > 0 && before < keys.length))
  return { keys, start, end, seams: inner, patched }
}

/** The text without the brackets that touch a letter on a side, and for each unit left its place in `part`. */
function withoutInnerBrackets(part: string): { readonly joined: string; readonly places: readonly number[] } {
  const dropped = new Set<number>()
  for (const { index, 0: whole } of part.matchAll(BRACKET)) {
    const close = index + whole.length - 1
    if (/[\p{L}\d]/u.test(part[index - 1] ?? '') || /[\p{L}\d]/u.test(part[close + 1] ?? '')) {
      dropped.add(index)
      dropped.add(close)
    }
  }
  const places: number[] = []
  let joined = ''
  for (let i = 0; i < part.length; i++)
    if (!dropped.has(i)) {
      joined += part[i]
      places.push(i)
    }
  return { joined, places }
}

/** The letters of a word that stand outside its brackets, folded: `want[ed]` → `want`. */
const outside = (text: string, from: number, to: number): string => {
  const whole = `${text[from - 1] === '[' ? '[' : ''}${text.slice(from, to)}${text[to] === ']' ? ']' : ''}`
  return whole
    .replace(/\[[^\]]*\]/g, '')
    .toLowerCase()
    .replaceAll('’', "'")
}
