import type { Document } from '../../document/document.ts'
import { english } from '../../english.ts'
import { editorsCode } from '../guidelines.ts'
import { type Quantity, quantitiesOf, rangeOf, readQuantities } from '../reading/quantities.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** What befell those counted, by the words beside the figure. */
const FATES: readonly (readonly [string, RegExp])[] = [
  [
    'dead',
    /^(?:dead|die|dies|died|kill|kills|killed|killing|deaths?|fatalities|fatally|lives|toll|slain|drown|drowned|drowns)$/,
  ],
  ['hurt', /^(?:hurts?|injured|injures|injure|injuries|wounded|wounds|wound|hospitalized|hospitalised)$/],
  ['arrested', /^(?:arrest|arrests|arrested|detained|held|jailed|charged)$/],
  ['missing', /^(?:missing|unaccounted)$/],
]
const PERSON =
  /^(?:people|person|man|woman|child|passenger|victim|student|soldier|officer|civilian|worker|protester|policeman|tourist|resident|death|fatality|life)$/
/** Measures of time and shares tell too many things to be compared. */
const SKIPPED =
  /^(?:year|month|day|week|hour|minute|second|time|point|percent|way|thing|place|part|no|goal|round|magnitude|mile|degree|foot|game|run|seat|side|month-old|year-old)$/
/** The paragraphs in which a story tells what its headline says; later ones tell of other days too. */
const LEAD = 6
/** How far from its figure a fate may be told, in tokens. */
const BEFORE = 5
const AFTER = 7

interface Counted {
  readonly key: string
  readonly quantity: Quantity
}

/** What a figure counts, in a form that headline and text share; null where that is not sure. */
function keyOf({ tokens, tags }: Document, quantity: Quantity, start: number, end: number): string | null {
  const { unit, noun, tokens: span } = quantity
  if (unit !== null) return unit === 'points' ? null : unit
  if (!Number.isInteger(quantity.step)) return null
  const lemma = noun === null ? '' : tags.lowLemma(noun)
  if (noun !== null && !PERSON.test(lemma))
    return SKIPPED.test(lemma) || /^(?:old|-)$/.test(tokens.lower(noun + 1)) ? null : lemma
  const open =
    tokens.form(span.end) === ',' && !/^(?:including|mostly|among)$/.test(tokens.lower(span.end + 1))
  if (open || /^(?:-|year|years|old)$/.test(tokens.lower(span.end)) || tokens.lower(span.start - 1) === ',')
    return null
  for (let reach = 0; reach <= AFTER; reach++) {
    const places = [span.end + reach, ...(reach < BEFORE ? [span.start - 1 - reach] : [])]
    for (const i of places) {
      if (i < start || i >= end) continue
      const fate = FATES.find(([, words]) => words.test(tokens.lower(i)))
      if (fate) return divided(tokens, i, span) ? null : fate[0]
    }
  }
  return null
}

/** Whether another figure or clause stands between a fate and the figure. */
function divided(tokens: Document['tokens'], i: number, span: Quantity['tokens']): boolean {
  const [from, to] = i < span.start ? [i + 1, span.start] : [span.end, i]
  for (let at = from; at < to; at++)
    if (/^(?:[;:—–]|and|but|while|after|when|who|\d.*)$/.test(tokens.lower(at))) return true
  return false
}

function counted(
  document: Document,
  quantities: readonly Quantity[],
  sentenceOf: (token: number) => number,
): readonly Counted[] {
  return quantities.flatMap((quantity) => {
    const sentence = document.sentences[sentenceOf(quantity.tokens.start)]!
    const key = quantity.quoted ? null : keyOf(document, quantity, sentence.start, sentence.end)
    return key === null ? [] : [{ key, quantity }]
  })
}

function inHeadline(story: Story): readonly Counted[] {
  const { headline } = story
  if (headline) {
    const { start, end } = headline.tokens
    const own = quantitiesOf(story).filter(({ tokens }) => tokens.start >= start && tokens.end <= end)
    return counted(story.document, own, story.sentenceOf)
  }
  const text = story.article.headline ?? ''
  if (!/\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred)\b/i.test(text))
    return []
  const document = english.read({ text, published: story.article.published })
  const sentenceOf = (token: number) => document.sentences.findIndex(({ end }) => end > token)
  return counted(
    document,
    readQuantities(document, () => false),
    sentenceOf,
  )
}

