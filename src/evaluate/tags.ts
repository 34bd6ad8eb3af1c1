import { readTreebank, TESTS } from '../corpora/treebanks.ts'
import type { Document } from '../document/document.ts'
import type { Card } from '../learn/card.ts'
import { type TagModel, tagTokens } from '../stages/tags/model.ts'
import { alignTokens, f1, type ReadDocument, readTestSets } from './treebank-text.ts'

/** F1 of tokens with the right tag or base form, per cent; on gold tokens that is the share of them. */
export interface TagScores {
  readonly upos: number
  readonly xpos: number
  readonly lemma: number
}

interface Pair {
  readonly gold: Document<'tokens' | 'tags'>
  readonly found: Document<'tokens' | 'tags'>
}

/** Compares tags with gold tags, token by token with the same characters. */
export function scoreTags(pairs: readonly Pair[]): TagScores {
  let golds = 0
  let founds = 0
  let upos = 0
  let xpos = 0
  let lemma = 0
  for (const { gold, found } of pairs) {
    golds += gold.tokens.length
    founds += found.tokens.length
    for (const [i, other] of alignTokens(gold, found).entries()) {
      if (other < 0) continue
      if (found.tags.upos(other) === gold.tags.upos(i)) upos++
      if (found.tags.xpos(other) === gold.tags.xpos(i)) xpos++
      if (found.tags.lemma(other) === gold.tags.lemma(i)) lemma++
    }
  }
  return { upos: f1(upos, golds, founds), xpos: f1(xpos, golds, founds), lemma: f1(lemma, golds, founds) }
}

/** Scores of a model on the test sets of a corpora folder, on gold tokens and sentences. */
export function evaluateTagModel(model: TagModel, corpora: string): Card['scores'] {
  const scored = TESTS.map(({ name, path }) => {
    const pairs = readTreebank(corpora, path).map(({ document }) => ({
      gold: document,
      found: { ...document, tags: tagTokens(model, document.tokens, document.sentences) },
    }))
    return [name, { ...scoreTags(pairs) }] as const
  })
  return Object.fromEntries(scored)
}

/** A table of the shipped tagger's scores: on gold tokens, and from the text alone. */
export function evaluateTags(corpora: string): string {
  const row = (name: string, documents: readonly ReadDocument[], found: 'onGold' | 'fromText'): string => {
    const scores = scoreTags(documents.map((document) => ({ gold: document.gold, found: document[found] })))
    return `${name.padEnd(22)}${[scores.upos, scores.xpos, scores.lemma].map((s) => s.toFixed(2).padStart(8)).join('')}`
  }
  const sets = readTestSets(corpora)
  const head = `${''.padEnd(22)}${['UPOS', 'XPOS', 'lemma'].map((name) => name.padStart(8)).join('')}`
  return [
    'tags · per cent of tokens, on gold tokens and sentences',
    head,
    ...sets.map(({ name, documents }) => row(name, documents, 'onGold')),
    'from the text alone (F1)',
    ...sets.map(({ name, documents }) => row(name, documents, 'fromText')),
    '',
  ].join('\n')
}
