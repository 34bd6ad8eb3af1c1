import { lazy, loadLexicon, wordMap, wordSet } from '../../pipeline/lexicon.ts'
import { classes, IS } from '../mentions/lexicon.ts'

export { nameGenders } from '../mentions/lexicon.ts'

/** Whether a word in lower case is a title, an office or an occupation. */
export const isOffice = (word: string): boolean =>
  ((classes().get(word) ?? 0) & (IS.role | IS.honorific)) !== 0

const load = (name: string) => loadLexicon(`stages/entities/${name}.tsv`)

/** Base forms of verbs of saying. */
export const speechVerbs = lazy(() => wordSet(load('speech-verbs')))

/** Short forms of first names to the names they stand for. */
export const nicknames = lazy(
  () => new Map(load('nicknames').rows.map(([short, full]) => [short!, new Set(full!.split(' '))])),
)

/** Other names of a country or body, without full stops and in lower case, to the one that is used. */
export const aliases = lazy(() => wordMap(load('aliases')))

/** Verbs to the class of noun that whoever does or undergoes it can be taken up by; empty for none. */
export const crimeVerbs = lazy(
  () =>
    new Map(
      load('crime-verbs').rows.map(([verb, does, undergoes]) => [
        verb!,
        { does: does!, undergoes: undergoes! },
      ]),
    ),
)

/** Nouns that name somebody by a tie to somebody else, with the tie and the tie back. */
export const ties = lazy(
  () => new Map(load('ties').rows.map(([noun, tie, back]) => [noun!, { tie: tie!, back: back! }])),
)

/** Those of whom a court is made, to the noun of the court. */
export const courtMembers: ReadonlyMap<string, string> = new Map([
  ['judge', 'court'],
  ['justice', 'court'],
  ['juror', 'jury'],
])

/** What those in a family call one another, in lower case, to the noun: `mam` is a mother. */
export const addresses = lazy(() => wordMap(load('addresses')))

/** Titles as news shortens them, to the noun. */
export const titles = lazy(() => wordMap(load('title-abbreviations')))

/** Words in the names of bodies to the noun that takes such a name up. */
export const nameNouns = lazy(() => wordMap(load('name-nouns')))

/** Last words that the name of a body is often used without. */
export const bodyWords = lazy(() => wordSet(load('body-words')))

export interface NounClass {
  readonly classes: ReadonlySet<string>
  /** Whether writers use it for somebody they have not called so before: `the star`. */
  readonly epithet: boolean
  /** Whether it names somebody by a tie to somebody else. */
  readonly kin: boolean
}

/** Nouns to the classes of nouns that can stand for the same. */
export const nounClasses = lazy((): ReadonlyMap<string, NounClass> => {
  const map = new Map<string, NounClass>()
  for (const [noun, classes, use] of load('noun-classes').rows)
    map.set(noun!, { classes: new Set(classes!.split(' ')), epithet: use === 'epithet', kin: use === 'kin' })
  return map
})

const weights = lazy(() => new Map(load('weights').rows.map(([name, weight]) => [name!, Number(weight)])))

/** A weight of `weights.tsv`, which gives the reason for each. */
export function weight(name: string): number {
  const found = weights().get(name)
  if (found === undefined) throw new RangeError(`stages/entities/weights.tsv: no weight "${name}"`)
  return found
}

/** Whether nouns, kin aside, are of other classes only than these; not where none of them has a class. */
export function areOfOthers(nouns: Iterable<string>, classes: ReadonlySet<string>): boolean {
  let known = false
  for (const noun of nouns) {
    const own = nounClasses().get(noun)
    if (!own || own.kin) continue
    known = true
    for (const name of own.classes) if (classes.has(name)) return false
  }
  return known
}
