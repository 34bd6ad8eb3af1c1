import { apStylebook } from '../guidelines.ts'
import { findPhrases } from '../reading/phrases.ts'
import type { Finding, Rule } from '../rule.ts'

export const rule: Rule = {
  id: 'mental-illness-wording',
  topic: 'health',
  severity: 'warning',
  risk: 'low',
  summary: '“The mentally ill”, “suffers from depression”, “crazed gunman” and their like.',
  why: 'Such words make an illness of a person, or an insult of an illness.',
  guideline: apStylebook('mental illness'),
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'tags', 'quotations'],
  examples: {
    good: [
      { text: 'The shelter is for people with mental illnesses.' },
      { text: 'The port suffers from a lack of trade.' },
      { text: '“He was a madman,” she said.' },
      { text: 'Bo Larsen has bipolar disorder, his sister said.' },
    ],
    bad: [
      { text: 'The new shelter is for the mentally ill.', at: 'the mentally ill' },
      { text: 'Bo Larsen suffers from schizophrenia, his sister said.', at: 'suffers from schizophrenia' },
      { text: 'A crazed gunman fired into the air on Friday.', at: 'crazed gunman' },
    ],
  },
  *check(story): Iterable<Finding> {
    for (const { tokens, settings } of findPhrases(story, 'mental-illness')) {
      // A title or a name (Mental Hospital, the Madman), or the end of another word (sex-crazed).
      const { tokens: words } = story.document
      if (/^\p{Lu}/u.test(words.form(tokens.end - 1)) || words.form(tokens.start - 1) === '-') continue
      const span = story.chars(tokens)
      yield {
        message: `Guideline reminder: “${story.words(span)}”. ${settings.says}`,
        place: { span },
        suggestion: `Write: ${settings.better}.`,
      }
    }
  },
}
