import { lazy, loadLexicon } from '../pipeline/lexicon.ts'

export type WordClass =
  | 'negation'
  | 'modal'
  | 'person'
  | 'number'
  | 'unit'
  | 'filler'
  | 'filler-phrase'
  | 'discourse'
  | 'backchannel'
  | 'grammar'
  | 'common'

const classes = lazy(() => {
  const found = new Map<string, Map<string, string>>()
  for (const [word, name, value] of loadLexicon('verify/words.tsv').rows) {
    const words = found.get(name!) ?? new Map<string, string>()
    found.set(name!, words.set(word!, value ?? ''))
  }
  return found
})

/** What the list says of a folded word in this class; undefined where it is not of it. */
export const valueIn = (word: string, name: WordClass): string | undefined => classes().get(name)?.get(word)

export const isOf = (word: string, name: WordClass): boolean => valueIn(word, name) !== undefined

/** The words of a class. */
export const wordsOf = (name: WordClass): readonly string[] => [...(classes().get(name)?.keys() ?? [])]

/** The phrases of a class, each as its words. */
export const phrasesOf = (name: WordClass): readonly (readonly string[])[] =>
  [...(classes().get(name)?.keys() ?? [])].map((phrase) => phrase.split(' '))

/** Short and spoken forms with all they may stand for: `he'd` → `he would`, `he had`. */
const contractions = lazy(() => {
  const found = new Map<string, string[][]>()
  for (const [form, full] of loadLexicon('verify/contractions.tsv').rows) {
    const fulls = found.get(form!) ?? []
    fulls.push(full!.split(' '))
    found.set(form!, fulls)
  }
  return found
})

export const fullForms = (word: string): readonly (readonly string[])[] => contractions().get(word) ?? []

/** Forms of which the apostrophe makes another word: `we're` and `were`. Others merely lost theirs: `dont`. */
const OTHER_WORDS: ReadonlySet<string> = new Set(
  'its were well hell shell ill id wed shed lets whos hes shes'.split(' '),
)

/** Whether two words that differ by an apostrophe alone are one word, one of them written without. */
export const sameButForApostrophe = (a: string, b: string): boolean => {
  const [short, long] = a.includes("'") ? [b, a] : [a, b]
  return long.replaceAll("'", '') === short && fullForms(long).length > 0 && !OTHER_WORDS.has(short)
}
