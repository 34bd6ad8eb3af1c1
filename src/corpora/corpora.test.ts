import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { charSpan } from '../document/span.ts'
import { codePointMap, codePointsBefore } from './code-points.ts'
import { readDatedStory, readEventStoryLine } from './event-storyline.ts'
import { CorpusError, corporaFolder } from './files.ts'
import { parseGold } from './gold.ts'
import { readGolden } from './golden.ts'
import { readHearsay } from './hearsay.ts'
import { parseStandoff, readPolnear } from './polnear.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-corpora-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function put(path: string, content: string | object): void {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
}

describe('code points', () => {
  test('count as one what is two code units', () => {
    expect([0, 1, 2, 3].map(codePointMap('😀ab'))).toEqual([0, 2, 3, 4])
    expect(codePointMap('😀ab')(4)).toBeNull()
    expect([0, 1, 2, 4, 9].map(codePointsBefore('😀ab'))).toEqual([0, 0, 1, 3, 3])
  })

  test('there and back, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const map = codePointMap(text)
        const before = codePointsBefore(text)
        let units = 0
        for (const [i, point] of Array.from(text).entries()) {
          if (map(i) !== units || before(units) !== i) return false
          units += point.length
        }
        return true
      }),
    )
  })
})

describe('gold', () => {
  const text = '😀 Ada said no.'
  const gold = {
    id: 's',
    date: '2024-05-04',
    entities: [{ id: 'ada', name: 'Ada', type: 'org', mentions: ['Ada'], unnamed: true, spans: [[2, 5]] }],
    statements: [
      { id: 1, mode: 'indirect', act: 'say', content: [[11, 13]], cue: [6, 10], who: 'ada', in: null },
    ],
    times: [[[2, 5], '2024']],
  }

  test('offsets become UTF-16, absent fields null', () => {
    const story = parseGold('s.json', JSON.stringify(gold), text, 'dev')
    const [statement] = story.statements
    expect(text.slice(statement!.content[0]!.start, statement!.content[0]!.end)).toBe('no')
    expect(statement).toMatchObject({
      cue: charSpan(7, 11),
      source: null,
      who: 'ada',
      to: null,
      within: null,
    })
    expect(story.entities[0]).toMatchObject({ type: 'organization', named: false, age: null })
    expect(story).toMatchObject({ published: '2024-05-04', split: 'dev', events: [], relations: [] })
  })

  test.each([
    ['{', 'is not JSON'],
    [JSON.stringify({ ...gold, statements: [{ id: 1 }] }), 'statements.0.mode'],
    [JSON.stringify({ ...gold, times: [[[3, 99], '2024']] }), '[3, 99] lies outside the text'],
  ])('%s is refused with file and place', (json, message) => {
    expect(() => parseGold('folder/s.json', json, text, 'dev')).toThrow(CorpusError)
    expect(() => parseGold('folder/s.json', json, text, 'dev')).toThrow('folder/s.json')
    expect(() => parseGold('folder/s.json', json, text, 'dev')).toThrow(message)
  })
})

