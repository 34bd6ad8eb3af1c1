import { balanced } from './marks.ts'
import { plain } from './plain.ts'

/** Longer sentences are not looked at as a whole, in UTF-16 code units. */
const AROUND = 400

const ABBREVIATION =
  /(?:^|[\s(“"])(?:\p{Lu}|\p{Lu}\.\p{Lu}|[ap]\.m|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Rev|St|No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)$/u
const SENTENCE_END = /\n|[.!?]["”’')]*(?=\s)/gu
/** Where a part of a sentence ends that can be left out. */
const PAUSE = /[,;:–—]\s|\s[–—-]\s|\s(?=(?:who|which|while|because|but|although)\s)|[,;]["”’']\s/giu

/** Ends of sentences in the text, as offsets behind their last character. */
function* sentenceEnds(text: string): Generator<number> {
  for (const { index, 0: end } of text.matchAll(SENTENCE_END))
    if (end !== '.' || !ABBREVIATION.test(text.slice(Math.max(0, index - 8), index))) yield index + end.length
}

interface Stretch {
  readonly start: number
  readonly end: number
}

/** The sentence around a stretch; an end that is too far off is null. */
function sentenceAround(text: string, { start, end }: Stretch): { start: number | null; end: number | null } {
  const from = Math.max(0, start - AROUND)
  const last = [...sentenceEnds(text.slice(from, start))].at(-1)
  const [next] = sentenceEnds(`${text.slice(end, end + AROUND)}${end + AROUND >= text.length ? '\n' : ''}`)
  return {
    start: last === undefined ? (from === 0 ? 0 : null) : from + last,
    end: next === undefined ? null : Math.min(text.length, end + next),
  }
}

/** Offsets at which a part of a sentence ends and the next one begins. */
const pauses = (text: string, from: number, until: number): number[] =>
  [...text.slice(from, until).matchAll(PAUSE)].map(({ index, 0: pause }) => from + index + pause.length)

const shownWords = (text: string, { start, end }: Stretch): string =>
  plain(balanced(text, start, end)).replace(/^[\s,;:–—-]+|[\s,;:–—-]+$/gu, '')

/** Words to show, and the sentence they are of. */
export interface Clause {
  readonly words: string
  readonly sentence: Stretch
}

/** A whole sentence may be so much longer than a part of one. */
const WHOLE = 1.6

/**
 * The sentence around a stretch of the text, or as many whole parts of it as `most` characters hold, with `…` for
 * those left out; null where not one part fits. Offsets are UTF-16 code units.
 */
export function clauseAround(text: string, stretch: Stretch, most: number): Clause | null {
  const sentence = sentenceAround(text, stretch)
  const whole = { start: sentence.start ?? stretch.start, end: sentence.end ?? stretch.end }
  if (sentence.start !== null && sentence.end !== null && whole.end - whole.start <= most * WHOLE)
    return { words: shownWords(text, whole), sentence: whole }
  const lefts = [...pauses(text, Math.max(0, stretch.start - AROUND), stretch.start), sentence.start]
    .filter((place) => place !== null && place >= (sentence.start ?? 0))
    .toSorted((a, b) => b! - a!) as number[]
  const rights = [...pauses(text, stretch.end, stretch.end + AROUND), sentence.end]
    .filter((place) => place !== null && place <= (sentence.end ?? text.length))
    .toSorted((a, b) => a! - b!) as number[]
  let [start, end] = [lefts.shift(), rights.shift()]
  if (start === undefined || end === undefined || end - start > most) return null
  while (lefts.length > 0 && end - lefts[0]! <= most) start = lefts.shift()!
  while (rights.length > 0 && rights[0]! - start <= most) end = rights.shift()!
  const head = start === sentence.start ? '' : '… '
  const tail = end === sentence.end ? '' : ' …'
  return { words: `${head}${shownWords(text, { start, end })}${tail}`, sentence: whole }
}
