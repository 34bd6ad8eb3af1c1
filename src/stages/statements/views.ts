import type { Document } from '../../document/document.ts'
import type { Quotation } from '../../document/layers.ts'
import { firstPlace } from '../../document/search.ts'
import { type Item, type Read, View } from './view.ts'

/** A quotation of this many words without sentence punctuation is part of the sentence around it. */
const LONGEST_PHRASE = 5

/** Every sentence of the article at its level: outside quotations first, then inside each of them. */
export function viewsOf(document: Document<Read>): readonly View[] {
  const opaque = document.quotations.map((quotation) => standsAlone(document, quotation))
  const inside = childrenOf(document, opaque)
  const views: View[] = []
  for (const paragraph of document.paragraphs)
    views.push(...cut(document, paragraph.start, paragraph.end, inside, null, opaque))
  for (const [place, quotation] of document.quotations.entries())
    if (opaque[place])
      views.push(...cut(document, quotation.tokens.start, quotation.tokens.end, inside, place, opaque))
  return views
}

/** Whether a quotation holds speech of its own rather than a phrase of the sentence around it. */
function standsAlone(document: Document<Read>, quotation: Quotation): boolean {
  const { tokens } = document
  const { start, end } = quotation.tokens
  const last = tokens.form(end - 1)
  if (/^[,.!?…]|[.!?]$/.test(last) && end - start > 1) return true
  if (!quotation.closed || !quotation.opened) return true
  const before = tokens.form(start - 2)
  if (/^[,:]$/.test(before) || start < 2) return end - start > 1 && !isName(document, quotation)
  if (end - start <= LONGEST_PHRASE) return false
  for (let i = start; i < end - 1; i++) if (/^[.!?;]$/.test(tokens.form(i))) return true
  return startsSentence(document, start - 1)
}

function isName(document: Document<Read>, quotation: Quotation): boolean {
  const { start, end } = quotation.tokens
  if (end - start > LONGEST_PHRASE + 3) return false
  for (let i = start; i < end; i++) {
    if (
      /^[\p{Ll}]/u.test(document.tokens.form(i)) &&
      /^(?:NOUN|VERB|ADJ|PRON|AUX)$/.test(document.tags.upos(i))
    )
      return false
  }
  return !/^[.!?,]$/.test(document.tokens.form(end - 1))
}

function startsSentence(document: Document<Read>, token: number): boolean {
  let low = 0
  let high = document.sentences.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const start = document.sentences[middle]!.start
    if (start === token) return true
    if (start < token) low = middle + 1
    else high = middle - 1
  }
  return false
}

/** Longer stretches without a sentence end are lists or noise; cutting them keeps reading linear. */
const LONGEST_SENTENCE = 600

type Children = ReadonlyMap<number | null, readonly number[]>

/** The opaque quotations directly inside each opaque quotation (null: the article). */
function childrenOf(document: Document<Read>, opaque: readonly boolean[]): Children {
  const children = new Map<number | null, number[]>()
  for (const [place, quotation] of document.quotations.entries()) {
    if (!opaque[place]) continue
    let parent = quotation.within
    while (parent !== null && !opaque[parent]) parent = document.quotations[parent]!.within
    const list = children.get(parent)
    if (list) list.push(place)
    else children.set(parent, [place])
  }
  return children
}

/** Cuts tokens `start`–`end` into sentences of items, `parent` being the quotation they are inside. */
function cut(
  document: Document<Read>,
  start: number,
  end: number,
  inside: Children,
  parent: number | null,
  opaque: readonly boolean[],
): readonly View[] {
  const views: View[] = []
  const quotes = inside.get(parent) ?? []
  const level = parent === null ? 0 : document.quotations[parent]!.depth + 1
  let next = firstFrom(document, quotes, start)
  let items: Item[] = []
  const flush = (): void => {
    if (items.length > 0) views.push(new View(document, items, level, views.length === 0))
    items = []
  }
  for (let i = start; i < end; ) {
    const place = quotes[next]
    const quotation = place === undefined ? undefined : document.quotations[place]!
    const opening = quotation ? outerStart(quotation) : -1
    if (quotation && opening === i && place !== undefined && opaque[place]) {
      const after = Math.min(end, outerEnd(quotation))
      items.push({ start: i, end: after, quote: place })
      i = after
      next++
    } else {
      items.push({ start: i, end: i + 1, quote: null })
      i++
    }
    if (startsSentence(document, i) || items.length >= LONGEST_SENTENCE) flush()
  }
  flush()
  return views
}

function firstFrom(document: Document<Read>, quotes: readonly number[], start: number): number {
  return firstPlace(quotes.length, (place) => outerStart(document.quotations[quotes[place]!]!) >= start)
}

const outerStart = (quotation: Quotation): number => quotation.tokens.start - (quotation.opened ? 1 : 0)
const outerEnd = (quotation: Quotation): number => quotation.tokens.end + (quotation.closed ? 1 : 0)
