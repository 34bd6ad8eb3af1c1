import type { Tokens } from '../../document/tokens.ts'

/** A headline with its second line is no longer, in tokens. */
const LONGEST = 60
const LINES = 2

/**
 * Where the headline of a text ends, in tokens: its first lines, two at most, that no full stop ends and that more
 * text follows; 0 without one.
 */
export function headlineEnd(tokens: Tokens): number {
  let end = 0
  let lines = 0
  for (let i = 1; i < Math.min(tokens.length, LONGEST) && lines < LINES; i++) {
    if (!/\n/.test(tokens.text.slice(tokens.end[i - 1]!, tokens.start[i]!))) continue
    if (/^(?:[.!?:;,]|["”])$/.test(tokens.form(i - 1))) break
    end = i
    lines++
  }
  return end
}
