import type { NameTagger } from '../names/tagger.ts'
import { settleBeside } from './beside-words.ts'
import { findRuleNames, type Name } from './names.ts'
import type { Reading } from './reading.ts'
import { settle } from './settle.ts'

/** The names of a document: those of the rules, and what a trained model makes of them. */
export function findNames(reading: Reading, tagger: NameTagger): readonly Name[] {
  const rules = findRuleNames(reading)
  const outside = new Float64Array(reading.tokens.length)
  return settleBeside(reading, settle(reading, rules, tagger.tag(reading, rules, outside), outside))
}
