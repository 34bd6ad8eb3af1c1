import type { Quotation } from '../../document/layers.ts'
import { charSpan, type TokenSpan } from '../../document/span.ts'
import type { Tags } from '../../document/tags.ts'
import { apStylebook } from '../guidelines.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

function hasVerb(tags: Tags, { start, end }: TokenSpan): boolean {
  for (let i = start; i < end; i++) if (/^(?:VERB|AUX)$/.test(tags.upos(i))) return true
  return false
}

/** Tokens of a paragraph that goes on with a quotation. */
const FEWEST = 4
const OPENS = /["“«„]/
const CLOSES = /["”»]/

/** Whether the marks are not what they seem: no double ones, a paragraph that does open with one, or words from its middle. */
function isStray(
  { document: { tokens, paragraphs }, paragraphOf, article }: Story,
  span: TokenSpan,
  before: Quotation,
): boolean {
  if (!OPENS.test(article.text[before.outer.start] ?? '') || !CLOSES.test(tokens.form(span.end))) return true
  const paragraph = paragraphs[paragraphOf(span.start)]
  return paragraph?.start !== span.start || /["“”'‘’«]/.test(tokens.form(span.start))
}

export const rule: Rule = {
  id: 'missing-opening-mark',
  topic: 'quotes',
  severity: 'warning',
  risk: 'low',
  summary: 'A quotation goes on in the next paragraph, which does not open with a mark.',
  why: 'Without the mark the paragraph reads as the story’s own words.',
  guideline: apStylebook('quotation marks'),
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['quotations', 'tags'],
  examples: {
    good: [
      { text: 'Ida Holm said: “We stay.\n\n“We have always stayed,” she added.' },
      { text: 'Ida Holm said: “We stay.”\n\nThe town has 400 people.' },
      { text: '“We stay,” Ida Holm said.\n\n“We go,” Bo Larsen said.' },
    ],
    bad: [
      { text: 'Ida Holm said: “We stay.\n\nWe have always stayed.”\n\nThe town has 400 people.', at: 'We' },
      { text: 'Ida Holm said: "We stay.\n\nNobody leaves now."\n\nThe town has 400 people.', at: 'Nobody' },
      { text: '“The pier is ours,” Holm said. “It was built in 1911.\n\nIt stays ours.”', at: 'It' },
    ],
  },
  *check(story): Iterable<Finding> {
    const { quotations, tokens, tags } = story.document
    for (const { opened, continues, depth, tokens: span } of quotations) {
      if (depth > 0 || opened || continues === null || span.end <= span.start) continue
      const word = tokens.chars({ start: span.start, end: span.start + 1 })
      const before = quotations[continues]!
      // Fewer words, or a mark of another kind, come of apostrophes that an export has parted from their words.
      if (span.end - span.start < FEWEST || isStray(story, span, before)) continue
      // A quote set apart, with its speaker's name and office below it before the mark: no sentence goes on.
      if (!/^[\p{Lu}‘]/u.test(tokens.form(span.start)) || !hasVerb(tags, span)) continue
      yield {
        message: 'The quotation of the paragraph before goes on here, and no mark opens it again.',
        place: { span: word },
        related: [
          {
            span: charSpan(before.outer.start, before.outer.start + 1),
            message: 'opened here, and not closed',
          },
        ],
        suggestion: 'Open the paragraph with a quotation mark, or close the quotation before it.',
      }
    }
  },
}
