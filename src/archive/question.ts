import { ArchiveError } from './archive-error.ts'
import { searchWords } from './search-words.ts'

/** Words next to each other; the last may be the beginning of one. */
export interface Phrase {
  readonly words: readonly string[]
  readonly prefix: boolean
}

/** Every group must be there, by one of its phrases; none of `without` may. */
export interface Question {
  readonly groups: readonly (readonly Phrase[])[]
  readonly without: readonly Phrase[]
}

/** More words are no question but a text. */
const MOST_WORDS = 64

const PIECE = /(-?)(?:["“”]([^"“”]*)["“”]?|(\S+))/gu

/**
 * Reads what somebody looks for: `climate policy` (both words), `"climate policy"` (next to each other), `climat*`,
 * `climate OR weather`, `climate -policy`.
 *
 * @throws ArchiveError `bad-question` where nothing is to be looked for
 */
export function parseQuestion(text: string): Question {
  const groups: Phrase[][] = []
  const without: Phrase[] = []
  let either = false
  for (const [, minus, quoted, bare] of text.matchAll(PIECE)) {
    if (bare === 'OR' && minus === '') {
      either = groups.length > 0
      continue
    }
    if (bare === 'AND' && minus === '') continue
    const words = searchWords(quoted ?? bare ?? '')
    if (words.length === 0) continue
    const phrase = { words, prefix: /\*["“”]?$/.test(quoted ?? bare!) }
    if (minus === '-') without.push(phrase)
    else if (either) groups.at(-1)!.push(phrase)
    else groups.push([phrase])
    either = false
  }
  refuse(text, groups, without)
  return { groups, without }
}

function refuse(text: string, groups: readonly Phrase[][], without: readonly Phrase[]): void {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text
  if (groups.length === 0)
    throw new ArchiveError(
      'bad-question',
      `“${shown}”: there is no word to look for. Give one, such as climate or "climate policy".`,
    )
  const words = [...groups.flat(), ...without].reduce((sum, phrase) => sum + phrase.words.length, 0)
  if (words > MOST_WORDS)
    throw new ArchiveError(
      'bad-question',
      `“${shown}”: ${words} words, and no more than ${MOST_WORDS} are looked for. Give the telling ones.`,
    )
}
