import { describe, expect, test } from 'vitest'
import { type CompiledRule, compileRules, matchRule, parseRules, RuleError, type Test } from './rules.ts'

const PROOFS = '  + It sank. → match: sank\n  - It swam.\n'

/** Words, `<figure>`, and `CAPITAL`, over words apart at spaces. */
function bind(
  rules: string,
  text: string,
): { readonly words: readonly string[]; readonly compiled: readonly CompiledRule[] } {
  const words = text.split(' ')
  const test = (alternative: string): Test => {
    if (alternative === 'CAPITAL') return (i) => /^[A-Z]/.test(words[i]!)
    if (alternative === '<figure>') return (i) => /^\d+$/.test(words[i]!)
    return (i) => words[i] === alternative
  }
  return { words, compiled: compileRules(parseRules('made-up.rules', rules), test) }
}

/** What one pattern finds at its first place: the words of the match and of each capture. */
function found(pattern: string, text: string, end?: number): Readonly<Record<string, string>> | null {
  const { words, compiled } = bind(`rule made-up\n  ${pattern}\n${PROOFS}`, text)
  for (let at = 0; at < words.length; at++) {
    const match = matchRule(compiled[0]!, at, end ?? words.length)
    if (!match) continue
    const said = (span: { start: number; end: number }) => words.slice(span.start, span.end).join(' ')
    return {
      match: said(match),
      ...Object.fromEntries([...match.captures].map(([name, span]) => [name, said(span)])),
    }
  }
  return null
}

describe('parsing', () => {
  test('a rule has a name, settings, patterns and proofs', () => {
    const [rule] = parseRules(
      'seasons.rules',
      `# Seasons.
rule early-season
  value: {year}-{season}
  early|late season=<season> !of year=YEAR? ,*

  + It began in early summer 2024. → season: summer; year: 2024
  - An early riser: no season.
`,
    )
    expect(rule).toMatchObject({
      name: 'early-season',
      file: 'seasons.rules',
      settings: { value: '{year}-{season}' },
      patterns: [
        [
          { capture: null, negated: false, any: ['early', 'late'], min: 1, max: 1 },
          { capture: 'season', negated: false, any: ['<season>'], min: 1, max: 1 },
          { capture: null, negated: true, any: ['of'], min: 1, max: 1 },
          { capture: 'year', negated: false, any: ['YEAR'], min: 0, max: 1 },
          { capture: null, negated: false, any: [','], min: 0 },
        ],
      ],
      proofs: [
        { line: 6, text: 'It began in early summer 2024.', expect: { season: 'summer', year: '2024' } },
        { line: 7, text: 'An early riser: no season.', expect: null },
      ],
    })
  })

  test.each([
    ['something before the first rule', 'early\n', 'made-up.rules:1: expected "rule <name>" first'],
    ['a rule without a pattern', `\nrule empty\n${PROOFS}`, 'made-up.rules:2: rule "empty" has no pattern'],
    [
      'no example of what is found',
      'rule a\n  sank\n  - It swam.\n',
      'made-up.rules:1: rule "a" has no "+" example',
    ],
    [
      'no example of what is not',
      'rule a\n  sank\n  + It sank. → match: sank\n',
      'rule "a" has no "-" example',
    ],
    [
      'an example that expects nothing',
      'rule a\n  sank\n  + It sank.\n',
      'made-up.rules:3: a "+" example says',
    ],
  ])('%s is refused with file and line', (_, source, message) => {
    expect(() => parseRules('made-up.rules', source)).toThrow(RuleError)
    expect(() => parseRules('made-up.rules', source)).toThrow(message)
  })

  test('an empty file has no rules', () => expect(parseRules('none.rules', '# nothing yet\n')).toEqual([]))
})

describe('matching', () => {
  test.each([
    ['words', 'the ferry', 'so the ferry left', { match: 'the ferry' }],
    ['alternatives', 'ferry|raft left', 'the raft left', { match: 'raft left' }],
    ['a class', 'pier <figure>', 'at pier 12', { match: 'pier 12' }],
    ['a test of the stage', 'by CAPITAL', 'by night by Ada', { match: 'by Ada' }],
    ['none of these', 'not !very|so', 'not very not good', { match: 'not good' }],
    ['a capture', 'on day=CAPITAL', 'on Monday', { match: 'on Monday', day: 'Monday' }],
    ['what may be left off, there', 'the old? pier', 'the old pier', { match: 'the old pier' }],
    ['what may be left off, absent', 'the old? pier', 'the pier', { match: 'the pier' }],
    ['an absent capture is not set', 'the age=old? pier', 'the pier', { match: 'the pier' }],
    [
      'one or more',
      'who=CAPITAL+ said',
      'then Ada Quill said',
      { match: 'Ada Quill said', who: 'Ada Quill' },
    ],
    ['one or more is not none', 'by CAPITAL+ said', 'by said', null],
    [
      'greed gives back what the rest needs',
      'CAPITAL* CAPITAL said',
      'Ada Quill said',
      { match: 'Ada Quill said' },
    ],
  ])('%s', (_, pattern, text, expected) => expect(found(pattern, text)).toEqual(expected))

  test('stays before the end it is given', () => {
    expect(found('the ferry', 'the ferry', 1)).toBeNull()
    expect(found('CAPITAL+', 'Ada Maria Quill', 2)).toEqual({ match: 'Ada Maria' })
  })

  test('takes the first pattern that fits, and never nothing', () => {
    expect(found('the ferry\n  the', 'the ferry')).toEqual({ match: 'the ferry' })
    expect(found('CAPITAL*', 'so it left')).toBeNull()
  })

  test('takes time in proportion to the text', () => {
    const { compiled, words } = bind(
      `rule a\n  CAPITAL+ CAPITAL+ said\n${PROOFS}`,
      'Ada '.repeat(5_000).trim(),
    )
    const begun = performance.now()
    for (let at = 0; at < words.length; at++) expect(matchRule(compiled[0]!, at, words.length)).toBeNull()
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})
