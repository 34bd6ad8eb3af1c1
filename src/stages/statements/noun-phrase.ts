import type { Places, View } from './view.ts'

/** A stretch of items, half-open. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

const NOMINAL: ReadonlySet<string> = new Set(['DET', 'ADJ', 'NOUN', 'PROPN', 'NUM', 'PRON', 'SYM'])
/** How far a phrase is followed; longer ones are lists or mistakes. */
const LONGEST = 40

const isNominal = (view: View, k: number): boolean =>
  !view.isQuote(k) &&
  (NOMINAL.has(view.upos(k)) ||
    view.xpos(k) === 'POS' ||
    /^[-&’'“”"]$/.test(view.form(k)) ||
    isPremodifier(view, k))

/** A participle or adverb between a determiner and its noun: `the recently elected mayor`. */
function isPremodifier(view: View, k: number): boolean {
  const upos = view.upos(k)
  if (upos !== 'VERB' && upos !== 'ADV') return false
  if (upos === 'VERB' && !/^VB[GN]$/.test(view.xpos(k))) return false
  const next = view.upos(k + 1)
  const before = view.upos(k - 1)
  return (
    (next === 'NOUN' || next === 'ADJ' || next === 'PROPN' || next === 'VERB') &&
    (before === 'DET' || before === 'ADJ' || view.form(k - 1) === '-')
  )
}

const isHead = (view: View, k: number): boolean =>
  /^(?:NOUN|PROPN|PRON|NUM)$/.test(view.upos(k)) || view.upos(k) === 'ADJ'

/** The noun phrase whose last word is item `k`, with its prepositional phrases; no further left than `limit`. */
export function phraseEndingAt(view: View, places: Places, k: number, limit: number): Stretch | null {
  if (view.isQuote(k) || k < limit) return null
  const mention = places.endingAt(view.items[k]!.end, view.items[limit]!.start)
  if (mention && mention.form === 'pronoun' && view.xpos(k) !== 'PRP$') return { from: k, to: k + 1 }
  const known = mention ? view.itemOf(mention.span.start) : -1
  if (!isHead(view, k) && known < 0) return null
  let from = known >= limit ? known : k
  while (from > limit && k - from < LONGEST && isNominal(view, from - 1) && !splits(view, from)) from--
  const attached = attachedTo(view, places, from, limit)
  if (attached !== null) from = attached
  while (from < k && (/^[-’'”"]$/.test(view.form(from)) || view.xpos(from) === 'POS')) from++
  // `At least two people`: the two words are one.
  if (view.isWord(from, 'least', 'most') && view.isWord(from - 1, 'at') && from > limit) from--
  return { from, to: k + 1 }
}

/** A pronoun or a time word before a determiner or a name starts another phrase: `Monday | police`, `it | the mayor`. */
function splits(view: View, from: number): boolean {
  const before = view.upos(from - 1)
  if (before === 'PRON' && view.xpos(from - 1) !== 'PRP$') return true
  if (view.upos(from) === 'DET' && view.lower(from - 1) !== 'all' && view.lower(from - 1) !== 'both')
    return true
  return false
}

const ATTACHING: ReadonlySet<string> = new Set([
  'of',
  'for',
  'from',
  'at',
  'in',
  'with',
  'and',
  '&',
  'to',
  'on',
  'or',
])

/** `the head of` before `the union`: where the larger phrase begins, or null if nothing is attached. */
function attachedTo(view: View, places: Places, from: number, limit: number): number | null {
  const link = from - 1
  if (link - 1 < limit || !ATTACHING.has(view.lower(link))) return null
  const before = phraseEndingAt(view, places, link - 1, limit)
  if (!before) return null
  if (view.isWord(link, 'of')) return before.from
  // Other links hold two phrases together only where the first stands at the start of the clause.
  const opens =
    before.from === limit || view.isPunct(before.from - 1) || view.upos(before.from - 1) === 'CCONJ'
  const named = /^(?:PROPN|NOUN)$/.test(view.upos(link - 1))
  const time = places.timexAt(view.items[before.from]!.start)
  return opens && named && !time ? before.from : null
}

/** The noun phrase that begins with item `k`, with prepositional phrases, going no further than `limit`. */
export function phraseStartingAt(view: View, places: Places, k: number, limit: number): Stretch | null {
  if (k >= limit || view.isQuote(k)) return null
  if (!isNominal(view, k) || view.isPunct(k)) return null
  const mention = places.startingAt(view.items[k]!.start, view.items[limit - 1]!.end)
  const possessive = view.xpos(k) === 'PRP$'
  const known =
    mention && !(possessive && mention.form === 'pronoun') ? view.itemOf(mention.span.end - 1) + 1 : k
  if (view.upos(k) === 'PRON' && !possessive) return { from: k, to: Math.max(known, k + 1) }
  // A name that owns something is only the beginning: `Keller 's brother`.
  if (known > k && view.xpos(known) !== 'POS') return { from: k, to: known }
  let to = Math.max(known, k)
  while (to < limit && to - k < LONGEST && (isNominal(view, to) || view.isWord(to, 'of'))) {
    if (to > k && view.upos(to) === 'DET' && !view.isWord(to - 1, 'of')) break
    if (to > k && view.upos(to) === 'PRON' && !view.isWord(to - 1, 'of')) break
    // A quotation after the noun is not part of its phrase: `called the work “elegant”`.
    if (to > k && places.quotationAt(view.token(to)) !== null && view.upos(to - 1) === 'NOUN') break
    to++
  }
  while (to > k && !isHead(view, to - 1)) to--
  return to > k ? { from: k, to } : null
}
