import { charSpan } from '../../document/span.ts'
import { AP_VALUES } from '../guidelines.ts'
import { type Case, casesOf } from '../reading/cases.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** Words that tell of an answer, or of an attempt to get one. */
const ANSWER =
  /\b(?:den(?:y|ies|ied|ying|ial)|declin\w+|did ?n[o'’]t (?:immediately )?(?:respond|return|reply|answer)|(?:could|can) ?not (?:immediately )?be reached|couldn['’]t be reached|no comment|for comment|not guilty|innocence|lawyers?|attorneys?|solicitors?|barristers?|counsel|defen[cs]e|unavailable|refused to (?:comment|speak|answer)|represent(?:ed|s|ing|ative)|spokes\w+ for|public defender|silent|plea|pleaded)\b/i

/** Whether the accused, or who speaks for them, says anything. */
function speaks({ record: { statements, relations } }: Story, { person }: Case): boolean {
  const own = new Set([person.id])
  for (const { type, from, to } of relations) if (type === 'represents' && to === person.id) own.add(from)
  return statements.some(({ speaker }) => speaker !== null && own.has(speaker))
}

/** Named less often, and not at the top, somebody is mentioned by the way. */
const ENOUGH = 2
const TOP = 3

/** Whether the story is about the accused: named twice, or accused at the top. */
const isMain = ({ body }: Story, { person, evidence }: Case): boolean =>
  person.mentions.length >= ENOUGH || body.slice(0, TOP).some(({ span }) => span.end > evidence.start)

export const rule: Rule = {
  id: 'accused-without-comment',
  topic: 'crime',
  severity: 'warning',
  risk: 'medium',
  summary: 'Somebody is accused, and neither they nor their lawyer answer, nor was it tried.',
  why: 'Who is accused must have the chance to answer, and readers must see that they had.',
  guideline: AP_VALUES,
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['entities', 'events', 'statements', 'relations'],
  examples: {
    good: [
      { text: 'Bo Larsen was charged with fraud on Friday. Larsen denied the charge.' },
      { text: 'Bo Larsen was charged with fraud on Friday. Larsen could not be reached for comment.' },
      { text: 'Bo Larsen was charged with fraud on Friday. “I took nothing,” Larsen said.' },
      {
        text: 'Bo Larsen was charged with fraud. His lawyer, Eva Lund, said that Larsen would plead not guilty.',
      },
    ],
    bad: [
      {
        text: 'Bo Larsen was charged with fraud on Friday. Police said that Larsen took 40 crowns from the till.',
      },
      { text: 'Police arrested Eva Lund on Friday. Lund, a baker, lives on the quay.' },
      { text: 'Prosecutors charged Bo Larsen with theft. Larsen is due in court in May, the court said.' },
    ],
  },
  *check(story): Iterable<Finding> {
    if (ANSWER.test(story.article.text)) return
    for (const one of casesOf(story)) {
      const { person, guilty, events, evidence } = one
      // A name of one word may be a firm's or a nickname's.
      if (!person.name.includes(' ') || guilty || person.dead || !isMain(story, one) || speaks(story, one))
        continue
      const event = events.find(({ type }) => type === 'charge' || type === 'arrest')
      if (!event && events.length > 0) continue
      const span = event ? charSpan(...event.evidence) : evidence
      if (story.quoted(span)) continue
      yield {
        message: `Guideline reminder: ${person.name} is accused, and the story holds no answer and no attempt to get one.`,
        place: { span },
        suggestion: 'Add the answer, or say that it was sought and not given.',
      }
      return
    }
  },
}
