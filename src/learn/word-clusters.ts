/** Bigrams of a text: which word follows which, how often. Words are numbers from 0. */
export interface Bigrams {
  readonly words: number
  /** Parallel columns, each pair of words once. */
  readonly before: Int32Array
  readonly after: Int32Array
  readonly counts: Int32Array
}

const TABLE = 1 << 16
/** `n * log(n)`, from a table where n is small. */
const entropy = (table: Float64Array, n: number): number => (n < TABLE ? table[n]! : n * Math.log(n))

/** Where the words of {@link WordClusters} start. */
export interface Start {
  /** Each word's first class. */
  readonly of: Int32Array
  /** Words from this one on keep their class. */
  readonly moving: number
  readonly classes: number
  /** Words move to the classes before this one only. */
  readonly open: number
}

/**
 * Groups words by the words beside them: the exchange algorithm for bigrams of classes (Martin, Liermann and Ney 1998).
 * In a round each word in turn moves to the class that raises the likelihood of the text most. Bigrams of a word with
 * itself are left out, and the neighbours of both sides are weighed apart, so that the gain is exact but for a class's
 * bigram with itself. Deterministic; a round takes time in proportion to the distinct neighbouring classes of all words,
 * times the classes.
 */
export class WordClusters {
  /** The class of each word. */
  readonly of: Int32Array
  readonly #classes: number
  readonly #moving: number
  readonly #open: number
  readonly #neighbours: readonly [Sides, Sides]
  /** Bigrams of classes, by the first and by the second. */
  readonly #forth: Int32Array
  readonly #back: Int32Array
  readonly #firsts: Int32Array
  readonly #seconds: Int32Array
  readonly #table = Float64Array.from({ length: TABLE }, (_, n) => (n === 0 ? 0 : n * Math.log(n)))
  readonly #gain: Float64Array
  readonly #seen: Int32Array
  readonly #touched: Int32Array

  constructor(bigrams: Bigrams, { of, moving, classes, open }: Start) {
    this.of = of.slice()
    this.#moving = moving
    this.#classes = classes
    this.#open = open
    this.#neighbours = [
      sides(bigrams.words, bigrams.before, bigrams.after, bigrams.counts),
      sides(bigrams.words, bigrams.after, bigrams.before, bigrams.counts),
    ]
    this.#forth = new Int32Array(classes * classes)
    this.#back = new Int32Array(classes * classes)
    this.#firsts = new Int32Array(classes)
    this.#seconds = new Int32Array(classes)
    this.#gain = new Float64Array(classes)
    this.#seen = new Int32Array(classes)
    this.#touched = new Int32Array(classes)
    for (let b = 0; b < bigrams.counts.length; b++) {
      const first = this.of[bigrams.before[b]!]!
      const second = this.of[bigrams.after[b]!]!
      const n = bigrams.counts[b]!
      if (bigrams.before[b] === bigrams.after[b]) continue
      this.#forth[first * classes + second]! += n
      this.#back[second * classes + first]! += n
      this.#firsts[first]! += n
      this.#seconds[second]! += n
    }
  }

  /** Offers every word a move; returns how many took it. */
  round(): number {
    let moved = 0
    for (let word = 0; word < this.#moving; word++) if (this.#move(word)) moved++
    return moved
  }

  #move(word: number): boolean {
    const from = this.of[word]!
    this.#gain.fill(0)
    this.#take(word, from, -1)
    this.#score(word, 0, this.#back, this.#firsts)
    this.#score(word, 1, this.#forth, this.#seconds)
    let best = from
    for (let k = 0; k < this.#open; k++) if (this.#gain[k]! > this.#gain[best]!) best = k
    this.of[word] = best
    this.#take(word, best, 1)
    return best !== from
  }

  /** Adds the word's bigrams to its class (`sign` 1) or takes them out. */
  #take(word: number, to: number, sign: number): void {
    const classes = this.#classes
    const [right, left] = this.#neighbours
    for (let b = right.from[word]!; b < right.from[word + 1]!; b++) {
      const other = this.of[right.word[b]!]!
      const n = sign * right.count[b]!
      this.#forth[to * classes + other]! += n
      this.#back[other * classes + to]! += n
      this.#firsts[to]! += n
      this.#seconds[other]! += n
    }
    for (let b = left.from[word]!; b < left.from[word + 1]!; b++) {
      const other = this.of[left.word[b]!]!
      const n = sign * left.count[b]!
      this.#forth[other * classes + to]! += n
      this.#back[to * classes + other]! += n
      this.#firsts[other]! += n
      this.#seconds[to]! += n
    }
  }

  /** Adds to `gain` what each class would gain from the word's neighbours on one side. */
  #score(word: number, side: 0 | 1, pairs: Int32Array, totals: Int32Array): void {
    const classes = this.#classes
    const gain = this.#gain
    const table = this.#table
    const { from, word: others, count } = this.#neighbours[side]
    let kinds = 0
    let total = 0
    for (let b = from[word]!; b < from[word + 1]!; b++) {
      const other = this.of[others[b]!]!
      if (this.#seen[other] === 0) this.#touched[kinds++] = other
      this.#seen[other]! += count[b]!
      total += count[b]!
    }
    for (let t = 0; t < kinds; t++) {
      const other = this.#touched[t]!
      const n = this.#seen[other]!
      this.#seen[other] = 0
      const at = other * classes
      for (let k = 0; k < classes; k++) {
        const before = pairs[at + k]!
        gain[k]! += entropy(table, before + n) - entropy(table, before)
      }
    }
    if (total > 0)
      for (let k = 0; k < classes; k++)
        gain[k]! -= entropy(table, totals[k]! + total) - entropy(table, totals[k]!)
  }
}

/** The neighbours of each word on one side: those of word w stand from `from[w]` to `from[w + 1]`. */
interface Sides {
  readonly from: Int32Array
  readonly word: Int32Array
  readonly count: Int32Array
}

function sides(words: number, of: Int32Array, other: Int32Array, counts: Int32Array): Sides {
  const from = new Int32Array(words + 1)
  for (let b = 0; b < of.length; b++) if (of[b] !== other[b]) from[of[b]! + 1]!++
  for (let w = 0; w < words; w++) from[w + 1]! += from[w]!
  const next = from.slice()
  const word = new Int32Array(from[words]!)
  const count = new Int32Array(from[words]!)
  for (let b = 0; b < of.length; b++) {
    if (of[b] === other[b]) continue
    const at = next[of[b]!]!++
    word[at] = other[b]!
    count[at] = counts[b]!
  }
  return { from, word, count }
}
