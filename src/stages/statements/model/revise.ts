import type { TokenSpan } from '../../../document/span.ts'
import { afterDateline } from '../dateline.ts'
import { type Draft, NOTHING } from '../draft.ts'
import type { Stretch } from '../noun-phrase.ts'
import type { View } from '../view.ts'
import type { Parts } from './parts.ts'
import type { Found } from './reviser.ts'
import type { Sentence } from './sentence.ts'

/** What rules and model together find in a sentence. */
export function revise({ view, drafts, byCue }: Sentence, found: readonly Found[]): readonly Draft[] {
  const seen = new Map(found.map((one) => [byCue.get(one.at), one]))
  const kept = drafts.flatMap((draft) => {
    const one = seen.get(draft)
    if (!one) return [draft]
    if (!one.parts) return []
    const better = revised(view, draft, one.parts)
    // Quotations with a cue are the surest that the rules find, and few of them stand in the stories to learn from.
    return [draft.quotes.length > 0 ? better : { ...better, probability: one.probability }]
  })
  const added = found
    .flatMap((one) => (byCue.has(one.at) || !one.parts ? [] : [drafted(view, one, one.parts)]))
    .filter(({ content }) => content.length > 0 && !kept.some((draft) => isSame(draft.content, content)))
  return [...kept, ...added]
}

/** Whether two contents are the same words: `Reuters reported, citing the ministry, that …` says it once. */
const isSame = (a: readonly TokenSpan[], b: readonly TokenSpan[]): boolean =>
  a.length === b.length && a.every(({ start, end }, i) => start === b[i]!.start && end === b[i]!.end)

const spanOf = (view: View, stretch: Stretch | null): TokenSpan | null =>
  stretch && view.span(stretch.from, stretch.to)

/** The stretch without words of some classes at its beginning, unless nothing else is there. */
function spanAfter(view: View, stretch: Stretch | null, classes: RegExp): TokenSpan | null {
  if (!stretch) return null
  let { from } = stretch
  while (from < stretch.to && classes.test(view.upos(from))) from++
  return from === stretch.to ? spanOf(view, stretch) : view.span(from, stretch.to)
}

/** A cue is as short as can be: `is expected` is `expected`. */
function cueOf(view: View, { cue }: Parts): TokenSpan | null {
  for (let k = cue?.from ?? 0; cue && k < cue.to; k++)
    if (/^(?:PRON|CCONJ|PROPN)$/.test(view.upos(k))) return null
  return spanAfter(view, cue, /^(?:AUX|PART)$/)
}
const venueOf = (view: View, parts: Parts): TokenSpan | null => spanAfter(view, parts.venue, /^ADP$/)

/** Without the place that opens a report: `TIDEWAY — Mayor Ana Reyes said`. */
function sourceOf(view: View, { source }: Parts): TokenSpan | null {
  const span = spanOf(view, source)
  if (!span || source?.from !== 0 || !view.opensParagraph) return span
  return { start: Math.min(afterDateline(view.document, span.start), span.end - 1), end: span.end }
}

/** Content in tokens; a stretch that is one quotation and marks is that quotation. */
function contentOf(view: View, stretches: readonly Stretch[]): Pick<Draft, 'content' | 'quotes'> {
  const quotes: number[] = []
  const content = stretches.map(({ from, to }) => {
    const words: number[] = []
    for (let k = from; k < to; k++) if (!view.isPunct(k)) words.push(k)
    const quote = words.length === 1 ? view.items[words[0]!]!.quote : null
    if (quote === null) return view.span(from, to)
    quotes.push(quote)
    return view.document.quotations[quote]!.tokens
  })
  return { content, quotes }
}

/** Content does not begin with whom it was said to: `told the board it was late`. */
function after(view: View, addressee: TokenSpan | null, stretches: readonly Stretch[]): readonly Stretch[] {
  const first = stretches[0]
  if (!addressee || !first || view.items[first.from]!.start !== addressee.start) return stretches
  const from = view.itemOf(addressee.end - 1) + 1
  return from < first.to ? [{ from, to: first.to }, ...stretches.slice(1)] : stretches
}

/** The rules' draft with the model's opinion of its content, source and circumstances. */
function revised(view: View, draft: Draft, parts: Parts): Draft {
  const whole = draft.quotes.length > 0 || parts.content.length === 0
  const via = spanOf(view, parts.via)
  return {
    ...draft,
    ...(whole ? {} : contentOf(view, after(view, draft.addressee, parts.content))),
    cue: cueOf(view, parts) ?? draft.cue,
    source: sourceOf(view, parts) ?? draft.source,
    addressee: draft.addressee ?? spanOf(view, parts.addressee),
    venue: venueOf(view, parts) ?? draft.venue,
    via: via && draft.via.length === 0 ? [via] : draft.via,
  }
}

function drafted(view: View, { at, act, probability }: Found, parts: Parts): Draft {
  const via = spanOf(view, parts.via)
  const source = sourceOf(view, parts)
  return {
    ...NOTHING,
    ...contentOf(view, parts.content),
    act,
    cue: cueOf(view, parts) ?? view.span(at, at + 1),
    source,
    addressee: spanOf(view, parts.addressee),
    venue: venueOf(view, parts),
    via: via ? [via] : [],
    unattributed: source === null,
    probability,
    by: 'model',
  }
}
