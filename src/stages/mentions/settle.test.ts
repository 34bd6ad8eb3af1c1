import { expect, it } from 'vitest'
import { Pipeline } from '../../pipeline/pipeline.ts'
import type { TaggedName } from '../names/tagger.ts'
import { quotations } from '../quotations/stage.ts'
import { sentences } from '../sentences/stage.ts'
import { syntax } from '../syntax/stage.ts'
import { tokens } from '../tokens/stage.ts'
import { findRuleNames } from './names.ts'
import { Reading } from './reading.ts'
import { settle } from './settle.ts'

const pipeline = Pipeline.start.with(tokens).with(sentences).with(quotations).with(syntax)

/** The names of a text where the model says `words` is a name of that type; as `type: words`. */
function settled(text: string, words: string, type: TaggedName['type'], probability: number): string[] {
  const document = pipeline.read({ text, published: null })
  const at = text.lastIndexOf(words)
  const span = document.tokens.within({ start: at, end: at + words.length })
  const outside = new Float64Array(document.tokens.length).fill(1)
  for (let i = span.start; i < span.end; i++) outside[i] = 1 - probability
  const reading = new Reading(document)
  const tagged = [{ start: span.start, end: span.end, type, probability }]
  return settle(reading, findRuleNames(reading), tagged, outside)
    .filter((name) => name.type !== null)
    .map((name) => `${name.type}: ${document.tokens.words(name)}`)
}

it('keeps a name of the lists whole', () => {
  expect(settled('They crossed the West Bank on Monday.', 'Bank', 'organization', 0.97)).toEqual([
    'place: West Bank',
  ])
})

it('lets the model change a type that the rules are clear about only where it is very sure', () => {
  const text = 'He was sued in Ostrander County Court.'
  expect(settled(text, 'Ostrander County Court', 'place', 0.8)).toEqual([
    'organization: Ostrander County Court',
  ])
  expect(settled(text, 'Ostrander County Court', 'place', 0.95)).toEqual(['place: Ostrander County Court'])
})

it('takes the name of a storm for a person only where the model is very sure', () => {
  const text = 'Hurricane Odette came. On Monday she turned, and Odette fell.'
  expect(settled(text, 'Odette', 'person', 0.8)).toEqual([])
})

it('takes nothing that the lists know otherwise for a person', () => {
  expect(settled('She whispered, “Oh, God, not again.”', 'God', 'person', 0.95)).toEqual([])
})
