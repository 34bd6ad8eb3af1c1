import { lazy, loadLexicon } from '../../pipeline/lexicon.ts'

/** What each word of `words.tsv` means, by class: `month` → `october` → `10`. */
export type Words = ReadonlyMap<string, ReadonlyMap<string, string>>

export const words = lazy((): Words => {
  const classes = new Map<string, Map<string, string>>()
  for (const [word, name, value] of loadLexicon('stages/times/words.tsv').rows) {
    let members = classes.get(name!)
    if (!members) {
      members = new Map()
      classes.set(name!, members)
    }
    members.set(word!, value!)
  }
  return classes
})

/** The value of a word in a class of `words.tsv`; undefined if it is not in it. */
export const meaning = (name: string, word: string): string | undefined => words().get(name)?.get(word)

/** Names of holidays (tokens joined by spaces, lower case) with the rule that dates them. */
export const holidays = lazy(
  (): ReadonlyMap<string, string> =>
    new Map(loadLexicon('stages/times/holidays.tsv').rows.map((row) => [row[0]!, row[1]!])),
)
