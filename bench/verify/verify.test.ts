import { describe, expect, test } from 'vitest'
import { composeTranscript } from '../../src/transcript/transcript.ts'
import { MADE_UP_TALKS } from './made-up.ts'
import { measure } from './measure.ts'
import { MUTATIONS, type Original } from './mutations.ts'
import { speakerName } from './names.ts'
import { table } from './table.ts'
import type { Talk } from './turns.ts'

const talks: readonly Talk[] = MADE_UP_TALKS.map(([id, said]) => ({
  id,
  transcript: composeTranscript(
    id,
    'labelled',
    said.map(({ speaker, text }) => ({
      text,
      speaker: speakerName(`${id}/${speaker}`, speaker.charCodeAt(0)),
    })),
  ),
}))

const original = (text: string): Original => ({
  text,
  later: 'And we went home.',
  others: 'No, we did not.',
  word: 'lantern',
  name: 'Norrfell',
  random: () => 0,
})

describe('the changes', () => {
  test.each([
    ['digit', 'We lost 43 seats.', 'We lost 53 seats.'],
    ['number word', 'We lost two seats.', 'We lost three seats.'],
    ['negation dropped', "We don't know.", 'We do know.'],
    ['negation added', 'It was late.', 'It was not late.'],
    ['name', 'We went to Lorne again.', 'We went to Norrfell again.'],
    ['modal', 'We can go.', 'We could go.'],
    ['tense', 'It was late.', 'It is late.'],
    ['person', 'So we left.', 'So they left.'],
    ['word', 'So the bishop left.', 'So the lantern left.'],
    ['ellipsis over a negation', 'We will not go there.', 'We will … go there.'],
    ['fillers', 'We had, um, two of them.', 'We had two of them.'],
    ['splice across speakers', 'We can go.', 'We can go. No, we did not.'],
  ])('%s', (name, said, printed) => {
    expect(MUTATIONS.find((mutation) => mutation.name === name)?.apply(original(said))).toBe(printed)
  })

  test('a change that cannot be made is not made', () => {
    expect(MUTATIONS.find(({ name }) => name === 'digit')?.apply(original('No numbers here.'))).toBeNull()
  })
})

test('on the package’s own talks: no grave change is called clean, and nobody who quotes rightly is accused', () => {
  const measured = measure(talks, { changed: 6, kept: 12 })
  const grave = measured.cases.filter(({ expected }) =>
    ['number', 'negation', 'name', 'modal'].includes(expected.type ?? ''),
  )
  expect(grave.length).toBeGreaterThan(30)
  expect(
    grave
      .filter(({ found }) => found?.verdict !== 'altered')
      .map(({ kind, printed }) => `${kind}: ${printed}`),
  ).toEqual([])
  const kept = measured.cases.filter(({ kind }) => kind === 'verbatim' || kind === 'typography')
  expect(
    kept.filter(({ found }) => found?.verdict !== 'verbatim' && found?.verdict !== 'typography'),
  ).toEqual([])
  expect(table(measured)).toMatch(/^\d+ words of sources, \d+ quotes/)
})
