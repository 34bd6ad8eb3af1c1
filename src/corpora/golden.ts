import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CorpusError, corpusText } from './files.ts'
import { type GoldStory, parseGold } from './gold.ts'

const FOLDER = fileURLToPath(new URL('../../test/golden', import.meta.url))

/**
 * The project's own stories: `ID.txt` with `ID.gold.json` beside it, sorted by id. A story without its gold, or
 * gold without its story, is an error.
 */
export function readGolden(only?: readonly string[], folder: string = FOLDER): readonly GoldStory[] {
  const names = listing(folder)
  const ids = new Set(
    names
      .filter((name) => /\.(txt|gold\.json)$/.test(name))
      .map((name) => name.replace(/\.(txt|gold\.json)$/, '')),
  )
  return [...ids]
    .filter((id) => !only || only.includes(id))
    .sort()
    .map((id) => {
      const text = corpusText(join(folder, `${id}.txt`), `write the story ${id}.gold.json is about`)
      const gold = join(folder, `${id}.gold.json`)
      return parseGold(
        gold,
        corpusText(gold, `write what ${id}.txt says, as the annotation guide does`),
        text,
        'golden',
      )
    })
}

function listing(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (cause) {
    throw new CorpusError(
      'missing-file',
      folder,
      'no such folder; the package keeps its stories there',
      cause,
    )
  }
}
