import type { Document } from '../../document/document.ts'
import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import { type Draft, NOTHING } from './draft.ts'
import type { Places, Read } from './view.ts'

/** The most words before the colon of a speaker label. */
const LONGEST_LABEL = 8

/**
 * Statements of whole paragraphs: interviews and transcripts (`LINDQVIST: We waited.`), and the label line of a press
 * release (`From Chairwoman Ana Reyes:` before a quotation, `— Ana Reyes` after one).
 */
export function labelledIn(document: Document<Read>, places: Places): readonly Draft[] {
  const labels = document.paragraphs.map((paragraph) => labelOf(document, places, paragraph))
  const quotations = byParagraph(document)
  const turns = countTurns(document, labels)
  const drafts: Draft[] = []
  const lastTurn = labels.findLastIndex((label) => label !== null && !label.quoted)
  /** Place of the turn that unlabelled paragraphs go on. */
  let turn = -1
  for (const [place, paragraph] of document.paragraphs.entries()) {
    const label = labels[place]
    // One labelled paragraph may be a headline or a list; turns come at least in pairs.
    if (label && (label.quoted || turns >= 2)) {
      const alone = label.colon + 1 === paragraph.end
      const quotes = alone ? quotesFrom(document, quotations, place + 1) : quotations[place]!
      if (!alone || quotes.length > 0) turn = drafts.push(turnOf(document, paragraph, label, quotes)) - 1
    } else if (turn >= 0 && place < lastTurn && !isDirection(document, paragraph)) {
      const draft = drafts[turn]!
      drafts[turn] = { ...draft, content: [...draft.content, paragraph] }
    }
    const near = [...(quotations[place - 1] ?? []), ...quotations[place]!]
    const signed = signatureOf(document, places, paragraph, near)
    if (signed) drafts.push(signed)
  }
  return drafts
}

/** How many labelled paragraphs are turns of talk; none if most hold no finite verb, as lists do. */
function countTurns(document: Document<Read>, labels: readonly (Label | null)[]): number {
  let turns = 0
  let spoken = 0
  for (const [place, label] of labels.entries()) {
    if (!label || label.quoted) continue
    turns++
    const { end } = document.paragraphs[place]!
    for (let i = label.colon + 1; i < end; i++)
      if (/^(?:VBD|VBZ|VBP|MD)$/.test(document.tags.xpos(i)) || document.tokens.form(i) === '?') {
        spoken++
        break
      }
  }
  return spoken * 2 >= turns ? turns : 0
}

/** The quotations of a paragraph, and of those after it that go on with them. */
function quotesFrom(
  document: Document<Read>,
  quotations: readonly (readonly number[])[],
  place: number,
): readonly number[] {
  const quotes = [...(quotations[place] ?? [])]
  for (let next = place + 1; quotes.length > 0; next++) {
    const more = quotations[next] ?? []
    if (more.length === 0 || document.quotations[more[0]!]!.continues !== quotes.at(-1)) break
    quotes.push(...more)
  }
  return quotes
}

/** `(SOUNDBITE OF WAVES)`, `[Laughs.]` alone on a line. */
const isDirection = (document: Document<Read>, paragraph: TokenSpan): boolean =>
  /^[([]$/.test(document.tokens.form(paragraph.start)) &&
  /^[)\]]$/.test(document.tokens.form(paragraph.end - 1))

interface Label {
  readonly source: TokenSpan
  readonly colon: number
  /** Whether a quotation follows the colon. */
  readonly quoted: boolean
}

/** Places of the outermost quotations of each paragraph. */
function byParagraph(document: Document<Read>): readonly (readonly number[])[] {
  const lists: number[][] = document.paragraphs.map(() => [])
  let paragraph = 0
  for (const [place, { tokens, depth }] of document.quotations.entries()) {
    while (tokens.start >= document.paragraphs[paragraph]!.end) paragraph++
    if (depth === 0) lists[paragraph]!.push(place)
  }
  return lists
}

