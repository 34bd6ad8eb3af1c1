import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atDate, dateOrder, isIsoDate, readableDate, yearlessDate } from './dates.ts'

test.each([
  ['2025-02-21', '21 February 2025'],
  ['2025-02-21T14:30', '21 February 2025, 14:30'],
  ['2025-02-21T14:30:00Z', '21 February 2025, 14:30 UTC'],
  ['2025-02-21T14:30:00-05:00', '21 February 2025, 14:30 UTC−05:00'],
  ['2025-02-21TMO', '21 February 2025'],
  ['2021-10', 'October 2021'],
  ['2024-SU', 'summer 2024'],
  ['2024-Q3', 'quarter 3 of 2024'],
  ['2024-H2', 'second half of 2024'],
  ['2025-W08', 'week 8 of 2025'],
  ['2025-W08-WE', 'weekend of week 8 of 2025'],
  ['2016', '2016'],
  ['199', '1990s'],
  ['199X', '1990s'],
  ['19', '1900s'],
  ['P1Y', null],
  ['PAST_REF', null],
  ['XXXX-02', null],
  ['', null],
])('%s reads %s', (value, readable) => {
  expect(readableDate(value)).toBe(readable)
})

describe('the order of dates', () => {
  test('is that of where they begin', () => {
    const values = [
      '199',
      '2024',
      '2024-01',
      '2024-Q2',
      '2024-SU',
      '2024-W40',
      '2024-10-02',
      '2024-10-02T09:00',
      '2024-H2',
    ]
    const order = values.toSorted((a, b) => (dateOrder(a)! < dateOrder(b)! ? -1 : 1))
    expect(order).toEqual([
      '199',
      '2024',
      '2024-01',
      '2024-Q2',
      '2024-SU',
      '2024-H2',
      '2024-W40',
      '2024-10-02',
      '2024-10-02T09:00',
    ])
  })

  test('has no place for what is no date', () => {
    for (const value of ['P1Y', 'PAST_REF', 'FUTURE_REF', 'T21:00', '']) expect(dateOrder(value)).toBeNull()
  })

  test('never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(dateOrder(value) === null || readableDate(value) !== null).toBe(true)
      }),
    )
  })
})

test('a day is read with on, all else with in', () => {
  expect(atDate('2024-07-12')).toBe('on 12 July 2024')
  expect(atDate('2024-07')).toBe('in July 2024')
})

test.each([
  ['2025-02-21', true],
  ['2024-02-29', true],
  ['2025-02-29', false],
  ['2025-13-01', false],
  ['2025-2-1', false],
  ['21.2.2025', false],
  ['2025-02-21T14:30', true],
  ['2025-02-21T14:30:05+01:00', true],
  ['2025-02-21T25:00', false],
  ['0099-01-01', true],
])('%s is a date: %s', (text, is) => {
  expect(isIsoDate(text)).toBe(is)
})

test.each([
  ['XXXX-05-15', '15 May'],
  ['XXXX-05-12T04:00', '12 May'],
  ['XXXX-05', 'May'],
  ['XXXX-FA', 'autumn'],
  ['XXXX-WXX-1TNI', 'Monday'],
  ['XXXX', null],
  ['XXXX-XX', null],
  ['XXXX-WXX', null],
  ['2025-02-21', null],
])('%s without a year reads %s', (value, text) => {
  expect(yearlessDate(value)?.text ?? null).toBe(text)
})
