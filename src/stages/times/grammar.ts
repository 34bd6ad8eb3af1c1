import {
  type CompiledRule,
  compileRules,
  type Element,
  type Match,
  matchRule,
  type Rule,
  type Test,
} from '../../pipeline/rules.ts'
import { isFigure } from './shapes.ts'
import { words } from './words.ts'

/** What a grammar reads: the tokens of a text, or those tokens with the expressions found so far as one item each. */
export interface Sequence {
  readonly length: number
  /** Lower-case word, `#` for what starts with a figure, or an upper-case kind: what a pattern may begin with. */
  key(item: number): string
  /** Lower-case word; the empty string outside. */
  word(item: number): string
  /** Whether an upper-case test of the rule files passes. */
  test(name: string, item: number): boolean
}

type Pattern = readonly Element[]

const EMPTY: Sequence = { length: 0, key: () => '', word: () => '', test: () => false }

interface Entry {
  readonly compiled: CompiledRule
  /** Keys that the second item may have; null where any may follow. */
  readonly next: ReadonlySet<string> | null
  /** Tests of the neighbours, from the settings `before:` and `after:`. */
  readonly before: Test | null
  readonly after: Test | null
  readonly capital: boolean
}

/** Rules, found by the words they may begin with, so that most tokens cost one look-up. */
export class Grammar {
  #sequence: Sequence = EMPTY
  readonly #index = new Map<string, Entry[]>()
  readonly #starts: (test: string) => readonly string[] | null

  /** `starts` gives the keys of the items that pass an upper-case test; null if they cannot be told by key. */
  constructor(rules: readonly Rule[], starts: (test: string) => readonly string[] | null) {
    this.#starts = starts
    const test = (alternative: string): Test => this.#bind(alternative)
    for (const rule of rules) {
      const compiled = compileRules([rule], test)[0]!
      const before = neighbour(rule.settings.before, test)
      const after = neighbour(rule.settings.after, test)
      const capital = rule.settings.case === 'capital'
      for (const [place, pattern] of rule.patterns.entries()) {
        const one = { rule, patterns: [compiled.patterns[place]!] }
        this.#add(pattern, (next) => ({ compiled: one, next, before, after, capital }))
      }
    }
  }

  /** Files a pattern under each key it may begin with. */
  #add(pattern: Pattern, entry: (next: ReadonlySet<string> | null) => Entry): void {
    for (const [place, element] of pattern.entries()) {
      const keys = this.#keys(element)
      if (!keys) throw new Error(`times: a pattern cannot begin with ${element.any.join('|')}`)
      const made = entry(this.#second(pattern, place))
      for (const key of keys) {
        const entries = this.#index.get(key)
        if (entries) entries.push(made)
        else this.#index.set(key, [made])
      }
      if (element.min > 0) return
    }
  }

  /** Keys of the item after the one that the element at `place` takes first. */
  #second(pattern: Pattern, place: number): ReadonlySet<string> | null {
    const keys = new Set<string>()
    const follow = pattern[place]!.max > 1 ? pattern.slice(place) : pattern.slice(place + 1)
    for (const [index, element] of follow.entries()) {
      const own = this.#keys(element)
      if (!own) return null
      for (const key of own) keys.add(key)
      const repeated = index === 0 && pattern[place]!.max > 1
      if (element.min > 0 && !repeated) return keys
    }
    return null
  }

  #keys(element: Element): ReadonlySet<string> | null {
    if (element.negated) return null
    const keys = new Set<string>()
    for (const alternative of element.any) {
      const own = this.#keysOf(alternative)
      if (!own) return null
      for (const key of own) keys.add(key)
    }
    return keys
  }

  #keysOf(alternative: string): Iterable<string> | null {
    const named = /^<(.+)>$/.exec(alternative)
    if (named) return words().get(named[1]!)!.keys()
    if (/^\p{Lu}/u.test(alternative)) return this.#starts(alternative)
    return [isFigure(alternative) ? '#' : alternative]
  }

  #bind(alternative: string): Test {
    const named = /^<(.+)>$/.exec(alternative)
    if (named) {
      const members = words().get(named[1]!)
      if (!members) throw new Error(`times: no word class "${named[1]}" in words.tsv`)
      return (item) => members.has(this.#sequence.word(item))
    }
    if (/^\p{Lu}/u.test(alternative)) return (item) => this.#sequence.test(alternative, item)
    return (item) => this.#sequence.word(item) === alternative
  }

  /** The longest match of each place, from left to right, none over another; `[from, to)` are items. */
  scan(sequence: Sequence, from: number, to: number): readonly Match[] {
    this.#sequence = sequence
    const found: Match[] = []
    for (let at = from; at < to; ) {
      const entries = this.#index.get(sequence.key(at))
      const match = entries ? this.#longest(entries, at, to) : null
      if (match) found.push(match)
      at = match ? match.end : at + 1
    }
    this.#sequence = EMPTY
    return found
  }

  #longest(entries: readonly Entry[], at: number, to: number): Match | null {
    let best: Match | null = null
    const second = at + 1 < to ? this.#sequence.key(at + 1) : ''
    for (const entry of entries) {
      if (entry.next && !entry.next.has(second)) continue
      if (entry.capital && !this.#sequence.test('CAPITAL', at)) continue
      if (entry.before && !entry.before(at - 1)) continue
      const match = matchRule(entry.compiled, at, to)
      if (!match || (best && match.end <= best.end)) continue
      if (entry.after && !entry.after(match.end)) continue
      best = match
    }
    return best
  }
}

function neighbour(setting: string | undefined, test: (alternative: string) => Test): Test | null {
  if (setting === undefined) return null
  const negated = setting.startsWith('!')
  const any = (negated ? setting.slice(1) : setting).split('|').map(test)
  return (item) => any.some((one) => one(item)) !== negated
}
