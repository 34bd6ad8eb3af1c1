import type { Act } from '../../../document/layers.ts'
import type { Tensor, Workspace } from '../../../learn/neural/kernel.ts'
import { ReadingGraph, type WholeLayer, type WholeTable } from '../../../learn/neural/reading-graph.ts'
import type { Stretch } from '../noun-phrase.ts'
import { type Calibration, LIMITS, type Limits, shareRight } from './calibration.ts'
import type { DescribedSentence } from './features.ts'
import { givenParts } from './given.ts'
import { type CuePlace, cuePlace, itemInput, pairInput } from './layout.ts'
import { CUE_CLASSES, type Network, readItems, scoreCues, scoreParts } from './network.ts'
import { bestParts, type Parts } from './parts.ts'

/** Items that are read at once. */
const TOGETHER = 512
/** Rows of cues that are looked into at once, so that memory stays bounded. */
const PAIRS_TOGETHER = 2048
/** Numbers that reading takes at most beside the weights: the longest sentence has 600 items. */
export const WORKING_ROOM = 4_000_000

/** A cue with what belongs to it, as the model sees it. */
export interface Found {
  /** Item of the cue. */
  readonly at: number
  readonly act: Act
  /** That it reports something, calibrated. */
  readonly probability: number
  /** The same as the network scores it. */
  readonly score: number
  /** Null where it is too unlikely to be looked into. */
  readonly parts: Parts | null
}

interface Wanted extends CuePlace {
  readonly act: Act
  readonly score: number
  readonly probability: number
}

/** An item that scores so much higher as no cue than as one of any act is none. */
const HOPELESS = 4

/** Reads sentences with the network: their cues, and what belongs to each. */
export class Reviser {
  readonly #work: Workspace
  readonly #network: Network<WholeLayer, WholeTable>
  readonly #calibration: Calibration
  readonly #limits: Limits
  readonly #graph: ReadingGraph

  /** Cues below the limits are not looked into; those of the rules are if they hold whole quotations. */
  constructor(
    work: Workspace,
    network: Network<WholeLayer, WholeTable>,
    calibration: Calibration,
    limits: Limits = LIMITS,
  ) {
    this.#limits = limits
    this.#work = work
    this.#network = network
    this.#calibration = calibration
    this.#graph = new ReadingGraph(work)
  }

  /** The cues of every sentence, in order. */
  read(described: readonly DescribedSentence[]): readonly (readonly Found[])[] {
    const found: (readonly Found[])[] = []
    for (let from = 0; from < described.length; ) {
      let to = from
      let count = 0
      while (to < described.length && (to === from || count + described[to]!.sentence.length <= TOGETHER))
        count += described[to++]!.sentence.length
      found.push(...this.#readTogether(described.slice(from, to)))
      from = to
    }
    return found
  }

  #readTogether(described: readonly DescribedSentence[]): readonly (readonly Found[])[] {
    const work = this.#work
    work.drop()
    const input = itemInput(work, described)
    const read = readItems(this.#graph, this.#network, input)
    const cues = scoreCues(this.#graph, this.#network, read)
    const found: Found[][] = described.map(() => [])
    for (const wanted of inTurns(this.#wanted(described, input.bounds, cues, found)))
      work.within(() => {
        const pairs = pairInput(work, described, input.bounds, wanted)
        const scores = scoreParts(this.#graph, this.#network, read, pairs)
        for (const [p, one] of wanted.entries()) {
          const at = scores.at + pairs.bounds[p]! * scores.columns
          found[one.sentence]!.push(this.#found(described[one.sentence]!, one, at, scores.columns))
        }
      })
    return found
  }

  #found(
    { sentence }: DescribedSentence,
    { item, from, to, act, score, probability }: Wanted,
    at: number,
    columns: number,
  ): Found {
    const scores = {
      values: this.#work.floats,
      at,
      columns,
      count: to - from,
      joined: sentence.joined(from, to),
    }
    const parts = shifted(bestParts(scores, givenParts(sentence, item, from, to)), from)
    return { at: item, act, probability, score, parts }
  }

  /** The cues to look into; those of the rules that are too unlikely go to `found` as they are. */
  #wanted(
    described: readonly DescribedSentence[],
    bounds: readonly number[],
    cues: Tensor,
    found: readonly Found[][],
  ): readonly Wanted[] {
    const { floats } = this.#work
    const { shared, own } = this.#calibration
    return described.flatMap(({ sentence }, s) => {
      const wanted: Wanted[] = []
      for (let k = 0; k < sentence.length; k++) {
        const draft = sentence.byCue.get(k)
        const at = cues.at + (bounds[s]! + k) * cues.columns
        if (sentence.view.isQuote(k) || (!draft && isHopeless(floats, at))) continue
        const { act, score } = cueAt(floats, at)
        const probability = shareRight(draft ? shared : own, score)
        if (
          draft
            ? draft.quotes.length > 0 || probability >= this.#limits.shared
            : probability >= this.#limits.own
        )
          wanted.push({ ...cuePlace(s, k, sentence.length), act, score, probability })
        else if (draft) found[s]!.push({ at: k, act, probability, score, parts: null })
      }
      return wanted
    })
  }
}

function inTurns(wanted: readonly Wanted[]): readonly (readonly Wanted[])[] {
  const turns: Wanted[][] = []
  let rows = 0
  for (const one of wanted) {
    if (turns.length === 0 || rows + one.to - one.from > PAIRS_TOGETHER) {
      turns.push([])
      rows = 0
    }
    turns.at(-1)!.push(one)
    rows += one.to - one.from
  }
  return turns
}

function isHopeless(scores: Float32Array, at: number): boolean {
  const none = scores[at]! - HOPELESS
  for (let c = 1; c < CUE_CLASSES.length; c++) if (scores[at + c]! > none) return false
  return true
}

/** The likeliest act of an item, and that it is a cue at all. */
function cueAt(scores: Float32Array, at: number): { readonly act: Act; readonly score: number } {
  let most = Number.NEGATIVE_INFINITY
  for (let c = 0; c < CUE_CLASSES.length; c++) most = Math.max(most, scores[at + c]!)
  let sum = 0
  for (let c = 0; c < CUE_CLASSES.length; c++) sum += Math.exp(scores[at + c]! - most)
  let best = 1
  for (let c = 2; c < CUE_CLASSES.length; c++) if (scores[at + c]! > scores[at + best]!) best = c
  return { act: CUE_CLASSES[best] as Act, score: 1 - Math.exp(scores[at]! - most) / sum }
}

function shifted(parts: Parts, by: number): Parts {
  const move = ({ from, to }: Stretch): Stretch => ({ from: from + by, to: to + by })
  const moved = (one: Stretch | null): Stretch | null => one && move(one)
  return {
    content: parts.content.map(move),
    source: moved(parts.source),
    cue: moved(parts.cue),
    addressee: moved(parts.addressee),
    venue: moved(parts.venue),
    via: moved(parts.via),
  }
}
