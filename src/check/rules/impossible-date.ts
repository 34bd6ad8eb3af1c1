import { daysInMonth, parseDay } from '../../stages/times/calendar.ts'
import { editorsCode } from '../guidelines.ts'
import { type CalendarDate, calendarDates, isDay, MONTHS } from '../reading/calendar-dates.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** A leap year, in which February is longest. */
const LEAP = 2000

/** Words before a month and day that make them a date: `by April 31`, where `April, 31,` is a person's age. */
const BEFORE =
  /(?:^|[\s(])(?:on|by|until|till|from|since|before|after|through|to|of|for|between|and|dated|due|scheduled)\s$/i

/** `31/04/2024`: no day in either order. */
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d)(?![\d/])/g

/** Whether a month with a figure after it that is no day of it is meant for a date. */
function isMeant(story: Story, date: CalendarDate): boolean {
  if (date.year !== null || date.weekday !== null || !date.monthFirst) return true
  const before = story.article.text.slice(Math.max(0, date.span.start - 12), date.span.start)
  const after = story.article.text.slice(date.span.end, date.span.end + 2)
  return BEFORE.test(before) && !/^(?:[-–]\d| ?[$£€%])/.test(after)
}

/** The 29th of February without a year is missing from the year of publication and the one meant is near. */
function noLeapDay({ month, day, year }: CalendarDate, published: string | null): boolean {
  if (month !== 2 || day !== 29 || year !== null || parseDay(published ?? '') === null) return false
  const about = Number(published!.slice(0, 4))
  return [about - 1, about, about + 1].every((one) => !isDay(one, month, day))
}

export const rule: Rule = {
  id: 'impossible-date',
  topic: 'time',
  severity: 'error',
  risk: 'low',
  summary: 'A date that no calendar has.',
  why: 'A slip of the fingers here moves a hearing or a death to another day.',
  guideline: editorsCode(1, 'Accuracy'),
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['published', 'quotations'],
  examples: {
    good: [
      { text: 'The law takes effect on Feb. 29, 2024.' },
      { text: 'The court sits until 30 June.' },
      { text: 'April 31, of Oslo, and her sister June, 32, sang.' },
      { text: 'Police say May 40 people were there.' },
    ],
    bad: [
      { text: 'The law takes effect on Feb. 29, 2023.', at: 'Feb. 29, 2023' },
      { text: 'The court sits until June 31.', at: 'June 31' },
      { text: 'She was born on 31 April 1980 in Leeds.', at: '31 April 1980' },
      { text: 'The contract, dated 2021-02-30, was signed.', at: '2021-02-30' },
    ],
  },
  *check(story): Iterable<Finding> {
    yield* slashed(story)
    const { published } = story.article
    for (const date of calendarDates(story)) {
      const { year, month, day } = date
      if (isDay(year ?? LEAP, month, day) && !noLeapDay(date, published)) continue
      if (!isMeant(story, date)) continue
      const name = MONTHS[month - 1]
      const reason =
        name === undefined
          ? `There is no month ${month}.`
          : day === 29
            ? `${year ?? published!.slice(0, 4)} has no 29 February.`
            : `${name} has ${daysInMonth(year ?? LEAP, month)} days.`
      yield { message: reason, place: { span: date.span }, suggestion: 'Find out which day is meant.' }
    }
  },
}

function* slashed(story: Story): Iterable<Finding> {
  const { text } = story.article
  for (const { index, 0: words, 1: first, 2: second, 3: year } of text.matchAll(SLASHED)) {
    const [a, b, y] = [Number(first), Number(second), Number(year)]
    const span = { start: index, end: index + words.length }
    if (isDay(y, a, b) || isDay(y, b, a) || story.quoted(span)) continue
    yield {
      message: `No calendar has ${words}.`,
      place: { span },
      suggestion: 'Find out which day is meant.',
    }
  }
}
