import type { Document } from '../../document/document.ts'
import type { TokenSpan } from '../../document/span.ts'
import { meaning } from '../../stages/times/words.ts'
import type { Story } from '../story.ts'

/** A figure of the story with what it counts or measures. */
export interface Quantity {
  /** The number with its currency, scale and per cent sign. */
  readonly tokens: TokenSpan
  readonly value: number
  /** The step of the last figure given: 0.1 of `2.5`, 100,000 of `1.2 million`, 10 of `120`. */
  readonly step: number
  /** `%`, `points` (of a percentage), a currency sign, or null for a count. */
  readonly unit: string | null
  /** Token number of the noun counted, for a count. */
  readonly noun: number | null
  /** Whether it is told as no exact one: `about`, `nearly`, `more than`, `dozens`. */
  readonly vague: boolean
  readonly quoted: boolean
}

const DIGITS = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(%|m|bn|k|tn)?$/i
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  m: 1e6,
  bn: 1e9,
  k: 1e3,
  tn: 1e12,
}
const CURRENCY = /^(?:[A-Z]{0,2}[$£€¥])$/
const VAGUE =
  /^(?:about|around|approximately|roughly|nearly|almost|over|under|some|more|less|fewer|least|most|up|estimated|just|close|than|below|above|exceeding|maybe|perhaps|another|other|additional|extra)$/

interface Figure {
  readonly end: number
  readonly value: number
  readonly step: number
  readonly percent: boolean
}

const decimals = (figures: string): number => /\.(\d+)/.exec(figures)?.[1]?.length ?? 0

/** The last figure that is not a nought: 120 is told to the ten. */
function stepOf(value: number, places: number): number {
  if (places > 0 || value === 0) return 10 ** -places
  let step = 1
  while (value % (step * 10) === 0) step *= 10
  return step
}

/** A number in figures or words that starts at token `i`, with the words of scale after it. */
function numberAt(document: Document, i: number, end: number): Figure | null {
  const { tokens } = document
  const figure = DIGITS.exec(tokens.lower(i))
  let value: number
  let step: number
  let at = i + 1
  if (figure) {
    const digits = `${figure[1]!.replaceAll(',', '')}${figure[2] ?? ''}`
    const scale = SCALES[figure[3] ?? ''] ?? 1
    value = Number(digits) * scale
    step = stepOf(Number(digits), decimals(digits)) * scale
    if (figure[3] === '%') return { end: at, value, step, percent: true }
  } else {
    const spelled = spelledAt(document.tokens.lower.bind(tokens), i, end)
    if (!spelled) return null
    ;({ value, end: at } = spelled)
    step = stepOf(value, 0)
  }
  for (;;) {
    const word = tokens.lower(at)
    const scale = word.length > 2 ? SCALES[word] : undefined
    if (scale === undefined || at >= end) break
    value *= scale
    step *= scale
    at++
  }
  return { end: at, value, step, percent: false }
}

/** `twenty - five`, `two dozen`, `a hundred and fifty`: numbers in words, without their scales from thousand on. */
function spelledAt(
  lower: (token: number) => string,
  i: number,
  end: number,
): { readonly value: number; readonly end: number } | null {
  const first = small(lower(i))
  if (first === null) return null
  let value = first
  let at = i + 1
  if (first >= 20 && first < 100 && first % 10 === 0) {
    const hyphen = lower(at) === '-' ? 1 : 0
    const more = small(lower(at + hyphen))
    if (more !== null && more > 0 && more < 10 && at + hyphen < end)
      [value, at] = [value + more, at + hyphen + 1]
  }
  if (lower(at) === 'dozen') return { value: value * 12, end: at + 1 }
  if (lower(at) === 'hundred' && value < 20) {
    value *= 100
    at++
    const and = lower(at) === 'and' ? 1 : 0
    const rest = spelledAt(lower, at + and, end)
    if (rest && rest.value < 100) [value, at] = [value + rest.value, rest.end]
  }
  return { value, end: at }
}

function small(word: string): number | null {
  const value = meaning('number', word)
  const number = value === undefined || word === 'half' ? Number.NaN : Number(value)
  return number < 100 && word !== 'dozen' ? number : null
}

/** What stands before a number and makes it no quantity: `No. 10`, `Route 61`, `page 5`, `Boeing 737`. */
const LABEL =
  /^(?:no|no\.|nos|nos\.|number|route|highway|interstate|page|pages|chapter|section|article|channel|room|flight|apartment|apt|unit|line|bus|step|week|day|year|grade|district|ward|precinct|proposition|prop|resolution|amendment|title|phase|stage|level|episode|season|round|game|race|lap|group|team|block|gate|platform|pier|lane|street|avenue|covid|type|version|verse|psalm|volume|vol|act|scene|part|size|hole|area|zone|category|class|point|radio|engine|ladder|station|bill|order|case|docket|count|form|exit|mile)$/

/** The figures of the story in text order, those of dates and times of day left out. Linear; kept for the story. */
export function quantitiesOf(story: Story): readonly Quantity[] {
  const known = kept.get(story)
  if (known) return known
  const found = readQuantities(story.document, (token) => story.quotedToken(token))
  kept.set(story, found)
  return found
}

