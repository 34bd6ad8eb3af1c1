import { beforeEach, expect, test } from 'vitest'
import { everyEngine, keep, linesOf, story } from '../../test/archives.ts'
import type { Archive } from './archive.ts'

const about = (id: string, text: string) => story(id, '2026-03-01', text)

const slugsIn = async (archive: Archive, name: string): Promise<readonly string[]> =>
  (await archive.people({ name }, 20)).rows.map(({ identity }) => identity)

async function fill(archive: Archive): Promise<void> {
  await keep(
    archive,
    about('one', 'Harbour master Oke Lindqvist said the crane was safe. His deputy, Vera Tarn, agreed.\n'),
    about('two', 'Oke Lindqvist said on Monday that the crane had been tested twice.\n'),
    about('three', 'Actor John Smith said he was tired.\n'),
    about('four', 'Farmer John Smith said the harvest was lost.\n'),
  )
}

everyEngine('one who was read as two', (at) => {
  const add = (id: string, text: string) => keep(at.archive, about(id, text))
  const beside = 'Vera Tarn and Aldo Corvane stood on the quay.'

  test('an age that does not fit is misread, in company that does', async () => {
    await add('one', `${beside} Harbour master Oke Lindqvist, 40, said the crane was safe.\n`)
    await add('two', `${beside} Oke Lindqvist, 61, said the crane was new.\n`)
    await add('three', 'Oke Lindqvist, 61, said he would resign.\n')
    expect(await slugsIn(at.archive, 'Lindqvist')).toEqual(['oke-lindqvist'])
  })

  test('an age that does not fit tells two of one name apart where nothing else is the same', async () => {
    await add('one', 'Harbour master Oke Lindqvist, 40, said the crane was safe.\n')
    await add('two', 'Painter Oke Lindqvist, 75, said he was tired.\n')
    expect(await slugsIn(at.archive, 'Lindqvist')).toEqual(['oke-lindqvist', 'oke-lindqvist-2'])
  })

  test('a first name may look like the particle of a family name', async () => {
    await add('one', 'Engineer Al Gantry said the crane was safe.\n')
    await add('two', 'Al Gantry said the crane was new.\n')
    expect(await slugsIn(at.archive, 'Gantry')).toEqual(['al-gantry'])
  })

  test('a card is that of whom nearly all stories mean, and names the others', async () => {
    for (const number of [1, 2, 3, 4, 5])
      await add(
        `harbour-${number}`,
        `Harbour master Oke Lindqvist, 40, said the crane was safe ${number} times.\n`,
      )
    await add('painter', 'Painter Oke Lindqvist, 75, said he was tired.\n')
    const card = await at.archive.person('Oke Lindqvist', 5)
    expect(card).toMatchObject({
      identity: 'oke-lindqvist',
      articles: 5,
      namesakes: [{ identity: 'oke-lindqvist-2', name: 'Oke Lindqvist', articles: 1 }],
    })
    expect((await at.archive.person('oke-lindqvist-2', 5)).namesakes).toEqual([])
    await expect(at.archive.rename('Oke Lindqvist', 'Oke')).rejects.toMatchObject({ code: 'ambiguous' })
  })
})

