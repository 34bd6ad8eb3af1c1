import { readTreebank, TESTS } from '../corpora/treebanks.ts'
import type { Document } from '../document/document.ts'
import { Tags } from '../document/tags.ts'
import type { Card } from '../learn/card.ts'
import type { Parser } from '../stages/syntax/parser.ts'
import { parseTokens } from '../stages/syntax/stage.ts'
import { guessTags, type TagModel } from '../stages/tags/model.ts'
import { scoreTags } from './tags.ts'
import { alignTokens, f1, type ReadDocument, readTestSets } from './treebank-text.ts'

/** F1 of tokens with the right head (UAS), and with the right head and relation (LAS), per cent. */
export interface SyntaxScores {
  readonly uas: number
  readonly las: number
}

interface Pair {
  readonly gold: Document<'tokens' | 'syntax'>
  readonly found: Document<'tokens' | 'syntax'>
}

interface TaggedPair {
  readonly gold: Document<'tokens' | 'tags' | 'syntax'>
  readonly found: Document<'tokens' | 'tags' | 'syntax'>
}

/** Compares trees with gold trees; all tokens count, punctuation too, and subtypes of relations. */
export function scoreSyntax(pairs: readonly Pair[]): SyntaxScores {
  let golds = 0
  let founds = 0
  let attached = 0
  let labelled = 0
  for (const { gold, found } of pairs) {
    golds += gold.tokens.length
    founds += found.tokens.length
    const aligned = alignTokens(gold, found)
    for (const [i, other] of aligned.entries()) {
      if (other < 0) continue
      const head = gold.syntax.head(i)
      const wanted = head < 0 ? -1 : aligned[head]!
      if (found.syntax.head(other) !== wanted || (head >= 0 && wanted < 0)) continue
      attached++
      if (found.syntax.deprel(other) === gold.syntax.deprel(i)) labelled++
    }
  }
  return { uas: f1(attached, golds, founds), las: f1(labelled, golds, founds) }
}

/** Scores of a parser on the test sets of a corpora folder: gold tokens and sentences, the tagger's guesses. */
export function evaluateParser(tagger: TagModel, parser: Parser, corpora: string): Card['scores'] {
  const scores: Record<string, Record<string, number>> = {}
  for (const { name, path } of TESTS) {
    const pairs = readTreebank(corpora, path).map(({ id, document }) => {
      const { tokens, sentences } = document
      const guesses = guessTags(tagger, tokens, sentences)
      const { upos, xpos, syntax } = parseTokens(parser, tokens, guesses, sentences)
      return { id, gold: document, found: { ...document, tags: new Tags(upos, xpos, []), syntax } }
    })
    const news = pairs.filter(({ id }) => id.startsWith('GUM_news'))
    scores[name] = scoresOf(pairs)
    if (news.length > 0) scores[`${name}, news`] = scoresOf(news)
  }
  return scores
}

function scoresOf(pairs: readonly TaggedPair[]): Record<string, number> {
  const { upos, xpos } = scoreTags(pairs)
  return { upos, xpos, ...scoreSyntax(pairs) }
}

/** A table of the shipped parser's scores, with predicted tags: on gold tokens and sentences, and from the text alone. */
export function evaluateSyntax(corpora: string): string {
  const row = (name: string, documents: readonly ReadDocument[], found: 'onGold' | 'fromText'): string => {
    const { uas, las } = scoreSyntax(
      documents.map((document) => ({ gold: document.gold, found: document[found] })),
    )
    return `${name.padEnd(22)}${[uas, las].map((score) => score.toFixed(2).padStart(8)).join('')}`
  }
  const sets = readTestSets(corpora)
  return [
    'syntax · per cent of tokens, predicted tags, on gold tokens and sentences',
    `${''.padEnd(22)}${['UAS', 'LAS'].map((name) => name.padStart(8)).join('')}`,
    ...sets.map(({ name, documents }) => row(name, documents, 'onGold')),
    'from the text alone (F1)',
    ...sets.map(({ name, documents }) => row(name, documents, 'fromText')),
    '',
  ].join('\n')
}
