import { type Change, changesOf } from '../reading/change.ts'
import type { Quantity } from '../reading/quantities.ts'
import type { Finding, Rule } from '../rule.ts'

/** A difference of points as told, beyond what rounding explains. */
const slack = ({ from, to }: Change, told: Quantity): number =>
  Math.max(...[from, to, told].map(({ step }) => Math.min(step, 1))) / 2 + 1e-9

/** Whether the figure tells the change: the only one of its unit beside the two ends. */
const toldOf = ({ others }: Change, unit: string): Quantity | null => {
  const same = others.filter((one) => one.unit === unit)
  return same.length === 1 ? same[0]! : null
}

export const rule: Rule = {
  id: 'percent-points',
  topic: 'number',
  severity: 'warning',
  risk: 'low',
  summary: 'Per cent where percentage points are meant, or points that do not make the difference.',
  why: 'From 40 to 50 percent is 10 percentage points, but 25 percent.',
  guideline: {
    name: 'Office for National Statistics, Content style guide: numbers',
    url: 'https://service-manual.ons.gov.uk/content/numbers',
  },
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'sentences', 'tags', 'quotations', 'timexes'],
  examples: {
    good: [
      { text: 'Support rose 10 percentage points, from 40 percent to 50 percent.' },
      { text: 'Support rose 25 percent, from 40 percent to 50 percent.' },
      { text: 'The rate fell from 7.5 to 7 percent, half a point.' },
      { text: 'Support rose from 40 percent to 50 percent.' },
    ],
    bad: [
      { text: 'Support rose 10 percent, from 40 percent to 50 percent.', at: '10 percent' },
      { text: 'Turnout fell by 6%, from 61% to 55%.', at: '6%' },
      { text: 'The rate rose from 5 to 7 per cent, an increase of 2 per cent.', at: '2 per cent' },
      { text: 'Turnout fell 8 percentage points, from 61 percent to 55 percent.', at: '8 percentage points' },
    ],
  },
  *check(story): Iterable<Finding> {
    for (const change of changesOf(story)) {
      const { from, to } = change
      if (from.unit !== '%' || to.unit !== '%' || from.value === to.value) continue
      const points = Math.abs(to.value - from.value)
      const percent = toldOf(change, '%')
      const told = toldOf(change, 'points')
      const related = [
        { span: story.chars(from.tokens), message: 'from this' },
        { span: story.chars(to.tokens), message: 'to this' },
      ]
      if (percent && !told && Math.abs(percent.value - points) <= slack(change, percent)) {
        const real = Math.abs(to.value / from.value - 1) * 100
        if (Math.abs(real - percent.value) <= slack(change, percent)) continue
        yield {
          message: `“${story.words(story.chars(percent.tokens))}” is the difference of two percentages.`,
          place: { span: story.chars(percent.tokens) },
          related,
          suggestion: 'Write “percentage points”, or give the change in percent.',
        }
      }
      if (told && !percent && !told.vague && Math.abs(told.value - points) > slack(change, told))
        yield {
          message: `The difference is ${Math.round(points * 10) / 10} percentage points, not ${Math.round(told.value * 10) / 10}.`,
          place: { span: story.chars(told.tokens) },
          related,
          suggestion: 'Work it out again.',
        }
    }
  },
}