function labelOf(document: Document<Read>, places: Places, paragraph: TokenSpan): Label | null {
  const { tokens, tags } = document
  let from = paragraph.start
  if (tokens.lower(from) === 'from' && from + 1 < paragraph.end) from++
  let colon = from
  while (colon < paragraph.end && colon - from <= LONGEST_LABEL && tokens.form(colon) !== ':') colon++
  if (tokens.form(colon) !== ':' || colon === from) return null
  for (let i = from; i < colon; i++) {
    const form = tokens.form(i)
    if (/^(?:of|for|the|and|de|van|bin|-|,|\(|\)|'s|’s)$/.test(form)) continue
    if (!/^[\p{Lu}\p{N}]/u.test(form) || tags.upos(i) === 'VERB' || tags.upos(i) === 'AUX') return null
  }
  const source = tokenSpan(from, colon)
  const quoted = isAllQuoted(document, places, colon + 1, paragraph)
  return isSpeaker(document, places, source) ? { source, colon, quoted } : null
}

/** Whether a quotation opens at `token` and the paragraph ends with one. */
function isAllQuoted(document: Document<Read>, places: Places, token: number, paragraph: TokenSpan): boolean {
  if (token === paragraph.end) return places.quotationAt(token) !== null
  const place = places.quotationAt(token)
  if (place === null) return false
  const { tokens, closed } = document.quotations[place]!
  return !closed || tokens.end + 1 >= paragraph.end || /^["”’]$/.test(document.tokens.form(paragraph.end - 1))
}

/** A label names a person or a role: a mention ends it, or it is `Q`, `A`, or all in capitals. */
function isSpeaker(document: Document<Read>, places: Places, source: TokenSpan): boolean {
  const words = document.tokens.words(source)
  if (/^(?:Q|A)$/.test(words)) return true
  if (/^(?:\p{Lu}[\p{Lu}.’' -]+)(?:,.*|\(.*\))?$/u.test(words) && words.length > 2) return true
  return places.endingAt(source.end, source.start)?.type === 'person'
}

function turnOf(
  document: Document<Read>,
  paragraph: TokenSpan,
  label: Label,
  quotes: readonly number[],
): Draft {
  const content = tokenSpan(label.colon + 1, paragraph.end)
  return {
    ...NOTHING,
    act: document.tokens.form(paragraph.end - 1) === '?' ? 'ask' : 'say',
    content: label.quoted ? quotes.map((place) => document.quotations[place]!.tokens) : [content],
    quotes: label.quoted ? quotes : [],
    source: label.source,
    by: label.quoted ? 'label-quotation' : 'speaker-label',
  }
}

/** `— Ana Reyes` or `—Commissioner Reyes` at the end of a quoted paragraph, or on the line after it. */
function signatureOf(
  document: Document<Read>,
  places: Places,
  paragraph: TokenSpan,
  quotes: readonly number[],
): Draft | null {
  const { tokens } = document
  const last = quotes.at(-1)
  if (last === undefined || !document.quotations[last]!.closed) return null
  const quotation = document.quotations[last]!
  const dash = quotation.tokens.end + 1
  if (isBareSignature(document, places, paragraph, dash))
    return signature(document, last, tokenSpan(dash, paragraph.end))
  if (dash < paragraph.start || dash >= paragraph.end || !/^(?:—|–|--?)$/.test(tokens.form(dash))) return null
  const source = tokenSpan(dash + 1, paragraph.end)
  if (source.end <= source.start || source.end - source.start > 20) return null
  if (places.startingAt(source.start, source.end)?.form !== 'name') return null
  return signature(document, last, source)
}

const signature = (document: Document<Read>, quote: number, source: TokenSpan): Draft => ({
  ...NOTHING,
  act: 'say',
  content: [document.quotations[quote]!.tokens],
  quotes: [quote],
  source,
  by: 'signature',
})

/** `“It is taking hold.” Anonymous blogger`: a short phrase without verb or stop behind the quotation. */
function isBareSignature(
  document: Document<Read>,
  places: Places,
  paragraph: TokenSpan,
  from: number,
): boolean {
  const { tokens, tags } = document
  if (from <= paragraph.start || paragraph.end - from > 8 || paragraph.end <= from) return false
  // `* “The Pier,” Ana Reyes`: a work and its author in a list.
  if (/^[*•·-]$/.test(tokens.form(paragraph.start))) return false
  for (let i = from; i < paragraph.end; i++)
    if (/^(?:VERB|AUX)$/.test(tags.upos(i)) || /^[.:;!?—–-]$/.test(tokens.form(i))) return false
  if (places.startingAt(from, paragraph.end)?.type === 'place') return false
  return /^\p{Lu}/u.test(tokens.form(from)) && /^(?:NOUN|PROPN)$/.test(tags.upos(paragraph.end - 1))
}
