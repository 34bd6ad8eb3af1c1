import { SPJ } from '../guidelines.ts'
import { type Quantity, quantitiesOf } from '../reading/quantities.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** Those who people are counted as in parts, and what they are called together. */
const PEOPLE =
  /^(?:people|person|passenger|victim|adult|man|woman|child|boy|girl|teenager|student|teacher|employee|worker|officer|soldier|civilian|member|resident|guest|driver|protester|firefighter|patient|juror|senator|delegate|crew|pilot|tourist|suspect|fan|voter|republican|democrat|independent|male|female|pupil|player|staff|inmate|prisoner|hostage|survivor|candidate|councillor|lawmaker|judge|animal|dog|cat|horse|bird|cow|sheep|car|truck|bus|house|home|apartment|shop|building|boat|ship|vehicle)$/
/** Who is told as a part and never as the whole. */
const PART =
  /^(?:men|women|boys|girls|children|adults|males|females|man|woman|child|boy|girl|republicans|democrats|independents)$/
const OPENS = /^(?:[:,(—–]|--)$/
const OPEN =
  /^(?:including|include|among|of|with|from|plus|as|up|down|compared|and|but|or|in|at|on|to|after|before|while|most|mostly|mainly)$/

/** A run of `n nouns` joined by commas and "and". */
interface Parts {
  readonly parts: readonly Quantity[]
  /** `and a child`. */
  readonly more?: number
  readonly end: number
}

const isPeople = (story: Story, { unit, noun }: Quantity): boolean =>
  unit === null && noun !== null && PEOPLE.test(story.document.tags.lowLemma(noun))

/** The parts that begin with the quantity at `place`, closed by "and"; null if they are no such list. */
function partsFrom(story: Story, all: readonly Quantity[], place: number): Parts | null {
  const { tokens } = story.document
  const parts: Quantity[] = []
  for (let i = place; i < all.length && parts.length < 12; i++) {
    const part = all[i]!
    if (!isPeople(story, part) || part.vague || part.quoted) return null
    parts.push(part)
    const end = part.noun! + 1
    const closing = /^(?:and|&)$/.test(tokens.lower(part.tokens.start - 1))
    if (closing) return parts.length > 1 ? { parts, end } : null
    const single = oneMore(story, end)
    if (single !== null) return { parts, end: single, more: 1 }
    const next = all[i + 1]
    if (!next) return null
    const between = Array.from({ length: next.tokens.start - end }, (_, k) => tokens.lower(end + k))
    if (!/^(?:,|, and|and)$/.test(between.join(' '))) return null
  }
  return null
}

/** Past `and a child`, the last part of one; null where there is none. */
function oneMore({ document: { tokens, tags } }: Story, end: number): number | null {
  const and = tokens.form(end) === ',' ? end + 1 : end
  const one = tokens.lower(and) === 'and' && /^an?$/.test(tokens.lower(and + 1))
  return one && PEOPLE.test(tags.lowLemma(and + 2)) ? and + 3 : null
}

/** Names of parts are not the name of the whole: `10 people, 4 people and 3 people` tells three events. */
function areParts(story: Story, total: Quantity, parts: readonly Quantity[]): boolean {
  const lemma = ({ noun }: Quantity) => story.document.tags.lowLemma(noun!)
  const kinds = new Set(parts.map(lemma))
  return kinds.size === parts.length && !kinds.has(lemma(total))
}

export const rule: Rule = {
  id: 'parts-total',
  topic: 'number',
  severity: 'warning',
  risk: 'medium',
  summary: 'Parts that do not add up to the total beside them.',
  why: 'Somebody is left out or counted twice, or one of the figures is wrong.',
  guideline: SPJ,
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'sentences', 'tags', 'quotations', 'timexes'],
  examples: {
    good: [
      { text: 'Eleven people, five men, four women and two children, were rescued.' },
      { text: 'Fourteen people, including five men and four women, were rescued.' },
      { text: 'The ferry carried 120 passengers, 30 cars and 4 trucks.' },
      { text: 'Of the 120 passengers, 80 were rescued and 40 died.' },
      { text: 'The council has 12 members. It met on Monday with five guests and two children.' },
    ],
    bad: [
      { text: 'Twelve people, five men, four women and two children, were rescued.', at: 'Twelve people' },
      { text: 'The jury of 12 jurors — seven men and six women — was sworn in.', at: '12 jurors' },
      { text: 'Of the 120 passengers, 80 were rescued and 50 died.', at: '120 passengers' },
      { text: 'There were 30 victims: 20 adults and 12 children.' },
    ],
  },
  *check(story): Iterable<Finding> {
    const all = quantitiesOf(story)
    const { tokens } = story.document
    for (const [place, total] of all.entries()) {
      if (total.quoted || total.vague || !isPeople(story, total) || PART.test(tokens.lower(total.noun!)))
        continue
      const said = { start: total.tokens.start, end: total.noun! + 1 }
      const sentence = story.sentenceOf(total.noun!)
      const parts =
        OPENS.test(tokens.form(said.end)) &&
        !OPEN.test(tokens.lower(said.end + 1)) &&
        all[place + 1]?.tokens.start === said.end + 1
          ? partsFrom(story, all, place + 1)
          : null
      const sum = parts?.parts.reduce((whole, { value }) => whole + value, parts.more ?? 0) ?? 0
      if (parts && story.sentenceOf(parts.end - 1) === sentence && areParts(story, total, parts.parts)) {
        const closed = tokens.form(said.end) === ',' ? /^[,.]$/.test(tokens.form(parts.end)) : true
        if (closed && sum !== total.value && !isCargo(story, total, parts.parts))
          yield finding(story, said, sum, total.value, parts.parts)
        continue
      }
      const outcomes = outcomesOf(story, all, place, sentence)
      const told = outcomes.reduce((whole, { value }) => whole + value, 0)
      if (outcomes.length > 1 && told > total.value) yield finding(story, said, told, total.value, outcomes)
    }
  },
}

