import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import { everyEngine, keep, story } from '../../test/archives.ts'
import type { Filter } from './answers/filter.ts'
import type { Archive } from './archive.ts'

const HOLM =
  'Ferry captain Ida Holm said the storm was “worse than the last one.” “We turned back at the pier,” Holm said.\n'

/** A captain, a baker and a minister. */
async function fill(archive: Archive): Promise<void> {
  await keep(
    archive,
    story('holm', '2026-03-01', HOLM),
    story(
      'varga',
      '2025-11-20',
      'Baker Otto Varga told reporters that the storm ruined his oven. Varga wrote that flour is dear.\n',
      'Canal Street Post',
    ),
    story('lind', '2026-02-10', '“The climate plan is a storm in a teacup,” said minister Zoë Lindqvist.\n'),
  )
}

everyEngine('what was said', (at) => {
  beforeEach(() => fill(at.archive))

  test.each<[string, Filter, readonly string[]]>([
    ['all words', { words: 'storm climate' }, ['lind']],
    ['a phrase', { words: '"storm was"' }, ['holm']],
    ['the beginning of a word', { words: 'teac*' }, ['lind']],
    ['one of two words', { words: 'oven OR teacup' }, ['lind', 'varga']],
    ['without a word', { words: 'storm -teacup -"ruined his"' }, ['holm']],
    ['a speaker', { by: 'Holm' }, ['holm', 'holm']],
    ['a speaker with another accent', { by: 'zoe lindqvist' }, ['lind']],
    ['an outlet', { outlet: 'canal' }, ['varga', 'varga']],
    ['a mode', { mode: 'direct', words: 'storm' }, ['lind']],
    ['an act', { act: 'write' }, ['varga']],
    ['a month', { words: 'storm', since: '2026-02', until: '2026-02' }, ['lind']],
    ['an addressee', { to: 'reporters' }, ['varga']],
    ['an article', { article: 'lind' }, ['lind']],
  ])('is found by %s', async (_how, filter, articles) => {
    const { rows } = await at.archive.said(filter, 'newest', 10)
    expect(rows.map(({ article }) => article)).toEqual(articles)
  })
})

everyEngine('somebody without a name', (at) => {
  beforeEach(() =>
    keep(
      at.archive,
      story('quay', '2026-03-01', 'Police said the quay was closed.\n'),
      story('dock', '2026-03-02', 'The police said a boat was missing.\n'),
      story('fair', '2026-03-02', 'Tideway Police said nobody was hurt.\n'),
      story('holm', '2026-03-03', `${HOLM}\nA spokesman for Holm said she would not appeal.\n`),
    ),
  )
  const found = async (filter: Filter): Promise<readonly (string | null)[]> =>
    (await at.archive.said(filter, 'oldest', 20)).rows.map(({ source }) => source)

  test('is found beside those whose name has the word, unless one of these is meant', async () => {
    expect(await found({ by: 'police' })).toEqual(['Police', 'The police', 'Tideway Police'])
    expect(await found({ by: 'tideway-police' })).toEqual(['Tideway Police'])
  })

  test('is not the person whose name is in the words', async () => {
    expect(await found({ by: 'Holm' })).not.toContain('A spokesman for Holm')
    expect(await found({ by: 'spokesman' })).toEqual(['A spokesman for Holm'])
  })

  test('is one voice, with an article or without', async () => {
    const { speakers } = await at.archive.sources({ by: 'police' }, 5)
    expect(speakers.map(({ name, named, statements }) => [name, named, statements])).toEqual([
      ['Police', false, 2],
      ['Tideway Police', true, 1],
    ])
  })
})

everyEngine('records as they are kept', (at) => {
  beforeEach(() => fill(at.archive))

  test('come with who is who, after corrections', async () => {
    await keep(at.archive, story('holm-again', '2026-03-05', HOLM))
    await at.archive.split('ida-holm', ['holm-again'], 'Ida Holm (pilot)')
    const holms: unknown[] = []
    for await (const { article, record, identities } of at.archive.records())
      for (const { entity, identity, name } of identities) {
        const known = record.entities.find(({ id }) => id === entity)
        if (known?.name === 'Ida Holm') holms.push([article, identity, name])
      }
    expect(holms).toEqual([
      ['holm', 'ida-holm', 'Ida Holm'],
      ['holm-again', 'ida-holm-pilot~1', 'Ida Holm (pilot)'],
    ])
  })
})

everyEngine('answers', (at) => {
  beforeEach(() => fill(at.archive))

  test('has its evidence and where it stands', async () => {
    const { rows } = await at.archive.said({ words: '"turned back"' }, 'rank', 10)
    expect(rows).toMatchObject([
      {
        speaker: 'Ida Holm',
        identity: 'ida-holm',
        mode: 'direct',
        cue: 'said',
        source: 'Holm',
        published: '2026-03-01',
        outlet: 'Tideway Courier',
      },
    ])
    const [start, end] = rows[0]!.content[0]!
    expect(HOLM.slice(start, end)).toBe(rows[0]!.text)
    expect(HOLM.slice(...rows[0]!.evidence!)).toBe('Holm')
  })

  test('is told in pages', async () => {
    const { rows, more } = await at.archive.said({}, 'oldest', 2)
    expect(rows.map(({ article }) => article)).toEqual(['varga', 'varga'])
    expect(more).toBe(true)
  })

  test.each([{ words: '…' }, { since: 'May' }, { mode: 'loud' }, { words: 'a '.repeat(100) }])(
    'refuses a question that makes no sense: %o',
    async (filter) => {
      await expect(at.archive.said(filter, 'newest', 10)).rejects.toMatchObject({ code: 'bad-question' })
    },
  )
})

everyEngine('questions', (at) => {
  beforeEach(() => fill(at.archive))

  test('any question at all is answered or refused', async () => {
    const anything = fc.string({
      unit: fc.constantFrom(
        'a',
        'storm',
        ' ',
        '"',
        '-',
        '*',
        'OR',
        '(',
        ')',
        ':',
        "'",
        '😀',
        '\\',
        'NOT',
        '\u0000',
      ),
    })
    await fc.assert(
      fc.asyncProperty(anything, async (words) => {
        const answer = await at.archive
          .said({ words }, 'rank', 5)
          .catch((error: { readonly code: string }) => error.code)
        expect(answer === 'bad-question' || typeof answer === 'object').toBe(true)
      }),
      { numRuns: 150 },
    )
  })

  test('is counted by whom, how, where and when', async () => {
    const audit = await at.archive.sources({}, 10)
    expect(audit.all).toMatchObject({ statements: 5, named: 5, unnamed: 0, unattributed: 0, articles: 3 })
    expect(audit.voices).toBe(3)
    expect(audit.speakers.map(({ name, statements }) => `${name} ${statements}`)).toEqual([
      'Ida Holm 2',
      'Otto Varga 2',
      'Zoë Lindqvist 1',
    ])
    expect(audit.outlets.map(({ name, statements }) => [name, statements])).toEqual([
      ['Tideway Courier', 3],
      ['Canal Street Post', 2],
    ])
    expect(audit.months.map(({ name }) => name)).toEqual(['2025-11', '2026-02', '2026-03'])
  })
})
