import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readConllu } from '../../corpora/conllu.ts'
import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import { DEPRELS, type Syntax } from '../../document/syntax.ts'
import { Tags, UPOS, type Upos, XPOS, type Xpos } from '../../document/tags.ts'
import { Tokens } from '../../document/tokens.ts'
import type { Card } from '../../learn/card.ts'
import { resourceBytes, resourceText } from '../../pipeline/resource.ts'
import { tags as tagging } from '../tags/stage.ts'
import { reportedSpeech } from './augment.ts'
import { cost, GoldTree } from './oracle.ts'
import { allowed } from './parser.ts'
import { attachPunctuation } from './punctuation.ts'
import { syntax } from './stage.ts'
import { trainSyntax } from './train.ts'
import { Configuration, type Transition } from './transitions.ts'

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
  return syntax.run({ ...document, ...tagging.run(document) }).syntax
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
  milliseconds(18_000)
  const once = milliseconds(18_000)
  expect(milliseconds(144_000)).toBeLessThan(once * 8 * 4 + 300)
})

describe('the oracle', () => {
  /** A random tree without crossing arcs: each stretch of words hangs from one of them. */
  function projective(random: () => number, length: number): Int32Array {
    const head = new Int32Array(length)
    const hang = (start: number, end: number, from: number): void => {
      if (start >= end) return
      const top = start + Math.floor(random() * (end - start))
      head[top] = from
      const left = start + Math.floor(random() * (top - start + 1))
      hang(start, left, top)
      hang(left, top, top)
      hang(top + 1, end, top)
    }
    hang(0, length, length)
    return head
  }

  test('following it finds every projective tree', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 60, maxLength: 60 }),
        fc.integer({ min: 1, max: 15 }),
        (dice, length) => {
          let thrown = 0
          const gold = new GoldTree(projective(() => dice[thrown++ % dice.length]!, length))
          const configuration = new Configuration()
          configuration.start(length)
          while (!configuration.done) {
            const free = [...allowed(configuration)].find(
              (t) => cost(configuration, gold, t as Transition) === 0,
            )
            expect(free).toBeDefined()
            configuration.apply(free as Transition)
          }
          expect([...configuration.head.subarray(0, length)]).toEqual([...gold.head])
        },
      ),
    )
  })
})

describe('punctuation', () => {
  /** Attaches the marks of `word/XPOS/head` items (heads from 1, 0 for the root, none for marks). */
  function attached(source: string): string {
    const items = source.split(' ').map((item) => item.split('/'))
    const heads = Int32Array.from(items, ([, , head]) => Number(head ?? 0) - 1)
    const marks = Uint8Array.from(items, ([, , head]) => (head === undefined ? 1 : 0))
    const xpos = Uint8Array.from(items, ([, tag]) => XPOS.indexOf(tag as Xpos))
    const upos = marks.map((mark) => UPOS.indexOf((mark ? 'PUNCT' : 'X') satisfies Upos))
    attachPunctuation(new Tags(upos, xpos, []), tokenSpan(0, items.length), heads, marks)
    return [...heads]
      .flatMap((head, i) => (marks[i] ? [`${items[i]![0]}>${items[head]?.[0] ?? 'ROOT'}`] : []))
      .join(' ')
  }

  test('a pair of marks goes to the head between, the last mark to the root', () => {
    expect(attached("“/`` Leave/VB/5 now/RB/2 ”/'' said/VBD/0 Ada/NNP/5 ./.")).toBe('“>Leave ”>Leave .>said')
  })

  test('a comma goes to the clause that it sets off', () => {
    expect(attached('Once/IN/2 seen/VBN/5 ,/, they/PRP/5 fled/VBD/0 !/.')).toBe(',>seen !>fled')
  })

  test('marks alone hang from the first', () => {
    expect(attached('–/: –/: ./.')).toBe('–>ROOT –>– .>–')
  })
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
    const example = { ...document, span: tokenSpan(0, rows.length) }
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

  test('a sentence without a report stays alone', () => {
    const { document } = readConllu(conllu(['Stop VERB VB 0 root', '. PUNCT . 1 punct']))[0]!
    expect(reportedSpeech({ ...document, span: tokenSpan(0, 2) }, () => 0)).toBeNull()
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
  const train = (): Uint8Array => trainSyntax(documents, { seed: 5, epochs: 2, runs: 1 })
  expect(Buffer.from(train()).equals(Buffer.from(train()))).toBe(true)
}, 60_000)

test('relations are those of Universal Dependencies', () => {
  expect(DEPRELS[0]).toBe('dep')
  expect(new Set(DEPRELS).size).toBe(DEPRELS.length)
})
