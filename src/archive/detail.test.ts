import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RecordStatement } from '../record/record.ts'
import { dateOf, dayOf, daysOf } from './days.ts'
import { packDetail, unpackDetail } from './detail.ts'

const words = fc.record({ start: fc.nat(), end: fc.nat(), text: fc.string() })
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })

test('what is packed comes back', () => {
  const statement = fc.record({
    content: fc.array(words, { minLength: 1 }),
    cue: maybe(words),
    source: maybe(words),
    addressee: maybe(fc.record({ text: fc.string() })),
    venue: maybe(words),
    time: maybe(fc.constant('2024-SU')),
    within: maybe(fc.constant('s3')),
    unresolved: maybe(fc.constant('tie')),
    by: fc.string(),
    speakerBy: fc.string(),
  })
  fc.assert(
    fc.property(statement, (some) => {
      const { content, cue, source, addressee, venue, time, within, unresolved, by, speakerBy } = some
      expect(unpackDetail(packDetail(some as unknown as RecordStatement))).toEqual({
        content: content.map(({ start, end }) => [start, end]),
        cue: cue?.text ?? null,
        source: source?.text ?? null,
        evidence: source && [source.start, source.end],
        addressee: addressee?.text ?? null,
        venue: venue?.text ?? null,
        time,
        within,
        unresolved,
        by: `${by} ${speakerBy}`,
      })
    }),
  )
})

test.each([
  ['2025-02-21T10:30:00Z', 20250221, '2025-02-21'],
  ['2025-02', 20250200, '2025-02'],
  ['2024-SU', 20240600, '2024-06'],
  ['2024-Q4', 20241000, '2024-10'],
  ['201X', 20100000, '2010'],
  ['P1Y', 0, null],
  [null, 0, null],
])('%s is the day %i', (value, day, date) => {
  expect(dayOf(value)).toBe(day)
  expect(dateOf(day)).toBe(date)
})

test.each([
  ['2019', [20190000, 20191299]],
  ['2019-06', [20190600, 20190699]],
  ['2019-06-12', [20190612, 20190612]],
  ['June', null],
  ['2019-13', null],
])('%s covers %j', (date, days) => {
  expect(daysOf(date)).toEqual(days)
})
