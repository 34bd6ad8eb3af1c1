import { lazy, loadLexicon, wordMap } from '../../pipeline/lexicon.ts'

const TABLE = lazy(() => wordMap(loadLexicon('stages/statements/probabilities.tsv')))

/** What share of the statements that a rule finds are right, measured on training stories; all rules' for one unseen. */
export const probabilityOf = (by: string): number => Number(TABLE().get(by) ?? TABLE().get('*') ?? 0.5)
