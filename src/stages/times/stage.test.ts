import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Pipeline } from '../../pipeline/pipeline.ts'
import type { Proof, Rule } from '../../pipeline/rules.ts'
import { quotations } from '../quotations/stage.ts'
import { sentences } from '../sentences/stage.ts'
import { tokens } from '../tokens/stage.ts'
import { matchTokens, RULE_FILES, rulesOf } from './find.ts'
import { times } from './stage.ts'

const pipeline = Pipeline.start.with(tokens).with(sentences).with(quotations).with(times)

/** Wednesday. */
const PUBLISHED = '2024-05-15'

const read = (text: string, published: string | null = PUBLISHED) => {
  const document = pipeline.read({ text, published })
  return document.timexes.map((timex) => ({ ...timex, text: document.tokens.words(timex.span) }))
}

const values = (text: string, published: string | null = PUBLISHED) =>
  read(text, published).map((timex) => `${timex.text} = ${timex.value}`)

/** Names of the rules that took part in reading a text. */
const rulesUsed = (text: string): readonly string[] => {
  const document = pipeline.read({ text, published: PUBLISHED })
  const matched = document.sentences.flatMap((sentence) => matchTokens(document.tokens, sentence))
  return [...matched.map((one) => one.rule.name), ...document.timexes.map((one) => one.by)]
}

function prove(rule: Rule, { text, expect: wanted }: Proof): void {
  if (wanted === null) {
    expect(rulesUsed(text)).not.toContain(rule.name)
    return
  }
  expect(rulesUsed(text)).toContain(rule.name)
  if (rule.settings.kind === 'none') {
    expect(read(text).filter((one) => wanted.match!.includes(one.text))).toEqual([])
    return
  }
  expect(read(text).map(({ text: match, value }) => ({ match, value }))).toContainEqual(wanted)
}

for (const file of [...RULE_FILES, 'joins']) {
  describe(`${file}.rules`, () => {
    const proofs = rulesOf(file).flatMap((rule) => rule.proofs.map((proof) => ({ rule, proof })))
    test.each(proofs)('$rule.name: $proof.text', ({ rule, proof }) => prove(rule, proof))
  })
}

describe('types', () => {
  test.each([
    ['It was sold in October 2021.', 'DATE'],
    ['It fell on Tuesday night.', 'TIME'],
    ['He spoke for 45 minutes.', 'DURATION'],
    ['They meet every Monday.', 'SET'],
    ['He is now free.', 'DATE'],
  ])('%s → %s', (text, type) => {
    expect(read(text).map((timex) => timex.type)).toEqual([type])
  })
})

describe('what is no time', () => {
  test.each([
    'A 26-year-old man and a woman aged 31 were hurt.',
    'They won 4-2 and lost 21-14.',
    'Call 555-0199 or write to 1600 Alder Avenue.',
    'It cost $2019 and sold for £1,999.',
    'She took second place and got a second chance.',
    'Brian May said he may come.',
    'They march for peace and sun themselves.',
    'The Sunday Times and USA Today reported it.',
    'The film “Saturday Night Tales” won.',
    'More than 2000 people came, 1,950 of them by boat.',
  ])('%s', (text) => expect(values(text)).toEqual([]))
})

describe('the day of publication', () => {
  test('is where relative dates are reckoned from', () => {
    expect(values('He left yesterday; she left last month.', '2024-03-01')).toEqual([
      'yesterday = 2024-02-29',
      'last month = 2024-02',
    ])
  })

  test('may carry a time of day', () => {
    expect(values('He left today.', '2024-03-01T10:00:00Z')).toEqual(['today = 2024-03-01'])
  })

  test('unknown, leaves what is open open', () => {
    expect(values('He left on Tuesday. It was October. She left last year. It was 9 p.m.', null)).toEqual([
      'Tuesday = XXXX-WXX-2',
      'October = XXXX-10',
      'last year = XXXX',
      '9 p.m. = T21:00',
    ])
  })

  test('that is no date counts as unknown', () => {
    expect(values('He left today.', 'soon')).toEqual(['today = XXXX-XX-XX'])
  })
})

describe('narrative', () => {
  test('dates after an explicit one are reckoned from it', () => {
    expect(values('On June 3, 2011, he fell. Two days later he died. That night it rained.')).toEqual([
      'June 3, 2011 = 2011-06-03',
      'Two days later = 2011-06-05',
      'That night = 2011-06-05TNI',
    ])
  })

  test('a month named with its year keeps it', () => {
    expect(values('He was shot in June 2005. On June 24, she said, he was alone.')).toEqual([
      'June 2005 = 2005-06',
      'June 24 = 2005-06-24',
    ])
  })

  test('a time in another zone beside a local one may fall on the next day', () => {
    expect(values('It struck at 8:30 p.m. (0030 UTC) on March 3.')).toEqual([
      '8:30 p.m. = 2024-03-03T20:30',
      '0030 UTC = 2024-03-04T00:30',
      'March 3 = 2024-03-03',
    ])
  })

  test('inside a quotation "today" is the day it was said', () => {
    expect(values('On Monday Holt said, “We lost today.”')).toEqual([
      'Monday = 2024-05-13',
      'today = 2024-05-13',
    ])
  })
})

const piece = fc.constantFrom(
  'early',
  'late',
  'the',
  'last',
  'next',
  'May',
  'March',
  '3',
  '2019',
  '31',
  '24,2005',
  '-',
  '–',
  ',',
  '(',
  ')',
  'years',
  'day',
  'ago',
  'later',
  'a',
  'few',
  'half',
  'and',
  'to',
  'Tuesday',
  'night',
  '9',
  'p.m.',
  'UTC',
  'of',
  'Q3',
  '1990s',
  '’90s',
  'every',
  'other',
  'Easter',
  'weekend',
  'summer',
  '99:99',
  '0',
  '\ud800',
  'midnight',
)

describe('robustness', () => {
  test('any text gives spans in order that hold words, and values of TIMEX3 form', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.boolean(), (words, dated) => {
        const found = read(words.join(' '), dated ? PUBLISHED : null)
        let last = 0
        for (const { span, value } of found) {
          expect(span.start).toBeGreaterThanOrEqual(last)
          expect(span.end).toBeGreaterThan(span.start)
          expect(value).toMatch(
            /^(?:[A-Z]+_REF|P[\dTX.][\dA-ZX.]*|(?:BC)?[\dX]{2,4}(?:[-/][\dA-Z-/]+)?(?:T[\dA-Z:]+)?|T[\dA-Z:]+)$/,
          )
          last = span.end
        }
      }),
      { numRuns: 500 },
    )
  })

  test('time grows with the length of the text, not faster', () => {
    const unit = 'early late three or four the last of a few 9 May 2019 – 31 (Tuesday night '
    const duration = (text: string) => {
      const start = performance.now()
      read(text)
      return performance.now() - start
    }
    duration(unit.repeat(100))
    const short = duration(unit.repeat(400))
    expect(duration(unit.repeat(3200))).toBeLessThan(8 * 4 * short + 200)
  })
})

describe('what may yet come looks ahead', () => {
  test.each([
    ['Ruiz may stay in the race through the convention in July.', ['July = 2024-07']],
    ['Ruiz may have left in July.', ['July = 2023-07']],
    ['Ana Ruiz, after saying she would stay, left the race on Monday.', ['Monday = 2024-05-13']],
  ])('%s', (text, wanted) => {
    expect(values(text)).toEqual(wanted)
  })
})
