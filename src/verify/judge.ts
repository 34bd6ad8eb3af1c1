import { type CharSpan, charSpan } from '../document/span.ts'
import { areFillers, areSameInStyle, classify, type Differing } from './classify.ts'
import { type Difference, differencesOf } from './differences.ts'
import { describeGap, isOtherSpeaker, isSplice, isUnmarkedSplice, turnOf } from './gaps.ts'
import { isOf } from './lexicon.ts'
import type { Located } from './locate.ts'
import type { QuoteWords } from './parts.ts'
import { type IndexedSource, isCapital, isWithin, type SearchIndex } from './search-index.ts'
import { typographyOf } from './typography.ts'
import type { Edit, EditType, Fold, Gap, Typography, VerdictName, Words } from './verdict.ts'

/** A quote as it is searched for. */
export interface Query {
  readonly text: string
  readonly pieces: readonly CharSpan[]
  readonly words: QuoteWords
  /** Numbers of the words in the index. */
  readonly ids: Int32Array
  /** Whether a word of the draft, by its offset, is part of a name. */
  readonly isName: (offset: number) => boolean
}

export interface Policy {
  readonly folds: ReadonlySet<Fold>
  readonly allow: ReadonlySet<EditType>
}

/** Passages that make up the quote together, in the quote's order, and the seams they meet at. */
export interface Assembly {
  readonly located: readonly Located[]
  /** What the draft shows between piece i and i + 1: the place of its seam, or null for nothing. */
  readonly seams: readonly (number | null)[]
}

/** How the words of a quote compare with one assembly of passages. */
export interface Comparison {
  readonly assembly: Assembly
  readonly source: IndexedSource
  /** Turn that the first word is from. */
  readonly turn: number
  readonly spans: readonly CharSpan[]
  readonly edits: readonly Edit[]
  readonly gaps: readonly Gap[]
  readonly typography: ReadonlySet<Typography>
  readonly ratio: number
  /** Words put in, left out or replaced that are neither fillers nor style. */
  readonly edited: number
  /** Those of them that stand at the quote's beginning or end. */
  readonly atEdges: number
  readonly bits: number
  readonly verdict: Extract<VerdictName, 'verbatim' | 'typography' | 'marked-edit' | 'altered' | 'spliced'>
}

/** What a word of mere style weighs against another word. */
const STYLE_WEIGHT = 0.25
const STYLE: ReadonlySet<EditType> = new Set(['filler', 'repetition', 'contraction', 'number-style'])

const FOLDED: Readonly<Record<Fold, EditType>> = {
  fillers: 'filler',
  numbers: 'number-style',
  contractions: 'contraction',
  repetitions: 'repetition',
}

/** Compares a quote with passages, strictly: every word that differs is an edit, of the gravest kind it shows. */
export function compare(index: SearchIndex, query: Query, assembly: Assembly, policy: Policy): Comparison {
  return new Comparer(index, query, assembly, policy).run()
}

class Comparer {
  readonly #index: SearchIndex
  readonly #query: Query
  readonly #assembly: Assembly
  readonly #folded: ReadonlySet<EditType>
  readonly #allow: ReadonlySet<EditType>
  readonly #source: IndexedSource
  readonly #turn: number
  readonly #edits: Edit[] = []
  readonly #gaps: Gap[] = []
  readonly #typography = new Set<Typography>()
  #weight = 0
  #edited = 0
  #atEdges = 0

  constructor(index: SearchIndex, query: Query, assembly: Assembly, policy: Policy) {
    this.#index = index
    this.#query = query
    this.#assembly = assembly
    this.#folded = new Set([...policy.folds].map((fold) => FOLDED[fold]))
    this.#allow = policy.allow
    this.#source = index.sourceAt(assembly.located[0]!.start)
    this.#turn = turnOf(this.#source, mainWord(assembly.located[0]!))
  }

