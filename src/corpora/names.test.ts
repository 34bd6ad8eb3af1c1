import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenize } from '../stages/tokens/stage.ts'
import { readGap, readGapPassages } from './gap.ts'
import type { GoldEntity, GoldStory } from './gold.ts'
import { readGumNames } from './gum-names.ts'
import { storyNames } from './hearsay-names.ts'
import { readLitbankTexts } from './litbank.ts'
import { readUner } from './name-corpora.ts'
import { type NameText, readColumns, textOfSentences } from './name-text.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'names-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const shown = ({ tokens, names }: NameText): readonly string[] =>
  names.map(({ span, type }) => `${type}: ${tokens.words(span)}`)

describe('columns', () => {
  it('become a text with names, cut as this project cuts words', () => {
    const source =
      '-DOCSTART- O\n\nMr. O\nBo I-PER\nFay-Lee I-PER\nleft O\nOdeth I-LOC\n. O\n\nIt O\nrained O\n. O\n'
    const [document] = readColumns(source)
    const text = textOfSentences(document!, { PER: 'person', LOC: 'place' })
    expect(text.text).toBe('Mr. Bo Fay-Lee left Odeth.\nIt rained.')
    expect(shown(text)).toEqual(['person: Bo Fay-Lee', 'place: Odeth'])
    expect(text.sentences).toHaveLength(2)
  })

  it('tell two names side by side apart', () => {
    const sentence = { words: ['Bo', 'Ann', 'left'], labels: ['B-PER', 'B-PER', 'O'] }
    expect(shown(textOfSentences([sentence], { PER: 'person' }))).toEqual(['person: Bo', 'person: Ann'])
  })
})

it('reads the pronouns of GAP with the names they may stand for', () => {
  mkdirSync(join(folder, 'gap'), { recursive: true })
  const head = 'ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL'
  // Offsets count code points: the note is two code units.
  const row = 'test-1\t🎵 Bo Fay met Ann Lee, and she sang.\tshe\t26\tBo Fay\t2\tFALSE\tAnn Lee\t13\tTRUE\tu'
  writeFileSync(join(folder, 'gap/gap-test.tsv'), `${head}\n${row}\n`)
  const [example] = readGap(folder, 'test')
  const words = ({ start, end }: { readonly start: number; readonly end: number }) =>
    example!.text.slice(start, end)
  expect(words(example!.pronoun)).toBe('she')
  expect(example!.names.map(({ span, corefers }) => [words(span), corefers])).toEqual([
    ['Bo Fay', false],
    ['Ann Lee', true],
  ])
  writeFileSync(join(folder, 'gap/gap-test.tsv'), `${head}\n${row.replace('\t26\t', '\t99\t')}\n`)
  expect(() => readGap(folder, 'test')).toThrow(/gap-test\.tsv:2.*no "she" at 99/)
})

it('reads the labels of Universal NER', () => {
  mkdirSync(join(folder, 'ner/uner-ewt'), { recursive: true })
  const lines = ['# newdoc id = a', '# sent_id = a-1', "# text = Bo Fay's boat sank.", '1\tBo\tB-PER\t-\tx']
  lines.push('2\tFay\tI-PER\t-\tx', "3\t's\tO\t-\t-", '4\tboat\tO\t-\t-', '5\tsank\tO\t-\t-', '6\t.\tO\t-\t-')
  writeFileSync(join(folder, 'ner/uner-ewt/en_ewt-ud-dev.iob2'), `${lines.join('\n')}\n\n`)
  const [text] = readUner(folder, 'dev')
  expect(shown(text!)).toEqual(['person: Bo Fay'])
  expect(text!.tokens.length).toBe(6)
})

it('reads named entities of a treebank without their titles', () => {
  const row = (...cells: readonly string[]): string => cells.join('\t')
  const lines = [
    '# newdoc id = a',
    row('1', 'Mayor', 'Mayor', 'PROPN', 'NNP', '_', '3', 'nsubj', '_', 'Entity=(1-person-new-x'),
    row('2', 'Orla', 'Orla', 'PROPN', 'NNP', '_', '1', 'flat', '_', 'Entity=1)'),
    row('3', 'left', 'leave', 'VERB', 'VBD', '_', '0', 'root', '_', '_'),
    row('4', 'the', 'the', 'DET', 'DT', '_', '5', 'det', '_', 'Entity=(2-place-new-x'),
    row('5', 'harbour', 'harbour', 'NOUN', 'NN', '_', '3', 'obj', '_', '_'),
    row('6', 'of', 'of', 'ADP', 'IN', '_', '7', 'case', '_', '_'),
    row('7', 'Odeth', 'Odeth', 'PROPN', 'NNP', '_', '5', 'nmod', '_', 'Entity=(3-place-new-x)2)'),
  ]
  writeFileSync(join(folder, 'a.conllu'), `${lines.join('\n')}\n\n`)
  expect(readGumNames(folder, 'a.conllu').map(shown)).toEqual([['person: Orla', 'place: Odeth']])
})

