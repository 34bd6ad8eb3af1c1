/** Signs of program text, markup and records, each of a kind of its own; prose has at most one of them in a line. */
const CODE_SIGNS: readonly RegExp[] = [
  /[{}]|\[\s*["'\d\]]|\w\[|\[[\w-]+\]\s/,
  /[^=<>!]=[^=]|[=!<>]==?|=>|->|::|&&|\|\||[+*/-]=/,
  /["'\w]\s*:\s*["'{[]|^\s*["'][\w -]{1,60}["']\s*:/,
  /[\p{L}\d_)\]]\([^()\s]{0,80}\)?|\(\)|\)\s*[;:{]/u,
  /[;{}([,]\s*$|\\$|^\s*[)}\]]+[;,]?\s*$/,
  /\p{L}_\p{L}|\b\w+\.\w+\.\w+\b|\b[a-z]+\.[a-z]\w*\(|\b[a-z]+[A-Z][a-z]+[A-Z(]/u,
  /^\s*(?:- )?[a-z_][\w-]*:(?:\s|$)/,
  /^\s*(?:\/\/|\/\*|\*\/|#!|#include|#define|--\s|"""|'''|@\w+\()/,
  /^\s*(?:import [\w.{},* ]+;?$|from \S+ import |(?:async )?(?:def|function|func|fn) \w+|class \w+.*[:{]$|(?:const|let|var|public|private|static|package|using) \w+)/,
  /^\s*(?:return|raise|throw|if|for|while|with|elif|else|try|except|catch|finally|switch|case|SELECT|INSERT|UPDATE|CREATE)\b.*[;:{)]$/,
  /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d|^\d{1,3}(?:\.\d{1,3}){3}\s|\b(?:INFO|WARN|ERROR|DEBUG|TRACE|FATAL)\b|\bHTTP\/\d/,
]

/** Longer lines are looked at so far: a sign stands near the beginning or nowhere. */
const SAMPLE = 400
/** Addresses, and tags around words, are found in prose too. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+|\S+@\S+/g
const TAG = /<[/!?]?[a-zA-Z][\w:-]*(?:\s[^<>]{0,300})?\/?>/g

/** Three words in a row. */
const SENTENCE = /\p{L}+\W+\p{L}+\W+\p{L}/u

/** What a line looks like. */
export interface Signs {
  /** Kinds of signs of program text. */
  readonly kinds: number
  /** Whether it has tags, and no more than a word or two beside them. */
  readonly markup: boolean
}

/** The signs of program text in a line, looked for in its beginning. */
export function signsOf(line: string): Signs {
  const sample = line.slice(0, SAMPLE)
  const untagged = sample.replace(TAG, '')
  const bare = untagged.replace(ADDRESS, '')
  const kinds = CODE_SIGNS.filter((sign) => sign.test(bare)).length
  return { kinds, markup: untagged.length < sample.length && !SENTENCE.test(untagged) }
}

/** A line of cells: of figures above all, or cut by bars, tabs, commas without a space, or wide gaps. */
export function isRow(line: string): boolean {
  const sample = line.slice(0, SAMPLE).trim()
  if (/^[-|+:= ]{3,}$/.test(sample)) return true
  const cells = Math.max(
    sample.split('|').length,
    sample.split('\t').length,
    sample.split(/,(?=\S)(?!\d{3}(?!\d))/).length,
    sample.split(/;(?=\S)/).length,
    sample.split(/ {2,}/).length,
  )
  if (cells >= 3) return true
  const words = sample.split(/\s+/)
  return words.length >= 3 && words.filter((word) => /^[\p{Sc}(+-]?\d/u.test(word)).length * 2 >= words.length
}
