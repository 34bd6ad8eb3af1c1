import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyEngine, keep, linesOf } from '../../test/archives.ts'
import { storyOf } from '../../test/story-grammar.ts'
import type { Archive } from './archive.ts'

async function* each(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

const operation = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), number: fc.nat(12), cut: fc.nat(3) }),
  fc.record({
    kind: fc.constant('rename' as const),
    person: fc.nat(40),
    name: fc.constantFrom('Ann', 'Bo Ek'),
  }),
  fc.record({ kind: fc.constant('merge' as const), person: fc.nat(40), other: fc.nat(40) }),
  fc.record({ kind: fc.constant('split' as const), person: fc.nat(40) }),
  fc.record({ kind: fc.constant('undo' as const), number: fc.integer({ min: 1, max: 5 }) }),
)

type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never

/** What people do to an archive. */
async function perform(archive: Archive, one: Operation): Promise<void> {
  const { rows } = await archive.people({}, 50)
  const somebody = (n: number) => rows[n % Math.max(1, rows.length)]
  if (one.kind === 'add') {
    const record = storyOf(one.number, { people: 8, statements: 3 })
    await keep(archive, {
      ...record,
      statements: record.statements.slice(one.cut),
      article: { ...record.article, headline: `h${one.cut}` },
    })
  } else if (one.kind === 'undo') await archive.undo(one.number).catch(() => {})
  else if (rows.length === 0) return
  else if (one.kind === 'rename') await archive.rename(somebody(one.person)!.identity, one.name)
  else if (one.kind === 'merge')
    await archive.merge(somebody(one.person)!.identity, somebody(one.other)!.identity).catch(() => {})
  else await archive.split(somebody(one.person)!.identity, somebody(one.person)!.examples.slice(0, 1))
}

everyEngine('export and import', (at) => {
  test('a round trip loses nothing', async () => {
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 12 }), async (operations) => {
        const [from, to] = [await at.open(`from-${++round}`), await at.open(`to-${round}`)]
        for (const one of operations) await perform(from, one)
        const refused: unknown[] = []
        const lines = await linesOf(from, 'history')
        await to.import(each(lines), (line) => refused.push(line))
        expect(refused).toEqual([])
        const versions = (all: readonly string[]) =>
          all.map((line) => JSON.parse(line)).filter((line) => 'version' in line)
        expect(versions(await linesOf(to, 'history'))).toEqual(versions(lines))
        expect((await to.corrections()).map(({ at, correction }) => `${at} ${correction.kind}`)).toEqual(
          (await from.corrections()).map(({ at, correction }) => `${at} ${correction.kind}`),
        )
        const everybody = async (a: Archive) =>
          (await a.people({}, 100)).rows
            .map(({ name, articles, statements }) => `${name} ${articles} ${statements}`)
            .sort()
        expect(await everybody(to)).toEqual(await everybody(from))
        expect((await to.check()).faults).toEqual([])
        // The second time nothing is new.
        expect(await to.import(each(lines), () => {})).toMatchObject({ added: 0, corrections: 0 })
        await from.close()
        await to.close()
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  test('records that hearsay read printed are taken, and broken lines told', async () => {
    const refused: { readonly line: number }[] = []
    const lines = [
      JSON.stringify(storyOf(1)),
      '{"hearsay":1}',
      JSON.stringify({
        ...storyOf(3),
        relations: [],
        statements: [{ ...storyOf(3).statements[0]!, speaker: 'e99' }],
      }),
      'not json',
      '',
      '{"correction":{"kind":"merge"}}',
      JSON.stringify(storyOf(2)),
    ]
    const done = await at.archive.import(each(lines), (line) => refused.push(line))
    expect(done).toMatchObject({ added: 2, corrections: 0 })
    expect(refused.map(({ line }) => line)).toEqual([2, 3, 4, 6])
  })
})
