import { type DatedStory, readEventStoryLine } from '../corpora/event-storyline.ts'
import type { CharSpan } from '../document/span.ts'
import { Pipeline } from '../pipeline/pipeline.ts'
import { quotations } from '../stages/quotations/stage.ts'
import { sentences } from '../stages/sentences/stage.ts'
import { times } from '../stages/times/stage.ts'
import { tokens } from '../stages/tokens/stage.ts'
import { jaccard, wordStarts } from './words.ts'

const reader = Pipeline.start.with(tokens).with(sentences).with(quotations).with(times)

/** A date of gold with the one that was read over the same words, if any. */
export interface JudgedDate {
  readonly story: string
  readonly words: string
  readonly value: string
  readonly found: string | null
}

/** What was read of each date of a story: that which shares at least half of its words. */
export function judgeDates(story: DatedStory): readonly JudgedDate[] {
  const document = reader.read({ text: story.text, published: story.published })
  const read = document.timexes.map(({ span, value }) => ({
    words: wordStarts(story.text, [document.tokens.chars(span)]),
    value,
  }))
  return story.dates.map(({ span, value }) => {
    const own = wordStarts(story.text, [span])
    const best = read
      .map((timex) => ({ ...timex, weight: jaccard(own, timex.words) }))
      .reduce((a, b) => (b.weight > a.weight ? b : a), { value: '', weight: 0 })
    return {
      story: story.id,
      words: wordsOf(story, span),
      value,
      found: best.weight < 0.5 ? null : best.value,
    }
  })
}

const wordsOf = ({ text }: DatedStory, { start, end }: CharSpan): string => text.slice(start, end)

/** Share of the dates of the Event StoryLine Corpus found, and found with their value; times of day are not compared. */
export function evaluateDates(corpora: string): string {
  const stories = readEventStoryLine(corpora)
  const dated = stories.filter(({ published }) => published !== null)
  return `${line('EventStoryLine', stories)}of which the day of publication is told\n${line('', dated)}`
}

function line(name: string, stories: readonly DatedStory[]): string {
  const dates = stories.flatMap(judgeDates)
  const percent = (part: number) => ((100 * part) / Math.max(1, dates.length)).toFixed(1)
  const found = percent(dates.filter((date) => date.found !== null).length)
  const right = percent(dates.filter(isRight).length)
  return `${name.padEnd(14)} ${stories.length} stories · ${dates.length} dates: found ${found}, with right value ${right}\n`
}

const day = (value: string): string => value.replace(/T.*$/, '')

export const isRight = ({ value, found }: JudgedDate): boolean => found !== null && day(found) === day(value)
