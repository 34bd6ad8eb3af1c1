import { expect, test } from 'vitest'
import { everyEngine, keep, linesOf, story } from '../../test/archives.ts'

const TEXT = `The ferry will stay in port until May, harbour master Ida Holm said on Friday.

“The engine is older than I am,” Holm told reporters at the quay.

Mayor Tom Sorrel said the town would pay for half of the work. “We are a ferry town,” he said.`

const ferry = () => story('ferry', '2024-05-04', TEXT)
const ENGINE = 'The engine is older than I am'

everyEngine('corrections of statements', (at) => {
  const idOf = (record: ReturnType<typeof ferry>, words: string): string =>
    record.statements.find(({ content }) => content[0]!.text.startsWith(words))!.id
  const entityOf = (record: ReturnType<typeof ferry>, name: string): string =>
    record.entities.find((one) => one.name === name)!.id

  test('give a statement to somebody else, and back', async () => {
    const record = ferry()
    await keep(at.archive, record)
    const made = await at.archive.speaker('ferry', idOf(record, ENGINE), entityOf(record, 'Tom Sorrel'))
    expect(made.correction).toMatchObject({ kind: 'speaker', article: 'ferry', was: 'Ida Holm' })
    const { rows } = await at.archive.said({ words: `"${ENGINE}"` }, 'newest', 5)
    expect(rows).toMatchObject([{ speaker: 'Tom Sorrel', identity: 'tom-sorrel', probability: 1 }])
    const answer = await at.archive.article('ferry')
    const corrected = answer.record.statements.find(({ id }) => id === idOf(record, ENGINE))
    expect(corrected).toMatchObject({ speaker: entityOf(record, 'Tom Sorrel'), speakerBy: 'correction' })
    expect(answer.corrections.map(({ id }) => id)).toEqual([made.id])
    expect((await at.archive.person('Tom Sorrel', 10)).said.map(({ text }) => text)).toContain(ENGINE)
    expect((await at.archive.check()).faults).toEqual([])

    const undone = await at.archive.undo(made.id)
    expect((await at.archive.said({ words: 'engine' }, 'newest', 5)).rows[0]!.speaker).toBe('Ida Holm')
    expect((await at.archive.article('ferry')).record).toEqual(record)
    // An undoing is undone like any other.
    await at.archive.undo(undone.id)
    expect((await at.archive.said({ words: 'engine' }, 'newest', 5)).rows[0]!.speaker).toBe('Tom Sorrel')
    expect((await at.archive.check()).faults).toEqual([])
  })

  test('take a speaker away', async () => {
    const record = ferry()
    await keep(at.archive, record)
    await at.archive.speaker('ferry', idOf(record, ENGINE), null)
    const { rows } = await at.archive.said({ words: 'engine' }, 'newest', 5)
    expect(rows).toMatchObject([{ speaker: null, unresolved: 'unattributed' }])
  })

  test('take what is no statement out of every answer, and put it back', async () => {
    const record = ferry()
    await keep(at.archive, record)
    const made = await at.archive.dismiss('ferry', idOf(record, ENGINE))
    expect((await at.archive.said({ words: 'engine' }, 'newest', 5)).rows).toEqual([])
    expect((await at.archive.who(ENGINE, 5)).length).toBe(0)
    const { statements } = (await at.archive.article('ferry')).record
    expect(statements).toHaveLength(record.statements.length - 1)
    expect((await at.archive.check()).faults).toEqual([])
    await at.archive.undo(made.id)
    expect((await at.archive.said({ words: 'engine' }, 'newest', 5)).rows).toHaveLength(1)
    expect((await at.archive.check()).faults).toEqual([])
  })

  test('hold for the next version and the next reading, by the words', async () => {
    const record = ferry()
    await keep(at.archive, record)
    await at.archive.dismiss('ferry', idOf(record, 'We are a ferry town'))
    await at.archive.speaker('ferry', idOf(record, ENGINE), entityOf(record, 'Tom Sorrel'))
    const longer = story('ferry', '2024-05-04', `“No comment,” said Ada Quill on Thursday.\n\n${TEXT}`)
    const [added] = await keep(at.archive, longer)
    expect(added).toMatchObject({ status: 'changed', version: 2 })
    expect((await at.archive.said({ words: '"ferry town"' }, 'newest', 5)).rows).toEqual([])
    expect((await at.archive.said({ words: 'engine' }, 'newest', 5)).rows[0]!.speaker).toBe('Tom Sorrel')
    await at.archive.add([{ record: longer, reader: 'test 2' }], { reread: true })
    expect((await at.archive.said({ words: 'engine' }, 'newest', 5)).rows[0]!.speaker).toBe('Tom Sorrel')
    expect((await at.archive.article('ferry', 1)).record).toEqual(record)
    expect((await at.archive.check()).faults).toEqual([])
  })

  test('stand beside corrections of identities, whatever is undone', async () => {
    const record = ferry()
    await keep(at.archive, record)
    const renamed = await at.archive.rename('Tom Sorrel', 'Thomas Sorrel')
    await at.archive.speaker('ferry', idOf(record, ENGINE), entityOf(record, 'Tom Sorrel'))
    const merged = await at.archive.merge('ida-holm', 'tom-sorrel')
    expect((await at.archive.said({ words: 'engine' }, 'newest', 5)).rows[0]!.identity).toBe('ida-holm')
    await at.archive.undo(merged.id)
    expect((await at.archive.said({ words: 'engine' }, 'newest', 5)).rows[0]!.speaker).toBe('Thomas Sorrel')
    await at.archive.undo(renamed.id)
    expect((await at.archive.said({ words: 'engine' }, 'newest', 5)).rows[0]!.speaker).toBe('Tom Sorrel')
    expect((await at.archive.check()).faults).toEqual([])
  })

  test('go with an export of all, and are in the records of one', async () => {
    const record = ferry()
    await keep(at.archive, record)
    await at.archive.dismiss('ferry', idOf(record, 'We are a ferry town'))
    await at.archive.speaker('ferry', idOf(record, ENGINE), entityOf(record, 'Tom Sorrel'))
    const [plain] = (await linesOf(at.archive, 'records')).map((line) => JSON.parse(line))
    expect(plain.statements).toHaveLength(record.statements.length - 1)
    const other = await at.open('other')
    async function* lines() {
      yield* await linesOf(at.archive, 'history')
    }
    expect(await other.import(lines(), ({ message }) => expect.fail(message))).toMatchObject({
      corrections: 2,
    })
    expect((await other.article('ferry')).record).toEqual((await at.archive.article('ferry')).record)
    expect(await other.import(lines(), ({ message }) => expect.fail(message))).toMatchObject({
      corrections: 0,
    })
    await other.close()
  })

  test('name what is not there', async () => {
    await keep(at.archive, ferry())
    await expect(at.archive.dismiss('nowhere', 's1')).rejects.toThrow('no article of this name')
    await expect(at.archive.dismiss('ferry', 's99')).rejects.toThrow('no statement s99')
    await expect(at.archive.speaker('ferry', 's1', 'e99')).rejects.toThrow('nobody in it is e99')
  })
})