describe('hearsay', () => {
  test('stories by split and id, dated by the manifest', () => {
    put('hearsay/manifest.json', [
      { id: 'a', split: 'train', date: '2019-01-04' },
      { id: 'b', split: 'dev', date: null },
    ])
    for (const id of ['a', 'b']) {
      put(`hearsay/text/${id}.txt`, 'Nothing was said.\n')
      put(`hearsay/gold/${id}.json`, { id, entities: [], statements: [] })
    }
    const ids = (selection?: Parameters<typeof readHearsay>[1]) =>
      readHearsay(folder, selection).map(({ id }) => id)
    expect(ids()).toEqual(['a', 'b'])
    expect(ids({ split: 'dev' })).toEqual(['b'])
    expect(ids({ only: ['a'] })).toEqual(['a'])
    expect(readHearsay(folder)[0]).toMatchObject({ published: '2019-01-04', split: 'train' })
  })

  test('what is missing is named, with the remedy', () => {
    expect(() => readHearsay(folder)).toThrow(/manifest\.json.*needs hearsay\//)
    put('hearsay/manifest.json', [{ id: 'a', split: 'train', date: null }])
    expect(() => readHearsay(folder)).toThrow(/text.a\.txt/)
    put('hearsay/manifest.json', [{ id: 'a' }])
    expect(() => readHearsay(folder)).toThrow('is not a list')
  })
})

describe('golden', () => {
  test('the project’s own stories read', () => {
    const stories = readGolden()
    expect(stories.length).toBeGreaterThanOrEqual(12)
    for (const { text, statements } of stories)
      for (const { content } of statements)
        for (const { start, end } of content) expect(text.slice(start, end).trim()).not.toBe('')
  })

  test('a story without its gold, or gold without its story, is an error', () => {
    put('a.txt', 'Nothing.')
    expect(() => readGolden(undefined, folder)).toThrow(/a\.gold\.json/)
    put('a.gold.json', { id: 'a' })
    expect(readGolden(undefined, folder)).toHaveLength(1)
    put('b.gold.json', { id: 'b' })
    expect(() => readGolden(undefined, folder)).toThrow(/b\.txt/)
    expect(readGolden(['a'], folder)).toHaveLength(1)
  })
})

describe('polnear', () => {
  const text = '😀 Ada said\n"no, no" and left.\n'
  const standoff = [
    'T1\tSource 2 6\tAda ',
    'T2\tCue 6 10\tsaid',
    'T3\tContent 10 16;17 20\t"no, no"',
    'T4\tAttribution 6 10\tsaid',
    'T5\tDiscuss 0 2\tx',
    'E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1',
    '',
  ].join('\n')

  test('standoff: pieces apart, white space at the edges off, members together', () => {
    const { chunks, attributions } = parseStandoff('x.ann', standoff, text)
    const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
    expect(chunks.map(({ label, span }) => [label, words(span)])).toEqual([
      ['source', 'Ada'],
      ['cue', 'said'],
      ['content', '"no,'],
      ['content', 'o" '.trim()],
    ])
    expect(attributions).toHaveLength(1)
    expect(attributions[0]!.content.map(words)).toEqual(['"no,', 'o"'])
    expect(attributions[0]!.source.map(words)).toEqual(['Ada'])
  })

  test('the first annotator counts, the date is in the name', () => {
    put('polnear/data/dev/text/paper_2016-09-12_a-story.txt', text)
    put('polnear/data/dev/attributions/paper_2016-09-12_a-story_zz.ann', '')
    put('polnear/data/dev/attributions/paper_2016-09-12_a-story_aa.ann', standoff)
    const [story, ...rest] = readPolnear(folder, { split: 'dev' })
    expect(rest).toEqual([])
    expect(story).toMatchObject({ id: 'paper_2016-09-12_a-story', published: '2016-09-12', split: 'dev' })
    expect(story!.chunks).toHaveLength(4)
  })

  test('what is missing or outside the text is named', () => {
    expect(() => readPolnear(folder, { split: 'dev' })).toThrow(/attributions.*needs polnear/)
    expect(() => parseStandoff('x.ann', 'T1\tCue 6 900\tsaid', text)).toThrow('x.ann:1')
  })
})

describe('the corpora folder', () => {
  test('named', () => {
    expect(corporaFolder(folder)).toBe(folder)
    expect(() => corporaFolder(join(folder, 'nowhere'))).toThrow('--corpora DIR')
  })
})

describe('EventStoryLine', () => {
  const xml = (dates: string) =>
    `<Document doc_name="1_1ecbplus.xml">
  <token t_id="1" sentence="0" number="0">http</token>
  <token t_id="2" sentence="0" number="1">:</token>
  <token t_id="3" sentence="1" number="0">Rain</token>
  <token t_id="4" sentence="1" number="1">fell</token>
  <token t_id="5" sentence="1" number="2">on</token>
  <token t_id="6" sentence="1" number="3">May</token>
  <token t_id="7" sentence="1" number="4">4</token>
  <token t_id="8" sentence="1" number="5">.</token>
  <token t_id="9" sentence="2" number="0">It</token>
  <token t_id="10" sentence="2" number="1">stopped</token>
  <token t_id="11" sentence="2" number="2">&quot;</token>
<Markables>${dates}</Markables></Document>`

  test('tokens put together, without the address; dates with their words', () => {
    const dates =
      '<TIME_DATE m_id="1" DCT="FALSE" value="2012-5-4"><token_anchor t_id="6"/><token_anchor t_id="7"/></TIME_DATE>' +
      '<TIME_DATE m_id="2" DCT="TRUE" value="2012-05-06"/>'
    const story = readDatedStory('1_1', xml(dates), '1_1.xml')
    expect(story.text).toBe('Rain fell on May 4.\nIt stopped "')
    expect(story.published).toBe('2012-05-06')
    expect(story.dates.map(({ span, value }) => [story.text.slice(span.start, span.end), value])).toEqual([
      ['May 4', '2012-05-04'],
    ])
  })

  test('a file without tokens is told of', () => {
    expect(() => readDatedStory('1_1', '<Document/>', 'x.xml')).toThrow(/x\.xml: has no tokens/)
  })

  test('a folder that is not there is told of', () => {
    expect(() => readEventStoryLine('/nowhere')).toThrow(
      /cannot be read; the corpora folder needs eventstoryline/,
    )
  })
})
