import { describe, expect, test } from 'vitest'
import { proofReader } from '../clauses/proof-reader.ts'
import { clauseText } from '../clauses/text.ts'
import { ageRules, findAges } from './ages.ts'

/** The age that a rule finds in a sentence, and the name of whose it is. */
function found(text: string, rule: string): Readonly<Record<string, string>> | null {
  const document = proofReader.read({ text, published: null })
  const age = findAges(clauseText(document), document.sentences).find(({ by }) => by === rule)
  return age ? { age: String(age.value), of: document.entities[age.entity]!.name } : null
}

describe('ages.rules', () => {
  for (const rule of ageRules())
    for (const { line, text, expect: wanted } of rule.proofs)
      test(`${rule.name}, line ${line}: ${text}`, () => {
        if (wanted === null) expect(found(text, rule.name)).toBeNull()
        else expect(found(text, rule.name)).toMatchObject(wanted)
      })
})
