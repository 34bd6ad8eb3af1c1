import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readConllu } from '../../corpora/conllu.ts'
import { readMascText } from '../../corpora/masc.ts'
import { tokenSpan } from '../../document/span.ts'
import { type Tags, UPOS, XPOS } from '../../document/tags.ts'
import { Tokens } from '../../document/tokens.ts'
import type { Card } from '../../learn/card.ts'
import { decodeSections } from '../../learn/weight-file.ts'
import { resourceBytes, resourceText } from '../../pipeline/resource.ts'
import { Lemmatizer } from './lemma.ts'
import { editOf, learnLemmas } from './lemma-rules.ts'
import { loadTagModel, tagModel, tagTokens } from './model.ts'
import { trainTags } from './train.ts'
import { CAPITALS, RUNNING, TITLE, Words } from './words.ts'

/** Tokens between spaces; `_` joins two tokens that stand without a space. */
function split(marked: string): Tokens {
  const start: number[] = []
  const end: number[] = []
  let text = ''
  for (const piece of marked.split(/([ _])/)) {
    if (piece === ' ') text += ' '
    if (piece === ' ' || piece === '_' || piece === '') continue
    start.push(text.length)
    text += piece
    end.push(text.length)
  }
  return new Tokens(text, Uint32Array.from(start), Uint32Array.from(end))
}

const read = (tokens: Tokens): Tags => tagTokens(loadTagModel(), tokens, [tokenSpan(0, tokens.length)])

function tagged(marked: string): string {
  const tokens = split(marked)
  const found = read(tokens)
  return Array.from({ length: tokens.length }, (_, i) => found.xpos(i)).join(' ')
}

describe('the shipped model', () => {
  test('is the one its card describes', () => {
    const card = JSON.parse(resourceText('models/tags/card.json')) as Card
    const bytes = resourceBytes('models/tags/weights.bin')
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(card.sha256)
    expect(bytes.length).toBeLessThan(3_000_000)
  })

  test('reads a news sentence', () => {
    expect(tagged('Mayor Ines Tallow said on Monday that she did_n’t know_.')).toBe(
      'NNP NNP NNP VBD IN NNP IN PRP VBD RB VB .',
    )
  })

  test('finds base forms', () => {
    const tokens = split('The officers were running from wolves and told nobody')
    const found = read(tokens)
    expect(Array.from({ length: tokens.length }, (_, i) => found.lemma(i)).join(' ')).toBe(
      'the officer be run from wolf and tell nobody',
    )
  })

  test('takes straight and curly marks alike', () => {
    const straight = tagged('"_I do_n\'t know_,_" she said -- twice_.')
    expect(tagged('“_I do_n’t know_,_” she said — twice_.')).toBe(straight)
    expect(straight.split(' ')[0]).toBe('``')
    expect(straight.split(' ')[6]).toBe("''")
  })

  test('reads a headline in capitals', () => {
    expect(tagged('MAYOR DENIES THE CHARGES')).toBe('NN VBZ DT NNS')
  })
})

test('any text gets a tag a token', () => {
  const anything = fc.string({
    unit: fc.constantFrom(' ', 'a', 'Z', '9', '"', '’', '\ud800', '\udfff', 'é', '\u0000', '—'),
  })
  fc.assert(
    fc.property(anything, (text) => {
      const spans = [...text.matchAll(/[^ ]+/g)].map(
        ({ index, 0: word }) => [index, index + word.length] as const,
      )
      const tokens = new Tokens(
        text,
        Uint32Array.from(spans, ([start]) => start),
        Uint32Array.from(spans, ([, end]) => end),
      )
      const found = read(tokens)
      for (let i = 0; i < tokens.length; i++) {
        expect(UPOS).toContain(found.upos(i))
        expect(XPOS).toContain(found.xpos(i))
        expect(found.lemma(i)).not.toBe('')
      }
    }),
  )
})

