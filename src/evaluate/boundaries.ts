import type { TreebankDocument, TreebankLayer } from '../corpora/conllu.ts'
import { readTreebank, TESTS } from '../corpora/treebanks.ts'
import type { Document } from '../document/document.ts'
import type { TokenSpan } from '../document/span.ts'
import type { Tokens } from '../document/tokens.ts'
import { Pipeline } from '../pipeline/pipeline.ts'
import { sentences } from '../stages/sentences/stage.ts'
import { tokens } from '../stages/tokens/stage.ts'
import { alignTokens } from './treebank-text.ts'

type Bounded = Document<'tokens' | 'sentences'>

/** Spans that are the same characters in both readings, and how many each has. */
interface Count {
  readonly right: number
  readonly gold: number
  readonly found: number
}

const reader = Pipeline.start.with(tokens).with(sentences)
const NONE: Count = { right: 0, gold: 0, found: 0 }

/** Counts tokens and sentences that begin and end at the same characters (Zeman et al. 2018). */
export function compareBoundaries(gold: Bounded, found: Bounded): { tokens: Count; sentences: Count } {
  const key = (read: Tokens) => (span: TokenSpan) => {
    const { start, end } = read.chars(span)
    return `${start}-${end}`
  }
  const golds = new Set(gold.sentences.map(key(gold.tokens)))
  const right = found.sentences.filter((span) => golds.has(key(found.tokens)(span))).length
  const aligned = alignTokens(gold, found).filter((place) => place >= 0).length
  return {
    tokens: { right: aligned, gold: gold.tokens.length, found: found.tokens.length },
    sentences: { right, gold: gold.sentences.length, found: found.sentences.length },
  }
}

const add = (a: Count, b: Count): Count => ({
  right: a.right + b.right,
  gold: a.gold + b.gold,
  found: a.found + b.found,
})

/** GUM names its documents `GUM_genre_name`, EWT `genre-name`. */
const genreOf = (id: string): string => /^(?:GUM_)?(\p{L}+)/u.exec(id)?.[1] ?? id

function row(name: string, sentence: Count, token: Count): string {
  const percent = (part: number, whole: number) =>
    (whole === 0 ? 100 : (100 * part) / whole).toFixed(1).padStart(8)
  const { right, gold, found } = sentence
  const scores = [percent(right, found), percent(right, gold), percent(2 * right, gold + found)]
  return `${name.padEnd(20)}${scores.join('')}${String(gold).padStart(7)}${percent(2 * token.right, token.gold + token.found)}`
}

function rowsOf(name: string, treebank: readonly TreebankDocument[]): readonly string[] {
  const genres = new Map<string, { tokens: Count; sentences: Count }>()
  for (const { id, document } of treebank) {
    const counted = compareBoundaries(document, readText(document))
    for (const genre of [name, `  ${genreOf(id)}`]) {
      const before = genres.get(genre) ?? { tokens: NONE, sentences: NONE }
      genres.set(genre, {
        tokens: add(before.tokens, counted.tokens),
        sentences: add(before.sentences, counted.sentences),
      })
    }
  }
  return [...genres].map(([genre, count]) => row(genre, count.sentences, count.tokens))
}

const readText = ({ text }: Document<TreebankLayer>): Bounded => reader.read({ text, published: null })

/** A table of sentences and tokens found in the text of the test sets, as a page would have it, by genre. */
export function evaluateBoundaries(corpora: string): string {
  const head = ['P', 'R', 'F1'].map((name) => name.padStart(8)).join('')
  return [
    'sentences from the text alone, an empty line between the blocks of a page · per cent of spans',
    `${''.padEnd(20)}${head}${'of'.padStart(7)}${'tokens'.padStart(8)}`,
    ...TESTS.flatMap(({ name, path }) => rowsOf(name, readTreebank(corpora, path))),
    '',
  ].join('\n')
}
