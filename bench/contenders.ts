import type { BenchText } from './texts.ts'

/** Reads one text in full and returns a number that depends on what it found, so that no work can be left out. */
export type Reader = (text: BenchText) => number

export interface Contender {
  readonly name: string
  /** What it does with a text, in words. */
  readonly does: string
  readonly load: () => Promise<Reader>
}

/** Each is given the text and does all that it does by itself. */
export const CONTENDERS = [
  {
    name: 'hearsay',
    does: 'the whole record: tokens to statements, speakers, relations, events and times',
    load: async () => {
      const { composeArticle } = await import('../src/article/article.ts')
      const { readArticle } = await import('../src/read.ts')
      return ({ id, text, published }) =>
        readArticle(composeArticle({ id, text, published })).statements.length
    },
  },
  {
    name: 'wink-nlp',
    does: 'tokens, sentences, word classes, entities (wink-eng-lite-web-model)',
    load: async () => {
      const { default: winkNLP } = await import('wink-nlp')
      const { default: model } = await import('wink-eng-lite-web-model')
      const nlp = winkNLP(model, ['sbd', 'pos', 'ner'])
      return ({ text }) => {
        const document = nlp.readDoc(text)
        return document.tokens().length() + document.entities().length()
      }
    },
  },
  {
    name: 'compromise',
    does: 'tokens, sentences, word classes, chunks (compromise/three)',
    load: async () => {
      const { default: nlp } = await import('compromise')
      return ({ text }) => nlp(text).wordCount()
    },
  },
] as const satisfies readonly Contender[]

export type ContenderName = (typeof CONTENDERS)[number]['name']

export function contender(name: string): Contender {
  const found = CONTENDERS.find((one) => one.name === name)
  if (!found)
    throw new Error(`${name}: no such contender; there are ${CONTENDERS.map((c) => c.name).join(', ')}`)
  return found
}
