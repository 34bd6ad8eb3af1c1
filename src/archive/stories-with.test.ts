import { expect, test } from 'vitest'
import { everyEngine, keep, story } from '../../test/archives.ts'
import { storyOf } from '../../test/story-grammar.ts'
import type { Archive } from './archive.ts'

const HARBOUR = story(
  'harbour',
  '2025-03-01',
  'Harbour to close\n\n“We will not close the harbour before winter,” Captain Ida Holm told the council on Friday. “It has cost us 43 jobs,” she said.',
)
const BREAD = story(
  'bread',
  '2025-03-02',
  'Flour is dear\n\n“Nobody bakes rye bread for sevenpence any more,” baker Aldo Corvane said on Monday.',
)

const namesOf = async (archive: Archive, ...parts: readonly string[]): Promise<readonly string[]> =>
  (await archive.storiesWith([{ parts, speakers: [] }])).stories.map(({ article }) => article)

everyEngine('stories that a quote may be from', (at) => {
  test('are found by equal words, by a rare word, and by a pair of words', async () => {
    await keep(at.archive, HARBOUR, BREAD)
    expect(await namesOf(at.archive, 'We will not close the harbour before winter')).toEqual(['harbour'])
    expect(await namesOf(at.archive, 'We may close every harbour')).toEqual(['harbour'])
    expect(await namesOf(at.archive, 'sevenpence')).toEqual(['bread'])
    expect(await namesOf(at.archive, 'Lighthouse keepers play chess alone')).toEqual([])
  })

  test('of a quote put together from two are both', async () => {
    await keep(at.archive, HARBOUR, BREAD)
    const parts = ['We will not close the harbour', 'Nobody bakes rye bread']
    expect([...(await namesOf(at.archive, ...parts))].sort()).toEqual(['bread', 'harbour'])
    expect([...(await namesOf(at.archive, parts.join(' ')))].sort()).toEqual(['bread', 'harbour'])
  })

  test('tell how much was searched, how rare the words are, and who is who across articles', async () => {
    await keep(at.archive, HARBOUR, BREAD)
    await at.archive.rename('ida-holm', 'Captain Ida Holm of Tideway')
    const { articles, statements, counts, stories } = await at.archive.storiesWith([
      { parts: ['We may close every harbour'], speakers: ['Ida Holm'] },
    ])
    expect([articles, statements]).toEqual([2, HARBOUR.statements.length + BREAD.statements.length])
    expect([counts.get('harbour'), counts.get('every')]).toEqual([1, 0])
    expect([...stories[0]!.names.values()]).toContain('Captain Ida Holm of Tideway')
  })

  test('are of the newest version only', async () => {
    await keep(at.archive, HARBOUR)
    const { text } = HARBOUR.article
    await keep(at.archive, story('harbour', '2025-03-01', text.replace('before winter', 'in the spring')))
    const { stories } = await at.archive.storiesWith([
      { parts: ['We will not close the harbour before winter'], speakers: [] },
    ])
    expect(stories.map(({ record }) => record.article.text)).toEqual([
      text.replace('before winter', 'in the spring'),
    ])
  })

  test('are found whole among many that share all their phrases', async () => {
    const stories = Array.from({ length: 400 }, (_, n) => storyOf(n, { repeated: 0 }))
    await keep(at.archive, ...stories)
    for (const n of [3, 120, 399]) {
      const { text } = stories[n]!.statements[4]!.content[0]!
      expect(await namesOf(at.archive, text)).toContain(`story-${n}`)
      const words = text.split(' ')
      const changed = words.with(Math.floor(words.length / 2), 'lantern').join(' ')
      expect(await namesOf(at.archive, changed)).toContain(`story-${n}`)
    }
  })

  test('are few, however many print the quote, and those that credit the claimed speaker are among them', async () => {
    const words = 'The harbour belongs to the people who work in it'
    const said = (n: number, who: string) =>
      story(`copy-${n}`, '2025-03-01', `“${words},” ${who} said on Friday.`)
    await keep(
      at.archive,
      ...Array.from({ length: 40 }, (_, n) => said(n, 'Tom Okafor')),
      said(99, 'Ida Holm'),
    )
    const { stories } = await at.archive.storiesWith([{ parts: [words], speakers: ['Ida Holm'] }])
    expect(stories.length).toBeLessThan(20)
    expect(stories.map(({ article }) => article)).toContain('copy-99')
  })
})
