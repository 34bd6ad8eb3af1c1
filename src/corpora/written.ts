import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { jsonRows } from './files.ts'
import { type GoldStory, parseGold } from './gold.ts'

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

/** One story of so many is held, in files whose stories no rule was written after. */
const HELD_EVERY = 6
const HELD_FILES = /^(?:accidents|crimes|families|leaks|magazines|science|sports|world)-/

/**
 * Whether a story belongs to a part, 1 to 3, by its id, so that more stories move none: every sixth of the later files is
 * held, the others are in part 1 where the number is odd and in part 2 where it is even.
 */
export function isInWrittenPart({ id }: GoldStory, part: number): boolean {
  const number = Number(/\d+$/.exec(id)?.[0] ?? 0)
  if (number % HELD_EVERY === 0 && HELD_FILES.test(id)) return part === HELD_PART
  return part === (number % 2 === 1 ? 1 : 2)
}

/** The stories of a file. @throws CorpusError naming the line and the field that is not as it should be */
export const parseWritten = (file: string, source: string): readonly GoldStory[] =>
  jsonRows(file, source, line, 'write the story again').map(({ value, row, place }) =>
    parseGold(place, row, value.text, 'golden'),
  )
