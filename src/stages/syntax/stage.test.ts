import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readConllu } from '../../corpora/conllu.ts'
import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import { DEPRELS, type Syntax } from '../../document/syntax.ts'
import { Tokens } from '../../document/tokens.ts'
import type { Card } from '../../learn/card.ts'
import { resourceBytes, resourceText } from '../../pipeline/resource.ts'
import { reportedSpeech, toldSpeech } from './augment.ts'
import { kernelCode, syntax } from './stage.ts'
import { trainSyntax } from './train.ts'

/** Tokens between spaces. */
function split(text: string): Tokens {
  const spans = [...text.matchAll(/[^ ]+/g)].map(
    ({ index, 0: word }) => [index, index + word.length] as const,
  )
  return new Tokens(
    text,
    Uint32Array.from(spans, ([start]) => start),
    Uint32Array.from(spans, ([, end]) => end),
  )
}

function parse(tokens: Tokens, sentences: readonly TokenSpan[]): Syntax {
  const document = { text: tokens.text, published: null, tokens, sentences }
  return syntax.run(document).syntax
}

const whole = (tokens: Tokens): TokenSpan[] => (tokens.length > 0 ? [tokenSpan(0, tokens.length)] : [])

/** One root, whose relation is `root`, and every token's way up ends there. */
function expectTree(found: Syntax, { start, end }: TokenSpan): void {
  const roots = []
  for (let i = start; i < end; i++) {
    const head = found.head(i)
    if (head < 0) roots.push(i)
    else expect(head >= start && head < end).toBe(true)
    expect(found.deprel(i) === 'root').toBe(head < 0)
    let at = i
    for (let step = 0; at >= 0 && step <= end - start; step++) at = found.head(at)
    expect(at).toBe(-1)
  }
  expect(roots).toHaveLength(1)
}

/** CoNLL-U lines of one sentence from rows of form, upos, xpos, head and deprel. */
const conllu = (rows: readonly string[]): string =>
  `${rows
    .map((row, i) => {
      const [form, upos, xpos, head, deprel] = row.split(' ')
      return `${i + 1}\t${form}\t${form}\t${upos}\t${xpos}\t_\t${head}\t${deprel}\t_\t_`
    })
    .join('\n')}\n\n`

describe('the shipped model', () => {
  test('is the one its card describes', () => {
    const card = JSON.parse(resourceText('models/syntax/card.json')) as Card
    const bytes = resourceBytes('models/syntax/weights.bin')
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(card.sha256)
    expect(bytes.length).toBeLessThan(8_000_000)
  })

  test('reads who said what to whom', () => {
    const tokens = split('The mayor told reporters that the bridge was closed by officials .')
    const found = parse(tokens, whole(tokens))
    const arc = (i: number): string => `${tokens.form(i)} ${found.deprel(i)} ${tokens.form(found.head(i))}`
    expect([1, 2, 6, 8, 10].map(arc)).toEqual([
      'mayor nsubj told',
      'told root ',
      'bridge nsubj:pass closed',
      'closed ccomp told',
      'officials obl:agent closed',
    ])
    expect(found.children(2)).toEqual([1, 3, 8, 11])
  })
})

test('heads always form a tree, whatever the tokens and sentences', () => {
  const words = fc.constantFrom(
    'said',
    'the',
    'Ada',
    ',',
    '"',
    '(',
    ')',
    '“',
    '”',
    'who',
    '\ud800',
    '12',
    '-',
    '.',
    'is',
  )
  fc.assert(
    fc.property(fc.array(fc.array(words, { minLength: 1, maxLength: 12 }), { maxLength: 4 }), (sentences) => {
      const tokens = split(sentences.flat().join(' '))
      const ends = sentences.map((_, i) => sentences.slice(0, i + 1).flat().length)
      const spans = ends.map((end, i) => tokenSpan(ends[i - 1] ?? 0, end))
      const found = parse(tokens, spans)
      for (const span of spans) expectTree(found, span)
    }),
  )
})

