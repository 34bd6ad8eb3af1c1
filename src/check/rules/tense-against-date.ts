import type { Timex } from '../../document/layers.ts'
import { dayNumber, daysInMonth, parseDay } from '../../stages/times/calendar.ts'
import { SPJ } from '../guidelines.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** A date is past or to come only if it is this many days away: zones and late editions. */
const MARGIN = 2

/** Verbs that are about a day and do not happen on it, and those that tell what is told. */
const ABOUT =
  /^(?:schedule|plan|expect|set|postpone|delay|move|extend|announce|propose|promise|book|fix|slate|aim|target|pledge|vow|want|hope|reschedule|adjourn|push|predict|forecast|project|estimate|say|tell|approve|sign|vote|agree|order|rule|back|accept|add|reserve|date|renew|grant|give|award|choose|commit|declare|confirm|call|make|allow|ban|extend|design|budget|time|due|intend|need|arrange|invite|contract|buy|sell|begin|know|run|guarantee|launch)$/

/** First and last day of a value that is a whole date, month or year; null for any other. */
function daysOf(value: string): readonly [number, number] | null {
  const day = parseDay(value)
  if (day !== null) return value.includes('/') ? null : [day, day]
  const month = /^(\d{4})-(\d{2})$/.exec(value)
  if (month) {
    const [year, number] = [Number(month[1]), Number(month[2])]
    return [dayNumber(year, number, 1), dayNumber(year, number, daysInMonth(year, number))]
  }
  return /^\d{4}$/.test(value) ? [dayNumber(Number(value), 1, 1), dayNumber(Number(value), 12, 31)] : null
}

/** Token number of the verb that a time says the day of: its own governor, by "on", "in" or nothing. */
function verbOf(story: Story, { span }: Timex): number | null {
  const { tokens, tags, syntax } = story.document
  if (!/^(?:on|in|since|,)?$/.test(prepositionBefore(tokens.lower(span.start - 1)))) return null
  for (let i = span.start; i < span.end; i++) {
    const head = syntax.head(i)
    if (head >= span.start && head < span.end) continue
    if (head < 0 || !/^obl|^advmod|^nmod:unmarked/.test(syntax.deprel(i))) return null
    // "from 49 million in 2015, it will grow": a time before its verb opens the sentence.
    const opens = span.start - story.document.sentences[story.sentenceOf(head)]!.start <= 2
    return tags.upos(head) === 'VERB' && (head < span.start || opens) ? head : null
  }
  return null
}

const prepositionBefore = (word: string): string =>
  /^(?:on|in|by|for|until|till|to|through|from|before|after|of|and|since|at|between|during|than|as|back|late|early|mid)$/.test(
    word,
  )
    ? word
    : ''

interface Tensed {
  readonly tense: 'past' | 'future'
  readonly words: { readonly start: number; readonly end: number }
}

/** The tense of a verb, by its auxiliaries; null where it has none, or an unreal one. */
function tenseOf({ document: { tokens, tags, syntax } }: Story, verb: number): Tensed | null {
  const auxiliaries = syntax.children(verb).filter((child) => /^aux/.test(syntax.deprel(child)))
  const start = Math.min(verb, ...auxiliaries)
  const words = { start, end: verb + 1 }
  const aux = auxiliaries.map((child) => tokens.lower(child))
  if (aux.some((word) => /^(?:will|'ll|shall)$/.test(word)))
    return aux.includes('have') ? null : { tense: 'future', words }
  if (aux.some((word) => /^(?:would|could|should|may|might|can|must|to|had|has|have|wo|did)$/.test(word)))
    return null
  if (tags.xpos(verb) === 'VBD' && aux.length === 0) return { tense: 'past', words }
  if (tags.xpos(verb) === 'VBN' && aux.every((word) => /^(?:was|were)$/.test(word)) && aux.length > 0)
    return { tense: 'past', words }
  return null
}

/** Whether the clause tells a wish, a plan or a condition rather than what happens. */
function isUnreal({ document: { tokens, syntax } }: Story, verb: number, start: number): boolean {
  for (let i = Math.max(start, verb - 12); i < verb; i++)
    if (
      /^(?:if|whether|would|unless|until|before|once|when|scheduled|expected|due|set|planned|supposed|slated|as)$/.test(
        tokens.lower(i),
      )
    )
      return true
  return syntax.children(verb).some((child) => /^(?:if|when|as|not|n't|never)$/.test(tokens.lower(child)))
}

export const rule: Rule = {
  id: 'tense-against-date',
  topic: 'time',
  severity: 'warning',
  risk: 'medium',
  summary: 'What is to come told as past, or what is past told as to come, by a date with its year.',
  why: 'The year or the tense is wrong; in January it is often the year.',
  guideline: SPJ,
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['published', 'tags', 'syntax', 'timexes', 'quotations'],
  examples: {
    good: [
      { text: 'The trial opened on 3 March 2024 in Tarnmouth.', published: '2024-05-15' },
      { text: 'The trial will open on 3 March 2025 in Tarnmouth.', published: '2024-05-15' },
      { text: 'The trial was scheduled for 3 March 2025.', published: '2024-05-15' },
      { text: 'The bridge will be named after the mayor who died in 1999.', published: '2024-05-15' },
      { text: 'The council postponed the vote to October 2024.', published: '2024-05-15' },
    ],
    bad: [
      { text: 'The trial opened on 3 March 2025 in Tarnmouth.', published: '2024-05-15', at: 'opened' },
      { text: 'The trial will open on 3 March 2024 in Tarnmouth.', published: '2024-05-15', at: 'will open' },
      { text: 'The mayor was arrested on January 5, 2025, in Oslo.', published: '2024-05-15' },
    ],
  },
  *check(story): Iterable<Finding> {
    const published = parseDay(story.article.published ?? '')
    if (published === null) return
    const { document } = story
    for (const timex of document.timexes) {
      if (timex.type !== 'DATE' || story.quotedToken(timex.span.start)) continue
      const words = document.tokens.words(timex.span)
      const days = /\d{4}/.test(words) ? daysOf(timex.value) : null
      const toCome = days !== null && days[0] > published + MARGIN
      const past = days !== null && days[1] < published - MARGIN
      if (!toCome && !past) continue
      const verb = verbOf(story, timex)
      if (verb === null || ABOUT.test(document.tags.lowLemma(verb)) || story.quotedToken(verb)) continue
      const sentence = document.sentences[story.sentenceOf(verb)]!
      const tensed = isUnreal(story, verb, sentence.start) ? null : tenseOf(story, verb)
      if (!tensed || (tensed.tense === 'past') !== toCome) continue
      yield {
        message: `${words} ${tensed.tense === 'past' ? 'was still to come' : 'was past'} when this was published, on ${story.article.published!.slice(0, 10)}.`,
        place: { span: story.chars(tensed.words) },
        related: [{ span: story.chars(timex.span), message: 'the date' }],
        suggestion: 'Find out whether the year or the tense is wrong.',
      }
    }
  },
}
