import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import type { HearsayRecord } from '../record/record.ts'
import { errorReport } from './error-report.ts'
import { excerpt } from './excerpt.ts'
import { factFaults } from './fact-faults.ts'
import { statementFaults } from './faults.ts'
import { goldRecord } from './gold-record.ts'
import { MADE_UP, place } from './made-up.ts'
import { judge } from './score.ts'

const perfect = goldRecord(MADE_UP)

function faultsOf(record: HearsayRecord) {
  const judgement = judge(MADE_UP, record)
  return [...statementFaults(judgement), ...factFaults(judgement)]
}
const causes = (record: HearsayRecord) => faultsOf(record).map(({ kind, cause }) => `${kind} | ${cause}`)
const change = (id: string, to: object): HearsayRecord => ({
  ...perfect,
  statements: perfect.statements.map((s) => (s.id === id ? { ...s, ...to } : s)),
})
const words = (phrase: string) => ({ ...place(MADE_UP.text, phrase), text: phrase })

test('gold has no faults', () => {
  expect(faultsOf(perfect)).toEqual([])
})

test('an empty record misses everything', () => {
  const all = causes({ ...perfect, entities: [], statements: [], relations: [], events: [], times: [] })
  expect(all).toContain('missed | indirect · say · “said”')
  expect(all).toContain('missed | nested indirect · say · “said”')
  expect(all).toContain('time | missed · “friday”')
  expect(all.filter((cause) => cause.startsWith('person | missed'))).toHaveLength(3)
})

test.each([
  [
    'a speaker',
    change('s1', { speaker: 'e2', speakerBy: 'nearest' }),
    'speaker | name · another given · nearest',
  ],
  [
    'no speaker',
    change('s2', { speaker: null, unresolved: 'tie' }),
    'speaker | pronoun “she” · none given · tie',
  ],
  ['a mode', change('s1', { mode: 'mixed' }), 'mode | mixed for indirect · gold'],
  ['an edge', change('s1', { content: [words('the bridge was')] }), 'content not exact | ends early · gold'],
  ['a nesting', change('s4', { within: null }), 'within | not given · gold'],
  ['a venue', change('s2', { venue: words('Friday') }), 'venue | another given · “told”'],
  [
    'half of it',
    change('s1', { content: [words('bridge')] }),
    'missed, though partly found | indirect · say · “said”',
  ],
  [
    'elsewhere',
    change('s1', { content: [words('was charged')], by: 'r7' }),
    'spurious | r7 · indirect · “said”',
  ],
])('%s wrong is told by its cause', (_, record, cause) => {
  expect(causes(record)).toContain(cause)
})

test('the report counts causes and shows the sentence with both sides marked', () => {
  const record = change('s1', { content: [words('the bridge was')] })
  const report = stripVTControlCharacters(errorReport(faultsOf(record), { samples: 1, causes: 3 }))
  expect(report).toContain('CONTENT NOT EXACT · 1')
  expect(report).toContain('Mayor Ada Quill said ⟦‹the bridge was› closed⟧ on Friday.')
  expect(report).toMatch(/gold {4}indirect say · cue “said” · source “Mayor Ada Quill” · speaker Ada Quill/)
  expect(errorReport(faultsOf(record), { samples: 1, causes: 3, only: 'speaker' })).toContain('No errors')
})

test('an excerpt keeps to the sentence and leaves out the middle of long words', () => {
  const text = 'Before. Then she came home. After.'
  expect(excerpt(text, [{ span: place(text, 'came'), open: '[', close: ']' }])).toBe('Then she [came] home.')
  const long = `A ${'x'.repeat(2000)} B`
  expect(excerpt(long, [{ span: place(long, 'B'), open: '[', close: ']' }]).length).toBeLessThan(300)
  expect(excerpt(text, [])).toBe('')
})
