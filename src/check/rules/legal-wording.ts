import { apStylebook } from '../guidelines.ts'
import { findPhrases } from '../reading/phrases.ts'
import type { Finding, Rule } from '../rule.ts'

export const rule: Rule = {
  id: 'legal-wording',
  topic: 'crime',
  severity: 'warning',
  risk: 'low',
  summary: '“Found innocent”, “accused of allegedly”, “accused with”, “alleged suspect” and their like.',
  why: 'The words of the courts have one meaning each; a slip accuses somebody of more, or clears them of more, than a court has.',
  guideline: apStylebook('innocent, not guilty'),
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'tags', 'quotations'],
  examples: {
    good: [
      { text: 'Bo Larsen was found not guilty of fraud on Friday.' },
      { text: 'Bo Larsen was accused of fraud and later charged with theft.' },
      { text: '“He was found innocent,” his mother said.' },
      { text: 'They were charged of course, like everybody else.' },
    ],
    bad: [
      { text: 'Bo Larsen was found innocent of fraud on Friday.', at: 'was found innocent' },
      { text: 'Larsen is accused of allegedly taking 40 crowns from the till.', at: 'accused of allegedly' },
      { text: 'Larsen was accused with fraud in May.', at: 'was accused with' },
      { text: 'The alleged suspect was seen near the pier.', at: 'alleged suspect' },
    ],
  },
  *check(story): Iterable<Finding> {
    for (const { tokens, settings } of findPhrases(story, 'legal')) {
      const span = story.chars(tokens)
      if (/^course$/.test(story.document.tokens.lower(tokens.end))) continue
      yield {
        message: `${settings.says} The story has “${story.words(span)}”.`,
        place: { span },
        suggestion: `Write: ${settings.better}.`,
      }
    }
  },
}
