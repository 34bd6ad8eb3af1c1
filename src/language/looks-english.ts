import { lazy, loadLexicon, wordSet } from '../pipeline/lexicon.ts'

const FUNCTION_WORDS = lazy(() => wordSet(loadLexicon('language/function-words.tsv')))

/** So many words are looked at: enough to tell, and the time stays the same for any length. */
const SAMPLE = 2000
/** Fewer words are too few to tell; they are read as English. */
const FEWEST = 25
/** English prose has 0.35 to 0.5, lists and tables down to 0.15, other languages at most 0.06. */
const SHARE = 0.09

/** Whether a text can be read as English: enough of its words hold English sentences together. */
export function looksEnglish(text: string): boolean {
  const word = /\p{L}+/gu
  let words = 0
  let known = 0
  for (let found = word.exec(text); found && words < SAMPLE; found = word.exec(text)) {
    words++
    if (FUNCTION_WORDS().has(found[0].toLowerCase())) known++
  }
  return words < FEWEST || known / words >= SHARE
}