const kept = new WeakMap<Story, readonly Quantity[]>()

/** The figures of any document of its own, a headline's say; the story's are kept by {@link quantitiesOf}. */
export function readQuantities(
  document: Document,
  quotedToken: (token: number) => boolean,
): readonly Quantity[] {
  const dated = new Uint8Array(document.tokens.length)
  for (const { span, type } of document.timexes)
    if (type === 'DATE' || type === 'TIME') dated.fill(1, span.start, span.end)
  const found: Quantity[] = []
  for (const sentence of document.sentences) {
    for (let i = sentence.start; i < sentence.end; ) {
      const number = dated[i] === 1 ? null : numberAt(document, i, sentence.end)
      const quantity = number && quantityAt(document, i, number, sentence, quotedToken)
      if (quantity) found.push(quantity)
      i = number ? Math.max(number.end, i + 1) : i + 1
    }
  }
  return found
}

function quantityAt(
  document: Document,
  i: number,
  number: Figure,
  sentence: TokenSpan,
  quotedToken: (token: number) => boolean,
): Quantity | null {
  const { tokens, tags } = document
  const before = tokens.lower(i - 1)
  const hyphened = before === '-' && !tokens.spaceBefore(i)
  const joined = /^[/#:.]$/.test(before) && !tokens.spaceBefore(i)
  if (LABEL.test(before) || hyphened || joined) return null
  if (/^[/:]$/.test(tokens.form(number.end)) && !tokens.spaceBefore(number.end)) return null
  // "3-2", "20-year", but "24-hour" counts hours
  if (/^[-–]$/.test(tokens.form(number.end)) && /^\d/.test(tokens.form(number.end + 1))) return null
  const currency = CURRENCY.test(tokens.form(i - 1))
  const [unit, end] = currency ? [tokens.form(i - 1).slice(-1), number.end] : unitAt(document, number)
  const start = currency ? i - 1 : i
  // No year is told with a comma: `1,500 in 2019`.
  const year = isYear(number) && !tokens.form(i).includes(',')
  if (unit === null && year && tags.upos(end) !== 'NOUN') return null
  return {
    tokens: { start, end },
    value: number.value,
    step: number.step,
    unit,
    noun: unit === null ? nounAfter(document, end, sentence.end) : null,
    vague: isVague(document, start, sentence.start),
    quoted: quotedToken(i),
  }
}

const isYear = ({ value, step, percent }: Figure): boolean =>
  !percent && step >= 1 && Number.isInteger(value) && value >= 1500 && value < 2100

function unitAt({ tokens }: Document, number: Figure): readonly [string | null, number] {
  const { end } = number
  if (number.percent) return ['%', end]
  const word = tokens.lower(end)
  const next = tokens.lower(end + 1)
  if ((word === 'percentage' || word === '%' || word === 'percent') && /^points?$/.test(next))
    return ['points', end + 2]
  if (/^points?$/.test(word) && next === 'percentage') return ['points', end + 2]
  if (word === '%' || word === 'percent' || word === 'pct') return ['%', end + 1]
  if (word === 'per' && next === 'cent') {
    const points = /^points?$/.test(tokens.lower(end + 2))
    return points ? ['points', end + 3] : ['%', end + 2]
  }
  return [null, end]
}

const REACH = 5

/** The noun that a number counts: the last of the nouns that follow it over adjectives. */
function nounAfter({ tokens, tags }: Document, end: number, limit: number): number | null {
  let noun: number | null = null
  for (let i = end; i < Math.min(limit, end + REACH); i++) {
    const upos = tags.upos(i)
    if (upos === 'NOUN') noun = i
    else if (noun !== null) break
    else if (upos !== 'ADJ' && upos !== 'PROPN' && tokens.form(i) !== '-' && !/^VB[GN]$/.test(tags.xpos(i)))
      break
  }
  return noun
}

function isVague({ tokens }: Document, start: number, floor: number): boolean {
  for (let i = start - 1; i >= Math.max(floor, start - 3); i--) {
    const word = tokens.lower(i)
    // "up to ten" is vague, "went up ten" is not.
    if (VAGUE.test(word)) return word !== 'up' || tokens.lower(i + 1) === 'to'
    if (!/^(?:to|a|an|the|of|as|many)$/.test(word)) return false
  }
  return false
}

/** The least and the most that a figure rounded at its last place may stand for. */
export const rangeOf = ({ value, step }: Pick<Quantity, 'value' | 'step'>): readonly [number, number] => [
  value - step / 2,
  value + step / 2,
]

/** Quantities by the sentence that they stand in, in text order; quoted ones left out. */
export function quantitiesBySentence(story: Story): ReadonlyMap<number, readonly Quantity[]> {
  const rows = new Map<number, Quantity[]>()
  for (const quantity of quantitiesOf(story)) {
    if (quantity.quoted) continue
    const place = story.sentenceOf(quantity.tokens.start)
    const row = rows.get(place)
    if (row) row.push(quantity)
    else rows.set(place, [quantity])
  }
  return rows
}
