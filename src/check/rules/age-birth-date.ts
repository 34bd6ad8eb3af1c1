import type { Age } from '../../stages/attributes/ages.ts'
import { subjectOf } from '../../stages/clauses/arguments.ts'
import type { ClauseText } from '../../stages/clauses/text.ts'
import { verbGroup } from '../../stages/clauses/verb.ts'
import { civilDate, parseDay } from '../../stages/times/calendar.ts'
import { editorsCode } from '../guidelines.ts'
import { agesTold, isNow } from '../reading/ages-told.ts'
import { clausesOf } from '../reading/clauses.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** When somebody was born, as finely as the story tells it. */
interface Birth {
  readonly entity: number
  /** `1970`, `1970-03`, `1970-03-14` */
  readonly value: string
  readonly span: { readonly start: number; readonly end: number }
}

/** How far after "born" its date may stand, in tokens: `was born in the village of Norrfell on 3 March 1970`. */
const REACH = 14

function births(story: Story, text: ClauseText): readonly Birth[] {
  const { tokens, sentences, timexes } = story.document
  const found: Birth[] = []
  let next = 0
  for (let i = 0; i < tokens.length; i++) {
    if (tokens.lower(i) !== 'born' || story.quotedToken(i)) continue
    const sentence = sentences[story.sentenceOf(i)]!
    while (next < timexes.length && timexes[next]!.span.start <= i) next++
    const timex = timexes[next]
    if (!timex || timex.span.start > i + REACH || timex.span.end > sentence.end) continue
    const own = /^\d{4}(?:-\d{2}){0,2}$/.test(timex.value) && /\d{4}/.test(tokens.words(timex.span))
    const plain = own && isPlain(story, i, timex.span.start)
    const entity = plain
      ? i === sentence.start
        ? whoFollows(text, timex.span.end)
        : bornOf(text, i, sentence)
      : null
    if (entity !== null) found.push({ entity, value: timex.value, span: timex.span })
  }
  return found
}

/** Nothing between "born" and its date opens another clause. */
function isPlain({ document: { tokens, tags } }: Story, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++)
    if (/^(?:[,;.]|who|which|and|to|after|before|since)$/.test(tokens.lower(i)) && tokens.form(i) !== ',')
      return false
    else if (tags.upos(i) === 'VERB') return false
  return /^(?:on|in|,|\(|born)$/.test(tokens.lower(to - 1))
}

/** `Born in 1980, Bo Larsen …` */
function whoFollows({ tokens, cast }: ClauseText, end: number): number | null {
  const mention = tokens.form(end) === ',' ? cast.startingAt(end + 1) : null
  return mention && cast.entityOf(mention)
}

/** Who was born: the subject, or the name before `(born 3 March 1970)` and `, born in 1970,`. */
function bornOf(
  text: ClauseText,
  i: number,
  sentence: { readonly start: number; readonly end: number },
): number | null {
  const { tokens, cast } = text
  if (/^[(,]$/.test(tokens.form(i - 1))) {
    // "Bo Larsen, 44 (born 9 June 1980)"
    const aged = /^\d{1,3}$/.test(tokens.form(i - 2)) && tokens.form(i - 3) === ','
    return cast.entityEndingAt(i - 1) ?? (aged ? cast.entityEndingAt(i - 3) : null)
  }
  const group = verbGroup(text, i, sentence)
  if (!group.passive || group.negated) return null
  const subjects = subjectOf(text, group, sentence)
  return subjects.length === 1 ? subjects[0]!.entity : null
}

/** The ages that somebody born then may have on a day. */
function possible(birth: string, day: number): readonly [number, number] {
  const now = civilDate(day)
  const [year, month, date] = birth.split('-').map(Number)
  const most = now.year - year!
  if (month === undefined) return [most - 1, most]
  if (date === undefined)
    return month < now.month ? [most, most] : month > now.month ? [most - 1, most - 1] : [most - 1, most]
  const had = month < now.month || (month === now.month && date <= now.day)
  return had ? [most, most] : [most - 1, most - 1]
}

export const rule: Rule = {
  id: 'age-birth-date',
  topic: 'time',
  severity: 'error',
  risk: 'low',
  summary: 'An age that the date of birth does not give.',
  why: 'One of the two is wrong, and both are how people of one name are told apart.',
  guideline: editorsCode(1, 'Accuracy'),
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['published', 'tokens', 'sentences', 'tags', 'mentions', 'entities', 'timexes', 'quotations'],
  examples: {
    good: [
      { text: 'Ana Reyes, 44, was born on 3 March 1980 in Norrfell.', published: '2024-05-15' },
      { text: 'Ana Reyes, 43, was born in 1980 in Norrfell.', published: '2024-02-15' },
      { text: 'Ana Reyes, 44, was born in Norrfell. Her son Bo was born in 2004.', published: '2024-05-15' },
      { text: 'Ana Reyes (born 3 March 1980) was 18 when she bought the ferry.', published: '2024-05-15' },
    ],
    bad: [
      { text: 'Ana Reyes, 45, was born on 3 March 1980 in Norrfell.', published: '2024-05-15', at: '45' },
      {
        text: 'Bo Larsen, 34, runs the ferry. Larsen was born in Oslo in 1980.',
        published: '2024-05-15',
        at: '34',
      },
      {
        text: 'Bo Larsen, 44, runs the ferry. Larsen (born 9 June 1980) is its owner.',
        published: '2024-05-15',
      },
    ],
  },
  *check(story): Iterable<Finding> {
    const published = parseDay(story.article.published ?? '')
    if (published === null) return
    const ages = agesTold(story).filter((age) => isNow(story, age) && isNamed(story, age.entity))
    if (ages.length === 0) return
    const born = births(story, clausesOf(story))
    for (const age of ages) {
      const birth = born.find(({ entity }) => entity === age.entity)
      if (!birth || story.document.attributes[age.entity]?.dead) continue
      const [least, most] = possible(birth.value, published)
      // The day before or after a birthday depends on when the paper is out.
      if (age.value >= least && age.value <= most) continue
      const date = story.words(story.chars(birth.span))
      yield {
        message: `Born ${date.startsWith('1') || date.startsWith('2') ? date : `in ${date}`}, ${story.document.entities[age.entity]!.name} is ${least === most ? least : `${least} or ${most}`} on ${story.article.published!.slice(0, 10)}, not ${age.value}.`,
        place: { span: figure(story, age) },
        related: [{ span: story.chars(birth.span), message: 'the date of birth' }],
        suggestion: 'Find out which of the two is right.',
      }
    }
  },
}

function isNamed(story: Story, entity: number): boolean {
  const { type, named } = story.document.entities[entity]!
  return type === 'person' && named
}

function figure(story: Story, { evidence, value }: Age) {
  const { tokens } = story.document
  for (let i = evidence.start; i < evidence.end; i++)
    if (tokens.form(i) === String(value)) return story.chars({ start: i, end: i + 1 })
  return story.chars(evidence)
}
