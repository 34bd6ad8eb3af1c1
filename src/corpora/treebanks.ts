import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Card } from '../learn/card.ts'
import { readConllu, type TreebankDocument } from './conllu.ts'
import { type MascText, readMasc } from './masc.ts'

/** A treebank file of the corpora folder. */
export interface Treebank {
  readonly path: string
  readonly about: Card['corpora'][number]
}

const EWT = {
  name: 'UD English EWT, train',
  license: 'CC BY-SA 4.0',
  origin: 'https://github.com/UniversalDependencies/UD_English-EWT',
}
const GUM = {
  name: 'UD English GUM, train, openly licensed genres',
  license: 'CC BY 4.0, CC BY-SA 3.0',
  origin: 'https://github.com/UniversalDependencies/UD_English-GUM',
}

export const MASC: Card['corpora'][number] = {
  name: 'MASC 3.0, Penn tags, where the first model agrees',
  license: 'free for any use, also commercial',
  origin: 'https://anc.org/data/masc/ (as distributed with NLTK)',
}

/** What models are trained on. */
export const TRAINING: readonly Treebank[] = [
  { path: 'ud-ewt/en_ewt-ud-train.conllu', about: EWT },
  { path: 'ud-gum-open/en_gum-open-train.conllu', about: GUM },
]

/** The sets that cards give scores on. */
export const TESTS: readonly { readonly name: string; readonly path: string }[] = [
  { name: 'EWT dev', path: 'ud-ewt/en_ewt-ud-dev.conllu' },
  { name: 'EWT test', path: 'ud-ewt/en_ewt-ud-test.conllu' },
  { name: 'GUM-open dev', path: 'ud-gum-open/en_gum-open-dev.conllu' },
]

/** Reads a treebank file below a corpora folder; says which file is missing if it is. */
export function readTreebank(corpora: string, path: string): readonly TreebankDocument[] {
  const file = join(corpora, path)
  if (!existsSync(file))
    throw new Error(`${file}: no such file; --corpora names the folder that holds ${path}`)
  return readConllu(readFileSync(file, 'utf8'))
}

/** The texts of MASC below a corpora folder. */
export function readMascTexts(corpora: string): readonly MascText[] {
  const folder = join(corpora, 'masc/masc_tagged')
  if (!existsSync(folder))
    throw new Error(`${folder}: no such folder; --corpora names the folder that holds masc/`)
  return readMasc(folder)
}