it('leaves open what a treebank calls by two names at once, and what somebody is', () => {
  const row = (id: number, word: string, head: number, entity: string): string =>
    `${id}\t${word}\t${word}\t${/^[a-z]/.test(word) ? 'ADP' : 'PROPN'}\tNNP\t_\t${head}\tdep\t_\t${entity}`
  const lines = [
    '# newdoc id = a',
    row(1, 'Vice', 2, 'Entity=(1-person-new-x'),
    row(2, 'President', 0, '_'),
    row(3, 'Baker', 2, 'Entity=1)'),
    row(4, 'Emperor', 2, 'Entity=(2-person-new-x'),
    row(5, 'of', 6, '_'),
    row(6, 'Odeth', 4, 'Entity=(3-place-new-x)2)'),
    row(7, 'Bo', 2, 'Entity=(4-person-new-x'),
    row(8, 'and', 9, '_'),
    row(9, 'Ann', 7, 'Entity=4)'),
    row(10, 'Norway', 2, 'Entity=(5-organization-new-x)'),
  ]
  writeFileSync(join(folder, 'b.conllu'), `${lines.join('\n')}\n\n`)
  expect(readGumNames(folder, 'b.conllu').map(shown)).toEqual([
    ['person: Baker', 'place: Odeth', 'null: Bo and Ann', 'null: Norway'],
  ])
})

describe('texts without their marks', () => {
  it('are read from GAP and LitBank', () => {
    mkdirSync(join(folder, 'gap'), { recursive: true })
    for (const part of ['development', 'test', 'validation'])
      writeFileSync(join(folder, `gap/gap-${part}.tsv`), `ID\tText\tPronoun\n${part}-1\tBo Fay left. \tHe\n`)
    expect(readGapPassages(folder)).toEqual(['Bo Fay left. ', 'Bo Fay left. ', 'Bo Fay left. '])
    const brat = join(folder, 'litbank/coref/brat')
    mkdirSync(brat, { recursive: true })
    for (const name of ['b.txt', 'a.txt', 'a.ann']) writeFileSync(join(brat, name), `text of ${name}`)
    expect(readLitbankTexts(folder)).toEqual(['text of a.txt', 'text of b.txt'])
  })

  it('say which file is missing or wrong', () => {
    const empty = join(folder, 'empty')
    expect(() => readGapPassages(empty)).toThrow(/gap-development\.tsv: cannot be read/)
    expect(() => readLitbankTexts(empty)).toThrow(/brat: cannot be read/)
    writeFileSync(join(folder, 'gap/gap-test.tsv'), 'ID\tText\nno tab here\n')
    expect(() => readGapPassages(folder)).toThrow(/gap-test\.tsv:2: is not a row/)
  })
})

it('finds the names in the phrases of a story', () => {
  const text = 'Mayor Orla Tennick of Odeth spoke. Police at the Odeth Herald wept.'
  const entity = (name: string, type: GoldEntity['type'], ...forms: readonly string[]): GoldEntity => ({
    id: name,
    name,
    type,
    mentions: forms,
    roles: [],
    age: null,
    named: true,
    minor: false,
    dead: false,
    spans: forms.map((form) => ({ start: text.indexOf(form), end: text.indexOf(form) + form.length })),
  })
  const entities = [
    entity('Orla Tennick', 'person', 'Mayor Orla Tennick'),
    entity('Odeth Herald', 'organization', 'the Odeth Herald'),
    entity('police', 'organization', 'Police'),
  ]
  const tokens = tokenize(text)
  const names = storyNames({ entities } as unknown as GoldStory, tokens)
  expect(names.map(({ span, type }) => `${type}: ${tokens.words(span)}`)).toEqual([
    'person: Orla Tennick',
    'organization: Odeth Herald',
  ])
})
