const ENDING = /(?:n['’]t|['’](?:s|re|ve|ll|d|m))$/i
const LONGEST = 3

/** Contractions without an apostrophe, with the place of their cut. */
const FUSED: ReadonlyMap<string, number> = new Map([
  ['cannot', 3],
  ['gonna', 3],
  ['wanna', 3],
  ['gotta', 3],
  ['gimme', 3],
  ['lemme', 3],
  ['lotta', 3],
])

/** Negations without an apostrophe that are no other word, as `wont` and `cant` are: `dont` → `do|nt`. */
const NEGATED = /^(?:do|does|did|is|was|are|were|has|have|had|could|would|should)nt$/i

/** Where a word is cut, in UTF-16 units from its start, in order: `wouldn't've` → 5, 8. */
export function cliticCut(word: string): readonly number[] {
  const fused = FUSED.get(word.toLowerCase())
  if (fused !== undefined) return [fused]
  if (NEGATED.test(word)) return [word.length - 2]
  if (!word.includes("'") && !word.includes('’')) return []
  const cuts: number[] = []
  let end = word.length
  for (;;) {
    // Only as much as the longest ending: slicing the whole word each time would be quadratic.
    const from = Math.max(0, end - LONGEST)
    const found = ENDING.exec(word.slice(from, end))
    if (!found || from + found.index === 0) return cuts.reverse()
    end = from + found.index
    cuts.push(end)
  }
}
