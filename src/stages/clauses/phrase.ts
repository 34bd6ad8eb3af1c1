import { type ClauseText, isPossessive } from './text.ts'

/** A noun phrase found by word classes and mentions. */
export interface Phrase {
  readonly start: number
  readonly end: number
  readonly head: number
  /** Place in the entities layer of who or what it stands for, where that is known. */
  readonly entity: number | null
}

const WIDEST = 16
const QUANTITY =
  /^(?:at|least|most|more|fewer|less|than|as|many|up|to|about|some|nearly|almost|over|around|approximately|only|all|both|another|other|several|just)$/
const INSIDE = /^(?:DET|ADJ|NUM|NOUN|PROPN|SYM)$/

/** The noun phrase that starts at token `start`, read to the right up to `limit`. */
export function phraseAt(text: ClauseText, start: number, limit: number): Phrase | null {
  const { tokens, tags, cast } = text
  let i = start
  while (i < Math.min(limit, start + 4) && QUANTITY.test(tokens.lower(i)) && cast.startingAt(i) === null) i++
  let head = -1
  let entity: number | null = null
  const stop = Math.min(limit, start + WIDEST)
  while (i < stop) {
    const mention = cast.startingAt(i)
    if (mention && mention.span.end <= limit) {
      head = mention.head
      entity = cast.entityOf(mention)
      i = mention.span.end
      // "seven-month-old Ana Ruiz"
      if (mention.form === 'nominal' && cast.startingAt(i)?.form === 'name') continue
      if (!isPossessive(text, i)) break
      i++
    } else if (INSIDE.test(tags.upos(i)) || tags.xpos(i) === 'PRP$' || isJoin(text, i, start)) {
      if (/^(?:NOUN|PROPN|NUM)$/.test(tags.upos(i))) [head, entity] = [i, cast.entityHeadedBy(i)]
      i++
    } else break
  }
  return head < 0 ? null : { start, end: Math.max(head + 1, i), head, entity }
}

/** What joins the words of one phrase: a hyphen, a possessive ending, a participle before a noun. */
function isJoin(text: ClauseText, i: number, start: number): boolean {
  const { tokens, tags } = text
  if (tokens.form(i) === '-' && !tokens.spaceBefore(i)) return i > start
  if (isPossessive(text, i)) return i > start
  const participle = /^VB[NG]$/.test(tags.xpos(i))
  return participle && i > start && /^(?:NOUN|PROPN|ADJ)$/.test(tags.upos(i + 1))
}

/** The noun phrase whose last token is the one before `end`, read to the left down to `floor`. */
export function phraseBefore(text: ClauseText, end: number, floor: number): Phrase | null {
  const { tags, tokens, cast } = text
  const mention = cast.endingAt(end)
  if (mention && mention.span.start >= floor)
    return { start: mention.span.start, end, head: mention.head, entity: cast.entityOf(mention) }
  // "Ana Ruiz, 34 was": the age after a name
  if (
    /^\d{1,3}$/.test(tokens.form(end - 1)) &&
    tokens.form(end - 2) === ',' &&
    cast.endingAt(end - 2)?.form === 'name'
  )
    return phraseBefore(text, end - 2, floor)
  const last = end - 1
  if (last < floor || tokens.lower(last) === 'guilty') return null
  if (!/^(?:NOUN|PROPN|NUM)$/.test(tags.upos(last)) && tags.xpos(last) !== 'PRP') return null
  let start = last
  const stop = Math.max(floor, end - WIDEST)
  while (
    start > stop &&
    (INSIDE.test(tags.upos(start - 1)) || tags.xpos(start - 1) === 'PRP$' || isJoin(text, start - 1, stop))
  )
    start--
  return { start, end, head: last, entity: cast.entityHeadedBy(last) }
}

const LONGEST_LIST = 30

/**
 * The phrases of a list that begins with `first`: "Riva, 47, and Steinberg, 48". Ages and other numbers between
 * commas are passed over.
 */
export function listFrom(text: ClauseText, first: Phrase, limit: number): readonly Phrase[] {
  const list = [first]
  for (let at = first.end; list.length < LONGEST_LIST; ) {
    const next = nextMember(text, overDetails(text, at, limit), limit)
    if (next === null) break
    const phrase = phraseAt(text, next, limit)
    if (phrase === null || phrase.entity === null || !isListed(text, first, phrase)) break
    list.push(phrase)
    at = phrase.end
  }
  return endsInAnd(text, list) ? list : [first]
}

/** Past what tells a person from others: "31, of Dunmore". */
function overDetails(text: ClauseText, at: number, limit: number): number {
  const { tokens, cast } = text
  let i = at
  if (tokens.form(i) === ',' && /^\d{1,3}$/.test(tokens.form(i + 1))) i += 2
  else if (/^\d{1,3}$/.test(tokens.form(i)) && cast.endingAt(i)?.form === 'name') i++
  const of = tokens.form(i) === ',' ? i + 1 : i
  if (!/^(?:of|from)$/.test(tokens.lower(of))) return i
  const place = cast.startingAt(of + 1)
  return place?.form === 'name' && place.type !== 'person' && place.span.end <= limit ? place.span.end : i
}

/** Where the next member of a list may start, past "," and "and". */
function nextMember({ tokens, tags }: ClauseText, at: number, limit: number): number | null {
  let i = at
  const from = i
  if (/^[,;]$/.test(tokens.form(i))) i++
  if (tokens.lower(i) === 'and' || tokens.form(i) === '&' || tokens.lower(i) === 'or') i++
  if (i === from || i >= limit || /^\p{Ll}+ing$/u.test(tokens.form(i))) return null
  return /^(?:NOUN|PROPN|DET|ADJ|NUM|PRON)$/.test(tags.upos(i)) ? i : null
}

/** Members of a list are named alike: names with names. */
function isListed({ cast }: ClauseText, first: Phrase, next: Phrase): boolean {
  const a = cast.headedBy(first.head)
  const b = cast.headedBy(next.head)
  if (!a || !b) return false
  return a.form === b.form || a.form !== 'pronoun'
}

/** A list closes with "and"; without it the next phrase may be an apposition or the next clause. */
function endsInAnd({ tokens }: ClauseText, list: readonly Phrase[]): boolean {
  for (const phrase of list.slice(1)) if (/^(?:and|or|&)$/.test(tokens.lower(phrase.start - 1))) return true
  return false
}
