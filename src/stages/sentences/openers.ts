import { lazy, loadLexicon, wordSet } from '../../pipeline/lexicon.ts'

/** Words that, capitalised where it is open whether a sentence ended, most likely open one. */
export const OPENERS = lazy(() => wordSet(loadLexicon('stages/sentences/openers.tsv')))

/** The same in lower case, for those who write without capitals. */
export const LOWER_OPENERS = lazy(() => new Set([...OPENERS()].map((word) => word.toLowerCase())))
