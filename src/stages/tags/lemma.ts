import { XPOS, type Xpos } from '../../document/tags.ts'

/** Longest ending that a rule looks at; a rule may also name a whole word. */
export const LONGEST_ENDING = 6

/** Lemmas kept for each tag, so that memory is bounded. */
const KNOWN = 4096

/** Tags whose base form is the word in lower case unless the whole word is listed. */
const NAMES: ReadonlySet<Xpos> = new Set(['NNP', 'NNPS'])

/** `iPhone`, `S100`, `F-16s`: capitals that belong to the word, whatever its class. */
const OWN_CAPITALS = /\p{Ll}\p{Lu}|\p{Lu}.*\d/u

/** One tag's rules: `ending` → `cut` letters off, `add` letters on. A whole word is written `^word`. */
export type LemmaRules = ReadonlyMap<string, ReadonlyMap<string, string>>

/**
 * Base forms by the longest ending that has a rule, after Jongejan and Dalianis (2009), separately for each tag.
 * The rules are learned; see `lemma-rules.ts`.
 */
export class Lemmatizer {
  readonly #rules: readonly (ReadonlyMap<string, Edit> | undefined)[]
  /** Lemmas of lower-case words found before, by tag. */
  readonly #known: readonly Map<string, string>[] = XPOS.map(() => new Map())

  /** `table` has a line `tag ending cut add` for each rule, tab-separated. */
  constructor(table: string) {
    const rules: (Map<string, Edit> | undefined)[] = XPOS.map(() => undefined)
    const places = new Map<string, number>(XPOS.map((tag, i) => [tag, i]))
    for (const line of table.split('\n')) {
      const [tag, ending, cut, add] = line.split('\t')
      const place = places.get(tag!)
      if (place === undefined) continue
      rules[place] ??= new Map()
      rules[place].set(ending!, { cut: Number(cut), add: add! })
    }
    this.#rules = rules
  }

  /** The base form of a word (given as written, and in lower case) with the tag at place `xpos` of {@link XPOS}. */
  lemma(form: string, lower: string, xpos: number): string {
    const word = NAMES.has(XPOS[xpos]!) || OWN_CAPITALS.test(form) ? form : lower
    if (word !== lower) return this.#find(word, lower, xpos)
    const known = this.#known[xpos]!
    let lemma = known.get(lower)
    if (lemma === undefined) {
      lemma = this.#find(word, lower, xpos)
      if (known.size < KNOWN) known.set(lower, lemma)
    }
    return lemma
  }

  #find(word: string, lower: string, xpos: number): string {
    const rules = this.#rules[xpos]
    if (!rules) return word
    const whole = rules.get(`^${lower}`)
    if (whole) return apply(whole, word)
    for (let length = Math.min(LONGEST_ENDING, lower.length); length >= 0; length--) {
      const rule = rules.get(lower.slice(lower.length - length))
      if (rule) return apply(rule, word)
    }
    return word
  }
}

interface Edit {
  readonly cut: number
  readonly add: string
}

/** `cut` of -1 says that `add` is the whole base form. */
const apply = ({ cut, add }: Edit, word: string): string =>
  cut < 0 ? add : word.slice(0, word.length - cut) + add
