import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growth } from '../../../bench/linear.ts'
import { cliticCut } from './clitics.ts'
import { tokenize } from './stage.ts'

/** Forms with `|` between them. */
function cut(text: string): string {
  const tokens = tokenize(text)
  return Array.from({ length: tokens.length }, (_, i) => tokens.form(i)).join('|')
}

/** Each line is a text as it is cut. Joined and spaced, it is the text. */
describe.each([
  [
    'punctuation stands apart',
    [
      ['He left, she said.', 'He|left|,|she|said|.'],
      ['(“No!”)', '(|“|No|!|”|)'],
      ['what?! no... wait… --', 'what|?!|no|...|wait|…|--'],
      ['Tuesday–Friday/Sunday', 'Tuesday|–|Friday|/|Sunday'],
      ["``Yes,'' he said", "``|Yes|,|''|he|said"],
    ],
  ],
  [
    'clitics stand apart',
    [
      ["Don't, it's gone.", "Do|n't|,|it|'s|gone|."],
      ['They’d’ve said she’ll wait', 'They|’d|’ve|said|she|’ll|wait'],
      ["the Quills' boat and Ada's", "the|Quills|'|boat|and|Ada|'s"],
      ['I cannot; we gotta', 'I|can|not|;|we|got|ta'],
      ['He ’ s here', 'He|’s|here'],
      ['we dont and DIDNT, as is his wont', 'we|do|nt|and|DID|NT|,|as|is|his|wont'],
      ["O'Malley's", "O'Malley|'s"],
      ["get 'em in the ’60s", "get|'em|in|the|’60s"],
    ],
  ],
  [
    'hyphens',
    [
      ['a well-known 25-year-old', 'a|well|-|known|25|-|year|-|old'],
      ['the ex-mayor, a co-founder', 'the|ex-mayor|,|a|co-founder'],
      ['pre- and post-war', 'pre|-|and|post-war'],
    ],
  ],
  [
    'figures',
    [
      ['$1,999.50 for 3.5m', '$|1,999.50|for|3.5m'],
      ['42% on 2024-05-04', '42|%|on|2024-05-04'],
      ['at 9pm, 10:30 or 4/5', 'at|9|pm|,|10:30|or|4/5'],
      ['the 21st, the 1990s', 'the|21st|,|the|1990s'],
      ['A$5 and US$6', 'A$|5|and|US$|6'],
      ['555-010-0199 or 555-0199, 10-20', '555-010-0199|or|555-0199|,|10|-|20'],
    ],
  ],
  [
    'full stops that belong to a word',
    [
      ['Mr. J. R. Quill Jr. of Sorrel Inc.', 'Mr.|J.|R.|Quill|Jr.|of|Sorrel|Inc.'],
      ['the U.S. on Jan. 4.', 'the|U.S.|on|Jan.|4|.'],
      ['No. 5 said no.', 'No.|5|said|no|.'],
      ['of Troy, Mich., and Erie, Pa.', 'of|Troy|,|Mich.|,|and|Erie|,|Pa.'],
      ['in LA. Ask pa. (D-Pa.)', 'in|LA|.|Ask|pa|.|(|D|-|Pa.|)'],
      ['c. 1602, p. 12; plan c. Yes', 'c.|1602|,|p.|12|;|plan|c|.|Yes'],
      ['It has vitamin C. The rest', 'It|has|vitamin|C|.|The|rest'],
      ['So did I. Nobody', 'So|did|I|.|Nobody'],
    ],
  ],
  [
    'names of the net',
    [
      ['See https://example.org/a?b=1, please', 'See|https://example.org/a?b=1|,|please'],
      ['ida@example.org; @idaholm #ferry', 'ida@example.org|;|@idaholm|#ferry'],
      ['on Tideway.com.', 'on|Tideway.com|.'],
      ['Great! :) No :-( <<reply>>', 'Great|!|:)|No|:-(|<<|reply|>>'],
      ['(see: (a), b:c; x =Data)', '(|see|:|(|a|)|,|b|:|c|;|x|=|Data|)'],
    ],
  ],
])('%s', (_, cases) => {
  test.each(cases)('%s', (text, expected) => expect(cut(text!)).toBe(expected))
})

test.each([
  ["wouldn't've", [5, 8]],
  ['cannot', [3]],
  ["'s", []],
  ['ferry', []],
])('%s is cut at %j', (word, cuts) => expect(cliticCut(word)).toEqual(cuts))

const anyText = fc.oneof(
  fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(...'aZ9 \n.,-\'’"“”$%@#/:…\ud83d\ude00\u0301\u00ad'.split(''), 'Mr.', "n't", 'www.'),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
)

test('property: tokens and gaps rebuild any text, and gaps are white space', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const tokens = tokenize(text)
      let rebuilt = ''
      let at = 0
      for (let i = 0; i < tokens.length; i++) {
        const gap = text.slice(at, tokens.start[i])
        expect(gap).toMatch(/^\s*$/)
        expect(tokens.end[i]).toBeGreaterThan(tokens.start[i]!)
        expect(tokens.form(i)).not.toMatch(/\s/)
        rebuilt += gap + text.slice(tokens.start[i], tokens.end[i])
        at = tokens.end[i]!
      }
      expect(text.slice(at)).toMatch(/^\s*$/)
      expect(rebuilt + text.slice(at)).toBe(text)
    }),
    { numRuns: 2_000 },
  )
})

test.each(['', ' ', '\n\n\t'])('%j has no tokens', (text) => expect(tokenize(text).length).toBe(0))

test.each([
  ['words', 'the ferry left early, they said. '.repeat(500)],
  ['one word', 'a'.repeat(200_000)],
  ['apostrophes', "a'".repeat(50_000)],
  ['clitics', "'s".repeat(50_000)],
  ['dots', 'a.'.repeat(10_000)],
  ['hyphens', 'co-'.repeat(8_000)],
  ['an address without end', `x${'@a.b-'.repeat(4_000)}`],
  ['figures', '1,'.repeat(10_000)],
])('takes time in proportion to length: %s', { retry: 2 }, (_, text) => {
  expect(growth(tokenize, text).excess).toBeLessThan(2.5)
})
