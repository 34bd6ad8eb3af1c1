import { WHO_SUICIDE } from '../guidelines.ts'
import { findPhrases } from '../reading/phrases.ts'
import { nearby } from '../reading/sourced.ts'
import type { Finding, Rule } from '../rule.ts'

/** What makes words that could tell of an accident tell of a suicide. */
const SUICIDE =
  /\bsuicid|\b(?:took|taken|taking|take|ended?|ending) (?:his|her|their) (?:own )?(?:life|lives)\b|\bself-inflicted\b|\binquest\b|\bcoroner/i

/** “Shot himself in the foot”. */
const HARMLESS = /^ in (?:the|his|her|their) (?:foot|feet|leg|knee|hand|finger|arm|thigh|buttock)/

export const rule: Rule = {
  id: 'suicide-method',
  topic: 'health',
  severity: 'warning',
  risk: 'medium',
  summary: 'How somebody took their life, told in the story’s own words.',
  why: 'Details of a method have been followed by imitation; guidelines ask to leave them out.',
  guideline: WHO_SUICIDE,
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'tags', 'quotations'],
  examples: {
    good: [
      { text: 'Nils Berg died by suicide in March, his family said.' },
      { text: 'The hunter shot himself in the foot on Friday.' },
      { text: '“He hanged himself,” the coroner said.' },
      { text: 'She cut her hair before the inquest.' },
    ],
    bad: [
      { text: 'Nils Berg hanged himself in a barn in March.', at: 'hanged himself' },
      { text: 'The inquest heard of his suicide. Berg swallowed 40 pills.', at: 'swallowed 40 pills' },
      { text: 'She slit her wrists at the hotel.', at: 'slit her wrists' },
    ],
  },
  *check(story): Iterable<Finding> {
    for (const { tokens, settings } of findPhrases(story, 'suicide-method')) {
      const span = story.chars(tokens)
      if (HARMLESS.test(story.article.text.slice(span.end, span.end + 30))) continue
      if (settings.needs === 'suicide' && !SUICIDE.test(nearby(story, span.start, 2))) continue
      yield {
        message: `Guideline reminder: “${story.words(span)}” tells of a method of suicide.`,
        place: { span },
        suggestion: 'Leave out how it was done, unless the public needs to know.',
      }
    }
  },
}
