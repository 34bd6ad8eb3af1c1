import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addMonths,
  civilDate,
  dayNumber,
  daysInMonth,
  easter,
  formatDay,
  formatWeek,
  parseDay,
  weekdayOf,
} from './calendar.ts'

const DAY = 86_400_000
/** 1000-01-01 to 2999-12-31. */
const anyDay = fc.integer({ min: Date.UTC(1000, 0, 1) / DAY, max: Date.UTC(2999, 11, 31) / DAY })

test('days and civil dates agree with Date.UTC', () => {
  fc.assert(
    fc.property(anyDay, (days) => {
      const date = new Date(days * DAY)
      const { year, month, day } = civilDate(days)
      expect([year, month - 1, day]).toEqual([date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()])
      expect(dayNumber(year, month, day)).toBe(days)
      expect(weekdayOf(days) % 7).toBe(date.getUTCDay())
      expect(formatDay(days)).toBe(date.toISOString().slice(0, 10))
      expect(parseDay(formatDay(days))).toBe(days)
    }),
  )
})

test('months have the length they have', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 2999 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      expect(daysInMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate())
    }),
  )
})

test('moving by months keeps the day, or takes the last of a shorter month', () => {
  expect(formatDay(addMonths(parseDay('2024-01-31')!, 1))).toBe('2024-02-29')
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (days, months) => {
      const from = civilDate(days)
      const to = civilDate(addMonths(days, months))
      expect(to.year * 12 + to.month - (from.year * 12 + from.month)).toBe(months)
      expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)))
    }),
  )
})

test('every day of an ISO week has its name, and the next day after Sunday another', () => {
  fc.assert(
    fc.property(anyDay, (days) => {
      const monday = days - weekdayOf(days) + 1
      expect(formatWeek(monday)).toBe(formatWeek(monday + 6))
      expect(formatWeek(monday)).not.toBe(formatWeek(monday + 7))
    }),
  )
})

test.each([
  ['2021-01-03', '2020-W53'],
  ['2018-12-31', '2019-W01'],
  ['2020-03-04', '2020-W10'],
])('%s lies in %s', (day, week) => expect(formatWeek(parseDay(day)!)).toBe(week))

test.each(['2019-02-29', '2019-13-01', '2019-00-10', '2019-04-31', '2019-10', '2019-10-123', ''])(
  '"%s" is no whole date',
  (value) => expect(parseDay(value)).toBeNull(),
)

test.each([
  [2019, '2019-04-21'],
  [2024, '2024-03-31'],
  [1954, '1954-04-18'],
])('Easter of %i is %s', (year, day) => expect(formatDay(easter(year))).toBe(day))
