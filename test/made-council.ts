import { expect } from 'vitest'
import { parseTranscript } from '../src/transcript/parse.ts'
import type { Transcript } from '../src/transcript/transcript.ts'
import type { QuoteVerdict } from '../src/verify/verdict.ts'
import { type VerifyOptions, verify } from '../src/verify/verify.ts'

export const COUNCIL = parseTranscript(
  `WEBVTT

00:12.000 --> 00:16.500
<v Ana Reyes>Good evening. We asked 43,548 people in this town,
and 6% of them said yes. That is not a mandate.

00:16.500 --> 00:21.000
We will not close the library before the summer, whatever the county says.

00:21.000 --> 00:24.000
<v Tom Okafor>Madam Mayor, can I ask about the budget?

00:24.000 --> 00:29.000
<v Ana Reyes>You can. The supporters, um, paid for the roof and the windows in 2019.

00:29.000 --> 00:36.000
<v Tom Okafor>I would never vote for a plan that closes it. My children learned to read there,
and I think that matters more than the roof of the town hall.

01:10.000 --> 01:15.000
<v Ana Reyes>I understand that. We have to find four hundred thousand crowns somewhere in this budget.

01:15.000 --> 01:16.000
<v Tom Okafor>Mm-hm.

01:16.000 --> 01:20.000
<v Ana Reyes>And nobody has told me where.
`,
  'council.vtt',
)

export const check = (
  draft: string,
  sources: readonly Transcript[] = [COUNCIL],
  options?: VerifyOptions,
): QuoteVerdict => {
  const { quotes } = verify(draft, sources, options)
  expect(quotes).toHaveLength(1)
  return quotes[0]!
}
export const says = (words: string, who = 'Ana Reyes'): string => `“${words},” ${who} told the council.`
export const verdictOf = ({ verdict, type }: QuoteVerdict): string =>
  type === null ? verdict : `${verdict}: ${type}`