/** Whether two figures may tell one number: the same, rounded to it, or told as no exact one. */
function agree(a: Quantity, b: Quantity): boolean {
  if (a.value === b.value) return true
  const [lowA, highA] = rangeOf(a)
  const [lowB, highB] = rangeOf(b)
  const rounded = Math.max(a.step, b.step) * 10 <= Math.max(a.value, b.value)
  if (
    rounded &&
    a.step !== b.step &&
    ((b.value >= lowA && b.value <= highA) || (a.value >= lowB && a.value <= highB))
  )
    return true
  const near = Math.abs(a.value - b.value) <= 0.1 * Math.max(a.value, b.value)
  return (a.vague || b.vague) && near
}

/** Figures of one thing that went wrong are near each other; what is far off is told of something else. */
const isLike = (a: Quantity, b: Quantity): boolean => a.value <= b.value * 2 && b.value <= a.value * 2

/** `15 dead` of 12 here and 3 there. */
function isSum(value: number, told: readonly Quantity[]): boolean {
  const values = [...new Set(told.map((one) => one.value))]
  return (
    values.some((a, i) => values.some((b, j) => i < j && a + b === value)) ||
    values.reduce((x, y) => x + y, 0) === value
  )
}

export const rule: Rule = {
  id: 'headline-figure',
  topic: 'number',
  severity: 'warning',
  risk: 'medium',
  summary: 'A figure of the headline that the text tells otherwise.',
  why: 'Headlines are written last and travel farthest; later tolls reach one and not the other.',
  guideline: editorsCode(1, 'Accuracy'),
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['headline', 'tokens', 'sentences', 'tags', 'quotations', 'timexes'],
  examples: {
    good: [
      { text: 'Ferry fire kills 12\n\nTwelve people were killed when a ferry burned off Tarnmouth.' },
      { text: 'Ferry fire kills 15\n\nTwelve people died on board. Three people died in hospital.' },
      { text: 'Town buys 40 boats\n\nThe town of Tarnmouth will buy about 38 boats, Ana Reyes said.' },
      { text: 'Two men held\n\nPolice in Tarnmouth said a fire had hurt three people.' },
    ],
    bad: [
      {
        text: 'Ferry fire kills 14\n\nTwelve people were killed when a ferry burned off Tarnmouth.',
        at: 'Twelve',
      },
      { text: 'Town buys 40 boats\n\nThe town of Tarnmouth will buy 30 boats, Ana Reyes said.' },
      {
        text: 'Storm leaves 7 injured in Ulverdale\n\nA storm hit Ulverdale on Sunday. Nine people were injured.',
        at: 'Nine',
      },
    ],
  },
  *check(story): Iterable<Finding> {
    const heads = inHeadline(story)
    if (heads.length === 0) return
    const limit = story.headline?.tokens.end ?? 0
    const own = quantitiesOf(story).filter(({ tokens }) => tokens.start >= limit)
    const last = story.body[LEAD - 1]?.tokens.end ?? Number.POSITIVE_INFINITY
    const told = counted(
      story.document,
      own.filter(({ tokens }) => tokens.end <= last),
      story.sentenceOf,
    )
    for (const { key, quantity } of heads) {
      // A figure of the text that we cannot tell what it counts may be the headline's.
      const others = new Set(told.filter((one) => one.key !== key).map((one) => one.quantity))
      if (own.some((one) => !others.has(one) && agree(one, quantity))) continue
      const all = told.filter((one) => one.key === key).map((one) => one.quantity)
      const same = all.filter((one) => isLike(one, quantity))
      const first = same[0]
      if (!first || isSum(quantity.value, all)) continue
      // Money and shares are told of many things: only where the text has one alone.
      if (quantity.unit !== null && new Set(same.map(({ value }) => value)).size > 1) continue
      yield {
        message: `The headline says ${quantity.value.toLocaleString('en-US')}, the text ${story.words(story.chars(first.tokens))}.`,
        place: { span: story.chars(first.tokens) },
        ...(story.headline
          ? { related: [{ span: story.chars(quantity.tokens), message: 'the headline' }] }
          : {}),
        suggestion: 'Bring both to the latest figure.',
      }
    }
  },
}
