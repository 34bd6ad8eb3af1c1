import type { Event, Statement } from '../../document/layers.ts'
import { dayNumber, daysInMonth, parseDay } from '../../stages/times/calendar.ts'
import { AP_VALUES } from '../guidelines.ts'
import type { Finding, Rule, Unchecked } from '../rule.ts'
import type { Story } from '../story.ts'

/** Words beside a statement that put it in the past, or in a paper. */
const ARCHIVE =
  /\b(?:once|had|wrote|written|letter|diary|will|book|memoir|autobiography|archive|recording|recorded|video|tape|interview|note|before|earlier|previously|late|last|famously|told|years?|months?|weeks?|days?|in (?:19|20)\d\d|posthumous\p{L}*|ghost|quoted|recalled|remembered|used to|would|when|tweeted|tweet|post|posted|message|lyrics|song|sang|called)\b/iu

/** Cues of somebody who speaks to a reporter now. */
const NOW =
  /^(?:say|says|tell|tells|add|adds|explain|explains|insist|insists|argue|argues|believe|believes|warn|warns)$/

/** Days of the value's last day, where it is a whole day or year and so surely past. */
function lastDay(value: string | null): number | null {
  if (value === null) return null
  const day = parseDay(value)
  if (day !== null) return value.includes('/') ? null : day
  if (/^\d{4}$/.test(value)) return parseDay(`${value}-12-31`)
  const month = /^(\d{4})-(\d{2})$/.exec(value)
  return month
    ? dayNumber(Number(month[1]), Number(month[2]), daysInMonth(Number(month[1]), Number(month[2])))
    : null
}

/** Deaths of named people outside quotations, by place in the entities layer: the first told, where all agree. */
function deaths(story: Story): ReadonlyMap<number, Event> {
  const { entities, events } = story.document
  const found = new Map<number, Event>()
  for (const event of events) {
    if (event.type !== 'death' || story.quotedToken(event.evidence.start)) continue
    const victims = event.participants.filter(({ role }) => role === 'victim')
    const victim = victims.length === 1 ? victims[0]!.entity : -1
    const entity = entities[victim]
    if (entity?.type === 'person' && entity.named && entity.members.length === 0 && !found.has(victim))
      found.set(victim, event)
  }
  return found
}

/** Whether the source is named by words that leave no doubt who speaks: the name itself. */
function isNamedSource(story: Story, { source }: Statement, entity: number): boolean {
  if (!source) return false
  const { mentions, entities } = story.document
  return entities[entity]!.mentions.some((place) => {
    const { form, span } = mentions[place]!
    return form === 'name' && span.start < source.end && span.end > source.start
  })
}

export const rule: Rule = {
  id: 'dead-speaker',
  topic: 'time',
  severity: 'warning',
  risk: 'medium',
  summary: 'Somebody quoted as speaking after the day of their death.',
  why: 'The speaker, the day or the death is wrong; or the reader must be told that the words are old.',
  guideline: AP_VALUES,
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['published', 'tokens', 'mentions', 'entities', 'statements', 'events', 'quotations'],
  examples: {
    good: [
      {
        text: 'Ana Reyes died on 3 March 2020. “The sea is ours,” Reyes said in a 2015 interview.',
        published: '2024-05-15',
      },
      {
        text: 'Ana Reyes died on Monday. “The sea is ours,” Reyes told the council last year.',
        published: '2024-05-15',
      },
      {
        text: 'Ana Reyes died on 3 March 2020. “She was kind,” Bo Larsen said on Monday.',
        published: '2024-05-15',
      },
      { text: 'Ana Reyes said on Friday that she was well. Reyes died on Monday.', published: '2024-05-15' },
    ],
    bad: [
      {
        text: 'Ana Reyes died on 3 March 2020 in Tarnmouth. “The sea is ours,” Reyes said on Monday.',
        published: '2024-05-15',
      },
      {
        text: 'Bo Larsen was killed on 9 May 2024 when the pier fell. On Tuesday, Larsen said that the beams were rotten.',
        published: '2024-05-15',
      },
      {
        text: 'Bo Larsen, who died in 2019, owned the ferry. “We sail at noon,” Larsen says.',
        published: '2024-05-15',
      },
    ],
  },
  *check(story): Iterable<Finding | Unchecked> {
    const dead = deaths(story)
    if (dead.size === 0) return
    const { attributions, statements, tokens, sentences } = story.document
    for (const [place, statement] of statements.entries()) {
      const who = attributions[place]!
      const death = who.speaker === null ? undefined : dead.get(who.speaker)
      const day = death ? lastDay(death.time) : null
      if (!death || day === null || statement.within !== null || !statement.cue) continue
      if (!isNamedSource(story, statement, who.speaker!) || story.quotedToken(statement.cue.start)) continue
      const said = sayingAt(story, statement) ?? (who.time === null ? null : parseDay(who.time))
      const sentence = tokens.words(sentences[story.sentenceOf(statement.cue.start)]!)
      const archived = ARCHIVE.test(outside(story, sentence, statement))
      const after =
        said !== null
          ? said > day
          : NOW.test(tokens.lower(statement.cue.start)) && !archived && isLongAgo(story, day)
      if (!after) continue
      const { name } = story.document.entities[who.speaker!]!
      yield {
        message: `${name} is quoted as speaking after the death told here.`,
        place: { span: story.chars(statement.cue), message: 'speaks' },
        related: [{ span: story.chars(death.evidence), message: 'dies' }],
        suggestion: 'Find out who spoke and when; of old words, say where they are from.',
      }
    }
  },
}

/** The day named beside the cue, in its sentence and outside the content. */
function sayingAt(story: Story, { cue, content }: Statement): number | null {
  const { timexes, tokens } = story.document
  const sentence = story.document.sentences[story.sentenceOf(cue!.start)]!
  for (const { span, value, type } of timexes) {
    if (span.start < sentence.start || span.end > sentence.end || (type !== 'DATE' && type !== 'TIME'))
      continue
    const { start, end } = tokens.chars(span)
    if (content.some((one) => one.start < end && one.end > start)) continue
    const near =
      Math.abs(span.start - cue!.start) <= NEAR ||
      span.start === sentence.start ||
      span.start === sentence.start + 1
    if (near) return parseDay(value)
  }
  return null
}

/** How far from the cue its day may stand, in tokens. */
const NEAR = 5

/** The words of the sentence that are not the statement's own. */
function outside(story: Story, sentence: string, { content }: Statement): string {
  let rest = sentence
  for (const { start, end } of content) rest = rest.replace(story.article.text.slice(start, end), ' ')
  return rest
}

/** A death of this week may stand in one report with the last words; of a year ago it may not. */
const LONG = 60
function isLongAgo(story: Story, day: number): boolean {
  const published = parseDay(story.article.published ?? '')
  return published !== null && published - day > LONG
}
