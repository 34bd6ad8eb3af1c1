import { charSpan } from '../../document/span.ts'
import { apStylebook } from '../guidelines.ts'
import type { Finding, Rule } from '../rule.ts'

interface Slip {
  readonly pattern: RegExp
  readonly message: string
  readonly text: (found: string) => string
}

const SLIPS: readonly Slip[] = [
  {
    pattern: /(?<=[^\s]) {2,}(?=[^\s])/g,
    message: 'Two spaces stand where one does.',
    text: () => ' ',
  },
  {
    pattern: /(?<=[\p{L}\p{N}”’)]) +(?=[,;!?](?:\s|$)|[.:](?:\s|$))/gu,
    message: 'A space stands before a mark that follows its word.',
    text: () => '',
  },
]

const APOSTROPHE: Slip = {
  pattern: /(?<=\p{L})'(?=\p{L})/gu,
  message: 'This apostrophe is straight; the others of the story are curly.',
  text: () => '’',
}

/** So many curly apostrophes or quotation marks make it the story's way. */
const CURLY = 3

export const rule: Rule = {
  id: 'typography',
  topic: 'quotes',
  severity: 'note',
  risk: 'low',
  summary: 'Two spaces, a space before a comma, a straight apostrophe among curly ones. `--fix` mends them.',
  why: 'Slips of the keyboard make readers doubt the rest.',
  guideline: apStylebook('punctuation'),
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['quotations', 'article'],
  examples: {
    good: [
      { text: 'The harbour closed on Friday, and it’s quiet.' },
      { text: '“The harbour  closed ,” Ida Holm said.' },
      { text: "The harbour isn't open. It's quiet, and that's that." },
    ],
    bad: [
      { text: 'The harbour  closed on Friday.' },
      { text: 'The harbour closed , and it is quiet.' },
      { text: "“It’s late,” Ida Holm said. “It isn’t,” he said. It’s the harbour's last day.", at: "'" },
    ],
  },
  *check(story): Iterable<Finding> {
    const { text } = story.article
    const curly = (text.match(/[’“”]/g)?.length ?? 0) >= CURLY
    for (const { kind, span } of story.sections) {
      if (kind === 'header' || kind === 'credit') continue
      const words = text.slice(span.start, span.end)
      for (const { pattern, message, text: mended } of curly ? [...SLIPS, APOSTROPHE] : SLIPS)
        for (const { 0: found, index } of words.matchAll(pattern)) {
          const place = charSpan(span.start + index, span.start + index + found.length)
          // The words on both sides, as a space belongs to no token.
          if (story.quoted(charSpan(place.start - 1, place.end + 1))) continue
          yield { message, place: { span: place }, fix: { span: place, text: mended(found) } }
        }
    }
  },
}
