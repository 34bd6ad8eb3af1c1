import type { Credit } from '../../article/article.ts'
import { readCreditLine } from '../../article/prompts.ts'
import { type CharSpan, charSpan } from '../../document/span.ts'
import { lazy, loadLexicon, wordSet } from '../../pipeline/lexicon.ts'
import { SPJ } from '../guidelines.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

const agencies = lazy(() => wordSet(loadLexicon('check/lists/photo-agencies.tsv')))

/** What parts a photographer from an agency. */
const PARTS = /\s*(?:[/|,;()–—]|\s-\s|\bvia\b|\bfor\b|\/)\s*/i
const LABEL =
  /^(?:(?:photo(?:graph)?|image|picture|credit|file photo)s?(?:\s+(?:by|courtesy(?: of)?|credit))?\s*[:|]?|©|\(c\))\s*/i

/** Whether a credit names agencies and nobody. */
function namesNobody(credit: string): boolean {
  const words = credit.replace(LABEL, '').trim()
  const parts = words.split(PARTS).filter((part) => part.replace(/[.\s]/g, '') !== '')
  return (
    parts.length > 0 &&
    parts.every((part) =>
      agencies().has(
        part
          .replace(/[.\s]+$/, '')
          .trim()
          .toLowerCase(),
      ),
    )
  )
}

/** The credits of pictures, with their places in the text. */
function* photoCredits(story: Story): Iterable<{ readonly text: string; readonly span: CharSpan | null }> {
  const isPhoto = ({ kind }: Credit): boolean => kind === 'photo'
  for (const { text, evidence } of story.article.credits.filter(isPhoto)) yield { text, span: evidence }
  for (const { kind, span } of story.sections) {
    if (
      kind !== 'credit' ||
      story.article.credits.some(
        ({ evidence }) => evidence && evidence.start < span.end && evidence.end > span.start,
      )
    )
      continue
    const credit = readCreditLine(story.words(span))
    if (credit?.kind === 'photo') yield { text: credit.text, span }
  }
}

export const rule: Rule = {
  id: 'photo-credit',
  topic: 'sources',
  severity: 'warning',
  risk: 'low',
  summary: 'A credit of a picture that names an agency and no photographer.',
  why: 'A picture is somebody’s work, and its maker is a source as others are.',
  guideline: SPJ,
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['credits', 'article'],
  examples: {
    good: [
      { text: 'Photo: Ida Holm/Getty Images\n\nThe harbour closed on Friday.' },
      { text: 'Photo: Bo Larsen\n\nThe harbour closed on Friday.' },
      { text: 'The harbour closed on Friday.\n\n(Eva Lund/Reuters)' },
    ],
    bad: [
      { text: 'Photo: Getty Images\n\nThe harbour closed on Friday.', at: 'Getty Images' },
      { text: '2025-03-01 Shutterstock\n\nThe harbour closed on Friday.', at: 'Shutterstock' },
      { text: 'The harbour closed on Friday.\n\nPhoto: AFP/Getty Images\n\nIt opens in May.' },
    ],
  },
  *check(story): Iterable<Finding> {
    const seen = new Set<string>()
    for (const { text, span } of photoCredits(story)) {
      if (seen.has(text) || !namesNobody(text)) continue
      seen.add(text)
      yield {
        message: `The credit “${text}” names no photographer.`,
        place: { span: span ?? charSpan(0, 0) },
        suggestion: `Write: name/${text}.`,
      }
    }
  },
}