everyEngine('identities', (at) => {
  beforeEach(() => fill(at.archive))

  test('link a rare name, and not a frequent one without more', async () => {
    expect(await slugsIn(at.archive, 'Lindqvist')).toEqual(['oke-lindqvist'])
    expect(await slugsIn(at.archive, 'John Smith')).toEqual(['john-smith', 'john-smith-2'])
    const [lindqvist] = (await at.archive.people({ name: 'Oke Lindqvist' }, 1)).rows
    expect(lindqvist).toMatchObject({ articles: 2, statements: 2 })
    expect(lindqvist!.probability).toBeGreaterThanOrEqual(0.9)
    expect(lindqvist!.probability).toBeLessThan(1)
  })

  test('a merge counts from then on, survives rereading, and is undone', async () => {
    const merged = await at.archive.merge('john-smith', 'john-smith-2')
    expect(await slugsIn(at.archive, 'John Smith')).toEqual(['john-smith'])
    expect((await at.archive.said({ by: 'john-smith' }, 'newest', 9)).rows).toHaveLength(2)
    await at.archive.add(
      [{ record: about('four', 'Farmer John Smith said the harvest was lost.\n'), reader: 'next' }],
      { reread: true },
    )
    expect(await slugsIn(at.archive, 'John Smith')).toEqual(['john-smith'])
    await at.archive.undo(merged.id)
    expect(await slugsIn(at.archive, 'John Smith')).toEqual(['john-smith', 'john-smith-2'])
    expect((await at.archive.check()).faults).toEqual([])
  })

  test('a split holds in its articles, also for a new version', async () => {
    await at.archive.split('oke-lindqvist', ['two'], 'Oke Lindqvist the younger')
    expect(await slugsIn(at.archive, 'Lindqvist')).toEqual(['oke-lindqvist', 'oke-lindqvist-the-younger~1'])
    await keep(
      at.archive,
      about('two', 'Oke Lindqvist said on Monday that the crane had been tested three times.\n'),
    )
    const { rows } = await at.archive.said({ by: 'oke-lindqvist-the-younger~1' }, 'newest', 9)
    expect(rows.map(({ text }) => text)).toEqual([expect.stringContaining('three times')])
    await expect(at.archive.split('oke-lindqvist', ['three'])).rejects.toMatchObject({ code: 'unknown' })
  })

  test('a rename changes what answers say, not what articles do', async () => {
    await at.archive.rename('oke-lindqvist', 'O. Lindqvist (harbour)')
    const { rows } = await at.archive.said({ by: 'oke-lindqvist' }, 'newest', 9)
    expect(rows.map(({ speaker }) => speaker)).toEqual(['O. Lindqvist (harbour)', 'O. Lindqvist (harbour)'])
    expect((await linesOf(at.archive, 'records')).join()).not.toContain('(harbour)')
  })
})

everyEngine('people', (at) => {
  beforeEach(() => fill(at.archive))

  test('whom a name means is asked where several may be meant', async () => {
    await expect(at.archive.person('John Smith', 5)).rejects.toMatchObject({
      code: 'ambiguous',
      message: expect.stringContaining('john-smith-2'),
    })
    await expect(at.archive.person('Nobody Known', 5)).rejects.toMatchObject({ code: 'unknown' })
  })

  test('a card has roles, ties, accusations and what was said about whom', async () => {
    await keep(
      at.archive,
      about(
        'court',
        'Trawler owner Aldo Corvane was charged with fraud on Monday. Corvane, 51, is married to Ines Corvane. “Vera Tarn knew nothing,” Corvane said.\n',
      ),
    )
    const card = await at.archive.person('Aldo Corvane', 5)
    expect(card).toMatchObject({ identity: 'aldo-corvane', articles: 1 })
    expect(card.roles.map(({ text }) => text)).toEqual(['Trawler owner'])
    expect(card.relations).toMatchObject([{ type: 'spouse', other: 'Ines Corvane', word: null }])
    expect(card.accusations).toMatchObject([{ charge: 'fraud', status: 'pending' }])
    expect(card.saidAbout.map(({ name }) => name)).toEqual(['Vera Tarn'])
    expect((await at.archive.person('Vera Tarn', 5)).aboutThem.map(({ text }) => text)).toEqual([
      'Vera Tarn knew nothing',
    ])
  })

  test('the timeline has events in order with their sentence', async () => {
    await keep(
      at.archive,
      about('court', 'Aldo Corvane was arrested in May 2024. He was convicted of fraud in June 2025.\n'),
    )
    const { rows } = await at.archive.timeline({ person: 'Corvane' }, 9)
    expect(rows.map(({ type, time }) => `${type} ${time}`)).toEqual(['arrest 2024-05', 'conviction 2025-06'])
    expect(rows[1]!.sentence).toBe('He was convicted of fraud in June 2025.')
    expect((await at.archive.timeline({ person: 'Corvane', since: '2025' }, 9)).rows).toHaveLength(1)
  })
})
