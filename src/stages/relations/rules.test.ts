import { describe, expect, test } from 'vitest'
import { proofReader } from '../clauses/proof-reader.ts'
import { clauseText } from '../clauses/text.ts'
import { tieRules, toldTies } from './ties.ts'

/** The ends of the first tie that a rule finds in a sentence. */
function found(text: string, rule: string): Readonly<Record<string, string>> | null {
  const document = proofReader.read({ text, published: null })
  const clauses = clauseText(document)
  const ties = document.sentences.flatMap((sentence) => toldTies(clauses, sentence))
  const tie = ties.find(({ by }) => by === rule)
  return tie ? { from: document.tokens.words(tie.from), to: document.tokens.words(tie.to) } : null
}

describe('ties.rules', () => {
  for (const rule of tieRules())
    for (const { line, text, expect: wanted } of rule.proofs)
      test(`${rule.name}, line ${line}: ${text}`, () => {
        if (wanted === null) expect(found(text, rule.name)).toBeNull()
        else expect(found(text, rule.name)).toMatchObject(wanted)
      })
})
