import { describe, expect, test } from 'vitest'
import { composeArticle } from '../../article/article.ts'
import { readLayers } from '../../read.ts'
import { buildStory } from '../build-story.ts'
import type { Story } from '../story.ts'
import { changesOf } from './change.ts'
import { listOfNames } from './lists.ts'
import { quantitiesOf } from './quantities.ts'
import { differByOne, isInflected } from './spelling.ts'

function storyOf(text: string): Story {
  const article = composeArticle({ id: 'made-up', text, language: 'en', published: '2024-05-15' })
  const { record, document } = readLayers(article)
  return buildStory(article, record, document!)
}

/** `value unit-or-noun` of each figure. */
const figures = (text: string): readonly string[] => {
  const story = storyOf(text)
  return quantitiesOf(story).map(
    ({ value, unit, noun }) => `${value} ${unit ?? (noun === null ? '' : story.document.tokens.lower(noun))}`,
  )
}

describe('figures', () => {
  test.each([
    ['Thirty-two armed police officers and 1,200 sheep came.', ['32 officers', '1200 sheep']],
    ['It cost $2.5 million, £40 or 3 percent of it.', ['2500000 $', '40 £', '3 %']],
    ['It rose 2.5 percentage points to 7%.', ['2.5 points', '7 %']],
    ['Two dozen boats and three hundred fifty-two seats were sold.', ['24 boats', '352 seats']],
  ])('are read with what they count: %s', (text, wanted) => expect(figures(text)).toEqual(wanted))

  test.each([
    'He left on 3 March 2020.',
    'Flight 61 left from gate 12.',
    'They won 3-2.',
    'It opened in 1999.',
  ])('are no dates, labels and scores: %s', (text) => expect(figures(text)).toEqual([]))

  test('know their step and whether they are vague', () => {
    const [about, exact] = quantitiesOf(storyOf('About 1.2 million people and 45 dogs came.'))
    expect([about!.step, about!.vague]).toEqual([100_000, true])
    expect([exact!.step, exact!.vague]).toEqual([1, false])
    const [up] = quantitiesOf(storyOf('Sales went up 12 percent.'))
    expect(up!.vague).toBe(false)
  })
})

describe('changes', () => {
  const changes = (text: string) => changesOf(storyOf(text)).map(({ from, to }) => [from.value, to.value])

  test.each([
    ['Fares rose from 40 crowns to 50 crowns.', [[40, 50]]],
    ['Fares rose to 50 crowns from 40 crowns a year ago.', [[40, 50]]],
    ['Support rose from 40 to 50 percent.', [[40, 50]]],
    ['She moved from 3 rooms to another house with 5 doors.', []],
  ])('have two ends of one kind: %s', (text, wanted) => expect(changes(text)).toEqual(wanted))
})

describe('lists of names', () => {
  const count = (text: string): number | null => {
    const story = storyOf(text)
    return listOfNames(story, 0, story.document.sentences[0]!.end)?.members.length ?? null
  }

  test.each([
    ['Ana, 11, Bo, of Oslo, and Cy.', 3],
    ['Ana Reyes, a baker, and Bo Larsen, 34.', 2],
    ['Ana Reyes, Bo Larsen.', null],
    ['Ana Reyes and Bo Larsen, and Cy Holt.', null],
  ])('are counted where they are closed: %s', (text, wanted) => expect(count(text)).toBe(wanted))
})

describe('spellings', () => {
  test.each([
    ['hernandez', 'hernandes', true],
    ['chirac', 'chriac', true],
    ['viguerie', 'vigurie', true],
    ['holt', 'holt', false],
    ['lindqvist', 'lundquist', false],
  ])('%s and %s differ by one letter: %s', (a, b, wanted) => expect(differByOne(a, b)).toBe(wanted))

  test('endings make another word', () => {
    expect(isInflected('petrov', 'petrova')).toBe(true)
    expect(isInflected('sumatra', 'sumatran')).toBe(true)
    expect(isInflected('byrne', 'bryne')).toBe(false)
  })
})
