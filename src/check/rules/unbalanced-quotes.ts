import type { Quotation } from '../../document/layers.ts'
import { charSpan } from '../../document/span.ts'
import { apStylebook } from '../guidelines.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/**
 * Whether the quotation that the next paragraph opens is another's: the reader gives it to somebody else, so that the one
 * before cannot have gone on.
 */
function isAnothers(story: Story, place: number, next: number): boolean {
  const { quotations } = story.document
  const [one, other] = [speakerOf(story, quotations[place]!), speakerOf(story, quotations[next]!)]
  return one !== null && other !== null && one !== other
}

/** Whose the words are, where a cue beside them says so. */
function speakerOf({ record: { statements } }: Story, { inner }: Quotation): string | null {
  const found = statements.find(
    ({ content, cue, source, within }) =>
      within === null &&
      cue !== null &&
      source !== null &&
      content.some((part) => part.start < inner.end && part.end > inner.start),
  )
  return found?.speaker ?? null
}

const DOUBLE = /["“”«»„]/

export const rule: Rule = {
  id: 'unbalanced-quotes',
  topic: 'quotes',
  severity: 'warning',
  risk: 'medium',
  summary: 'An opening quotation mark that nothing closes, or a closing one that nothing opened.',
  why: 'Readers cannot tell where somebody’s words end and the story’s begin.',
  guideline: apStylebook('quotation marks'),
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['quotations', 'statements'],
  examples: {
    good: [
      { text: '“We will not go,” Ida Holm said. “Never.”' },
      { text: '“We will not go,” Ida Holm said. “We stay.\n\n“We have always stayed,” she added.' },
      { text: 'The board is 6" wide, and the rock ’n’ roll went on.' },
    ],
    bad: [
      { text: '“We will not go, Ida Holm said on Friday. The harbour stays open.', at: '“' },
      { text: 'We will not go,” Ida Holm said on Friday. The harbour stays open.', at: '”' },
      {
        text: 'Ida Holm said: "We will not go. The town has 400 people.\n\nThe harbour stays open.',
        at: '"',
      },
    ],
  },
  *check(story): Iterable<Finding> {
    const { quotations, tokens } = story.document
    const { text } = story.article
    const carriedOn = new Map(
      quotations.flatMap(({ continues }, place) => (continues === null ? [] : [[continues, place] as const])),
    )
    for (const [place, { opened, closed, continues, depth, outer, tokens: span }] of quotations.entries()) {
      if (depth > 0) continue
      const next = carriedOn.get(place)
      if (opened && !closed && (next === undefined || isAnothers(story, place, next))) {
        const mark = charSpan(outer.start, outer.start + 1)
        // Feet and inches: a figure stands before the mark.
        if (!DOUBLE.test(text.slice(mark.start, mark.end)) || /\d/.test(text[mark.start - 1] ?? '')) continue
        yield {
          message: 'This quotation mark opens, and nothing closes it.',
          place: { span: mark },
          suggestion: 'Close it where the quoted words end.',
        }
      } else if (!opened && closed && continues === null) {
        const mark = tokens.chars({ start: span.end, end: span.end + 1 })
        if (!DOUBLE.test(text.slice(mark.start, mark.end)) || /\d/.test(text[mark.start - 1] ?? '')) continue
        yield {
          message: 'This quotation mark closes what nothing opened.',
          place: { span: mark },
          suggestion: 'Open it where the quoted words begin.',
        }
      }
    }
  },
}
