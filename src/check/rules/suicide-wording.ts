import { SAMARITANS } from '../guidelines.ts'
import { findPhrases } from '../reading/phrases.ts'
import type { Finding, Rule } from '../rule.ts'

export const rule: Rule = {
  id: 'suicide-wording',
  topic: 'health',
  severity: 'warning',
  risk: 'low',
  summary: '“Committed suicide”, “unsuccessful attempt”, “suicide epidemic” and their like.',
  why: 'Guidelines for the media ask for words that neither condemn a death nor make it look like a success or a fashion.',
  guideline: SAMARITANS,
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'tags', 'quotations'],
  examples: {
    good: [
      { text: 'The inquest heard that Nils Berg died by suicide in March.' },
      { text: '“My brother committed suicide,” she said.' },
      { text: 'A failed suicide bombing hurt nobody in the market.' },
    ],
    bad: [
      { text: 'Nils Berg committed suicide in March, the inquest heard.', at: 'committed suicide' },
      { text: 'She survived an unsuccessful suicide attempt in 2019.', at: 'unsuccessful suicide attempt' },
      { text: 'The town fears a suicide epidemic among its young.', at: 'suicide epidemic' },
    ],
  },
  *check(story): Iterable<Finding> {
    for (const { tokens, settings } of findPhrases(story, 'suicide')) {
      const span = story.chars(tokens)
      yield {
        message: `Guideline reminder: “${story.words(span)}”. ${settings.says}`,
        place: { span },
        suggestion: `Write: ${settings.better}.`,
      }
    }
  },
}
