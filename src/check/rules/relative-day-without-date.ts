import { AP_VALUES } from '../guidelines.ts'
import type { Finding, Rule } from '../rule.ts'

/** Rules of the times stage whose value hangs on the day of publication. */
const RELATIVE =
  /^(?:today|tomorrow|yesterday|tonight|last night|(?:this|last|next|the (?:past|coming)) (?:week|weekend|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:(?:early|late) )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?)$/i

/** A dateline with its day, `TARNMOUTH, March 3 (AB) -`, tells what the days are reckoned from. */
const DATED =
  /(?<!\p{L})(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b|\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)/u
const DATELINE = 120

export const rule: Rule = {
  id: 'relative-day-without-date',
  topic: 'time',
  severity: 'warning',
  risk: 'low',
  summary: 'A day told from the day of publication, in a story that has no such day.',
  why: 'Nobody who finds the story later can tell which Monday is meant.',
  guideline: AP_VALUES,
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['published', 'timexes', 'quotations'],
  examples: {
    good: [
      { text: 'The pier closed on Monday.', published: '2024-05-15' },
      { text: 'TARNMOUTH, March 3 (AB) - The pier closed on Monday.' },
      { text: 'The pier closed on 3 March 2024.' },
      { text: '“It closed on Monday,” Ana Reyes said of the pier.' },
    ],
    bad: [
      { text: 'The pier closed on Monday.', at: 'Monday' },
      { text: 'The council of Ulverdale voted yesterday to keep the library open.', at: 'yesterday' },
      { text: 'The pier will close next week, Ana Reyes said.', at: 'next week' },
    ],
  },
  *check(story): Iterable<Finding> {
    if (story.article.published !== null) return
    const { document } = story
    const begin = story.body[0]?.span.start ?? 0
    if (DATED.test(story.article.text.slice(begin, begin + DATELINE))) return
    const found = document.timexes
      .map(({ span }) => story.chars(span))
      .filter((span) => RELATIVE.test(story.words(span)) && !story.quoted(span))
    const first = found[0]
    if (!first) return
    const times = found.length > 1 ? `, and ${found.length - 1} more like it,` : ''
    yield {
      message: `“${story.words(first)}”${times} hangs on the day of publication, which is not given.`,
      place: { span: first },
      suggestion: 'Give the story its date, or write the day out.',
    }
  },
}
