import { describe, expect, test } from 'vitest'
import { composeArticle } from '../../article/article.ts'
import { readLayers } from '../../read.ts'
import { buildStory } from '../build-story.ts'
import { findPhrases, WORDINGS, type Wording, wordingRules } from '../reading/phrases.ts'

/** What one pattern finds in a sentence, quoted or not. */
function found(wording: Wording, only: string, text: string): string | null {
  const article = composeArticle({ id: 'proof', text, language: 'en' })
  const { record, document } = readLayers(article)
  const story = buildStory(article, record, document!)
  const [phrase] = findPhrases(story, wording, { marks: 'any', only })
  if (!phrase) return null
  const { start, end } = phrase.tokens
  return Array.from({ length: end - start }, (_, i) => document!.tokens.form(start + i)).join(' ')
}

for (const wording of WORDINGS)
  describe(`${wording}.rules`, () => {
    for (const { name, proofs } of wordingRules(wording))
      for (const { line, text, expect: wanted } of proofs)
        test(`${name}, line ${line}: ${text}`, () => {
          const words = found(wording, name, text)
          if (wanted === null) expect(words).toBeNull()
          else expect(words).toBe(wanted.match!.replace(/-/g, ' - ').replace(/ {2,}/g, ' '))
        })
  })