/** `120 passengers, 30 cars and 4 trucks`: things are no part of people. */
function isCargo(story: Story, total: Quantity, parts: readonly Quantity[]): boolean {
  const things =
    /^(?:car|truck|bus|house|home|apartment|shop|building|boat|ship|vehicle|animal|dog|cat|horse|bird|cow|sheep)$/
  const isThing = ({ noun }: Quantity) => things.test(story.document.tags.lowLemma(noun!))
  return isThing(total) || parts.some(isThing)
}

/** `Of the 120 passengers, 80 were rescued and 50 died`: bare figures that are subjects of their own. */
function outcomesOf(
  story: Story,
  all: readonly Quantity[],
  place: number,
  sentence: number,
): readonly Quantity[] {
  const { tokens, tags } = story.document
  const total = all[place]!
  const first = tokens.lower(total.tokens.start - 1)
  const of = /^(?:the|those|these|its|their)$/.test(first) ? total.tokens.start - 2 : total.tokens.start - 1
  const opens = tokens.lower(of) === 'of' && story.document.sentences[sentence]!.start === of
  if (!opens || tokens.form(total.noun! + 1) !== ',') return []
  const found: Quantity[] = []
  for (let i = place + 1; i < all.length && story.sentenceOf(all[i]!.tokens.start) === sentence; i++) {
    const one = all[i]!
    const subject = one.unit === null && one.noun === null && !one.quoted && !one.vague
    if (subject && /^(?:AUX|VERB)$/.test(tags.upos(one.tokens.end))) found.push(one)
    else if (/^(?:of|others?|more)$/.test(tokens.lower(one.tokens.end))) return []
  }
  return found
}

const finding = (
  story: Story,
  said: { readonly start: number; readonly end: number },
  sum: number,
  total: number,
  parts: readonly Quantity[],
): Finding => ({
  message: `The parts make ${sum}, not ${total}.`,
  place: { span: story.chars(said) },
  related: parts.map(({ tokens, noun }) => ({
    span: story.chars({ start: tokens.start, end: noun === null ? tokens.end : noun + 1 }),
    message: 'a part',
  })),
  suggestion: 'Count again, or say “including” where not all parts are told.',
})
