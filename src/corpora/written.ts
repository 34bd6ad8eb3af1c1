import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { CorpusError } from './files.ts'
import { type GoldStory, parseGold } from './gold.ts'
import { isInPart } from './parts.ts'

const FOLDER = fileURLToPath(new URL('./written/', import.meta.url))

/** The part that nothing is learned from or tuned on: what is measured on it holds for stories of this kind. */
export const HELD_PART = 3

const line = z.object({ id: z.string(), text: z.string() })

/**
 * Stories written for Hearsay, of people who are nobody, with all of the record but times as the annotation guide has
 * it (`written/*.ndjson`: a story a line, the text beside the fields of a gold file, offsets in code points), in the
 * order of their files and lines.
 *
 * @throws CorpusError naming the file and line that is not as it should be
 */
export function readWritten(only?: readonly string[]): readonly GoldStory[] {
  const stories = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ndjson'))
    .sort()
    .flatMap((name) => parseWritten(name, readFileSync(`${FOLDER}${name}`, 'utf8')))
  return only ? stories.filter(({ id }) => only.includes(id)) : stories
}

/** The stories that may be learned from. */
export const writtenToLearn = (): readonly GoldStory[] =>
  readWritten().filter((story) => !isInWrittenPart(story, HELD_PART))

/** Whether a story belongs to a part, 1 to 3, by the number in its id: more stories move none. */
export const isInWrittenPart = ({ id }: GoldStory, part: number): boolean =>
  isInPart(Number(/\d+$/.exec(id)?.[0] ?? 0), part)

/** The stories of a file. @throws CorpusError naming the line that is not as it should be */
export function parseWritten(file: string, source: string): readonly GoldStory[] {
  return source
    .split('\n')
    .filter((row) => row !== '')
    .map((row, i) => {
      const place = `${file}:${i + 1}`
      const parsed = line.safeParse(parseJson(row))
      if (!parsed.success)
        throw new CorpusError('bad-file', place, 'is no story with id and text; write it again')
      return parseGold(place, row, parsed.data.text, 'golden')
    })
}

function parseJson(row: string): unknown {
  try {
    return JSON.parse(row)
  } catch {
    return null
  }
}