test('time is linear in a sentence without end', () => {
  const milliseconds = (words: number): number => {
    const tokens = split('the word , said ( Other " of 12 '.repeat(words / 9).trim())
    const begun = performance.now()
    parse(tokens, whole(tokens))
    return performance.now() - begun
  }
  milliseconds(9_000)
  const once = milliseconds(9_000)
  expect(milliseconds(72_000)).toBeLessThan(once * 8 * 4 + 300)
})

describe('reported speech', () => {
  test('a report turns into a quotation with the same arcs', () => {
    const rows = [
      'The DET DT 2 det',
      'mayor NOUN NN 3 nsubj',
      'said VERB VBD 0 root',
      'that SCONJ IN 7 mark',
      'Oslo PROPN NNP 7 nsubj',
      'was AUX VBD 7 cop',
      'safe ADJ JJ 3 ccomp',
      '. PUNCT . 3 punct',
    ]
    const { document } = readConllu(conllu(rows))[0]!
    const example = { ...document, gold: null, span: tokenSpan(0, rows.length) }
    const texts = [0, 0.5, 0.9].map((dice) => reportedSpeech(example, () => dice)!.tokens.text)
    expect(texts).toEqual([
      '“Oslo was safe,” said the mayor.',
      '“Oslo was safe,” the mayor said.',
      'Oslo was safe, the mayor said.',
    ])
    const { syntax, tokens } = reportedSpeech(example, () => 0)!
    expect(tokens.form(syntax.head(3))).toBe('said')
    expect(syntax.deprel(3)).toBe('ccomp')
    expectTree(syntax, tokenSpan(0, tokens.length))
  })

  test('a report also has those whom newspapers name as told', () => {
    const rows = [
      'She PRON PRP 2 nsubj',
      'said VERB VBD 0 root',
      'that SCONJ IN 6 mark',
      'it PRON PRP 6 nsubj',
      'was AUX VBD 6 cop',
      'safe ADJ JJ 2 ccomp',
      '. PUNCT . 2 punct',
    ]
    const { document } = readConllu(conllu(rows).replace('2\tsaid\tsaid', '2\tsaid\tsay'))[0]!
    const told = toldSpeech({ ...document, gold: null, span: tokenSpan(0, rows.length) }, () => 0)!
    expect(told.tokens.text).toBe('She told reporters that it was safe .')
    expect([2, 3, 6].map((i) => `${told.syntax.deprel(i)} ${told.tokens.form(told.syntax.head(i))}`)).toEqual(
      ['iobj told', 'mark safe', 'ccomp told'],
    )
    expect(told.tags.upos(2)).toBe('NOUN')
    expectTree(told.syntax, tokenSpan(0, told.tokens.length))
  })

  test('a sentence without a report stays alone', () => {
    const { document } = readConllu(conllu(['Stop VERB VB 0 root', '. PUNCT . 1 punct']))[0]!
    expect(reportedSpeech({ ...document, gold: null, span: tokenSpan(0, 2) }, () => 0)).toBeNull()
  })
})

test('training twice gives the same bytes', () => {
  const words = [
    'the DET DT 2 det',
    'dog NOUN NN 3 nsubj',
    'saw VERB VBD 0 root',
    'cats NOUN NNS 3 obj',
    '. PUNCT . 3 punct',
  ]
  const documents = readConllu(conllu(words) + conllu(words))
  const train = (): Uint8Array =>
    trainSyntax(documents, [], { seed: 5, epochs: 2, firstEpochs: 1, kernel: kernelCode() })
  expect(Buffer.from(train()).equals(Buffer.from(train()))).toBe(true)
}, 60_000)

test('relations are those of Universal Dependencies', () => {
  expect(DEPRELS[0]).toBe('dep')
  expect(new Set(DEPRELS).size).toBe(DEPRELS.length)
})