test('time is linear in a sentence without end', () => {
  const seconds = (words: number): number => {
    const tokens = split('word Other 12 '.repeat(words / 3).trim())
    const begun = performance.now()
    read(tokens)
    return performance.now() - begun
  }
  seconds(30_000)
  const once = seconds(30_000)
  expect(seconds(240_000)).toBeLessThan(once * 8 * 4 + 200)
})

describe('words', () => {
  const casing = (marked: string): number => {
    const words = new Words()
    const tokens = split(marked)
    words.read(tokens, tokenSpan(0, tokens.length))
    return words.casing
  }

  test('the casing of a sentence', () => {
    expect(casing('The mayor met Ada Brisk in Oslo')).toBe(RUNNING)
    expect(casing('Mayor Denies Charges in Harbour Inquiry')).toBe(TITLE)
    expect(casing('MAYOR DENIES CHARGES')).toBe(CAPITALS)
  })
})

const TINY = readConllu(
  `# newdoc id = tiny
${['a dog barked .', 'the cats barked .', 'Ada saw dogs .']
  .map((sentence, s) =>
    sentence
      .split(' ')
      .map((word, i) => {
        const [upos, xpos, lemma] = (
          [
            ['DET', 'DT', word],
            ['NOUN', word.endsWith('s') ? 'NNS' : 'NN', word.replace(/s$/, '')],
            ['VERB', 'VBD', word === 'saw' ? 'see' : 'bark'],
            ['PUNCT', '.', '.'],
          ] as const
        )[s === 2 && i < 3 ? ([1, 2, 1] as const)[i as 0 | 1 | 2] : (i as 0 | 1 | 2 | 3)]
        return `${i + 1}\t${word}\t${lemma}\t${upos}\t${xpos}\t_\t${i === 2 ? 0 : 3}\tdep\t_\t_`
      })
      .join('\n'),
  )
  .join('\n\n')}
`,
)

describe('training', () => {
  const masc = [readMascText('m', 'a_DT dog_NN barked_VBD ._.\nthe_DT cow_NN barked_VBD ._.')]
  const train = (): Uint8Array => trainTags(TINY, masc, { seed: 1, epochs: 3, runs: 2 })

  test('the same corpora and seed give the same bytes', () => {
    expect(Buffer.from(train()).equals(Buffer.from(train()))).toBe(true)
  }, 30_000)

  test('what was learned is found again', () => {
    const { document } = TINY[0]!
    const found = tagTokens(tagModel(decodeSections(train())), document.tokens, document.sentences)
    for (let i = 0; i < document.tokens.length; i++) {
      expect(found.xpos(i)).toBe(document.tags.xpos(i))
      expect(found.lemma(i)).toBe(document.tags.lemma(i))
    }
  }, 30_000)
})

describe('lemmas', () => {
  test('an edit says what to cut and what to add', () => {
    expect(editOf('cities', 'city')).toBe('3\ty')
    expect(editOf('went', 'go')).toBe('-1\tgo')
    expect(editOf('dog', 'dog')).toBe('0\t')
  })

  test('rules carry over to words never seen; exceptions do not', () => {
    const lemmatizer = new Lemmatizer(learnLemmas(TINY))
    const place = XPOS.indexOf('NNS')
    expect(lemmatizer.lemma('ferrets', 'ferrets', place)).toBe('ferret')
    expect(lemmatizer.lemma('saw', 'saw', XPOS.indexOf('VBD'))).toBe('see')
  })

  test('a rule for the empty table leaves the word in lower case', () => {
    expect(new Lemmatizer('').lemma('Cats', 'cats', XPOS.indexOf('NNS'))).toBe('cats')
    expect(new Lemmatizer('').lemma('Ada', 'ada', XPOS.indexOf('NNP'))).toBe('Ada')
    expect(new Lemmatizer('').lemma('iPhone', 'iphone', XPOS.indexOf('NN'))).toBe('iPhone')
  })
})
