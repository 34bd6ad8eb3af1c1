import { describe, expect, test } from 'vitest'
import { COUNCIL, check, says, verdictOf } from '../../test/made-council.ts'
import { parseTranscript } from '../transcript/parse.ts'
import { verify } from './verify.ts'

test.each([
  ['We will not close the library before the summer, whatever the county says', 'Ana Reyes', 'verbatim'],
  ['we will not close the library before the summer — whatever the county says', 'Ana Reyes', 'typography'],
  ['We asked 43,584 people in this town', 'Ana Reyes', 'altered: number'],
  ['We have to find five hundred thousand crowns somewhere in this budget', 'Ana Reyes', 'altered: number'],
  ['We will close the library before the summer, whatever the county says', 'Ana Reyes', 'altered: negation'],
  ['I would vote for a plan that closes it', 'Tom Okafor', 'altered: negation'],
  ['I could never vote for a plan that closes it', 'Tom Okafor', 'altered: modal'],
  ['I think that mattered more than the roof of the town hall', 'Tom Okafor', 'altered: tense'],
  ['Our children learned to read there, and I think that matters more', 'Tom Okafor', 'altered: person'],
  ['My children learned to sing there, and I think that matters more', 'Tom Okafor', 'altered: word'],
  ['My children learned to read in Norrfell, and I think that matters more', 'Tom Okafor', 'altered: name'],
  ['We have to find thousand crowns somewhere in this budget', 'Ana Reyes', 'altered: number'],
  ['The supporters paid for the roof and the windows in 2019', 'Ana Reyes', 'altered: filler'],
  ['We have to find … crowns somewhere in this budget', 'Ana Reyes', 'marked-edit'],
  ['We have to find [the money] somewhere in this budget', 'Ana Reyes', 'marked-edit'],
  ['[W]e will not close the library before the summer', 'Ana Reyes', 'marked-edit'],
  [
    'We will not close the library before the summer, whatever the county says',
    'Tom Okafor',
    'misattributed',
  ],
  ['The harbour belongs to the people who work in it every single day', 'Ana Reyes', 'not-found'],
  [
    'We have to find four hundred thousand crowns somewhere in this budget. And nobody has told me where',
    'Ana Reyes',
    'typography',
  ],
  [
    'It matters most that my children, who learned to read there, vote on the roof of the town hall',
    'Tom Okafor',
    'paraphrase-in-quotes',
  ],
])('%s (%s): %s', (words, who, expected) => {
  expect(verdictOf(check(says(words, who)))).toBe(expected)
})

test('a digit, a negation, a name, a modal: never clean, and the gravest is told first', () => {
  const quote = check(says('We asked 43,549 people in this town, and 5% of them would say yes'))
  expect(quote).toMatchObject({ verdict: 'altered', type: 'number', fails: true })
  expect(quote.reason).toMatch(
    /^a number: “43,548” was said, “43,549” is printed; a number: “6” was said, “5” is printed; a modal/,
  )
})

test('offsets are those of the draft and of the source', () => {
  const draft = `Nothing here.\n\n${says('We asked 43,549 people in this town')}`
  const quote = check(draft)
  const [match] = quote.matches
  const [edit] = match!.edits
  expect(draft.slice(edit!.printed.start, edit!.printed.end)).toBe('43,549')
  expect(COUNCIL.text.slice(edit!.said.start, edit!.said.end)).toBe('43,548')
  expect(match).toMatchObject({
    source: 'council.vtt',
    from: 12,
    to: 16.5,
    speaker: 'Ana Reyes',
    speakerIs: 'claimed',
  })
  expect(match!.before).toBe('[Ana Reyes] Good evening. ')
  expect(quote.line).toBe(3)
})

test('all places are reported, the one of the claimed speaker first', () => {
  const talk = parseTranscript(
    'REYES: We will not pay for the roof again.\n\nOKAFOR: We will not pay for the roof again.\n\nREYES: So be it.\n',
    'talk.txt',
  )
  const quote = check(says('We will not pay for the roof again', 'Tom Okafor'), [talk])
  expect(quote.verdict).toBe('verbatim')
  expect(quote.matches.map(({ speaker, line }) => [speaker, line])).toEqual([
    ['OKAFOR', 3],
    ['REYES', 1],
  ])
})

test('what was searched is told', () => {
  const { searched, sources, counts, fails } = verify(
    says('The harbour belongs to the people who work in it'),
    [COUNCIL],
  )
  expect(searched).toMatchObject({ sources: 1, unread: 0 })
  expect(searched.words).toBeGreaterThan(100)
  expect(sources[0]).toMatchObject({ source: 'council.vtt', format: 'webvtt', speakers: true })
  expect([counts['not-found'], fails]).toEqual([1, true])
})

describe('folding and house policy', () => {
  const fillers = says('The supporters paid for the roof and the windows in 2019')
  test('fillers fold', () => {
    expect(check(fillers, [COUNCIL], { folds: ['fillers'] })).toMatchObject({
      verdict: 'typography',
      fails: false,
    })
  })
  test('number words and short forms fold', () => {
    const words = says('We have to find 400,000 crowns somewhere in this budget')
    expect(verdictOf(check(words))).toBe('altered: number-style')
    expect(check(words, [COUNCIL], { folds: ['numbers'] }).verdict).toBe('typography')
    expect(
      check(says('We’ll not close the library before the summer'), [COUNCIL], { folds: ['contractions'] })
        .verdict,
    ).toBe('typography')
    expect(
      check(says('We have to find 500,000 crowns somewhere in this budget'), [COUNCIL], {
        folds: ['numbers'],
      }),
    ).toMatchObject({ verdict: 'altered', type: 'number' })
  })
  test('what the house allows is shown and is no failure', () => {
    const quote = check(fillers, [COUNCIL], { allow: ['filler'] })
    expect(quote).toMatchObject({ verdict: 'typography', fails: false })
    expect(quote.matches[0]!.edits).toEqual([expect.objectContaining({ type: 'filler', allowed: true })])
  })
})
