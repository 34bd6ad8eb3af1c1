import { type CharSpan, contains } from '../../document/span.ts'
import type { RecordStatement } from '../../record/record.ts'
import { SPJ } from '../guidelines.ts'
import { statementsBySentence } from '../reading/sourced.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** Fewer words may be a title, a slogan or somebody's way to call a thing. */
const FEWEST = 5

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0

/** The sentences in which somebody is named, or stands as he, she or they, outside quotation marks. */
function sentencesOfSomebody(story: Story): ReadonlySet<number> {
  const { entities, mentions } = story.document
  const found = new Set<number>()
  for (const { type, named, mentions: places } of entities) {
    if (type !== 'person' && type !== 'group' && !(type === 'organization' && named)) continue
    for (const place of places) {
      const { head } = mentions[place]!
      if (!story.quotedToken(head)) found.add(story.sentenceOf(head))
    }
  }
  return found
}

/** Whether any of them is that of the words, or beside it. */
function isNear(story: Story, { start, end }: CharSpan, sentences: ReadonlySet<number>): boolean {
  const { tokens } = story.document
  const last = story.sentenceOf(tokens.at(end - 1)) + 1
  for (let place = story.sentenceOf(tokens.at(start)) - 1; place <= last; place++)
    if (sentences.has(place)) return true
  return false
}

const holds = ({ content }: RecordStatement, inner: CharSpan): boolean =>
  content.some((part) => contains(part, inner) || contains(inner, part))

/** Whether words outside the quote name its speaker: what somebody in it is said to say does not tell whose it is. */
function isTold(story: Story, { source, speaker }: RecordStatement, inner: CharSpan): boolean {
  if (source !== null) return !contains(inner, source)
  return story.entity(speaker)?.mentions.some((mention) => !contains(inner, mention)) ?? false
}

export const rule: Rule = {
  id: 'quote-without-speaker',
  topic: 'quotes',
  severity: 'warning',
  risk: 'medium',
  summary: 'Quoted words of five words or more, and nobody near them who says them.',
  why: 'A quotation without a speaker is nobody’s word.',
  guideline: SPJ,
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['quotations', 'statements', 'entities', 'sentences'],
  examples: {
    good: [
      { text: '“We have always stayed in this town,” Ida Holm said.' },
      { text: 'Ida Holm shook her head. “We have always stayed in this town.”' },
      { text: 'The film “The Long Way Home to the Sea” opens on Friday.' },
      { text: 'The sign says “No dogs here”.' },
    ],
    bad: [
      {
        text: 'The harbour closed in May.\n\n“We have always stayed in this town and we always will.”\n\nThe ferry left at noon.',
      },
      {
        text: 'The rain went on for days.\n\n“It was the worst summer we ever had here.”\n\nThe road is open again.',
      },
      {
        text: 'The bridge was built in 1911.\n\n“Nobody told us that it would be closed today.”\n\nThe train runs hourly.',
      },
    ],
  },
  *check(story): Iterable<Finding> {
    const { quotations } = story.document
    const somebody = sentencesOfSomebody(story)
    const statements = statementsBySentence(story)
    for (const { inner, outer, depth, continues, opened, closed } of quotations) {
      if (depth > 0 || continues !== null || !opened || !closed) continue
      const words = story.words(inner)
      // A title has no end of a sentence.
      if (wordsIn(words) < FEWEST || !/[.!?,…]$/.test(words) || !/^[\p{Lu}\d“‘]/u.test(words)) continue
      if (story.sectionAt(outer.start)?.kind !== 'body') continue
      const near = statements.get(story.sentenceOf(story.document.tokens.at(inner.start))) ?? []
      if (near.some((one) => holds(one, inner) && isTold(story, one, inner))) continue
      if (isNear(story, outer, somebody)) continue
      yield {
        message: 'Nobody near these words says them.',
        place: { span: outer },
        suggestion: 'Name the speaker.',
      }
    }
  },
}
