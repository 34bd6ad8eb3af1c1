import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EntityType } from '../document/layers.ts'
import { type TokenSpan, tokenSpan } from '../document/span.ts'
import { Tokens } from '../document/tokens.ts'
import { ENTITY_TYPES, type GoldName, type NameText, readColumns, textOfSentences } from './name-text.ts'

const PLAIN: Readonly<Record<string, EntityType>> = { PER: 'person', ORG: 'organization', LOC: 'place' }
const EMERGING: Readonly<Record<string, EntityType>> = {
  person: 'person',
  corporation: 'organization',
  group: 'organization',
  location: 'place',
  'creative-work': 'work',
}

const read = (corpora: string, path: string): string => readFileSync(join(corpora, 'ner', path), 'utf8')

/** Articles of an encyclopedia; every tenth is held out. */
export function readWikigold(corpora: string): { readonly train: NameText[]; readonly test: NameText[] } {
  const documents = readColumns(read(corpora, 'misc/data/wikigold/CONLL-format/data/wikigold.conll.txt'))
  const train: NameText[] = []
  const test: NameText[] = []
  for (const [i, document] of documents.entries())
    (i % 10 === 9 ? test : train).push(textOfSentences(document, PLAIN))
  return { train, test }
}

/** Contracts filed with the US Securities and Exchange Commission. */
export function readFilings(corpora: string): NameText[] {
  const folder = 'misc/data/SEC-filings/CONLL-format/data'
  return ['train/FIN5.txt', 'test/FIN3.txt'].flatMap((file) =>
    readColumns(read(corpora, `${folder}/${file}`)).map((document) => textOfSentences(document, PLAIN)),
  )
}

/** Short messages, each a text of its own. */
export function readMessages(corpora: string): NameText[] {
  const broad = ['a', 'b', 'e', 'f', 'g', 'h'].flatMap((part) =>
    readColumns(read(corpora, `misc/data/BTC/CONLL-format/data/${part}.conll`)).flat(),
  )
  const emerging = ['wnut17train.conll', 'emerging.dev.conll', 'emerging.test.annotated'].flatMap((file) =>
    readColumns(read(corpora, `wnut17/${file}`)).flat(),
  )
  return [
    ...broad.map((sentence) => textOfSentences([sentence], PLAIN)),
    ...emerging.map((sentence) => textOfSentences([sentence], EMERGING)),
  ]
}

/** Universal NER's English EWT (Mayhew et al. 2024), on the treebank's tokens. */
export function readUner(corpora: string, part: 'dev' | 'test'): NameText[] {
  const source = read(corpora, `uner-ewt/en_ewt-ud-${part}.iob2`)
  return source
    .split(/^# newdoc.*$/m)
    .slice(1)
    .map(unerText)
}

function unerText(source: string): NameText {
  let text = ''
  const start: number[] = []
  const end: number[] = []
  const sentences: TokenSpan[] = []
  const names: GoldName[] = []
  let before = ''
  for (const block of source.split(/\n\s*\n/)) {
    const line = /^# text = (.*)$/m.exec(block)?.[1]
    if (line === undefined) continue
    if (text !== '') text += '\n'
    const first = start.length
    let at = text.length
    text += line
    for (const [, word, label] of block.matchAll(/^\d+\t([^\t]+)\t([^\t]+)/gm)) {
      at = text.indexOf(word!, at)
      if (at === -1) throw new Error(`UNER: "${word}" is not in "${line}"`)
      readLabel(names, label!, before, start.length)
      before = label!
      start.push(at)
      at += word!.length
      end.push(at)
    }
    sentences.push(tokenSpan(first, start.length))
    before = 'O'
  }
  const tokens = new Tokens(text, Uint32Array.from(start), Uint32Array.from(end))
  return { text, tokens, sentences, names, complete: ENTITY_TYPES }
}

function readLabel(names: GoldName[], label: string, before: string, i: number): void {
  if (label === 'O') return
  const open = names.at(-1)
  if (label.startsWith('I-') && before.slice(2) === label.slice(2) && open)
    names[names.length - 1] = { ...open, span: tokenSpan(open.span.start, i + 1) }
  else names.push({ span: tokenSpan(i, i + 1), type: PLAIN[label.slice(2)] ?? 'other' })
}
