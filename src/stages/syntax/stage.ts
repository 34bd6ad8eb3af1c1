import type { TokenSpan } from '../../document/span.ts'
import { Syntax } from '../../document/syntax.ts'
import type { Tags } from '../../document/tags.ts'
import type { Tokens } from '../../document/tokens.ts'
import { type Card, openModel } from '../../learn/card.ts'
import { asInt8, ModelError, type Sections } from '../../learn/weight-file.ts'
import { lazy } from '../../pipeline/lexicon.ts'
import { resourceBytes, resourceText } from '../../pipeline/resource.ts'
import { stage } from '../../pipeline/stage.ts'
import { VERSION } from './features.ts'
import { Parser, relationsOf } from './parser.ts'

/** Builds a parser from the sections of a weight file. */
export function parserOf(sections: Sections): Parser {
  const { arcs, labels, relations } = sections
  if (!arcs || !labels || !relations)
    throw new ModelError('bad-weights', "the parser's weight file lacks a section")
  return new Parser({ arcs: asInt8(arcs), labels: asInt8(labels), relations: relationsOf(relations) })
}

const load = lazy((): Parser => {
  const card = JSON.parse(resourceText('models/syntax/card.json')) as Card
  return parserOf(openModel('syntax', VERSION, card, resourceBytes('models/syntax/weights.bin')))
})

/** Parses sentences that are given, with a parser that is given. */
export function parseTokens(
  parser: Parser,
  tokens: Tokens,
  tags: Tags,
  sentences: readonly TokenSpan[],
): Syntax {
  const heads = new Int32Array(tokens.length).fill(-1)
  const deprels = new Uint8Array(tokens.length)
  for (const sentence of sentences) parser.parse(tokens, tags, sentence, heads, deprels)
  return new Syntax(heads, deprels)
}

/** Dependency trees, by a greedy arc-hybrid parser and a labeller that reads the whole tree. */
export const syntax = stage({
  name: 'syntax',
  reads: ['tokens', 'sentences', 'tags'],
  writes: ['syntax'],
  run: ({ tokens, sentences, tags }) => ({ syntax: parseTokens(load(), tokens, tags, sentences) }),
})
