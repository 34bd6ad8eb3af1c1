import { describe, expect, test } from 'vitest'
import { composeArticle } from '../../article/article.ts'
import { readLayers } from '../../read.ts'
import { buildStory } from '../build-story.ts'
import { confusions, rule } from '../rules/confused-words.ts'
import { DEFAULT_SETTINGS } from '../settings.ts'

/** The words found, and what is said to be meant. */
function found(text: string): readonly (readonly [string, string])[] {
  const article = composeArticle({ id: 'proof', text, language: 'en' })
  const { record, document } = readLayers(article)
  const story = buildStory(article, record, document!)
  return [...rule.check(story, DEFAULT_SETTINGS)].flatMap((one) =>
    'unchecked' in one
      ? []
      : [[story.words(one.place.span), /not “([^”]+)”/.exec(one.message)![1]!] as const],
  )
}

for (const { name, settings, proofs } of confusions())
  describe(name, () => {
    for (const { text, expect: wanted } of proofs)
      test(`${wanted === null ? 'passes over' : 'finds'}: ${text}`, () => {
        expect(found(text)).toEqual(wanted === null ? [] : [[wanted.wrong, settings.means]])
      })
  })
