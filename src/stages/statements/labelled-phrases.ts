import { type Draft, NOTHING } from './draft.ts'
import { phraseEndingAt } from './noun-phrase.ts'
import type { Places, View } from './view.ts'

/** Words that say what stands on something: `a card reading “Sorry”`. */
const READING = /^(?:reading|captioned|inscribed|signed)$/
/** How far the quotation may stand behind `in the words of`. */
const LONGEST_SOURCE = 14

/**
 * Quoted words that are named as such right before them: `a card reading “Sorry”`, and `in the words of her father, “a
 * born liar”`. `taken` holds the places of quotations that have a cue already.
 */
export function labelledPhrasesIn(view: View, places: Places, taken: ReadonlySet<number>): readonly Draft[] {
  const drafts: Draft[] = []
  for (let k = 2; k < view.length; k++) {
    const quoted = quotedAt(view, places, k)
    if (!quoted || taken.has(quoted.quotes[0]!)) continue
    const before = /^[,:]$/.test(view.form(k - 1)) ? k - 2 : k - 1
    const draft = READING.test(view.lower(before))
      ? readingAt(view, places, before, quoted)
      : wordsOfBefore(view, k, quoted)
    if (draft) drafts.push(draft)
  }
  return drafts
}

type Quoted = Pick<Draft, 'content' | 'quotes'>

/** The quotation that opens at item `k`, whether it stands alone or runs on. */
function quotedAt(view: View, places: Places, k: number): Quoted | null {
  const place = view.items[k]?.quote ?? places.quotationAt(view.token(k))
  if (place === null || place === undefined) return null
  return { content: [view.document.quotations[place]!.tokens], quotes: [place] }
}

function readingAt(view: View, places: Places, k: number, quoted: Quoted): Draft | null {
  const named = k > 0 && /^(?:NOUN|PROPN)$/.test(view.upos(k - 1))
  const owner = named ? phraseEndingAt(view, places, k - 1, 0) : null
  if (!owner) return null
  const source = view.span(owner.from, owner.to)
  return { ...NOTHING, ...quoted, act: 'write', cue: view.span(k, k + 1), source, by: 'reading-quotation' }
}

function wordsOfBefore(view: View, quote: number, quoted: Quoted): Draft | null {
  const to = view.form(quote - 1) === ',' ? quote - 1 : quote
  for (let from = to - 1; from >= 4 && to - from < LONGEST_SOURCE && !view.isQuote(from); from--) {
    if (!view.isWord(from - 1, 'of') || !view.isWord(from - 2, 'words')) continue
    if (!view.isWord(from - 3, 'the') || !view.isWord(from - 4, 'in')) continue
    const cue = view.span(from - 4, from)
    return { ...NOTHING, ...quoted, act: 'say', cue, source: view.span(from, to), by: 'in-the-words-of' }
  }
  return null
}
