import type { EntityType } from '../document/layers.ts'
import { type TokenSpan, tokenSpan } from '../document/span.ts'
import type { Tokens } from '../document/tokens.ts'
import { tokenize } from '../stages/tokens/stage.ts'

/** A name that annotators marked. */
export interface GoldName {
  readonly span: TokenSpan
  /** Null where the corpus leaves open whether there is a name, and of what type. */
  readonly type: EntityType | 'other' | null
}

/** A text with the names in it. */
export interface NameText {
  readonly text: string
  readonly tokens: Tokens
  readonly sentences: readonly TokenSpan[]
  /** In text order, not overlapping. */
  readonly names: readonly GoldName[]
  /** The types of which every name is marked. */
  readonly complete: readonly EntityType[]
}

/** Words with a label each, a sentence a list. */
export interface LabelledSentence {
  readonly words: readonly string[]
  /** `O`, or `B-` or `I-` and a type. */
  readonly labels: readonly string[]
}

export const ENTITY_TYPES: readonly EntityType[] = ['person', 'organization', 'place', 'work', 'group']

/**
 * Rebuilds a text from its words (a sentence a line), cuts it into the project's tokens, and carries the names over.
 * `types` says what a label's type is here; `other` for those it does not have.
 */
export function textOfSentences(
  sentences: readonly LabelledSentence[],
  types: Readonly<Record<string, EntityType>>,
): NameText {
  let text = ''
  const marked: { start: number; end: number; type: GoldName['type'] }[] = []
  const lines: { start: number; end: number }[] = []
  for (const { words, labels } of sentences) {
    if (text !== '') text += '\n'
    const first = text.length
    for (const [i, word] of words.entries()) {
      if (i > 0 && !touches(words[i - 1]!, word)) text += ' '
      const start = text.length
      text += word
      const label = labels[i]!
      if (label === 'O') continue
      const type = types[label.slice(2)] ?? 'other'
      const open = marked.at(-1)
      const goesOn = i > 0 && label.startsWith('I-') && labels[i - 1]!.slice(2) === label.slice(2)
      if (goesOn && open) open.end = text.length
      else marked.push({ start, end: text.length, type })
    }
    if (text.length > first) lines.push({ start: first, end: text.length })
  }
  const tokens = tokenize(text)
  const names = marked.map(({ start, end, type }) => ({ span: tokens.within({ start, end }), type }))
  return {
    text,
    tokens,
    sentences: lines.map((line) => tokens.within(line)).filter(({ start, end }) => end > start),
    names: apart(names),
    complete: ENTITY_TYPES,
  }
}

/** Names that a token of this project's joins are cut apart again: the first keeps it. */
function apart(names: readonly GoldName[]): GoldName[] {
  const out: GoldName[] = []
  let end = 0
  for (const { span, type } of names) {
    const start = Math.max(span.start, end)
    if (start >= span.end) continue
    out.push({ span: tokenSpan(start, span.end), type })
    end = span.end
  }
  return out
}

/** Whether two words of running text stand without a space between. */
function touches(before: string, word: string): boolean {
  if (/^([.,;:?!)%\]]|n['’]t|['’](s|re|ve|d|m|ll)?)$/i.test(word)) return true
  return /^[([$£€]$/.test(before)
}

/** Columns in the CoNLL manner: a word a line, its label last; sentences apart by empty lines. */
export function readColumns(source: string): readonly (readonly LabelledSentence[])[] {
  const documents: LabelledSentence[][] = [[]]
  let words: string[] = []
  let labels: string[] = []
  const close = (): void => {
    if (words.length > 0) documents.at(-1)!.push({ words, labels })
    words = []
    labels = []
  }
  for (const line of `${source}\n\n`.split('\n')) {
    const cells = line.trim().split(/[\t ]+/)
    if (line.startsWith('-DOCSTART-')) documents.push([])
    else if (cells.length < 2) close()
    else {
      words.push(cells[0]!)
      labels.push(cells.at(-1)!)
    }
  }
  return documents.filter((document) => document.length > 0)
}
