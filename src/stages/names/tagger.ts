import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import { Features } from '../../learn/features.ts'
import type { RuleName } from '../mentions/names.ts'
import type { Reading } from '../mentions/reading.ts'
import { Words } from '../tags/words.ts'
import { NameColumns } from './columns.ts'
import { CAPACITY, nameFeatures, ROWS } from './features.ts'
import { LABELS, NAME_TYPES, type NameType, OUTSIDE, startsName, typeOfLabel } from './labels.ts'
import { Lattice } from './lattice.ts'

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

/** Fills the scores of one run. */
export class NameTagger {
  readonly #model: NameWeights
  readonly #words = new Words()
  readonly #features = new Features(ROWS, CAPACITY)
  readonly #lattice = new Lattice()
  #labels = new Uint8Array(64)

  constructor(model: NameWeights) {
    this.#model = model
  }

  /** Writes the probability that token `i` is outside all names into `outside`, and returns the names in text order. */
  tag(reading: Reading, rules: readonly RuleName[], outside: Float64Array): readonly TaggedName[] {
    const columns = new NameColumns(reading, rules, this.#words)
    const found: TaggedName[] = []
    outside.fill(1)
    for (const sentence of reading.sentences)
      for (const run of candidateRuns(columns, sentence)) this.#tagRun(columns, run, sentence, outside, found)
    return found
  }

  #tagRun(
    columns: NameColumns,
    run: TokenSpan,
    sentence: TokenSpan,
    outside: Float64Array,
    found: TaggedName[],
  ): void {
    const lattice = this.#lattice
    const { weights, transitions, step } = this.#model
    const length = run.end - run.start
    lattice.resize(length)
    if (this.#labels.length < length) this.#labels = new Uint8Array(2 * length)
    for (let i = 0; i < length; i++) {
      nameFeatures(this.#features, columns, run.start + i, sentence.start, sentence.end)
      scoreLabels(weights, this.#features, step, lattice.scores, i * LABELS)
    }
    lattice.sum(transitions, null)
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
