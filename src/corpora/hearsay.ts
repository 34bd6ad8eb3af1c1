import { join } from 'node:path'
import { z } from 'zod'
import { CorpusError, corpusText } from './files.ts'
import { type GoldStory, parseGold } from './gold.ts'

const REMEDY = 'the corpora folder needs hearsay/ with manifest.json, text/ and gold/'

const manifest = z.array(
  z.object({ id: z.string(), split: z.enum(['train', 'dev']), date: z.string().nullable() }),
)

export interface Selection {
  readonly split?: 'train' | 'dev' | 'all'
  /** Only these stories. */
  readonly only?: readonly string[]
}

/** Stories of the corpus annotated with the whole record, in the manifest's order. */
export function readHearsay(corpora: string, { split = 'all', only }: Selection = {}): readonly GoldStory[] {
  const folder = join(corpora, 'hearsay')
  const file = join(folder, 'manifest.json')
  const parsed = manifest.safeParse(parseJson(file, corpusText(file, REMEDY)))
  if (!parsed.success) throw new CorpusError('bad-file', file, 'is not a list of {id, split, date}')
  return parsed.data
    .filter((entry) => split === 'all' || entry.split === split)
    .filter((entry) => !only || only.includes(entry.id))
    .map((entry) => {
      const text = corpusText(join(folder, 'text', `${entry.id}.txt`), REMEDY)
      const gold = join(folder, 'gold', `${entry.id}.json`)
      return { ...parseGold(gold, corpusText(gold, REMEDY), text, entry.split), published: entry.date }
    })
}

function parseJson(file: string, json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw new CorpusError('bad-file', file, 'is not JSON; take the corpus from its origin again', cause)
  }
}
