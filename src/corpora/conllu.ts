import type { Document } from '../document/document.ts'
import { type TokenSpan, tokenSpan } from '../document/span.ts'
import { DEPRELS, Syntax } from '../document/syntax.ts'
import { Tags, UPOS, XPOS } from '../document/tags.ts'
import { Tokens } from '../document/tokens.ts'

export type TreebankLayer = 'tokens' | 'paragraphs' | 'sentences' | 'tags' | 'syntax'

/** A document of a treebank with its gold layers. */
export interface TreebankDocument {
  readonly id: string
  /** The text is rebuilt from the words and their spacing, with an empty line between paragraphs. */
  readonly document: Document<TreebankLayer>
}

interface Columns {
  id: string
  parts: string[]
  length: number
  start: number[]
  end: number[]
  upos: number[]
  xpos: number[]
  lemmas: string[]
  heads: number[]
  deprels: number[]
  sentences: TokenSpan[]
  paragraphs: TokenSpan[]
  sentenceStart: number
  paragraphStart: number
}

const places = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, i) => [name, i]))
const UPOS_PLACE = places(UPOS)
const XPOS_PLACE = places(XPOS)
const DEPREL_PLACE = places(DEPRELS)

const begin = (id: string): Columns => ({
  id,
  parts: [],
  length: 0,
  start: [],
  end: [],
  upos: [],
  xpos: [],
  lemmas: [],
  heads: [],
  deprels: [],
  sentences: [],
  paragraphs: [],
  sentenceStart: 0,
  paragraphStart: 0,
})

/** Reads CoNLL-U (universaldependencies.org/format.html): documents begin at `# newdoc`, paragraphs at `# newpar`. */
export function readConllu(source: string): readonly TreebankDocument[] {
  const documents: TreebankDocument[] = []
  let columns = begin('')
  const finish = (): void => {
    closeSentence(columns)
    closeParagraph(columns)
    if (columns.start.length > 0) documents.push(build(columns))
  }
  let lines: string[] = []
  for (const line of source.split('\n')) {
    if (line.startsWith('# newdoc')) {
      finish()
      columns = begin(line.split('=')[1]?.trim() ?? '')
    } else if (line.startsWith('# newpar')) closeParagraph(columns)
    else if (line.trim() === '') {
      readSentence(columns, lines)
      lines = []
    } else if (!line.startsWith('#')) lines.push(line)
  }
  readSentence(columns, lines)
  finish()
  return documents
}

/** Adds the words of a sentence; words of a multiword token (`do|n't`) stand without a space between. */
function readSentence(columns: Columns, lines: readonly string[]): void {
  if (lines.length === 0) return
  if (columns.start.length > columns.paragraphStart) write(columns, ' ')
  const first = columns.start.length
  let joinedUntil = 0
  let joinedSpace = true
  for (const line of lines) {
    const cells = line.split('\t')
    const id = cells[0]!
    const space = !/(^|\|)SpaceAfter=No(\||$)/.test(cells[9] ?? '')
    if (id.includes('-')) {
      joinedUntil = Number(id.split('-')[1])
      joinedSpace = space
    } else if (!id.includes('.')) {
      addWord(columns, cells, first)
      const number = Number(id)
      if (number < joinedUntil ? false : number === joinedUntil ? joinedSpace : space) write(columns, ' ')
    }
  }
  trimEnd(columns)
  closeSentence(columns)
}

function addWord(columns: Columns, cells: readonly string[], first: number): void {
  columns.start.push(columns.length)
  write(columns, cells[1]!)
  columns.end.push(columns.length)
  columns.lemmas.push(cells[2]!)
  columns.upos.push(UPOS_PLACE.get(cells[3]!) ?? 0)
  columns.xpos.push(XPOS_PLACE.get(cells[4]!) ?? 0)
  const head = Number(cells[6])
  columns.heads.push(head > 0 ? first + head - 1 : -1)
  const deprel = cells[7]!
  columns.deprels.push(DEPREL_PLACE.get(deprel) ?? DEPREL_PLACE.get(deprel.split(':')[0]!) ?? 0)
}

function write(columns: Columns, text: string): void {
  columns.parts.push(text)
  columns.length += text.length
}

function trimEnd(columns: Columns): void {
  if (columns.parts.at(-1) === ' ') {
    columns.parts.pop()
    columns.length--
  }
}

function closeSentence(columns: Columns): void {
  const end = columns.start.length
  if (end > columns.sentenceStart) columns.sentences.push(tokenSpan(columns.sentenceStart, end))
  columns.sentenceStart = end
}

function closeParagraph(columns: Columns): void {
  const end = columns.start.length
  if (end > columns.paragraphStart) {
    columns.paragraphs.push(tokenSpan(columns.paragraphStart, end))
    write(columns, '\n\n')
  }
  columns.paragraphStart = end
}

function build(columns: Columns): TreebankDocument {
  const text = columns.parts.join('')
  return {
    id: columns.id,
    document: {
      text,
      published: null,
      tokens: new Tokens(text, Uint32Array.from(columns.start), Uint32Array.from(columns.end)),
      paragraphs: columns.paragraphs,
      sentences: columns.sentences,
      tags: new Tags(Uint8Array.from(columns.upos), Uint8Array.from(columns.xpos), columns.lemmas),
      syntax: new Syntax(Int32Array.from(columns.heads), Uint8Array.from(columns.deprels)),
    },
  }
}
