import { parseArticle } from '../../src/article/parse.ts'
import { buildStory } from '../../src/check/build-story.ts'
import { checkArticle, checkStory } from '../../src/check/check.ts'
import { readLayers } from '../../src/read.ts'
import { median } from '../timing.ts'

/** Words of the stories that are timed. */
const WORDS = 800

/** Texts of {@link WORDS} words, cut from the given ones end to end. */
function storiesOf(texts: readonly string[], count: number): readonly string[] {
  const stories: string[] = []
  let paragraphs: string[] = []
  let words = 0
  for (let round = 0; stories.length < count && round < 1000; round++)
    for (const text of texts)
      for (const paragraph of text.split(/\n+/)) {
        if (stories.length >= count) break
        const length = paragraph.split(/\s+/).length
        if (words > 0 && words + length > WORDS + 40) {
          stories.push(paragraphs.join('\n\n'))
          paragraphs = []
          words = 0
        }
        paragraphs.push(paragraph)
        words += length
      }
  return stories
}

export interface Speed {
  readonly stories: number
  /** Milliseconds a story, read and checked with every rule; the median. */
  readonly story: number
  /** Milliseconds of the processor a story, all threads, the mean: what a busy machine changes less. */
  readonly cpu: number
  /** Of it the rules alone. */
  readonly rules: number
  /** Seconds for all, one after the other. */
  readonly total: number
}

/** Times the reading and checking of stories of 800 words on one core, after a first one has loaded the models. */
export function measureSpeed(texts: readonly string[], count: number): Speed {
  const articles = storiesOf(texts, count).map((text, i) =>
    parseArticle(text, { id: `s${i}`, kind: 'text', published: '2024-05-15' }),
  )
  for (const article of articles.slice(0, 3)) checkArticle(article, { profile: 'strict' })
  const times: number[] = []
  const ruleTimes: number[] = []
  const begun = performance.now()
  const before = process.cpuUsage()
  for (const article of articles) {
    const start = performance.now()
    const { record, document } = readLayers(article)
    const read = performance.now()
    if (document !== null) checkStory(buildStory(article, record, document), { profile: 'strict' })
    const end = performance.now()
    times.push(end - start)
    ruleTimes.push(end - read)
  }
  const { user, system } = process.cpuUsage(before)
  return {
    stories: articles.length,
    cpu: (user + system) / 1000 / articles.length,
    story: median(times),
    rules: median(ruleTimes),
    total: (performance.now() - begun) / 1000,
  }
}
