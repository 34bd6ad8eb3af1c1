import { markAt, turnAt } from '../transcript/transcript.ts'
import { isOf } from './lexicon.ts'
import type { IndexedSource } from './search-index.ts'
import type { Gap } from './verdict.ts'

/** Left out without a mark, so many words are a splice and no slip of the pen. */
const LONGEST_OMISSION = 12
/** And so many where the halves are from two sentences. */
const JOINING_OMISSION = 4
/** An ellipsis may leave out this much of one turn; past it, it joins two statements. */
const LONGEST_ELLIPSIS = 120
/** A bracket may stand for this much. */
const LONGEST_BRACKET = 12

/** Whether a gap makes a splice of the quote, rather than a shortening that the draft shows. */
export function isSplice(gap: Gap): boolean {
  if (gap.reversed || gap.otherSource || gap.otherSpeaker || gap.mark === 'none') return true
  return gap.words > (gap.mark === 'bracket' ? LONGEST_BRACKET : LONGEST_ELLIPSIS)
}

/** Whether so much is left out without a mark, from word `start` to before `end`, that what is kept is two quotes. */
export function isUnmarkedSplice(source: IndexedSource, start: number, end: number): boolean {
  const words = end - start
  return words >= LONGEST_OMISSION || (words >= JOINING_OMISSION && joinsSentences(source, start, end))
}

/** The turn that a word of the index is in. */
export const turnOf = ({ transcript, words, base }: IndexedSource, word: number): number =>
  turnAt(transcript, words.start[Math.min(words.length - 1, Math.max(0, word - base))]!)

/** Whether two turns are two people's; where neither is named, every turn is somebody else's. */
export function isOtherSpeaker({ transcript: { turns } }: IndexedSource, a: number, b: number): boolean {
  return a !== b && (turns[a]?.speaker !== turns[b]?.speaker || turns[a]?.speaker === null)
}

/** What lies between the word before `start` in one source and word `end` in another, or the same. */
export function describeGap(
  source: IndexedSource,
  start: number,
  other: IndexedSource,
  end: number,
): Omit<Gap, 'mark' | 'printed' | 'omitted'> {
  const otherSource = source !== other
  const reversed = !otherSource && end < start
  const straight = !otherSource && !reversed
  const turns = [turnOf(source, start - 1), turnOf(other, end)] as const
  const [own, theirs] = [
    source.transcript.turns[turns[0]]?.speaker,
    other.transcript.turns[turns[1]]?.speaker,
  ]
  const apart = otherSource ? own !== theirs : isOtherSpeaker(source, ...turns)
  const negation = straight ? negationIn(source, start, end) : null
  return {
    words: Math.abs(end - start),
    seconds: otherSource ? null : secondsBetween(source, start, end),
    reversed,
    otherSpeaker: apart || (straight && speakersBetween(source, start, end, turns)),
    otherSource,
    joins: straight ? joinsSentences(source, start, end) : true,
    negates: negation === 'edge',
    holdsNegation: negation !== null,
  }
}

/** Whether a sentence ends between the word before `start` and the word at `end`. */
function joinsSentences({ words, base }: IndexedSource, start: number, end: number): boolean {
  const from = start > base ? words.end[start - base - 1]! : words.start[0]!
  const to = end - base < words.length ? words.start[end - base]! : words.text.length
  return /[.!?]["”’)\]]*\s/.test(words.text.slice(from, to))
}

/** Whether anybody else says more than "mm-hm" in between. */
function speakersBetween(
  source: IndexedSource,
  start: number,
  end: number,
  [first, last]: readonly [number, number],
): boolean {
  if (first === last) return false
  const { words, base } = source
  for (let at = start; at < end; at++)
    if (isOtherSpeaker(source, first, turnOf(source, at)) && !isOf(words.keys[at - base]!, 'backchannel'))
      return true
  return false
}

function secondsBetween(
  { transcript, words, base }: IndexedSource,
  start: number,
  end: number,
): number | null {
  const left = markAt(transcript, words.start[Math.max(0, start - base - 1)]!)
  const right = markAt(transcript, words.start[Math.min(words.length - 1, end - base)]!)
  if (left?.start == null || right?.start == null) return null
  return Math.max(0, Math.round((right.start - (left.end ?? left.start)) * 10) / 10)
}

/** Words that begin a clause of its own. */
const CLAUSE =
  /^(?:and|but|or|so|because|cause|although|though|while|when|if|unless|until|since|that|which|who|whom|whose|where|as|whereas|than)$/

/**
 * A negation among the words left out. `edge`: nothing parts it from what is kept before or after it, so that what is
 * kept says the contrary; `inside`: it belongs to a clause that is gone as a whole.
 */
function negationIn({ words, base }: IndexedSource, start: number, end: number): 'edge' | 'inside' | null {
  let found: 'edge' | 'inside' | null = null
  for (let at = start - base; at < end - base; at++) {
    if (!isOf(words.keys[at]!, 'negation')) continue
    if (isBound(words, start - base - 1, at) || isBound(words, at, end - base)) return 'edge'
    found = 'inside'
  }
  return found
}

/** Whether no mark and no conjunction parts word `a` from word `b`, `a` < `b`: they are of one clause. */
function isBound(words: IndexedSource['words'], a: number, b: number): boolean {
  if (a < 0 || b >= words.length) return false
  for (let at = a; at < b; at++) {
    if (at > a && CLAUSE.test(words.keys[at]!)) return false
    if (/[,;:.!?()–—\n]|\s-\s|--/.test(words.text.slice(words.end[at]!, words.start[at + 1]!))) return false
  }
  return !CLAUSE.test(words.keys[b]!)
}
