import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type CharSpan, charSpan } from '../document/span.ts'
import { type CodePointMap, codePointMap } from './code-points.ts'
import { CorpusError, corpusText } from './files.ts'

export type PolnearLabel = 'source' | 'cue' | 'content'

/** A labelled stretch of text; a discontinuous span of the corpus is several. */
export interface PolnearChunk {
  readonly label: PolnearLabel
  /** UTF-16 code units, white space at the edges left out. */
  readonly span: CharSpan
}

/** Who is quoted with which words: chunks that belong together. */
export interface PolnearAttribution {
  readonly source: readonly CharSpan[]
  readonly cue: readonly CharSpan[]
  readonly content: readonly CharSpan[]
}

export interface PolnearStory {
  /** The text's file name without `.txt`. */
  readonly id: string
  readonly split: 'train' | 'dev'
  /** ISO 8601 date, from the file's name. */
  readonly published: string | null
  readonly text: string
  readonly chunks: readonly PolnearChunk[]
  readonly attributions: readonly PolnearAttribution[]
}

const REMEDY = 'the corpora folder needs polnear/data/{train,dev} with text/ and attributions/'
const LABELS: Readonly<Record<string, PolnearLabel>> = { Source: 'source', Cue: 'cue', Content: 'content' }
/** White space as the reference scorer has it. */
const EDGE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/

/**
 * PolNeAR (Newell, Margolin and Ruths 2018): outermost attributions of political news as brat standoff. Where
 * several annotators marked an article, the first by file name counts.
 */
export function readPolnear(
  corpora: string,
  {
    split = 'all',
    only,
  }: { readonly split?: 'train' | 'dev' | 'all'; readonly only?: readonly string[] } = {},
): readonly PolnearStory[] {
  const splits = split === 'all' ? (['train', 'dev'] as const) : [split]
  return splits.flatMap((name) => readCompartment(join(corpora, 'polnear', 'data', name), name, only))
}

function readCompartment(
  folder: string,
  split: 'train' | 'dev',
  only: readonly string[] | undefined,
): readonly PolnearStory[] {
  const files = new Map<string, string>()
  for (const name of annotationFiles(join(folder, 'attributions'))) {
    const id = name.slice(0, -'.ann'.length).replace(/_[^_]*$/, '')
    if (!files.has(id)) files.set(id, name)
  }
  return [...files]
    .filter(([id]) => !only || only.includes(id))
    .map(([id, name]) => {
      const text = corpusText(join(folder, 'text', `${id}.txt`), REMEDY)
      const file = join(folder, 'attributions', name)
      const published = /_(\d{4}-\d{2}-\d{2})_/.exec(id)?.[1] ?? null
      return { id, split, published, text, ...parseStandoff(file, corpusText(file, REMEDY), text) }
    })
}

function annotationFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.ann'))
      .sort()
  } catch (cause) {
    throw new CorpusError('missing-file', folder, `cannot be read; ${REMEDY}`, cause)
  }
}

/** Reads brat standoff: `T1⇥Cue 33 47⇥words`, `E1⇥Attribution:T3 Content:T2 Cue:T1`. */
export function parseStandoff(
  file: string,
  source: string,
  text: string,
): Pick<PolnearStory, 'chunks' | 'attributions'> {
  const map = codePointMap(text)
  const marked = new Map<string, readonly PolnearChunk[]>()
  const attributions: PolnearAttribution[] = []
  const lines = source.split('\n')
  for (const [index, line] of lines.entries()) {
    const parts = /^(T\d+)\t(\w+) ([\d; ]+)\t/.exec(line)
    const label = parts && LABELS[parts[2]!]
    if (parts && label) marked.set(parts[1]!, chunksOf(`${file}:${index + 1}`, parts[3]!, label, text, map))
  }
  for (const line of lines) {
    const parts = /^E\d+\t(.+)$/.exec(line)
    if (parts) attributions.push(attributionOf(parts[1]!, marked))
  }
  return {
    chunks: [...marked.values()].flat(),
    attributions: attributions.filter((a) => a.content.length > 0),
  }
}

function chunksOf(
  place: string,
  ranges: string,
  label: PolnearLabel,
  text: string,
  map: CodePointMap,
): readonly PolnearChunk[] {
  return ranges.split(';').flatMap((range) => {
    const [from, to] = range.trim().split(' ').map(Number)
    let start = map(from ?? -1)
    let end = map(to ?? -1)
    if (start === null || end === null)
      throw new CorpusError(
        'bad-file',
        place,
        `${range} lies outside the text; take the corpus from its origin again`,
      )
    while (start < end && EDGE.test(text[start]!)) start++
    while (end > start && EDGE.test(text[end - 1]!)) end--
    return start < end ? [{ label, span: charSpan(start, end) }] : []
  })
}

function attributionOf(
  members: string,
  marked: ReadonlyMap<string, readonly PolnearChunk[]>,
): PolnearAttribution {
  const chunks = members.split(' ').flatMap((member) => marked.get(member.split(':')[1] ?? '') ?? [])
  const spans = (label: PolnearLabel) =>
    chunks.filter((chunk) => chunk.label === label).map((chunk) => chunk.span)
  return { source: spans('source'), cue: spans('cue'), content: spans('content') }
}