  run(): Comparison {
    const { located, seams } = this.#assembly
    for (const [i, piece] of located.entries()) {
      this.#compareWithin(piece)
      for (const kind of typographyOf(
        this.#query.text,
        this.#query.words,
        this.#index.sourceAt(piece.start),
        piece,
      ))
        this.#typography.add(kind)
      this.#compareTurns(piece)
      const next = located[i + 1]
      if (next) this.#joint(piece, next, seams[i] ?? null)
    }
    const spans = located.map((piece) => this.#charsOf(piece.start, piece.end))
    const length = Math.max(1, this.#query.words.keys.length)
    return {
      assembly: this.#assembly,
      source: this.#source,
      turn: this.#turn,
      spans,
      edits: this.#edits,
      gaps: this.#gaps,
      typography: this.#typography,
      ratio: this.#weight / length,
      edited: this.#edited,
      atEdges: this.#atEdges,
      bits: located.reduce((sum, { bits }) => sum + bits, 0),
      verdict: this.#verdict(),
    }
  }

  #verdict(): Comparison['verdict'] {
    if (this.#gaps.some((gap) => isSplice(gap))) return 'spliced'
    if (this.#edits.some(({ allowed }) => !allowed)) return 'altered'
    if (this.#gaps.some(({ negates }) => negates)) return 'altered'
    if (this.#gaps.length > 0 || this.#query.words.patched.size > 0 || this.#bracketsAtEnd())
      return 'marked-edit'
    return this.#typography.size > 0 || this.#edits.length > 0 ? 'typography' : 'verbatim'
  }

  /** Words in brackets at either end stand for words that the quote leaves out there. */
  #bracketsAtEnd(): boolean {
    const { seams, keys } = this.#query.words
    return seams.some(
      ({ mark, before, words }) =>
        mark === 'bracket' && words > 0 && (before === 0 || before === keys.length),
    )
  }

  /** UTF-16 units of the source's text; an empty span after the word before where there are no words. */
  #charsOf(start: number, end: number): CharSpan {
    const { words, base } = this.#index.sourceAt(Math.max(0, Math.min(start, this.#index.length - 1)))
    if (end > start) return charSpan(words.start[start - base]!, words.end[end - base - 1]!)
    const at = start > base ? words.end[start - base - 1]! : 0
    return charSpan(at, at)
  }

  #saidWords(start: number, end: number): Words {
    const { transcript } = this.#index.sourceAt(Math.max(0, Math.min(start, this.#index.length - 1)))
    const span = this.#charsOf(start, end)
    return { ...span, text: transcript.text.slice(span.start, span.end) }
  }

  #printedWords(from: number, to: number): Words {
    const { words, text, pieces } = this.#query
    if (to > from) {
      const span = charSpan(words.start[from]!, words.end[to - 1]!)
      return { ...span, text: text.slice(span.start, span.end) }
    }
    const at = from > 0 ? words.end[from - 1]! : (pieces[0]?.start ?? 0)
    return { start: at, end: at, text: '' }
  }

  #compareWithin(piece: Located): void {
    for (const difference of differencesOf(this.#query.ids, this.#index.ids, piece))
      this.#difference(piece, difference)
  }

  /** At either end of the quote the alignment may have cut a form in two: `we will` for `We'll`, `forty three` for `43`. */
  #widened({ words, base }: IndexedSource, difference: Difference): Difference {
    const { from, to, start, end } = difference
    const printed = this.#query.words.keys.slice(from, to)
    if (printed.length === 0 || printed.length > 4) return difference
    for (let more = 1; more <= 3; more++) {
      const first = from === 0 ? Math.max(base, start - more) : start
      const last = to === this.#query.words.keys.length ? Math.min(base + words.length, end + more) : end
      for (const [a, b] of [
        [first, end],
        [start, last],
      ] as const)
        if (b - a > end - start && areSameInStyle(words.keys.slice(a - base, b - base), printed))
          return { from, to, start: a, end: b }
    }
    return difference
  }

  #difference(piece: Located, found: Difference): void {
    const source = this.#index.sourceAt(piece.start)
    const difference = this.#widened(source, found)
    const { from, to, start, end } = difference
    const said = source.words.keys.slice(start - source.base, end - source.base)
    const printed = this.#query.words.keys.slice(from, to)
    if (this.#isPatch(difference, said)) return
    if (this.#isHyphenation(source, difference, said, printed)) {
      this.#typography.add('hyphenation')
      return
    }
    if (this.#otherSpeaks(source, piece, difference, said)) return
    if (from === to && isUnmarkedSplice(source, start, end)) {
      this.#gap(source, 'none', start, end, source, null)
      return
    }
    this.#edit(this.#differing(source, difference, said, printed), difference)
  }

  #differing(
    source: IndexedSource,
    { from, start, end }: Difference,
    said: readonly string[],
    printed: readonly string[],
  ): Differing {
    const { keys } = source.words
    const at = start - source.base
    return {
      said,
      printed,
      before: keys.slice(Math.max(0, at - 4), at),
      after: keys.slice(end - source.base, end - source.base + 4),
      saidNames: said.map((_, i) => this.#isSaidName(source, at + i)),
      printedNames: printed.map((_, i) => this.#isPrintedName(from + i)),
    }
  }

  #isSaidName({ words }: IndexedSource, at: number): boolean {
    const start = words.start[at]!
    const key = words.keys[at]!
    if (!isCapital(words.text, start) || /^i(?:'|$)/.test(key)) return false
    return this.#index.isName(key) || (isWithin(words.text, start) && !isShouted(words.text, start))
  }

  #isPrintedName(at: number): boolean {
    const { text, words } = this.#query
    const start = words.start[at]!
    const key = words.keys[at]!
    if (!isCapital(text, start) || /^i(?:'|$)/.test(key)) return false
    return this.#query.isName(start) || this.#index.isName(key) || isWithin(text, start)
  }

  #edit(differing: Differing, { from, to, start, end }: Difference): void {
    const kind = classify(differing)
    if ('typography' in kind) {
      this.#typography.add(kind.typography)
      return
    }
    const words = Math.max(to - from, end - start)
    this.#weight += STYLE.has(kind.type) ? STYLE_WEIGHT * words : words
    if (!STYLE.has(kind.type)) {
      this.#edited += words
      if (from === 0 || to === this.#query.words.keys.length) this.#atEdges += words
    }
    if (this.#folded.has(kind.type)) this.#typography.add('folded')
    this.#edits.push({
      type: kind.type,
      said: this.#saidWords(start, end),
      printed: this.#printedWords(from, to),
      allowed: this.#folded.has(kind.type) || this.#allow.has(kind.type),
    })
  }

  /** `[T]he` for `the`, `want[ed]` for `want`: the letters outside the brackets are what was said. */
  #isPatch({ from, to }: Difference, said: readonly string[]): boolean {
    const { patched } = this.#query.words
    if (to - from !== 1 || said.length !== 1) return false
    const letters = patched.get(from)
    return (
      letters !== undefined &&
      letters.length > 0 &&
      (said[0]!.startsWith(letters) || said[0]!.endsWith(letters))
    )
  }

  /** `govern-` at a line's end and `ment` are `government`; so are the pieces a PDF cuts words into. */
  #isHyphenation(
    { transcript, words, base }: IndexedSource,
    { from, to, start, end }: Difference,
    said: readonly string[],
    printed: readonly string[],
  ): boolean {
    if (said.length === 0 || printed.length === 0 || said.length === printed.length) return false
    if (said.join('') !== printed.join('')) return false
    const between = (
      text: string,
      starts: ArrayLike<number>,
      ends: ArrayLike<number>,
      a: number,
      b: number,
    ): string => {
      let gaps = ''
      for (let i = a; i + 1 < b; i++) gaps += text.slice(ends[i]!, starts[i + 1]!)
      return gaps
    }
    const gaps =
      between(words.text, words.start, words.end, start - base, end - base) +
      between(this.#query.text, this.#query.words.start, this.#query.words.end, from, to)
    // re-sign is not resign.
    if ((said[0] === 're' || printed[0] === 're') && !/\n/.test(gaps)) return false
    return /[-‐‑­\n]/.test(gaps) || transcript.format === 'pdf'
  }

  /** Words of somebody else between the speaker's: a mere "mm-hm" is passed over, anything else parts the quote. */
  #otherSpeaks(
    source: IndexedSource,
    piece: Located,
    { from, to, start, end }: Difference,
    said: readonly string[],
  ): boolean {
    if (start >= end || from !== to) return false
    const before = turnOf(source, start - 1)
    const [first, last] = [turnOf(source, start), turnOf(source, end - 1)]
    if (start <= piece.start || (first === before && last === before)) return false
    const own = source.transcript.turns[before]?.speaker
    const back = source.transcript.turns[turnOf(source, end)]?.speaker
    const same = own !== null && own === back
    if (same && first > before && said.every((word) => isOf(word, 'backchannel') || areFillers([word]))) {
      this.#typography.add('interjection')
      return true
    }
    this.#gap(source, 'none', start, end, source, null)
    return true
  }

  /** Words of one passage that are said by two people, one right after the other, are a splice as well. */
  #compareTurns(piece: Located): void {
    const source = this.#index.sourceAt(piece.start)
    if (turnOf(source, piece.start) === turnOf(source, piece.end - 1)) return
    const { ids } = this.#query
    const places = piece.pairs.filter(
      (place, i) => place >= 0 && this.#index.ids[place] === ids[piece.from + i],
    )
    for (let i = 1; i < places.length; i++) {
      const [last, next] = [places[i - 1]!, places[i]!]
      if (!isOtherSpeaker(source, turnOf(source, last), turnOf(source, next))) continue
      const { start } = this.#charsOf(last + 1, next)
      if (!this.#gaps.some(({ omitted }) => omitted.start === start))
        this.#gap(source, 'none', last + 1, next, source, null)
    }
  }

  #gap(
    source: IndexedSource,
    mark: Gap['mark'],
    start: number,
    end: number,
    other: IndexedSource,
    seam: number | null,
  ): void {
    const straight = source === other && end >= start
    const span = this.#query.words.seams[seam ?? -1]?.span
    this.#gaps.push({
      mark,
      printed:
        span && mark === 'bracket'
          ? { ...span, text: this.#query.text.slice(span.start, span.end) }
          : { start: span?.start ?? 0, end: span?.end ?? 0, text: '' },
      omitted: straight ? this.#saidWords(start, end) : { start: 0, end: 0, text: '' },
      ...describeGap(source, start, other, end),
    })
  }

  /** Where one piece ends and the next begins. */
  #joint(piece: Located, next: Located, seam: number | null): void {
    const source = this.#index.sourceAt(piece.start)
    const other = this.#index.sourceAt(next.start)
    const mark = seam === null ? 'none' : this.#query.words.seams[seam]!.mark
    const empty = source === other && next.start === piece.end
    const speaks = empty && turnOf(source, piece.end - 1) !== turnOf(other, next.start)
    if (empty && !speaks && mark !== 'bracket') return
    this.#gap(source, mark, piece.end, next.start, other, seam)
  }
}

/** A word whose turn is the quote's: the first that is the same on both sides. */
const mainWord = ({ pairs, start }: Located): number => pairs.find((place) => place >= 0) ?? start

function isShouted(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - 40), at + 40)
  const capitals = near.match(/\p{Lu}/gu)?.length ?? 0
  const small = near.match(/\p{Ll}/gu)?.length ?? 0
  return capitals > small
}
