import { dayNumber, parseDay, weekdayOf } from '../../stages/times/calendar.ts'
import { editorsCode } from '../guidelines.ts'
import {
  type CalendarDate,
  calendarDates,
  dateWords,
  isDay,
  nearestYear,
  WEEKDAYS,
} from '../reading/calendar-dates.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** How far from publication a date without a year may lie to be sure of its year, in days. */
const NEAR = 150

/** Years in which the date would have that weekday are no contradiction, where the story tells of them. */
function yearsTold({ document }: Story): ReadonlySet<number> {
  return new Set(
    document.timexes.flatMap(({ value }) => (/^\d{4}/.test(value) ? [Number(value.slice(0, 4))] : [])),
  )
}

const weekdayIn = (year: number, { month, day }: CalendarDate): number =>
  weekdayOf(dayNumber(year, month, day))

/** The year a date is of, if that is sure: as written, or the one nearest to publication. */
function sureYear(date: CalendarDate, published: number | null, story: Story): number | null {
  if (date.year !== null) return isDay(date.year, date.month, date.day) ? date.year : null
  if (published === null) return null
  const about = Number(story.article.published!.slice(0, 4))
  const year = nearestYear(date.month, date.day, published, about)
  if (year === null || Math.abs(dayNumber(year, date.month, date.day) - published) > NEAR) return null
  for (const told of yearsTold(story))
    if (told !== year && isDay(told, date.month, date.day) && weekdayIn(told, date) === date.weekday)
      return null
  return year
}

export const rule: Rule = {
  id: 'weekday-date',
  topic: 'time',
  severity: 'error',
  risk: 'low',
  summary: 'A weekday that is not that of the date beside it.',
  why: 'One of the two is wrong, and readers will come on the wrong day or doubt the rest.',
  guideline: editorsCode(1, 'Accuracy'),
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['published', 'quotations', 'timexes'],
  examples: {
    good: [
      { text: 'The hall opened on Tuesday, March 3, 2020, in Tarnmouth.' },
      { text: 'The fair runs from Monday through Friday, March 2-6.', published: '2020-02-20' },
      { text: 'She said: “We met on Monday, March 3, 2020, in the rain.”' },
      { text: 'He was last seen on Friday, October 14, in 1988.', published: '2020-03-01' },
      { text: 'The vote on Sunday, Sept. 20 will be the last.', published: '2020-09-01' },
    ],
    bad: [
      { text: 'The hall opened on Monday, March 3, 2020, in Tarnmouth.', at: 'Monday, March 3, 2020' },
      { text: 'The vote on Saturday, Sept. 20 will be the last.', published: '2020-09-01' },
      { text: 'They met on Thurs. 5 May 2021 at noon.', at: 'Thurs. 5 May 2021' },
      { text: 'The trial begins on 14 March 2022, a Tuesday.' },
    ],
  },
  *check(story): Iterable<Finding> {
    const published = parseDay(story.article.published ?? '')
    for (const date of calendarDates(story)) {
      if (date.weekday === null) continue
      const year = sureYear(date, published, story)
      if (year === null) continue
      const real = weekdayIn(year, date)
      if (real === date.weekday) continue
      yield {
        message: `${dateWords(year, date.month, date.day)} is a ${WEEKDAYS[real - 1]}, not a ${WEEKDAYS[date.weekday - 1]}.`,
        place: { span: date.span },
        suggestion: 'Find out which of the two is right.',
      }
    }
  },
}