everyEngine('articles', (at) => {
  test('are listed newest first, by outlet and headline', async () => {
    await keep(
      at.archive,
      story('a', '2024-05-04', TEXT),
      story('b', '2024-06-01', `Pier shut\n\n“It is shut,” said Ada Quill.`, 'Harrow Post'),
    )
    const { rows, more } = await at.archive.articles({}, 'published', 10, 0)
    expect(rows.map(({ article, outlet, versions }) => [article, outlet, versions])).toEqual([
      ['b', 'Harrow Post', 1],
      ['a', 'Tideway Courier', 1],
    ])
    expect(rows[1]!.statements).toBe(ferry().statements.length)
    expect(more).toBe(false)
    expect((await at.archive.articles({ outlet: 'harrow' }, 'added', 10, 0)).rows).toHaveLength(1)
    expect((await at.archive.articles({ title: '100%_' }, 'added', 10, 0)).rows).toEqual([])
    expect((await at.archive.articles({ since: '2024-06' }, 'added', 10, 0)).rows).toHaveLength(1)
    expect((await at.archive.articles({}, 'published', 1, 1)).rows[0]!.article).toBe('a')
    expect(await at.archive.overview()).toMatchObject({
      articles: 2,
      outlets: ['Harrow Post', 'Tideway Courier'],
    })
  })

  test('show statements in their sentence, a page at a time', async () => {
    await keep(at.archive, ferry())
    const { rows } = await at.archive.said({ words: 'engine' }, 'newest', 5, { context: true })
    expect(rows[0]!.context).toEqual({
      before: '“',
      text: ENGINE,
      after: expect.stringMatching(/^,” Holm told reporters at the quay\.$/),
    })
    const all = await at.archive.saidIds({}, 'oldest', 100)
    const paged = (await at.archive.said({}, 'oldest', 2, { offset: 1 })).rows
    expect(await at.archive.statements(all.slice(1, 3))).toEqual(paged)
  })
})
