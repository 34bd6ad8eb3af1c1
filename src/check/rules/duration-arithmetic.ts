import { SPJ } from '../guidelines.ts'
import { type Quantity, quantitiesOf } from '../reading/quantities.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** `from 2019 to 2024`, `between 2019 and 2024`. */
interface Period {
  readonly start: number
  readonly end: number
  readonly years: number
  /** "through" and the like count the last year whole. */
  readonly whole: boolean
}

const YEAR = /^(?:1[5-9]|20)\d\d$/
/** Between the years and the duration, in tokens. */
const REACH = 7
/** Between the two nothing may stand but what makes them say the same: `, a period of`, `for … ,`. */
const JOIN =
  /^(?:,|\(|\)|—|–|-|--|or|for|a|the|period|periods|span|of|total|in|all|nearly|about|almost|some|more|than|over|just|under|roughly|around|only|over|he|she|they|served|serving|spent|was|were|and)$/

function periodAt({ document: { tokens } }: Story, i: number): Period | null {
  const opener = tokens.lower(i)
  if (opener !== 'from' && opener !== 'between') return null
  const [first, last] = [tokens.form(i + 1), tokens.form(i + 3)]
  const link = tokens.lower(i + 2)
  if (!YEAR.test(first) || !YEAR.test(last)) return null
  if (opener === 'from' ? !/^(?:to|until|till|through|thru)$/.test(link) : link !== 'and') return null
  const years = Number(last) - Number(first)
  if (years <= 0 || tokens.lower(i + 4) === 's') return null
  return { start: i, end: i + 4, years, whole: /^thr/.test(link) }
}

/** The duration in years beside a period, in one clause with it. */
function besideOf(story: Story, period: Period, durations: readonly Quantity[]): Quantity | null {
  const { tokens } = story.document
  for (const duration of durations) {
    const [from, to] =
      duration.noun! < period.start ? [duration.noun! + 1, period.start] : [period.end, duration.tokens.start]
    if (to < from || to - from > REACH) continue
    if (story.sentenceOf(from - 1) !== story.sentenceOf(to)) continue
    let joined = true
    for (let i = from; i < to && joined; i++) joined = JOIN.test(tokens.lower(i))
    if (joined && isSame(story, duration, period)) return duration
  }
  return null
}

/** After the period only what is set off by a comma, a bracket or "for" repeats it; before it, what "for" or a verb opens. */
function isSame({ document: { tokens } }: Story, duration: Quantity, period: Period): boolean {
  const next = tokens.lower(duration.noun! + 1)
  const total = next === 'in' && /^(?:all|total)$/.test(tokens.lower(duration.noun! + 2))
  if (!total && /^(?:after|before|later|earlier|ago|of|in|since|older|younger|apart|old)$/.test(next))
    return false
  const before = tokens.lower(duration.tokens.start - 1)
  if (duration.tokens.start >= period.end)
    return /^(?:[,(–—-]|--|of|for|or|nearly|almost|about|in)$/.test(before) || before === 'total'
  return !/^(?:the|last|past|first|next|every|final|after|within)$/.test(before)
}

const FULL = /^(?:season|term|edition|game|year-old)s?$/

export const rule: Rule = {
  id: 'duration-arithmetic',
  topic: 'time',
  severity: 'warning',
  risk: 'medium',
  summary: 'A number of years that the two years beside it do not make.',
  why: 'Readers subtract; one of the three figures is wrong.',
  guideline: SPJ,
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'sentences', 'tags', 'quotations', 'timexes'],
  examples: {
    good: [
      { text: 'She was mayor from 2019 to 2024, five years.' },
      { text: 'She was mayor for six years, from 2019 through 2024.' },
      { text: 'He served nearly five years, from 2019 to 2023.' },
      { text: 'From 2019 to 2024 she wrote three books in two years.' },
      { text: 'Nine years later, from 2019 to 2024, he was the coach.' },
    ],
    bad: [
      { text: 'She was mayor from 2019 to 2024, six years.', at: 'six years' },
      { text: 'He was in prison for 12 years, from 2001 to 2011.', at: '12 years' },
      { text: 'Between 2005 and 2015, a period of eight years, rents doubled.', at: 'eight years' },
    ],
  },
  *check(story): Iterable<Finding> {
    const { tokens, tags } = story.document
    const durations = quantitiesOf(story).filter(
      ({ noun, quoted }) =>
        !quoted && noun !== null && tags.lowLemma(noun) === 'year' && !FULL.test(tokens.lower(noun + 1)),
    )
    if (durations.length === 0) return
    for (let i = 0; i < tokens.length - 3; i++) {
      const period = periodAt(story, i)
      const duration = period && !story.quotedToken(i) ? besideOf(story, period, durations) : null
      if (!period || !duration) continue
      const slack = duration.vague ? 1 : 0.5
      const most = period.years + slack + (period.whole ? 1 : 0)
      // From late in one year to early in another is a year less.
      if (duration.value <= most && duration.value >= period.years - 1 - slack + 0.5) continue
      const span = story.chars({ start: duration.tokens.start, end: duration.noun! + 1 })
      const years = story.words(story.chars({ start: period.start, end: period.end }))
      yield {
        message: `“${years}” is ${period.years} years${duration.value === period.years + 1 ? ', unless both years count whole' : ''}.`,
        place: { span },
        related: [{ span: story.chars({ start: period.start, end: period.end }), message: 'these years' }],
        suggestion: 'Subtract again, or give the months.',
      }
    }
  },
}
