import { lazy, loadLexicon } from '../../pipeline/lexicon.ts'
import { meaning } from '../../stages/times/words.ts'
import type { Finding, Rule } from '../rule.ts'

interface Unit {
  readonly kind: string
  readonly size: number
  readonly offset: number
}

const units = lazy((): ReadonlyMap<string, Unit> => {
  const rows = loadLexicon('check/lists/units.tsv').rows
  return new Map(
    rows.map(([unit, kind, size, offset]) => [
      unit!,
      { kind: kind!, size: Number(size), offset: Number(offset) },
    ]),
  )
})

const unitOf = (words: string): Unit | undefined => {
  const spaced = words.replace(/[\s-]+/g, ' ').trim()
  return units().get(spaced) ?? units().get(spaced.toLowerCase())
}

const NUMBER =
  '(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Tt]welve|[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty)'
const SCALE = '(?:[ -](hundred|thousand|million|billion))?'
const UNIT = '([A-Za-z°º²]{1,14}\\.?(?:[ /-][A-Za-z]{1,14}){0,2})'
const ABOUT =
  '(?:about|around|approximately|roughly|nearly|almost|some|just over|just under|more than|over|c\\.|ca\\.|or|~|≈)?'
/** `50 miles (80 km)`, `a 50-mile (80-kilometer) fence`; every part is bounded. */
const PAIR = new RegExp(
  `(?<![\\d.,–$£€-])\\b${NUMBER}${SCALE}[ \\u00a0-]?${UNIT}[ \\u00a0]\\(${ABOUT} ?${NUMBER}${SCALE}[ \\u00a0-]?${UNIT}\\)`,
  'gu',
)
/** `5 feet 10 inches (1.78 m)`, `20 to 30 miles (48 km)`: the figure before belongs to it. */
const PART_BEFORE = /(?:\d|\b(?:foot|feet|ft|pounds?|lbs?|stone|hours?))[ ,-]*(?:and|to|by|or|x|×|-|–)?[ ]*$/u

/** How far a conversion may be off. */
const TOLERANCE = 0.03
/** Degrees by which a rounded temperature may be off. */
const DEGREES = 1
/** A difference of temperatures is a few degrees, and converts without the offset: `a rise of 2 C (3.6 F)`. */
const DIFFERENCE = 12
/** A figure that ends in noughts is read as rounded to them, by this share of it at most. */
const ROUNDED = 0.05

interface Measure {
  readonly value: number
  /** Half the step of the last figure. */
  readonly slack: number
}

function measureOf(number: string, scale: string | undefined): Measure | null {
  const plain = number.replaceAll(',', '')
  const written = /^\d/.test(plain)
    ? Number(plain)
    : Number(meaning('number', plain.toLowerCase()) ?? Number.NaN)
  if (Number.isNaN(written)) return null
  const times = scale === undefined ? 1 : Number(meaning('number', scale) ?? 1e9)
  const places = plain.split('.')[1]?.length ?? 0
  let step = 10 ** -places
  if (places === 0) while (written > 0 && written % (step * 10) === 0) step *= 10
  const slack = (step > 1 ? Math.min(step / 2, written * ROUNDED) : step / 2) * times
  return { value: written * times, slack }
}

const convert = (value: number, from: Unit, to: Unit): number =>
  ((value + from.offset) * from.size) / to.size - to.offset

/** Whether a measure in one unit may be the other, turned to the unit that it is given in. */
function fits(original: Measure, from: Unit, converted: Measure, to: Unit): boolean {
  const exact = convert(original.value, from, to)
  const slack =
    from.kind === 'temperature' ? DEGREES + converted.slack : Math.abs(exact) * TOLERANCE + converted.slack
  if (Math.abs(exact - converted.value) <= slack) return true
  const difference = (original.value * from.size) / to.size
  return (
    from.kind === 'temperature' &&
    Math.abs(original.value) <= DIFFERENCE &&
    Math.abs(difference - converted.value) <= DEGREES
  )
}

const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)))

export const rule: Rule = {
  id: 'unit-conversion',
  topic: 'number',
  severity: 'error',
  risk: 'low',
  summary: 'A measure whose conversion in parentheses is another length, weight or heat.',
  why: 'One of the two is wrong, and each reader believes the one in their own unit.',
  guideline: {
    name: 'NIST Special Publication 811, Guide for the Use of the International System of Units',
    url: 'https://www.nist.gov/pml/special-publication-811',
  },
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['article', 'quotations'],
  examples: {
    good: [
      { text: 'The wreck lies 50 miles (80 km) south of Tarnmouth.' },
      { text: 'It was found at a depth of 1,400 feet (about 430 meters).' },
      { text: 'She is 5 feet 10 inches (1.78 m) tall.' },
      { text: 'It was 90 degrees Fahrenheit (32 degrees Celsius) in Ulverdale.' },
      { text: 'The sea has warmed by 2 degrees Celsius (3.6 degrees Fahrenheit) since then.' },
      { text: 'The ship carried 40 tons (36 tonnes) of grain.' },
    ],
    bad: [
      { text: 'The wreck lies 50 miles (90 km) south of Tarnmouth.', at: '50 miles (90 km)' },
      { text: 'A 10-foot (5-metre) wave hit the pier.' },
      { text: 'He lost 30 pounds (20 kg) in a year.', at: '30 pounds (20 kg)' },
      { text: 'It was 90°F (42°C) in Ulverdale.' },
      { text: 'The fire burned two square miles (7 square kilometers) of forest.' },
    ],
  },
  *check(story): Iterable<Finding> {
    const { text } = story.article
    for (const { span } of story.sections) {
      const words = text.slice(span.start, span.end)
      for (const match of words.matchAll(PAIR)) {
        const [whole, number, scale, unit, other, otherScale, otherUnit] = match
        const [from, to] = [unitOf(unit!), unitOf(otherUnit!)]
        if (!from || !to || from.kind !== to.kind || from.size === to.size) continue
        if (PART_BEFORE.test(words.slice(Math.max(0, match.index - 16), match.index))) continue
        const original = measureOf(number!, scale)
        const converted = measureOf(other!, otherScale)
        if (
          !original ||
          !converted ||
          fits(original, from, converted, to) ||
          fits(converted, to, original, from)
        )
          continue
        const place = { start: span.start + match.index, end: span.start + match.index + whole.length }
        if (story.quoted(place)) continue
        yield {
          message: `${number}${scale ? ` ${scale}` : ''} ${unit!.replace(/^-/, '')} is ${shown(convert(original.value, from, to))} ${otherUnit}, not ${other}${otherScale ? ` ${otherScale}` : ''}.`,
          place: { span: place },
          suggestion: 'Find out which figure is the measured one and convert it again.',
        }
      }
    }
  },
}
