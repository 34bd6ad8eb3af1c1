/** Precision, recall and their harmonic mean, of counts; `gold` is what there was to find. */
export interface Retrieval {
  readonly kind: 'retrieval'
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly found: number
  readonly system: number
  readonly gold: number
}

export interface Share {
  readonly kind: 'share'
  readonly share: number
  readonly right: number
  readonly of: number
}

/** All between 0 and 1; 0 where nothing is counted. */
export type Figure = Retrieval | Share

export function retrieval(found: number, system: number, gold: number): Retrieval {
  const precision = system ? found / system : 0
  const recall = gold ? found / gold : 0
  const f1 = precision + recall ? (2 * precision * recall) / (precision + recall) : 0
  return { kind: 'retrieval', precision, recall, f1, found, system, gold }
}

export const share = (right: number, of: number): Share => ({
  kind: 'share',
  share: of ? right / of : 0,
  right,
  of,
})

/** The number a reader compares by: F1 or the share. */
export const headline = (figure: Figure): number => (figure.kind === 'share' ? figure.share : figure.f1)

/** The size of what it was measured on. */
export const support = (figure: Figure): number => (figure.kind === 'share' ? figure.of : figure.gold)

/** Counts by name, to be added up over stories. */
export class Tally {
  readonly #counts = new Map<string, number>()

  add(name: string, count: number | boolean = 1): void {
    this.#counts.set(name, this.get(name) + Number(count))
  }

  get(name: string): number {
    return this.#counts.get(name) ?? 0
  }
}
