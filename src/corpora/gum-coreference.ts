import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CharSpan, charSpan } from '../document/span.ts'
import { readConllu, type TreebankDocument } from './conllu.ts'
import { type GumSpan, readGumEntities } from './gum-entities.ts'

/** A phrase of a coreference chain. Offsets are UTF-16 code units. */
export interface GoldMention {
  readonly span: CharSpan
  /** The words of the syntactic head: of a name of several words all of them that make it up. */
  readonly head: CharSpan
  /** Number of the chain. */
  readonly chain: number
  /** GUM's type: `person`, `organization`, `place`, `abstract`, `object`, … */
  readonly type: string
}

export interface CoreferenceText {
  readonly id: string
  readonly text: string
  readonly mentions: readonly GoldMention[]
}

/** Texts with coreference chains from a CoNLL-U file with GUM's annotation below a corpora folder. */
export function readGumCoreference(corpora: string, path: string): readonly CoreferenceText[] {
  const source = readFileSync(join(corpora, path), 'utf8')
  const entities = readGumEntities(source)
  return readConllu(source).map((document, i) => textOf(document, entities[i] ?? []))
}

function textOf(treebank: TreebankDocument, spans: readonly GumSpan[]): CoreferenceText {
  const { text, tokens } = treebank.document
  const chars = (start: number, end: number): CharSpan => charSpan(tokens.start[start]!, tokens.end[end - 1]!)
  const mentions = spans.map((span): GoldMention => {
    const head = headOf(treebank, span)
    return {
      span: chars(span.start, span.end),
      head: chars(head.start, head.end),
      // A chain's number; discontinuous phrases carry `[1/2]` after it.
      chain: Number.parseInt(span.id, 10),
      type: span.type,
    }
  })
  return { id: treebank.id, text, mentions: mentions.sort((a, b) => a.span.start - b.span.start) }
}

/** The word of a phrase whose head is outside it, with what is joined to it flat: `Ana Keller`. */
function headOf({ document: { syntax } }: TreebankDocument, { start, end }: GumSpan) {
  let first = start
  for (let i = start; i < end; i++) {
    const up = syntax.head(i)
    if (up < start || up >= end) {
      first = i
      break
    }
  }
  let last = first
  while (last + 1 < end && syntax.head(last + 1) === first && syntax.deprel(last + 1) === 'flat') last++
  return { start: first, end: last + 1 }
}
