import { beforeEach, expect, test } from 'vitest'
import { everyEngine, keep, story } from '../../test/archives.ts'
import { storyOf } from '../../test/story-grammar.ts'

everyEngine('quote families', (at) => {
  const REST =
    ' Rain fell on the quay all day long while the crews of seven trawlers waited for the lock to open. Nobody had told them that the gate was broken, and the kiosk ran out of tea before noon.\n'
  const WHOLE = 'We will not close the harbour this winter, whatever the ministry decides in March'

  beforeEach(async () => {
    await keep(
      at.archive,
      story(
        'late',
        '2026-03-04',
        'Harbour master Oke Lindqvist said: “We will close the harbour this winter, whatever the ministry decides in March.”\n',
      ),
      story('first', '2026-03-01', `Harbour master Oke Lindqvist said: “${WHOLE}.”${REST}`),
      story('copy', '2026-03-02', `TIDEWAY — Harbour master Oke Lindqvist said: “${WHOLE}.”${REST}`),
      story(
        'cut',
        '2026-03-03',
        '“We will not close the harbour this winter,” said union leader Vera Tarn.\n',
      ),
      story(
        'other',
        '2026-03-03',
        '“We will appeal,” said Vera Tarn. “The harbour is dear to us all,” she added.\n',
      ),
    )
  })

  test('have the earliest first, and say what each one changed', async () => {
    const [family, ...others] = await at.archive.who('close the harbour this winter', 5)
    expect(others).toEqual([])
    expect(family!.appearances.map(({ article, wording }) => `${article} ${wording}`)).toEqual([
      'first verbatim',
      'copy verbatim',
      'cut shorter',
      'late cut',
    ])
    expect(family!.appearances[3]!.changes).toEqual([{ kind: 'cut', was: 'not', is: '', grave: 'negation' }])
  })

  test('count copies of one report once, and see another speaker', async () => {
    const [family] = await at.archive.who(WHOLE, 5)
    expect(family!.carriers).toBe(3)
    expect(family!.appearances.map(({ copyOf }) => copyOf)).toEqual([null, 'first', null, null])
    expect(family!.appearances.map(({ otherSpeaker }) => otherSpeaker)).toEqual([false, false, true, false])
  })

  test('are not made of what nobody said', async () => {
    expect(await at.archive.who('the lighthouse keeper sings at night', 5)).toEqual([])
  })

  test('are found again by any of their wordings', async () => {
    const records = Array.from({ length: 40 }, (_, number) => storyOf(number, { repeated: 0.5 }))
    await keep(at.archive, ...records)
    for (const { article, statements } of records.slice(0, 10)) {
      const families = await at.archive.who(statements[0]!.content[0]!.text, 3)
      expect(families.flatMap((f) => f.appearances).map((a) => a.article)).toContain(article.id)
    }
  })
})

everyEngine('quote families among formulas', (at) => {
  test('are found by the rare part of a quote that begins as hundreds do', async () => {
    const formula = 'As I have told this board many times before'
    const usual = Array.from(
      { length: 230 },
      (_, n) => `“${formula}, crane ${n} came too late for all of us here,” said Vera Tarn.`,
    )
    const told = `“${formula}, the lighthouse at Harrow will be sold to nobody while I live,” said Vera Tarn.\n`
    await keep(
      at.archive,
      story('board', '2026-02-01', `${usual.join('\n\n')}\n`),
      story('one', '2026-03-05', told),
      story('two', '2026-03-06', told),
    )
    const asked = `${formula}, the lighthouse at Harrow will be sold to nobody`
    const [family] = await at.archive.who(asked, 1)
    expect(family!.appearances.map(({ article }) => article)).toEqual(['one', 'two'])
  })
})
