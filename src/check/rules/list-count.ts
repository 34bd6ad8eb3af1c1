import type { TokenSpan } from '../../document/span.ts'
import { SPJ } from '../guidelines.ts'
import { listOfNames } from '../reading/lists.ts'
import { type Quantity, quantitiesOf } from '../reading/quantities.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** More than that nobody lists. */
const MOST = 25
/** Between the noun and the list, in tokens: `seven children together:`. */
const GAP = 3
/** Between the noun and a colon, in tokens. */
const CLAUSE = 9
const OPENS = /^(?:[:,(—–-]|--)$/
/** Words that leave the list open. */
const OPEN =
  /^(?:including|include|includes|among|notably|especially|particularly|like|such|even|mainly|mostly|plus|with|between|namely)$/
/** What is counted in parts of the whole or in measures has no members. */
const UNCOUNTED =
  /^(?:percent|year|day|month|week|hour|minute|second|mile|kilometer|kilometre|meter|metre|foot|inch|pound|kilogram|ton|tonne|dollar|euro|degree|time|point|goal|run|game|vote|seat|acre|hectare|decade|season|inning|yard|touchdown|rebound|assist|victory|win|loss|medal|title)$/

/** Where the list begins that says who or what is counted; null where none does right after the noun. */
function listStart(story: Story, noun: number, limit: number): number | null {
  const { tokens, tags } = story.document
  for (let i = noun + 1; i <= Math.min(limit - 2, noun + 1 + GAP); i++) {
    if (OPENS.test(tokens.form(i)) || /^(?:named|called)$/.test(tokens.lower(i)))
      return OPEN.test(tokens.lower(i + 1)) ? null : i + 1
    // "are Ana, Bo and Cy"
    if (i === noun + 1 && /^(?:are|were)$/.test(tokens.lower(i)) && /^\p{Lu}/u.test(tokens.form(i + 1)))
      return i + 1
    if (!/^(?:ADV|PRON|ADJ)$/.test(tags.upos(i)) || OPEN.test(tokens.lower(i))) break
  }
  return colonAfter(story, noun, limit)
}

/** `Three people were arrested: Ana and Bo.`: a colon that ends the clause of the number. */
function colonAfter({ document: { tokens, tags } }: Story, noun: number, limit: number): number | null {
  for (let i = noun + 1; i < Math.min(limit - 2, noun + 1 + CLAUSE); i++) {
    if (tokens.form(i) === ':') return i + 1
    if (/^(?:NUM|PUNCT)$/.test(tags.upos(i)) || OPEN.test(tokens.lower(i))) return null
  }
  return null
}

/** Whether the list stands for those counted: closed by what a colon, a dash, a bracket or a full stop opens and ends. */
function isWhole({ document: { tokens } }: Story, opener: string, end: number, limit: number): boolean {
  const closer = tokens.form(end)
  if (/^(?:[.:;)]|—|–|--)$/.test(closer) || end >= limit) return true
  return opener === ',' && closer === ','
}

/** Names that are one with what follows: `Bo Larsen and Son` may be a firm. */
const hasGroup = ({ document: { tokens } }: Story, members: readonly TokenSpan[]): boolean =>
  members.some(
    ({ start, end }) =>
      /^(?:others?|more|colleagues|family|friends|sons?|co\.?|company|two|three|four|five|several|many|his|her|their|the)$/.test(
        tokens.lower(start),
      ) || /^(?:others?|brothers|sisters|twins|family)$/.test(tokens.lower(end - 1)),
  )

function countable(quantity: Quantity): boolean {
  return (
    quantity.unit === null && quantity.noun !== null && !quantity.vague && Number.isInteger(quantity.value)
  )
}

const NUMBERS = 'no one two three four five six seven eight nine ten'.split(' ')

export const rule: Rule = {
  id: 'list-count',
  topic: 'number',
  severity: 'warning',
  risk: 'low',
  summary: 'A number of people or things, and a list of them that has more or fewer.',
  why: 'Somebody is missing from the list, or the number is wrong.',
  guideline: SPJ,
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'sentences', 'tags', 'quotations', 'timexes'],
  examples: {
    good: [
      { text: 'They have three children: Ana, 11, Bo, 9, and Cy, 4.' },
      { text: 'They have five children, including Ana, Bo and Cy.' },
      { text: 'The three suspects, Ana Reyes, of Oslo, Bo Larsen, 34, and Cy Holt, were held.' },
      { text: 'Three cities, Oslo and Leeds among them, voted.' },
      {
        text: 'They voted in nine states: Ulverdale, Norrfell and Lorne, where turnout was low, and six more.',
      },
      { text: 'After two days, Ana Reyes, Bo Larsen and Cy Holt left.' },
    ],
    bad: [
      {
        text: 'They have seven children: Ana, 11, Bo, 9, Cy, 7, Dee, 6, Eve, 4, and Fay, 2.',
        at: 'seven children',
      },
      { text: 'The two suspects, Ana Reyes, of Oslo, Bo Larsen, 34, and Cy Holt, were held.' },
      { text: 'Four towns — Ulverdale, Tarnmouth and Norrfell — will vote.', at: 'Four towns' },
      { text: 'The three winners are Ana Reyes and Bo Larsen.' },
    ],
  },
  *check(story): Iterable<Finding> {
    const { tokens, sentences } = story.document
    for (const quantity of quantitiesOf(story)) {
      const { noun, value } = quantity
      if (quantity.quoted || !countable(quantity) || noun === null || value < 2 || value > MOST) continue
      if (
        UNCOUNTED.test(story.document.tags.lowLemma(noun)) ||
        !/s$|men$|children$|people$/.test(tokens.lower(noun))
      )
        continue
      const sentence = sentences[story.sentenceOf(noun)]!
      const start = listStart(story, noun, sentence.end)
      const list = start === null ? null : listOfNames(story, start, sentence.end)
      if (start === null || !list || list.members.length === value || hasGroup(story, list.members)) continue
      if (!isWhole(story, tokens.form(start - 1), list.end, sentence.end)) continue
      const count = list.members.length
      const said = { start: quantity.tokens.start, end: noun + 1 }
      yield {
        message: `“${story.words(story.chars(said))}”, but ${NUMBERS[count] ?? count} are listed.`,
        place: { span: story.chars(said) },
        related: [{ span: story.chars({ start, end: list.end }), message: 'the list' }],
        suggestion: 'Name who is missing, mend the number, or say “including”.',
      }
    }
  },
}
