import type { Gender, GrammaticalNumber, Mention } from '../../document/layers.ts'
import { tokenSpan } from '../../document/span.ts'
import { IS, pronouns } from './lexicon.ts'
import type { Reading } from './reading.ts'

/** Pronouns that stand for one person, whatever the context. */
const PERSONAL = /^(?:i|me|my|mine|myself|he|him|his|himself|she|her|hers|herself|you|your|yours|yourself)$/

/** Personal, possessive and reflexive pronouns, each a mention of its own. */
export function findPronouns(reading: Reading): readonly Mention[] {
  const found: Mention[] = []
  for (let i = 0; i < reading.bits.length; i++) {
    if (!reading.is(i, IS.pronoun)) continue
    const word = reading.tokens.lower(i)
    if (isNotPronoun(reading, i, word)) continue
    const { number, gender } = pronouns().get(word)!
    found.push({
      span: tokenSpan(i, i + 1),
      name: null,
      head: i,
      form: 'pronoun',
      type: PERSONAL.test(word) ? 'person' : null,
      number: number === '' ? null : (number as GrammaticalNumber),
      gender: gender === '' ? null : (gender as Gender),
      roles: [],
      by: 'pronoun',
    })
  }
  return found
}

/** `US`, `I.` of an enumeration, `mine` the pit. */
function isNotPronoun(reading: Reading, i: number, word: string): boolean {
  const form = reading.tokens.form(i)
  if (word === 'i') return form !== 'I' || reading.tags.upos(i) === 'NUM'
  if (/^\p{Lu}{2,}$/u.test(form)) return word === 'us' || word === 'it'
  return word === 'mine' && reading.tags.upos(i) === 'NOUN'
}
