import {
  type CompiledRule,
  compileRules,
  type Match,
  matchRule,
  type Rule,
  type Test,
} from '../../pipeline/rules.ts'
import { inflections } from './inflections.ts'
import { type ClauseText, isPossessive } from './text.ts'

/** A pattern of a rule with what its second token may be, so that most are passed over at one look. */
type Entry =
  | { readonly compiled: CompiledRule; readonly words: null; readonly lemmas: null }
  | {
      readonly compiled: CompiledRule
      readonly words: ReadonlySet<string>
      readonly lemmas: ReadonlySet<string>
    }

export type WordClasses = ReadonlyMap<string, ReadonlySet<string>>

/**
 * Rules over tokens, found by the words they may begin with. Alternatives: `word` as written, `~word` in any form,
 * `<class>` of words or `~words`, and upper-case tests: a UD or Penn tag (`NOUN`, `PRP$`), `WORD` (no punctuation),
 * `COMMA`, `AGE` (1 to 115), `NAME` (a token of a name), `PERSON` and
 * `ORGANIZATION` (a token of a mention of one), `OWN`
 * (a possessive ending), `END` (`.`, `,`, `;`, `)` or a line's end).
 */
export class ClauseGrammar {
  #text: ClauseText | null = null
  readonly #classes: WordClasses
  /** Rules by a word as written, and by a lemma. */
  readonly #byWord = new Map<string, Entry[]>()
  readonly #byLemma = new Map<string, Entry[]>()
  readonly #others: Entry[] = []

  constructor(rules: readonly Rule[], classes: WordClasses) {
    this.#classes = classes
    const compiled = compileRules(rules, (alternative) => this.#bind(alternative))
    for (const { rule, patterns } of compiled)
      for (const [place, pattern] of patterns.entries()) {
        const elements = rule.patterns[place]!
        const entry = this.#entry({ rule, patterns: [pattern] }, elements)
        const keys = this.#keys(elements)
        if (keys === null) this.#others.push(entry)
        else for (const key of keys) this.#at(key).push(entry)
      }
  }

  #at(key: string): Entry[] {
    const [map, word] = key.startsWith('~') ? [this.#byLemma, key.slice(1)] : [this.#byWord, key]
    let entries = map.get(word)
    if (!entries) {
      entries = []
      map.set(word, entries)
    }
    return entries
  }

  /** The words a pattern may begin with; null where a test decides. */
  #keys(pattern: Rule['patterns'][number]): ReadonlySet<string> | null {
    const keys = new Set<string>()
    for (const { any, min, negated } of pattern) {
      if (negated) return null
      for (const alternative of any) {
        if (/^\p{Lu}/u.test(alternative)) return null
        for (const word of this.#words(alternative)) keys.add(word)
      }
      if (min > 0) break
    }
    return keys
  }

  /** With the words and lemmas that may come second; null where any may, or none need. */
  #entry(compiled: CompiledRule, pattern: Rule['patterns'][number]): Entry {
    const [first, ...rest] = pattern
    const keys =
      first!.min === 1 && first!.max === 1 && rest.some(({ min }) => min > 0) ? this.#keys(rest) : null
    if (!keys) return { compiled, words: null, lemmas: null }
    const lemmas = [...keys].filter((key) => key.startsWith('~')).map((key) => key.slice(1))
    return { compiled, words: keys, lemmas: new Set(lemmas) }
  }

  #words(alternative: string): Iterable<string> {
    const named = /^<(.+)>$/.exec(alternative)
    if (named) return [...this.#class(named[1]!)].flatMap((word) => [...this.#words(word)])
    if (!alternative.startsWith('~')) return [alternative]
    // The lemma is a key too, under which irregular forms are found.
    return [...inflections(alternative.slice(1)), alternative]
  }

  #class(name: string): ReadonlySet<string> {
    const members = this.#classes.get(name)
    if (!members) throw new Error(`no word class "${name}" for these rules`)
    return members
  }

  #bind(alternative: string): Test {
    if (/^\p{Lu}/u.test(alternative)) return (i) => this.#is(alternative, i)
    const words = new Set(this.#words(alternative))
    const lemmas = new Set([...words].filter((word) => word.startsWith('~')).map((word) => word.slice(1)))
    return (i) => {
      const { tokens, tags } = this.#text!
      return words.has(tokens.lower(i)) || (lemmas.size > 0 && lemmas.has(tags.lowLemma(i)))
    }
  }

  #is(test: string, i: number): boolean {
    const { tokens, tags, cast } = this.#text!
    // "a three-year-long sentence"
    if (test === 'WORD') return tags.upos(i) !== 'PUNCT' || (tokens.form(i) === '-' && !tokens.spaceBefore(i))
    if (test === 'COMMA') return tokens.form(i) === ','
    if (test === 'AGE') return /^(?:[1-9]\d?|1[01]\d)$/.test(tokens.form(i))
    if (test === 'END') return /^[.,;)]$/.test(tokens.form(i))
    if (test === 'OWN') return isPossessive(this.#text!, i)
    if (test === 'NAME') return cast.over(i)?.form === 'name'
    if (test === 'PERSON') return cast.over(i)?.type === 'person'
    if (test === 'ORGANIZATION') return cast.over(i)?.type === 'organization'
    return tags.upos(i) === test || tags.xpos(i) === test
  }

  /** Adds the first match of each rule that begins at `at`. */
  #matchesAt(at: number, to: number, lists: readonly (readonly Entry[] | undefined)[], found: Match[]): void {
    const { tokens, tags } = this.#text!
    const word = at + 1 < to ? tokens.lower(at + 1) : ''
    const lemma = at + 1 < to ? tags.lowLemma(at + 1) : ''
    let seen: Set<string> | null = null
    for (const entries of lists) {
      if (!entries) continue
      for (const { compiled, words, lemmas } of entries) {
        if (words && !words.has(word) && !lemmas.has(lemma)) continue
        if (seen?.has(compiled.rule.name)) continue
        const match = matchRule(compiled, at, to)
        if (match === null) continue
        seen ??= new Set()
        seen.add(compiled.rule.name)
        found.push(match)
      }
    }
  }

  /** Every match of every rule that begins at a token of `[from, to)` and ends in it, by place and then by rule. */
  matches(text: ClauseText, from: number, to: number): readonly Match[] {
    this.#text = text
    const found: Match[] = []
    for (let at = from; at < to; at++) {
      const word = this.#byWord.get(text.tokens.lower(at))
      const lemma = this.#byLemma.get(text.tags.lowLemma(at))
      if (!word && !lemma && this.#others.length === 0) continue
      this.#matchesAt(at, to, [word, lemma, this.#others], found)
    }
    return found
  }
}

/** Word classes of a list with the columns word, class. */
export function wordClasses(rows: readonly (readonly string[])[]): WordClasses {
  const classes = new Map<string, Set<string>>()
  for (const [word, name] of rows) {
    const members = classes.get(name!) ?? new Set()
    members.add(word!)
    classes.set(name!, members)
  }
  return classes
}
