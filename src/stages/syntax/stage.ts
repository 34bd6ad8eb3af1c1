import type { TokenSpan } from '../../document/span.ts'
import { Syntax } from '../../document/syntax.ts'
import { Tags } from '../../document/tags.ts'
import type { Tokens } from '../../document/tokens.ts'
import { type Card, openModel } from '../../learn/card.ts'
import { lazy } from '../../pipeline/lexicon.ts'
import { resourceBytes, resourceText } from '../../pipeline/resource.ts'
import { stage } from '../../pipeline/stage.ts'
import { guessTags, lemmasOf, loadTagModel } from '../tags/model.ts'
import { VERSION } from './features.ts'
import { WIDTH } from './network.ts'
import type { Parser } from './parser.ts'
import { parserOf } from './weights.ts'

/** Code of the arithmetic, see `kernel/kernel.ts`. */
export const kernelCode = (): Uint8Array => resourceBytes('models/kernel.wasm')

const load = lazy((): Parser => {
  const card = JSON.parse(resourceText('models/syntax/card.json')) as Card
  const sections = openModel('syntax', VERSION, card, resourceBytes('models/syntax/weights.bin'))
  return parserOf(sections, kernelCode())
})

/** Parses sentences that are given, with a parser and a tagger's guesses that are given. */
export function parseTokens(
  parser: Parser,
  tokens: Tokens,
  guesses: Tags,
  sentences: readonly TokenSpan[],
): { readonly upos: Uint8Array; readonly xpos: Uint8Array; readonly syntax: Syntax } {
  const heads = new Int32Array(tokens.length).fill(-1)
  const [upos, xpos, deprels] = [0, 1, 2].map(() => new Uint8Array(tokens.length)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ]
  const contexts = new Float32Array(tokens.length * WIDTH)
  parser.parse(tokens, guesses, sentences, { upos, xpos, heads, deprels, contexts })
  return { upos, xpos, syntax: new Syntax(heads, deprels, contexts) }
}

/** Word classes, base forms and dependency trees: a tagger's guesses, revised and parsed by a small neural network. */
export const syntax = stage({
  name: 'syntax',
  reads: ['tokens', 'sentences'],
  writes: ['tags', 'syntax'],
  run: ({ tokens, sentences }) => {
    const tagging = loadTagModel()
    const guesses = guessTags(tagging, tokens, sentences)
    const { upos, xpos, syntax } = parseTokens(load(), tokens, guesses, sentences)
    return { tags: new Tags(upos, xpos, lemmasOf(tagging, tokens, xpos)), syntax }
  },
})
