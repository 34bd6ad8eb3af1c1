import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkArticle } from './check.ts'
import { check } from './check-text.ts'
import { locateStory } from './locate-story.ts'
import { rules } from './rules/index.ts'
import { suppress } from './suppressions.ts'

const WRONG = 'Bo Larsen was found innocent of fraud in Tarnmouth.'

describe('a report', () => {
  test('has findings in text order, with places', () => {
    const text = `😀 ${WRONG}\n\nThe hall opened on Monday, March 3, 2020.`
    const { findings, words } = check(text)
    expect(findings.map(({ rule, place }) => [rule, place.line, place.column])).toEqual([
      ['legal-wording', 1, 14],
      ['weekday-date', 3, 20],
    ])
    for (const { place } of findings) expect(text.slice(place.start, place.end)).toBe(place.text)
    expect(words).toBe(17)
  })

  test('is the same every time', () => expect(check(WRONG)).toEqual(check(WRONG)))

  test('of a text that is not English says so, and finds nothing', () => {
    const { findings, problems } = check(
      'Der Hafen schließt im Mai, und die Stadt hat das so nicht gewollt. Niemand hat sie gefragt, sagte der Kapitän, und keiner wird es je tun.',
    )
    expect(findings).toEqual([])
    expect(problems[0]).toContain('not English')
  })

  test('says what could not be checked', () => {
    const { unchecked } = check('Bo Larsen was charged with fraud in March 2019. He runs a hotel.', {
      profile: 'strict',
    })
    expect(unchecked.map(({ rule }) => rule)).toContain('charge-without-state')
  })

  test('never throws, whatever the text', () => {
    const words = fc.constantFrom(
      ...'“ ” " ‘ ’ [ ] … ... , . : ; ( ) \n\n \n suicide Monday March 3 2020 said Ida Holm 15 charged with fraud found innocent his son % from 40 to 50 Photo: Getty Images — 😀'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        const text = `The ${parts.join(' ')}`
        const { findings, problems } = check(text, { profile: 'strict', published: '2021-03-01' })
        expect(problems.filter((problem) => problem.includes('failed'))).toEqual([])
        for (const { place, related } of findings)
          for (const { start, end } of [place, ...related]) {
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeGreaterThanOrEqual(start)
            expect(end).toBeLessThanOrEqual(text.length)
          }
      }),
      { numRuns: 60 },
    )
  })

  test('takes time in proportion to the story', () => {
    const paragraph = `“We will never leave this harbour,” Ida Holm said on Monday, March 3, 2020. Police charged Bo Larsen, 15, with fraud; he died by suicide. Critics say the wall is the oldest in the world.\n\n`
    const time = (times: number): number => {
      const begun = process.cpuUsage()
      check(paragraph.repeat(times), { profile: 'strict' })
      return process.cpuUsage(begun).user
    }
    time(40)
    const [once, eight] = [time(40), time(320)]
    expect(eight / once).toBeLessThan(24)
  })
})

describe('what somebody let stand', () => {
  const located = (text: string) => locateStory(text, 'markdown', 'story')
  const checked = (text: string, more = {}) => {
    const { article, map, comments } = located(text)
    return checkArticle(article, { map, comments, ...more })
  }

  test('is told apart, with its reason', () => {
    const before = checked(WRONG)
    const suppressions = suppress([], before.findings, 'the desk knows')
    const after = checked(`It rained.\n\n${WRONG}`, { suppressions })
    expect(after.findings).toEqual([])
    expect(after.suppressed).toMatchObject([{ suppressed: { by: 'file', reason: 'the desk knows' } }])
    expect(after.unused).toEqual([])
  })

  test('comes back when its sentence changes', () => {
    const suppressions = suppress([], checked(WRONG).findings, 'the desk knows')
    const after = checked(WRONG.replace('Tarnmouth', 'Halvik'), { suppressions })
    expect(after.findings).toHaveLength(1)
    expect(after.unused).toMatchObject([{ rule: 'legal-wording' }])
  })

  test('needs a reason, and a rule that is one', () => {
    const bare = checked(`<!-- hearsay-ignore legal-wording -->\n\n${WRONG}`)
    expect(bare.findings.map(({ rule }) => rule)).toEqual(['suppression-reason', 'legal-wording'])
    const strange = checked(`<!-- hearsay-ignore legal-words: so -->\n\n${WRONG}`)
    expect(strange.findings[0]!.message).toContain('"legal-words"')
    const good = checked(`<!-- hearsay-ignore legal-wording: a quote of the law -->\n\n${WRONG}`)
    expect(good.findings).toEqual([])
  })

  test('is replaced where it is said again', () => {
    const { findings } = checked(WRONG)
    const twice = suppress(suppress([], findings, 'first'), findings, 'second')
    expect(twice).toMatchObject([{ reason: 'second' }])
  })
})

test('no fix ever touches what stands between quotation marks', () => {
  const quoted = '“The  harbour ,” Ida Holm said. “It is  closed .” The town  is quiet .'
  const { findings } = check(quoted, { only: ['typography'] })
  for (const { fix } of findings) expect(fix!.start).toBeGreaterThan(quoted.lastIndexOf('”'))
  expect(findings).toHaveLength(2)
})

test('rules about law and health remind, and call nothing unlawful', () => {
  const bad = rules.flatMap((rule) => rule.examples.bad.map((example) => ({ rule, example })))
  for (const { rule, example } of bad) {
    const { findings } = check(example.text, {
      only: [rule.id],
      published: example.published,
      config: example.region ? { region: example.region } : {},
    })
    for (const { message, suggestion } of findings)
      expect(`${message} ${suggestion}`).not.toMatch(/unlawful|illegal/i)
  }
})
