import { Tokens } from '../../document/tokens.ts'

/** The same words in capitals throughout; letters whose capital has another length stay as they are. */
export const inCapitals = (tokens: Tokens): Tokens =>
  new Tokens(tokens.text.replaceAll(/\p{Ll}/gu, capital), tokens.start, tokens.end)

/** The same words with a capital at the start of each. */
export const inTitleCase = (tokens: Tokens): Tokens =>
  new Tokens(tokens.text.replaceAll(/(?<![\p{L}\p{M}'’])\p{Ll}/gu, capital), tokens.start, tokens.end)

function capital(letter: string): string {
  const upper = letter.toUpperCase()
  return upper.length === letter.length ? upper : letter
}
