import { editorsCode } from '../guidelines.ts'
import { type Change, changesOf } from '../reading/change.ts'
import { type Quantity, rangeOf } from '../reading/quantities.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** The least and the most change in per cent that two rounded figures allow. */
function allowed({ from, to }: Change): readonly [number, number] {
  const [lowFrom, highFrom] = rangeOf({ value: from.value, step: Math.min(from.step, from.value / 100) })
  const [lowTo, highTo] = rangeOf({ value: to.value, step: Math.min(to.step, to.value / 100) })
  const ends = [(highTo / lowFrom - 1) * 100, (lowTo / highFrom - 1) * 100]
  return [Math.min(...ends), Math.max(...ends)]
}

/** A stated change is read as rounded to its last figure, whole tens to five at most. */
const slack = ({ value, step, vague }: Quantity): number =>
  Math.min(step, 5) / 2 + 0.5 + (vague ? value * 0.12 : 0)

const percentOf = (story: Story, { others }: Change): Quantity | null => {
  const percents = others.filter(({ unit }) => unit === '%')
  return percents.length === 1 && !isOther(story, percents[0]!) ? percents[0]! : null
}

/** `40 percent of them`, `at 5 percent interest`: no change. */
function isOther({ document: { tokens, tags } }: Story, { tokens: { start, end } }: Quantity): boolean {
  return (
    tokens.lower(end) === 'of' ||
    /^(?:at|from|to)$/.test(tokens.lower(start - 1)) ||
    /^(?:interest|stake|tax|chance|margin|share|turnout|vote)$/.test(tags.lowLemma(end))
  )
}

/** How many times a figure becomes, by the verb. */
const TIMES: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['triple', 3],
  ['treble', 3],
  ['quadruple', 4],
  ['halve', 0.5],
])
/** How far before "from" such a verb may stand, in tokens. */
const REACH = 5
/** What a round word may be off. */
const ROUND = 0.2

/** `doubled from 400 to 600`: the verb, where the figures do not bear it out. */
function wrongTimes(
  story: Story,
  { from, to }: Change,
): { readonly verb: number; readonly times: number } | null {
  const { tokens, tags } = story.document
  const first = Math.min(from.tokens.start, to.tokens.start)
  const { start } = story.document.sentences[story.sentenceOf(first)]!
  for (let verb = first - 1; verb >= Math.max(start, first - REACH); verb--) {
    const times = TIMES.get(tags.lowLemma(verb))
    if (times === undefined || tags.upos(verb) !== 'VERB') continue
    const ratio = to.value / from.value
    const than = /^(?:than|nearly|almost|about|roughly)$/.test(tokens.lower(verb - 1))
    const slack = than ? 2 * ROUND : ROUND
    return Math.abs(ratio / times - 1) <= slack || (tokens.lower(verb - 1) === 'than' && ratio > times)
      ? null
      : { verb, times }
  }
  return null
}

const shown = (value: number): string =>
  `${Math.abs(value) < 10 ? Math.round(value * 10) / 10 : Math.round(value)} percent`

export const rule: Rule = {
  id: 'percent-change',
  topic: 'number',
  severity: 'error',
  risk: 'low',
  summary: 'A change in per cent that the two figures beside it do not make.',
  why: 'Readers can work it out, and the wrong one of the three is often the headline.',
  guideline: editorsCode(1, 'Accuracy'),
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'sentences', 'tags', 'quotations', 'timexes'],
  examples: {
    good: [
      { text: 'Membership rose 25 percent, from 40 to 50.' },
      { text: 'The budget grew by a third, from $1.2 million to $1.6 million, or 33 percent.' },
      { text: 'Fares rose from $40 to $50, about 24 percent.' },
      { text: 'Support rose from 40 percent to 50 percent among the 20 percent who vote.' },
      { text: 'The number of boats nearly doubled from 400 to 760.' },
      { text: 'Prices fell 7 percent, from 149 crowns to 138 crowns.' },
      { text: 'The line carried 1,200 passengers in 2018 and 1,500 in 2019, a rise of 25 percent.' },
      { text: 'There were 1,200 deaths in 2018 and 1,500 in 2019, 40 percent of them children.' },
    ],
    bad: [
      { text: 'Membership rose 20 percent, from 40 to 50.', at: '20 percent' },
      { text: 'Fares rose from $40 to $50, a 20% rise.', at: '20%' },
      { text: 'The budget grew from 1.2 million crowns to 1.6 million crowns, an increase of 43 percent.' },
      { text: 'The number of boats doubled from 400 to 600.', at: 'doubled' },
      { text: 'Thefts fell 50 percent, to 80 from 120.', at: '50 percent' },
      {
        text: 'The line carried 1,200 passengers in 2018 and 1,500 in 2019, a rise of 40 percent.',
        at: '40 percent',
      },
    ],
  },
  *check(story): Iterable<Finding> {
    for (const change of changesOf(story)) {
      const { from, to } = change
      const turned = from.value > 0 ? wrongTimes(story, change) : null
      if (turned)
        yield {
          message: `From ${story.words(story.chars(from.tokens))} to ${story.words(story.chars(to.tokens))} is ${shown((to.value / from.value) * 100)} of what it was, not ${turned.times * 100}.`,
          place: { span: story.chars({ start: turned.verb, end: turned.verb + 1 }) },
          related: [
            { span: story.chars(from.tokens), message: 'from this' },
            { span: story.chars(to.tokens), message: 'to this' },
          ],
          suggestion: 'Work it out again.',
        }
      const percent = percentOf(story, change)
      if (
        !percent ||
        from.unit === '%' ||
        from.unit === 'points' ||
        from.value === 0 ||
        from.value === to.value
      )
        continue
      const [low, high] = allowed(change)
      const stated = to.value < from.value ? -percent.value : percent.value
      if (stated >= low - slack(percent) && stated <= high + slack(percent)) continue
      const right = (to.value / from.value - 1) * 100
      yield {
        message: `From ${story.words(story.chars(from.tokens))} to ${story.words(story.chars(to.tokens))} is ${shown(Math.abs(right))}, not ${story.words(story.chars(percent.tokens))}.`,
        place: { span: story.chars(percent.tokens) },
        related: [
          { span: story.chars(from.tokens), message: 'from this' },
          { span: story.chars(to.tokens), message: 'to this' },
        ],
        suggestion: 'Work it out again: the difference by the figure it started from.',
      }
    }
  },
}
