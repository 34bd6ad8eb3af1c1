import { describe, expect, test } from 'vitest'
import { proofReader } from '../clauses/proof-reader.ts'
import { clauseText } from '../clauses/text.ts'
import type { Draft } from './draft.ts'
import { findEvents, RULE_FILES, rulesOf } from './find.ts'

/** What a rule finds in a sentence: the words of each role, and the charge. */
function found(text: string, rule: string): Readonly<Record<string, string>> | null {
  const document = proofReader.read({ text, published: null })
  const drafts: readonly Draft[] = findEvents(clauseText(document), document.sentences)
  const draft = drafts.find((one) => one.rule.name === rule)
  if (!draft) return null
  const roles = [...draft.roles].map(([role, phrases]) => [role, document.tokens.words(phrases[0]!)] as const)
  return {
    match: document.tokens.words(draft.trigger),
    ...Object.fromEntries(roles),
    ...(draft.charge !== null && { charge: draft.charge }),
  }
}

for (const file of RULE_FILES)
  describe(`${file}.rules`, () => {
    for (const rule of rulesOf(file))
      for (const { line, text, expect: wanted } of rule.proofs)
        test(`${rule.name}, line ${line}: ${text}`, () => {
          const drafts = found(text, rule.name)
          if (wanted === null) expect(drafts).toBeNull()
          else expect(drafts).toMatchObject(wanted)
        })
  })
