import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeArticle } from '../article/article.ts'
import type { GoldStory } from '../corpora/gold.ts'
import { readPolnear } from '../corpora/polnear.ts'
import { readArticle } from '../read.ts'
import type { HearsayRecord } from '../record/record.ts'
import type { EvaluateOptions } from './options.ts'
import { chunkFigures } from './polnear.ts'
import { chunkLines, polnearChunks } from './polnear-chunks.ts'
import { figures, type Judgement, judge } from './score.ts'
import type { Part } from './table.ts'

/** Reads a story as an article of which only text and date are known. */
function read(
  story: Pick<GoldStory, 'id' | 'published' | 'text'>,
  folder: string | undefined,
): HearsayRecord {
  const { id, text, published } = story
  const record = readArticle(composeArticle({ id, text, published }))
  if (folder) writeFileSync(join(folder, `${id}.json`), `${JSON.stringify(record, null, 1)}\n`)
  return record
}

function recordsFolder({ records }: EvaluateOptions, set: string): string | undefined {
  if (records === undefined) return undefined
  const folder = join(records, set)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** Reads stories and compares the records with gold. */
export function judgeStories(
  stories: readonly GoldStory[],
  set: string,
  options: EvaluateOptions,
): readonly Judgement[] {
  const folder = recordsFolder(options, set)
  return stories.map((story) => judge(story, read(story, folder)))
}

/** The corpus's two halves: Wikinews, and several outlets on the same events. */
export function hearsayParts(judgements: readonly Judgement[]): readonly Part[] {
  const part = (name: string) => ({
    name: `${name}-*`,
    figures: figures(judgements.filter(({ id }) => id.startsWith(`${name}-`))),
  })
  return [part('wn'), part('ecb')]
}

/** Reads PolNeAR's stories and compares the chunks with gold; writes them where a dump is asked for. */
export function polnearFigures(corpora: string, options: EvaluateOptions) {
  const { split, only, dump } = options
  const folder = recordsFolder(options, 'polnear')
  const stories = readPolnear(corpora, { split, ...(only && { only }) }).map((story) => ({
    story,
    chunks: polnearChunks(read(story, folder)),
  }))
  if (dump !== undefined)
    writeFileSync(dump, stories.map(({ story, chunks }) => chunkLines(story.id, story.text, chunks)).join(''))
  return { stories: stories.length, figures: chunkFigures(stories) }
}
