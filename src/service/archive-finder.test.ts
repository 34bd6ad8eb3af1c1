import { expect, test } from 'vitest'
import { everyEngine, keep, story } from '../../test/archives.ts'
import type { Archive } from '../archive/archive.ts'
import { parseArticle } from '../article/parse.ts'
import type { HearsayRecord } from '../record/record.ts'
import { parseTranscript } from '../transcript/parse.ts'
import { verifyWith } from '../verify/verify.ts'
import { archiveFinder, storySource } from './archive-finder.ts'

const TEXT = `Harbour to close

“We will not close the harbour before winter,” Captain Ida Holm told the council on Friday. “It has cost us 43 jobs,” she said, “and it will cost more.”

Mayor Tom Okafor said the plan was a mistake. “Nobody asked the people who work in it,” Okafor said.`
const HARBOUR = story('harbour', '2025-03-01', TEXT)

const check = async (archive: Archive, text: string, against: readonly string[] = []) => {
  const draft = parseArticle(text, { id: 'draft' })
  const sources = against.map((one, n) => parseTranscript(one, `tape-${n}.txt`))
  return verifyWith(draft, sources, archiveFinder(archive, draft))
}
const verdicts = async (archive: Archive, text: string): Promise<readonly string[]> =>
  (await check(archive, text)).quotes.map(({ verdict, type }) =>
    type === null ? verdict : `${verdict}: ${type}`,
  )

/** The record with all of its statements as probable as that. */
const withProbability = (record: HearsayRecord, probability: number): HearsayRecord => ({
  ...record,
  statements: record.statements.map((statement) => ({ ...statement, probability })),
})

everyEngine('quotes against an archive', (at) => {
  test('are judged word by word, and the speaker by the record', async () => {
    await keep(at.archive, HARBOUR)
    expect(
      await verdicts(
        at.archive,
        `“We will not close the harbour before winter,” Ida Holm said.

“We will close the harbour before winter,” Holm said.

“It has cost us 45 jobs,” Captain Ida Holm said.

“Nobody asked the people who work in it,” Ida Holm said.

“The lanterns were lit by seventy weavers of the northern isles,” Tom Okafor said.`,
      ),
    ).toEqual(['verbatim', 'altered: negation', 'altered: number', 'misattributed', 'not-found'])
  })

  test('say in which story they stand, and how much was searched', async () => {
    await keep(at.archive, HARBOUR)
    const { quotes, searched, sources } = await check(
      at.archive,
      '“Nobody asked the people who work in it,” Okafor said. “We grow tulips under the motorway at night,” he said.',
    )
    const [match] = quotes[0]!.matches
    expect(match).toMatchObject({
      source: 'harbour',
      story: { article: 'harbour', outlet: 'Tideway Courier', published: '2025-03-01' },
      speaker: 'Tom Okafor',
      speakerIs: 'claimed',
    })
    const [span] = match!.spans
    expect(TEXT.slice(span!.start, span!.end)).toBe('Nobody asked the people who work in it')
    expect(quotes[1]!.reason).toBe('not found in 1 story of the archive')
    expect(searched).toMatchObject({ sources: 0, words: 0, archive: { stories: 1, read: 1 } })
    expect(sources).toEqual([])
  })

  test('broken up by a cue in the story are one utterance', async () => {
    await keep(at.archive, HARBOUR)
    expect(await verdicts(at.archive, '“It has cost us 43 jobs and it will cost more,” Holm said.')).toEqual([
      'verbatim',
    ])
  })

  test('by a speaker the record is not sure of accuse nobody', async () => {
    await keep(at.archive, withProbability(HARBOUR, 0.55))
    const { quotes } = await check(at.archive, '“Nobody asked the people who work in it,” Ida Holm said.')
    expect(quotes[0]).toMatchObject({ verdict: 'verbatim', speakerIs: 'unchecked', fails: false })
    expect(quotes[0]!.matches[0]!.speaker).toBe('Tom Okafor')
  })

  test('are compared with the names that corrections give', async () => {
    await keep(at.archive, HARBOUR)
    const text = '“Nobody asked the people who work in it,” Samuel Brightwater said.'
    expect(await verdicts(at.archive, text)).toEqual(['misattributed'])
    await at.archive.rename('tom-okafor', 'Samuel Brightwater')
    expect(await verdicts(at.archive, text)).toEqual(['verbatim'])
  })
})

everyEngine('quotes against an archive and what else there is', (at) => {
  test('of a draft that is kept itself are not found in it', async () => {
    await keep(at.archive, HARBOUR)
    const { quotes, searched } = await check(at.archive, TEXT)
    expect(new Set(quotes.map(({ verdict }) => verdict))).toEqual(new Set(['unchecked']))
    expect(searched.archive).toMatchObject({ stories: 0, read: 0 })
  })

  test('are looked for in files as well', async () => {
    await keep(at.archive, HARBOUR)
    const { quotes, searched } = await check(
      at.archive,
      '“We may appeal to the county court,” Ana Reyes said. “It has cost us 43 jobs,” Ida Holm said. “Our tulips grow under the motorway,” Reyes said.',
      ['REYES: We may appeal to the county court.\n\nOKAFOR: Good.\n'],
    )
    expect(quotes.map(({ matches }) => matches[0]?.source)).toEqual(['tape-0.txt', 'harbour', undefined])
    expect(quotes[2]!.reason).toBe('not found in 1 story of the archive, nor in 1 other source')
    expect(searched).toMatchObject({ sources: 1, words: 8 })
  })

  test('against an empty archive are unchecked', async () => {
    const { quotes } = await check(at.archive, '“We will not close the harbour,” Ida Holm said.')
    expect(quotes[0]).toMatchObject({ verdict: 'unchecked', reason: 'there is no story in the archive' })
  })

  test('that many stories print and the draft alters are altered, not unknown', async () => {
    const copies = Array.from({ length: 30 }, (_, n) =>
      story(
        `copy-${n}`,
        '2025-03-01',
        `Story ${n} of the day\n\n“Nobody asked the ferrymen who sleep beside the crane,” Tom Okafor said.`,
      ),
    )
    await keep(at.archive, ...copies)
    expect(
      await verdicts(at.archive, '“Nobody asked the ferrymen who sleep under the crane,” Ida Holm said.'),
    ).toEqual(['altered: word'])
  })
})

test('the text without cues has the length and the offsets of the text', () => {
  const { spoken, text } = storySource({ article: 'harbour', record: HARBOUR, names: new Map() })
  expect(spoken).toHaveLength(text.length)
  expect(spoken).toMatch(/cost us 43 jobs\s+and it will cost more/)
  for (const [at, unit] of [...spoken].entries()) expect([' ', text[at]]).toContain(unit)
})
