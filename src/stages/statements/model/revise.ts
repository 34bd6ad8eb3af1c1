import type { TokenSpan } from '../../../document/span.ts'
import { goesOnOutside } from '../clause.ts'
import { afterDateline } from '../dateline.ts'
import { type Draft, NOTHING } from '../draft.ts'
import type { Stretch } from '../noun-phrase.ts'
import { isRunning } from '../phrases.ts'
import type { View } from '../view.ts'
import type { Parts } from './parts.ts'
import type { Found } from './reviser.ts'
import type { Sentence } from './sentence.ts'

/** What rules and model together find in a sentence. */
export function revise(sentence: Sentence, found: readonly Found[]): readonly Draft[] {
  const { view, drafts, byCue } = sentence
  const seen = new Map(found.map((one) => [byCue.get(one.at), one]))
  const kept = drafts.flatMap((draft) => {
    const one = seen.get(draft)
    if (!one || (!one.parts && isHeard(draft))) return [draft]
    if (!one.parts) return []
    const better = revised(sentence, draft, one.parts)
    if (isHeard(draft)) return [{ ...better, source: null, addressee: draft.addressee, venue: draft.venue }]
    // Quotations with a cue are the surest that the rules find, and few of them stand in the stories to learn from.
    return [draft.quotes.length > 0 ? better : { ...better, probability: one.probability }]
  })
  const added = found
    .flatMap((one) =>
      byCue.has(one.at) || !one.parts || isHedge(view, one, one.parts) ? [] : [drafted(view, one, one.parts)],
    )
    .filter(
      ({ content, cue, quotes }) =>
        content.length > 0 &&
        !isTitle(view, content, quotes) &&
        !kept.some((draft) => isSame(draft.content, content) || isCitingOf(draft, cue)),
    )
  return [...kept, ...added]
}

/** `her new show, “The Orrs”`: marked words with capitals are a name that nobody said. */
const isTitle = (view: View, content: readonly TokenSpan[], quotes: readonly number[]): boolean =>
  quotes.length === 1 && content.length === 1 && !isRunning(view, content[0]!.start, content[0]!.end)

/** `I think`, `we urge` of a speaker about the present is no statement beside what he says. */
const isHedge = (view: View, { at, act }: Found, { source }: Parts): boolean =>
  source !== null && act !== 'ask' && view.isWord(source.to - 1, 'i', 'we') && view.xpos(at) === 'VBP'

/** `Reuters reported, citing officials, that …`: whom a carrier cites the rules know better than a few stories teach. */
const isCited = ({ by }: Draft): boolean => by.endsWith('+citing')

/** `…, an inquest heard`: who hears is not who says, which the model has seen too seldom. */
const isHeard = ({ by }: Draft): boolean => by === 'heard'

/** `Keller accused the operator of neglect`: whom and of what the rules know better too. */
const isAccusing = ({ by, source }: Draft): boolean => by.startsWith('object-of') && source !== null

/** Whether a cue is the "citing" of a statement, and so none of its own. */
const isCitingOf = (draft: Draft, cue: TokenSpan | null): boolean =>
  isCited(draft) && cue !== null && cue.end === draft.source?.start

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

/** `The nurse is believed | to have left`, `Pell, accused of | theft`: it is said of somebody, where the rules know of whom. */
function withSubject(view: View, { by, content }: Draft, stretches: readonly Stretch[]): readonly Stretch[] {
  const first = content[0]
  if (!/^passive-(?:report|as)$/.test(by) || content.length !== 2 || stretches.length !== 1) return stretches
  const { from } = stretches[0]!
  if (view.items[view.isWord(from, 'of') ? from + 1 : from]!.start !== content[1]!.start) return stretches
  return [{ from: view.itemOf(first!.start), to: view.itemOf(first!.end - 1) + 1 }, ...stretches]
}

/** How far the mark that closes a quotation is looked for. */
const LONGEST_QUOTED = 40

/**
 * What is said does not end right before quoted words that belong to it (`said the plan was | “a bit late”`): it goes on
 * to their closing mark, and to where the rules end it.
 */
function unbroken(view: View, draft: Draft | null, stretches: readonly Stretch[]): readonly Stretch[] {
  const last = stretches.at(-1)
  if (!last || !/^["“‘']$/.test(view.form(last.to)) || view.isPunct(last.to - 1)) return stretches
  let to = last.to + 1
  while (to < view.length && to - last.to < LONGEST_QUOTED && !/^["”’']$/.test(view.form(to))) to++
  if (to >= view.length || to - last.to >= LONGEST_QUOTED) return stretches
  const rules = draft?.content.length === 1 ? draft.content[0]! : null
  const end = rules && rules.start <= view.items[last.from]!.start ? view.itemOf(rules.end - 1) + 1 : 0
  return [...stretches.slice(0, -1), { from: last.from, to: Math.max(to + 1, end) }]
}

/** What the one who speaks does next is not said: `said he was ill | but refused to resign`. */
function withinClause(view: View, stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.map(({ from, to }) => {
    for (let k = from + 2; k < to; k++) if (goesOnOutside(view, from, k)) return { from, to: k }
    return { from, to }
  })
}

/** `said he was ill, | adding, “I waited”`: the next quotation has a cue of its own. */
function beforeNext(view: View, byCue: Sentence['byCue'], stretches: readonly Stretch[]): readonly Stretch[] {
  return stretches.map((stretch) => {
    for (const [k, next] of byCue)
      if (k > stretch.from + 1 && k < stretch.to && next.quotes.length > 0)
        if (view.xpos(k) === 'VBG' && view.form(k - 1) === ',') return { from: stretch.from, to: k - 1 }
    return stretch
  })
}

/** `in the words of`: no single word is the cue. */
const isPhrase = (cue: TokenSpan | null): boolean => cue !== null && cue.end - cue.start > 2

/** The rules' draft with the model's opinion of its content, source and circumstances. */
function revised({ view, byCue }: Sentence, draft: Draft, parts: Parts): Draft {
  const begin = parts.content[0]?.from ?? -1
  const whole = draft.quotes.length > 0 || begin < 0 || (isAccusing(draft) && view.isWord(begin, 'of'))
  const via = spanOf(view, parts.via)
  const told = draft.addressee ?? spanOf(view, parts.addressee)
  return {
    ...draft,
    ...(whole
      ? {}
      : contentOf(
          view,
          withSubject(
            view,
            draft,
            beforeNext(
              view,
              byCue,
              unbroken(view, draft, withinClause(view, after(view, draft.addressee, parts.content))),
            ),
          ),
        )),
    cue: isPhrase(draft.cue) ? draft.cue : (cueOf(view, parts) ?? draft.cue),
    source: isCited(draft) || isAccusing(draft) ? draft.source : (sourceOf(view, parts) ?? draft.source),
    // `told a news conference`: where it was said is not whom it was said to.
    addressee: told && told.start === draft.venue?.start ? null : told,
    venue: venueOf(view, parts) ?? draft.venue,
    via: via && draft.via.length === 0 ? [via] : draft.via,
  }
}

function drafted(view: View, { at, act, probability }: Found, parts: Parts): Draft {
  const via = spanOf(view, parts.via)
  const source = sourceOf(view, parts)
  return {
    ...NOTHING,
    ...contentOf(view, unbroken(view, null, withinClause(view, parts.content))),
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
