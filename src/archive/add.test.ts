import { expect, test } from 'vitest'
import { everyEngine, keep, linesOf, story } from '../../test/archives.ts'
import { faultsOf } from '../../test/invariants.ts'
import { storyOf } from '../../test/story-grammar.ts'
import { read } from '../index.ts'
import type { HearsayRecord } from '../record/record.ts'
import type { Filter } from './answers/filter.ts'
import type { Archive } from './archive.ts'

const HOLM =
  'Ferry captain Ida Holm said the storm was “worse than the last one.” “We turned back at the pier,” Holm said.\n'

const textsIn = async (archive: Archive, filter: Filter): Promise<readonly string[]> =>
  (await archive.said(filter, 'newest', 100)).rows.map(({ text }) => text)

everyEngine('adding', (at) => {
  test('made-up stories of the grammar are sound records', () => {
    for (const number of [0, 1, 20]) expect(faultsOf(storyOf(number))).toEqual([])
  })

  test('the same content twice changes nothing', async () => {
    const record = story('holm', '2026-03-01', HOLM)
    expect(await keep(at.archive, record)).toMatchObject([{ article: 'holm', status: 'added', version: 1 }])
    const before = await linesOf(at.archive, 'history')
    expect(await keep(at.archive, record, record)).toMatchObject([
      { status: 'unchanged' },
      { status: 'unchanged' },
    ])
    expect(await linesOf(at.archive, 'history')).toEqual(before)
    expect(await at.archive.holds(record.article)).toBe(true)
  })

  test('a changed article is a new version, with what became of its statements', async () => {
    await keep(at.archive, story('holm', '2026-03-01', HOLM))
    const changed = HOLM.replace('We turned back at the pier', 'We turned back at the lighthouse').replace(
      'worse than the last one.”',
      'worse than the last one.” “Nobody was hurt,” she added.',
    )
    const [added] = await keep(at.archive, story('holm', '2026-03-01', changed))
    expect(added).toMatchObject({ status: 'changed', version: 2 })
    expect(added!.changes!.added.map(({ text }) => text)).toEqual(['Nobody was hurt'])
    expect(added!.changes!.altered).toMatchObject([
      {
        before: { text: 'We turned back at the pier' },
        after: { text: 'We turned back at the lighthouse' },
        fields: ['content'],
      },
    ])
    const [back] = await keep(at.archive, story('holm', '2026-03-01', HOLM))
    expect(back!.changes!.withdrawn.map(({ text }) => text)).toEqual(['Nobody was hurt'])
    expect((await at.archive.history('holm')).map(({ version }) => version)).toEqual([1, 2, 3])
    expect(await textsIn(at.archive, { words: 'lighthouse' })).toEqual([])
    expect(await textsIn(at.archive, { words: 'turned back' })).toEqual(['We turned back at the pier'])
    expect((await at.archive.check()).faults).toEqual([])
  })

  test('two versions in one batch are two versions', async () => {
    const versions = [HOLM, `${HOLM}It rained.\n`, `${HOLM}It rained. “We slept,” Holm said.\n`]
    const added = await keep(at.archive, ...versions.map((text) => story('holm', '2026-03-01', text)))
    expect(added.map(({ version, status }) => `${version} ${status}`)).toEqual([
      '1 added',
      '2 changed',
      '3 changed',
    ])
    expect((await at.archive.check()).faults).toEqual([])
  })
})

everyEngine('adding what is there', (at) => {
  test('another text under an id that is taken is another article', async () => {
    const other = 'The bakery on Canal Street closes in May. “My knees are done,” said baker Otto Varga.\n'
    const [first, second] = await keep(
      at.archive,
      story('index', '2026-03-01', HOLM),
      story('index', '2026-03-02', other),
    )
    expect([first, second]).toMatchObject([
      { article: 'index', status: 'added' },
      { article: 'index~2', status: 'added' },
    ])
    expect(await keep(at.archive, story('index', '2026-03-02', other))).toMatchObject([
      { article: 'index~2', status: 'unchanged' },
    ])
  })

  test('an address is what an article is known by, whatever its id', async () => {
    const told = (id: string, text: string) => read(text, { id, url: 'https://tideway.example/storm#top' })
    await keep(at.archive, told('one', HOLM))
    expect(await keep(at.archive, told('two', `${HOLM}More to come.`))).toMatchObject([
      { article: 'one', version: 2 },
    ])
  })

  test('a new reading takes the place of the old one only where it is asked for', async () => {
    const record = story('holm', '2026-03-01', HOLM)
    await keep(at.archive, record)
    const fewer = { ...record, statements: record.statements.slice(0, 1) }
    expect(await keep(at.archive, fewer)).toMatchObject([{ status: 'unchanged' }])
    expect(await at.archive.add([{ record: fewer, reader: 'next' }], { reread: true })).toMatchObject([
      { status: 'reread', version: 1 },
    ])
    expect(await textsIn(at.archive, {})).toHaveLength(1)
    expect((await at.archive.check()).faults).toEqual([])
  })

  test('what fails in the middle of a batch leaves nothing behind', async () => {
    const broken = { ...storyOf(2), statements: [{ ...storyOf(2).statements[0]!, speaker: 'e99' }] }
    await keep(at.archive, storyOf(0))
    await expect(keep(at.archive, storyOf(1), broken as HearsayRecord)).rejects.toMatchObject({
      code: 'bad-import',
    })
    expect(await at.archive.check()).toMatchObject({ articles: 1, statements: 10, faults: [] })
    await keep(at.archive, storyOf(1))
    expect(await at.archive.check()).toMatchObject({ articles: 2, faults: [] })
  })
})
