import { expect, test } from 'vitest'
import { COUNCIL, check, says, verdictOf } from '../../test/made-council.ts'
import { parseTranscript } from '../transcript/parse.ts'

test('an ellipsis that swallows "not"', () => {
  const quote = check(says('We will … close the library before the summer'))
  expect(verdictOf(quote)).toBe('altered: negation')
  expect(quote.matches[0]!.gaps).toEqual([
    expect.objectContaining({ mark: 'ellipsis', negates: true, words: 1 }),
  ])
})

test('a word put in at the end of a turn is not looked for with the next speaker', () => {
  const quote = check(says('We will not close the library before the summer, whatever the county says today'))
  expect(verdictOf(quote)).toBe('altered: addition')
})

test('an ellipsis that swallows "not" beside another change: the negation is told first', () => {
  const quote = check(says('We will … shut the library before the summer'))
  expect(verdictOf(quote)).toBe('altered: negation')
})

test('an ellipsis over a clause that holds a negation of its own is shown, not accused', () => {
  const talk = parseTranscript(
    'REYES: The plan is good, although it was never cheap, and we will build it this year.\n\nOKAFOR: Fine.\n',
    't',
  )
  const quote = check(says('The plan is good … and we will build it this year'), [talk])
  expect(quote.verdict).toBe('marked-edit')
  expect(quote.matches[0]!.gaps[0]).toMatchObject({ negates: false, holdsNegation: true })
})

test('a word in brackets at the end is an edit that is declared, not the word itself', () => {
  for (const words of [
    'We will not close the library before [it]',
    '[They] will not close the library before the summer',
  ])
    expect(verdictOf(check(says(words)))).toBe('marked-edit')
})

test('5 % for 6 %', () => {
  expect(verdictOf(check(says('We asked 43,548 people in this town, and 5% of them said yes')))).toBe(
    'altered: number',
  )
})

test('supporters and supporter’s', () => {
  expect(verdictOf(check(says('The supporter’s, um, paid for the roof and the windows')))).toBe(
    'altered: apostrophe',
  )
})

test('a quote stitched from two answers, and one from two people', () => {
  const answers = check(
    says('We will not close the library before the summer. We have to find four hundred thousand crowns'),
  )
  expect(answers.verdict).toBe('spliced')
  expect(answers.matches[0]!.gaps[0]).toMatchObject({ otherSpeaker: true, reversed: false, seconds: 49 })
  const marked = check(
    says('We will not close the library before the summer … We have to find four hundred thousand crowns'),
  )
  expect(marked.verdict).toBe('spliced')
  expect(
    check(says('We will not close the library before the summer. My children learned to read there')).verdict,
  ).toBe('spliced')
})

test('the end of one turn with the beginning of the next', () => {
  const quote = check(says('whatever the county says. Madam Mayor, can I ask about the budget'))
  expect(quote.verdict).toBe('spliced')
  expect(quote.matches[0]!.gaps[0]).toMatchObject({ otherSpeaker: true, words: 0 })
})

test('sentences in another order', () => {
  const quote = check(
    says(
      'My children learned to read there, and I think that matters. I would never vote for a plan that closes it',
      'Tom Okafor',
    ),
  )
  expect(quote.verdict).toBe('spliced')
  expect(quote.matches[0]!.gaps[0]!.reversed).toBe(true)
})

test('a sentence left out without a mark between two that are kept', () => {
  const draft =
    '“I would never vote for a plan that closes it,” Tom Okafor said, “and I think that matters more than the roof.”'
  const quote = check(draft)
  expect(quote.pieces).toHaveLength(2)
  expect(quote.verdict).toBe('spliced')
})

test('the right words by another speaker', () => {
  const quote = check(says('My children learned to read there', 'Ana Reyes'))
  expect(quote.verdict).toBe('misattributed')
  expect(quote.reason).toContain('Tom Okafor said it, not Ana Reyes')
})

