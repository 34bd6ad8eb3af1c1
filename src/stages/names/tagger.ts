import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import { Features } from '../../learn/features.ts'
import type { RuleName } from '../mentions/names.ts'
import type { Reading } from '../mentions/reading.ts'
import { Words } from '../tags/words.ts'
import type { WordClasses } from './clusters.ts'
import { NameColumns } from './columns.ts'
import { CAPACITY, nameFeatures, ROWS } from './features.ts'
import { LABELS, NAME_TYPES, type NameType, OUTSIDE, startsName, typeOfLabel } from './labels.ts'
import { Lattice } from './lattice.ts'
import { Together } from './together.ts'

/** A name that the model finds. */
export interface TaggedName {
  readonly start: number
  readonly end: number
  readonly type: NameType
  /** The least probability of a label in it. */
  readonly probability: number
}

export interface NameWeights {
  readonly weights: Int8Array | Float32Array
  /** `LABELS` × `LABELS`, in units of the score. */
  readonly transitions: Float32Array
  /** What one unit of a weight is worth. */
  readonly step: number
  readonly clusters: WordClasses
}

/** Finds the runs of tokens in a sentence that can belong to names. */
export function candidateRuns(columns: NameColumns, { start, end }: TokenSpan): readonly TokenSpan[] {
  const runs: TokenSpan[] = []
  for (let i = start; i < end; i++) {
    if (columns.candidate[i] === 0) continue
    const first = i
    while (i < end && columns.candidate[i] === 1) i++
    runs.push(tokenSpan(first, i))
  }
  return runs
}

/** A run of candidates, with the place of its scores. */
interface Scored {
  readonly run: TokenSpan
  readonly at: number
}

/**
 * Finds names in two passes: the second lets what the model makes of a word in one place count in the others, as
 * people mostly mean the same by a name throughout a text.
 */
export class NameTagger {
  readonly #model: NameWeights
  readonly #words = new Words()
  readonly #features = new Features(ROWS, CAPACITY)
  readonly #lattice = new Lattice()
  #labels = new Uint8Array(64)
  /** Scores of all runs of a document, and the probabilities of the first pass. */
  #scores = new Float64Array(64 * LABELS)
  #marginals = new Float64Array(64 * LABELS)

  constructor(model: NameWeights) {
    this.#model = model
    this.#lattice.use(model.transitions)
  }

  /** Writes the probability that token `i` is outside all names into `outside`, and returns the names in text order. */
  tag(reading: Reading, rules: readonly RuleName[], outside: Float64Array): readonly TaggedName[] {
    const columns = new NameColumns(reading, rules, this.#words, this.#model.clusters)
    const runs = this.#score(columns, reading.sentences)
    const found: TaggedName[] = []
    outside.fill(1)
    const together = this.#together(columns, runs)
    for (const scored of runs) this.#decode(columns, scored, together, outside, found)
    return found
  }

  /** Fills the scores of all runs. */
  #score(columns: NameColumns, sentences: readonly TokenSpan[]): readonly Scored[] {
    const runs: Scored[] = []
    const { weights, step } = this.#model
    let at = 0
    for (const sentence of sentences)
      for (const run of candidateRuns(columns, sentence)) {
        runs.push({ run, at })
        for (let i = run.start; i < run.end; i++, at += LABELS) {
          if (at + LABELS > this.#scores.length) this.#grow()
          nameFeatures(this.#features, columns, i, sentence.start, sentence.end)
          scoreLabels(weights, this.#features, step, this.#scores, at)
        }
      }
    return runs
  }

  #grow(): void {
    const longer = new Float64Array(2 * this.#scores.length)
    longer.set(this.#scores)
    this.#scores = longer
    this.#marginals = new Float64Array(longer.length)
  }

  #load({ run, at }: Scored): void {
    const lattice = this.#lattice
    lattice.resize(run.end - run.start)
    lattice.scores.set(this.#scores.subarray(at, at + (run.end - run.start) * LABELS))
  }

  #together(columns: NameColumns, runs: readonly Scored[]): Together {
    const together = new Together()
    const lattice = this.#lattice
    for (const scored of runs) {
      this.#load(scored)
      lattice.sum(null)
      const { start, end } = scored.run
      this.#marginals.set(lattice.marginals.subarray(0, (end - start) * LABELS), scored.at)
      for (let i = start; i < end; i++)
        together.add(columns.words.word[i]!, lattice.marginals, (i - start) * LABELS)
    }
    return together
  }

  #decode(
    columns: NameColumns,
    scored: Scored,
    together: Together,
    outside: Float64Array,
    found: TaggedName[],
  ): void {
    const lattice = this.#lattice
    const { transitions } = this.#model
    const { run } = scored
    const length = run.end - run.start
    if (this.#labels.length < length) this.#labels = new Uint8Array(2 * length)
    this.#load(scored)
    let moved = false
    for (let i = 0; i < length; i++)
      if (together.move(columns.words.word[run.start + i]!, lattice.scores, i * LABELS)) moved = true
    if (moved) lattice.sum(null)
    else lattice.marginals.set(this.#marginals.subarray(scored.at, scored.at + length * LABELS))
    lattice.best(transitions, this.#labels)
    for (let i = 0; i < length; i++) {
      outside[run.start + i] = lattice.marginals[i * LABELS + OUTSIDE]!
      const label = this.#labels[i]!
      if (!startsName(label)) continue
      const first = i
      let probability = lattice.marginals[i * LABELS + label]!
      while (i + 1 < length && this.#labels[i + 1] !== OUTSIDE && !startsName(this.#labels[i + 1]!)) {
        i++
        outside[run.start + i] = lattice.marginals[i * LABELS + OUTSIDE]!
        probability = Math.min(probability, lattice.marginals[i * LABELS + this.#labels[i]!]!)
      }
      found.push({
        start: run.start + first,
        end: run.start + i + 1,
        type: NAME_TYPES[typeOfLabel(label)]!,
        probability,
      })
    }
  }
}

/** Sums the weights of all labels into `scores`, from place `at` on. */
export function scoreLabels(
  weights: Int8Array | Float32Array,
  { rows, count }: Features,
  step: number,
  scores: Float64Array,
  at: number,
): void {
  for (let y = 0; y < LABELS; y++) scores[at + y] = 0
  for (let f = 0; f < count; f++) {
    const row = rows[f]!
    for (let y = 0; y < LABELS; y++) scores[at + y]! += weights[row + y]!
  }
  if (step !== 1) for (let y = 0; y < LABELS; y++) scores[at + y]! *= step
}
