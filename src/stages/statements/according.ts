import type { TokenSpan } from '../../document/span.ts'
import { clauseEnd, hasFiniteVerb } from './clause.ts'
import type { Cues } from './cues.ts'
import { type Draft, NOTHING } from './draft.ts'
import { phraseStartingAt } from './noun-phrase.ts'
import type { Places, View } from './view.ts'

/** Sources that name nobody: `according to reports`. */
const NOBODY: ReadonlySet<string> = new Set([
  'reports',
  'report',
  'rumors',
  'rumours',
  'some',
  'accounts',
  'media',
])

/** Statements put on somebody by `according to`, before, after or in the middle of what is said. */
export function accordingIn(view: View, places: Places, cues: Cues): readonly Draft[] {
  const drafts: Draft[] = []
  for (let k = 0; k < view.length; k++) {
    const length = cues.isAccording(view, k)
    if (length === 0) continue
    const draft = accordingAt(view, places, cues, k, length)
    if (draft) drafts.push(draft)
  }
  return drafts
}

function accordingAt(view: View, places: Places, cues: Cues, k: number, length: number): Draft | null {
  const phrase = phraseStartingAt(view, places, k + length, view.length)
  if (!phrase) return null
  if (/^W/.test(view.xpos(phrase.from))) return null
  const content = contentAround(view, places, cues, k, phrase.to)
  if (content.spans.length === 0) return null
  const nobody = phrase.to - phrase.from === 1 && NOBODY.has(view.lower(phrase.from))
  return {
    ...NOTHING,
    act: 'say',
    content: content.spans,
    quotes: content.quotes,
    cue: view.span(k, nobody ? phrase.to : k + length),
    source: nobody ? null : view.span(phrase.from, phrase.to),
    unattributed: nobody,
    by: 'according-to',
  }
}

/** Skips what belongs to the source beyond its phrase, up to the comma: `police in Bell, who …`. */
function sourceEnd(view: View, at: number): number {
  let k = at
  while (k < view.length && !/^[,.;:]$/.test(view.form(k)) && !view.isQuote(k)) k++
  return afterRelative(view, k)
}

/** Past `, which was completed in May,` to its second comma, if there is one; else where it was. */
function afterRelative(view: View, comma: number): number {
  if (view.form(comma) !== ',' || !/^(?:WDT|WP\$?)$/.test(view.xpos(comma + 1))) return comma
  for (let k = comma + 2; k < view.length; k++) {
    if (view.isQuote(k)) break
    if (view.form(k) === ',') return k
  }
  return comma
}

function contentAround(
  view: View,
  places: Places,
  cues: Cues,
  k: number,
  phraseEnd: number,
): { spans: readonly TokenSpan[]; quotes: readonly number[] } {
  const opens = k <= 1 || isBoundary(view, k - 1)
  const spans: TokenSpan[] = []
  const after = sourceEnd(view, phraseEnd)
  // Without a comma the clause follows the phrase at once: `According to Wasef nothing was found`.
  if (opens && view.form(after) !== ',' && hasFiniteVerb(view, phraseEnd, after))
    return wholeOf(view, phraseEnd, clauseEnd(view, places, cues, phraseEnd))
  if (opens && view.form(after) === ',')
    return wholeOf(view, after + 1, clauseEnd(view, places, cues, after + 1))
  let end = k
  while (end > 0 && /^(?:[,—–]|--)$/.test(view.form(end - 1))) end--
  const from = startOf(view, end)
  if (end > from) spans.push(...wholeOf(view, from, end).spans)
  const quotes = [...wholeOf(view, from, Math.max(from, end)).quotes]
  if (
    view.form(k - 1) === ',' &&
    view.form(after) === ',' &&
    !/^(?:CCONJ|SCONJ)$/.test(view.upos(after + 1)) &&
    view.xpos(after + 1) !== 'VBG' &&
    !/^W/.test(view.xpos(after + 1))
  ) {
    const rest = wholeOf(view, after + 1, clauseEnd(view, places, cues, after + 1))
    spans.push(...rest.spans)
    quotes.push(...rest.quotes)
  }
  return { spans, quotes }
}

/** A conjunction or semicolon before `according`: what is said follows it. */
const isBoundary = (view: View, k: number): boolean =>
  view.form(k) === ';' || view.upos(k) === 'CCONJ' || view.isWord(k, 'that')

/** Where the clause that ends before `end` begins: after the last semicolon. */
function startOf(view: View, end: number): number {
  for (let k = end - 1; k >= 0; k--) if (view.form(k) === ';') return k + 1
  return view.upos(0) === 'CCONJ' && end > 1 ? 1 : 0
}

/** Items `from`–`to` as content; a lone quotation loses its marks. */
function wholeOf(
  view: View,
  from: number,
  to: number,
): { spans: readonly TokenSpan[]; quotes: readonly number[] } {
  if (to <= from) return { spans: [], quotes: [] }
  const quotes = []
  for (let k = from; k < to; k++) if (view.isQuote(k)) quotes.push(view.items[k]!.quote!)
  const alone = to - from === 1 ? view.quote(from) : null
  return { spans: [alone ? alone.tokens : view.span(from, to)], quotes }
}