test('a quote across a page break and a line-end hyphen', () => {
  const pages = {
    ...parseTranscript('The govern-\nment may lose the\ngrant, and nobody has a plan.', 'hearing.pdf'),
    format: 'pdf' as const,
  }
  expect(check(says('The government may lose the grant, and nobody has a plan'), [pages]).verdict).toBe(
    'typography',
  )
})

test('rolling captions hold the quote once', () => {
  const cue = (n: number, lines: string): string => `00:0${n}.000 --> 00:0${n + 1}.000\n${lines}\n\n`
  const rolling = parseTranscript(
    `WEBVTT\n\n${cue(1, 'we asked the council\nabout the pier and')}${cue(2, 'about the pier and\nthey said it would')}${cue(3, 'they said it would\nopen in six weeks')}${cue(4, 'open in six weeks\nif the timber comes')}`,
  )
  const quote = check(says('They said it would open in six weeks if the timber comes'), [rolling])
  expect(quote.verdict).toBe('typography')
  expect(quote.matches).toHaveLength(1)
})

test('curly and straight marks', () => {
  const talk = parseTranscript(
    "REYES: I don't think they'll go, and that's \"fine\" with me.\n\nOKAFOR: Good.\n",
  )
  expect(
    check('“I don’t think they’ll go, and that’s ‘fine’ with me,” Ana Reyes said.', [talk]).verdict,
  ).toBe('typography')
})

test('a transcript with no speakers: the words are checked, the speaker is not', () => {
  const plain = parseTranscript(
    'WEBVTT\n\n00:01.000 --> 00:04.000\nWe will not close the library before the summer.\n',
  )
  expect(check(says('We will not close the library before the summer'), [plain])).toMatchObject({
    verdict: 'verbatim',
    speakerIs: 'unchecked',
    fails: false,
  })
})

test('numbered speakers and roles are nobody’s name', () => {
  const numbered = parseTranscript(
    'SPEAKER_01: We will not close the library before the summer.\n\nSPEAKER_02: Good.\n',
  )
  expect(check(says('We will not close the library before the summer'), [numbered]).speakerIs).toBe(
    'unchecked',
  )
})

test('a source that is a scan: unchecked, not accused', () => {
  const unread = [{ source: 'scan.pdf', reason: 'no text' }]
  expect(check(says('We will not close the library before the summer'), [], { unread })).toMatchObject({
    verdict: 'unchecked',
    fails: false,
  })
  expect(check(says('The harbour belongs to the people who work in it'), [COUNCIL], { unread }).verdict).toBe(
    'unchecked',
  )
  expect(check(says('We will not close the library before the summer'), [COUNCIL], { unread }).verdict).toBe(
    'verbatim',
  )
})

test('resign and re-sign, were and we’re, its and it’s', () => {
  const talk = parseTranscript(
    "REYES: I will re-sign the contract when we're back from the county.\n\nOKAFOR: Its roof was old and the county knew it.\n\nREYES: So it was.\n",
  )
  expect(check(says('I will resign the contract when we’re back from the county'), [talk]).verdict).toBe(
    'altered',
  )
  expect(verdictOf(check(says('I will re-sign the contract when were back from the county'), [talk]))).toBe(
    'altered: apostrophe',
  )
  expect(verdictOf(check(says('It’s roof was old and the county knew it', 'Tom Okafor'), [talk]))).toBe(
    'altered: apostrophe',
  )
})

test('short quotes are held to exactness', () => {
  expect(check(says('Good evening')).verdict).toBe('verbatim')
  expect(check(says('Good morning')).verdict).toBe('not-found')
  expect(check(says('You can', 'Tom Okafor')).verdict).toBe('unsure')
})

test('a report that quotes people names its speakers', () => {
  const report = parseTranscript(
    'The library stays open, officials said.\n\n“We will not close the library before the summer,” said Tom Okafor, a council member.\n',
    'wire.txt',
  )
  expect(
    check(says('We will not close the library before the summer', 'Tom Okafor'), [report]).speakerIs,
  ).toBe('claimed')
  expect(check(says('We will not close the library before the summer', 'Ana Reyes'), [report]).verdict).toBe(
    'misattributed',
  )
})
