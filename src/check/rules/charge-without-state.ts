import { charSpan } from '../../document/span.ts'
import { parseDay } from '../../stages/times/calendar.ts'
import { AP_VALUES } from '../guidelines.ts'
import { type Case, casesOf } from '../reading/cases.ts'
import type { Finding, Rule, Unchecked } from '../rule.ts'
import type { Story } from '../story.ts'

/** A charge older than this should have come to something, in days. */
const OLD = 90

/** Words that say how a case stands, or that it still does. */
const STATE =
  /\b(?:guilty|verdict|(?<!grand )jury|courts?|judge|thrown out|threw out|quashed|discharged|struck out|fined|probation|community service|prison|jail(?:ed)?|innocen\w+|mistrial|closed the case|case was|charges? (?:was|were)|awaiting trial|trial|pending|still (?:faces|facing|charged)|due (?:in|back in) court|next (?:hearing|appear\w*)|free on bail|released on bail|on bail|hearing|remains? (?:in (?:jail|custody)|under|charged)|dropped|dismissed|acquitted|cleared|convicted|pleaded|pled|sentenced|settled|withdrawn|overturned|appeal\w*|plea)\b/i

/** The last day that a TIMEX3 date may mean, as a day number; null for what is no date. */
function lastDay(value: string | null): number | null {
  const found = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value ?? '')
  if (!found) return null
  const [, year, month, day] = found
  return parseDay(`${year}-${month ?? '12'}-${day ?? '28'}`)
}

/** The charge that nothing more is told of; null where a state is. */
function openCharge(story: Story, { events }: Case) {
  if (events.some(({ type }) => type !== 'charge' && type !== 'arrest')) return null
  const charged = (story: Story, [, end]: readonly number[]) =>
    /^ and (?:was )?charged\b/.test(story.article.text.slice(end!, end! + 24))
  return (
    events.find(
      ({ type, status, time, evidence }) =>
        time !== null &&
        ((type === 'charge' && status === 'pending') || (type === 'arrest' && charged(story, evidence))),
    ) ?? null
  )
}

/** What is told in the paragraphs that name the person. */
function toldOf(story: Story, { person }: Case): string {
  const { tokens, paragraphs } = story.document
  const places = new Set(person.mentions.map(({ start }) => story.paragraphOf(tokens.at(start))))
  return [...places].map((place) => story.words(tokens.chars(paragraphs[place]!))).join('\n')
}

export const rule: Rule = {
  id: 'charge-without-state',
  topic: 'crime',
  severity: 'warning',
  risk: 'medium',
  summary: 'A charge of more than 90 days ago, and not a word of what came of it.',
  why: 'Readers take a charge without its outcome for guilt; it may have been dropped long ago.',
  guideline: AP_VALUES,
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['published', 'entities', 'events', 'timexes'],
  examples: {
    good: [
      {
        text: 'Bo Larsen was charged with fraud in March 2019. The charge was dropped in May.',
        published: '2021-03-01',
      },
      { text: 'Bo Larsen was charged with fraud on Friday.', published: '2021-03-01' },
      {
        text: 'Bo Larsen was charged with fraud in March 2019 and is awaiting trial.',
        published: '2021-03-01',
      },
    ],
    bad: [
      {
        text: 'Bo Larsen was charged with fraud in March 2019. He now runs a hotel.',
        published: '2021-03-01',
      },
      {
        text: 'The council has hired Eva Lund. Lund was charged with theft in 2015.',
        published: '2021-03-01',
      },
      {
        text: 'In June 2018, prosecutors charged Bo Larsen with bribery. Larsen bought the hall in May.',
        published: '2021-03-01',
      },
    ],
  },
  *check(story): Iterable<Finding | Unchecked> {
    const published = parseDay(story.article.published ?? '')
    for (const one of casesOf(story)) {
      const charge = one.guilty ? null : openCharge(story, one)
      if (!charge) continue
      const span = charSpan(...charge.evidence)
      const day = lastDay(charge.time)
      if (published === null) {
        yield {
          unchecked: 'the story has no date of publication, so the age of the charge is not known',
          place: { span },
        }
        continue
      }
      if (day === null || published - day <= OLD || story.quoted(span) || STATE.test(toldOf(story, one)))
        continue
      yield {
        message: `Guideline reminder: ${one.person.name} was charged${charge.charge ? ` with ${charge.charge}` : ''} in ${charge.time}, and the story does not say how the case stands.`,
        place: { span },
        suggestion: 'Say what came of the charge, or that it is still open.',
      }
    }
  },
}
