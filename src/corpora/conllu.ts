import type { Document } from '../document/document.ts'
import { type TokenSpan, tokenSpan } from '../document/span.ts'
import { DEPRELS, Syntax } from '../document/syntax.ts'
import { Tags, UPOS, XPOS } from '../document/tags.ts'
import { Tokens } from '../document/tokens.ts'

export type TreebankLayer = 'tokens' | 'paragraphs' | 'sentences' | 'tags' | 'syntax'

/** A document of a treebank with its gold layers. */
export interface TreebankDocument {
  readonly id: string
  /** The text is rebuilt from the words and their spacing, with an empty line where the page had one. */
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
  /** Sentences until a block of the page ends, nearest first. */
  blocks: readonly number[]
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
  blocks: [],
})

/** Blocks that stand on lines of their own; others (`hi`, `note`, `incident`) run within a line. */
const BLOCK = /^(?:p|sp|head|figure|caption|item|list|table|row|cell|lg)$/

/**
 * The sentences in each block that begins here, of GUM's `newpar_block = head (1 s) | hi (1 s)`. A quotation in a
 * paragraph runs on, one that is a block by itself does not.
 */
function blockLengths(comment: string): readonly number[] {
  const blocks = comment.slice(comment.indexOf('=') + 1).split('|')
  return blocks.flatMap((block, depth) => {
    const [, name, length] = /^\s*(\S+).*\((\d+) s\)\s*$/.exec(block) ?? []
    return name && length && (BLOCK.test(name) || (name === 'quote' && depth === 0)) ? [Number(length)] : []
  })
}

/**
 * Reads CoNLL-U (universaldependencies.org/format.html): documents begin at `# newdoc`, paragraphs at `# newpar` and where
 * a heading, a caption, a list or a block of another kind ends (`# newpar_block`, GUM), as they would on the page.
 */
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
    } else if (line.startsWith('# newpar_block')) columns.blocks = blockLengths(line)
    else if (line.startsWith('# newpar')) {
      closeParagraph(columns)
      columns.blocks = []
    } else if (line.trim() === '') {
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
  if (columns.blocks.includes(0)) closeParagraph(columns)
  columns.blocks = columns.blocks.filter((left) => left > 0).map((left) => left - 1)
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
