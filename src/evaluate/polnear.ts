import type { PolnearChunk, PolnearLabel, PolnearStory } from '../corpora/polnear.ts'
import { type Retrieval, retrieval } from './figures.ts'
import { shared } from './words.ts'

/** Figures for one label, as published results count: labelled chunks. */
export interface ChunkFigures {
  /** Start and end are the same. */
  readonly exact: Retrieval
  /** The start is the same. */
  readonly begin: Retrieval
  /** Words and marks inside the chunks. */
  readonly tokens: Retrieval
}

export const POLNEAR_LABELS = ['source', 'cue', 'content'] as const

/** A word, or one mark that is not white space. */
const TOKEN = /[\p{L}\p{N}_]+|[^\p{L}\p{N}_\t-\r\x1c-\x20\x85\p{Z}]/gu

/** Compares each story's chunks with the system's for it, micro-averaged over stories. */
export function chunkFigures(
  stories: readonly { readonly story: PolnearStory; readonly chunks: readonly PolnearChunk[] }[],
): { readonly [L in PolnearLabel]: ChunkFigures } {
  const of = (label: PolnearLabel): ChunkFigures => {
    const counts = stories.map(({ story, chunks }) => countChunks(story, chunks, label))
    const sum = (pick: (count: ChunkCount) => number) => counts.reduce((all, count) => all + pick(count), 0)
    const system = sum((c) => c.system)
    const gold = sum((c) => c.gold)
    return {
      exact: retrieval(
        sum((c) => c.exact),
        system,
        gold,
      ),
      begin: retrieval(
        sum((c) => c.begin),
        system,
        gold,
      ),
      tokens: retrieval(
        sum((c) => c.tokens),
        sum((c) => c.systemTokens),
        sum((c) => c.goldTokens),
      ),
    }
  }
  return { source: of('source'), cue: of('cue'), content: of('content') }
}

interface ChunkCount {
  readonly system: number
  readonly gold: number
  readonly exact: number
  readonly begin: number
  readonly tokens: number
  readonly systemTokens: number
  readonly goldTokens: number
}

function countChunks(story: PolnearStory, chunks: readonly PolnearChunk[], label: PolnearLabel): ChunkCount {
  const gold = chunkSets(story.text, story.chunks, label)
  const system = chunkSets(story.text, chunks, label)
  return {
    system: system.whole.size,
    gold: gold.whole.size,
    exact: shared(gold.whole, system.whole),
    begin: shared(gold.begins, system.begins),
    tokens: shared(gold.tokens, system.tokens),
    systemTokens: system.tokens.size,
    goldTokens: gold.tokens.size,
  }
}

function chunkSets(text: string, chunks: readonly PolnearChunk[], label: PolnearLabel) {
  const spans = chunks.filter((chunk) => chunk.label === label).map(({ span }) => span)
  const starts = spans.flatMap(({ start, end }) =>
    [...text.slice(start, end).matchAll(TOKEN)].map((match) => start + match.index),
  )
  return {
    whole: new Set(spans.map(({ start, end }) => `${start}-${end}`)),
    begins: new Set(spans.map(({ start }) => start)),
    tokens: new Set(starts),
  }
}
