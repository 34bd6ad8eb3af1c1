/** Universal Dependencies relations of the English treebanks; the number stored in a column is the place in this list. */
export const DEPRELS = [
  'dep',
  'acl',
  'acl:relcl',
  'advcl',
  'advcl:relcl',
  'advmod',
  'amod',
  'appos',
  'aux',
  'aux:pass',
  'case',
  'cc',
  'cc:preconj',
  'ccomp',
  'compound',
  'compound:prt',
  'conj',
  'cop',
  'csubj',
  'csubj:outer',
  'csubj:pass',
  'det',
  'det:predet',
  'discourse',
  'dislocated',
  'expl',
  'fixed',
  'flat',
  'goeswith',
  'iobj',
  'list',
  'mark',
  'nmod',
  'nmod:desc',
  'nmod:poss',
  'nmod:unmarked',
  'nsubj',
  'nsubj:outer',
  'nsubj:pass',
  'nummod',
  'obj',
  'obl',
  'obl:agent',
  'obl:unmarked',
  'orphan',
  'parataxis',
  'punct',
  'reparandum',
  'root',
  'vocative',
  'xcomp',
] as const

export type Deprel = (typeof DEPRELS)[number]

/** Dependency trees, one a sentence, a row a token. */
export class Syntax {
  readonly length: number
  /** How many numbers {@link context} tells of a token; 0 if nothing is known but the tree. */
  readonly width: number
  readonly #heads: Int32Array
  readonly #deprels: Uint8Array
  readonly #contexts: Float32Array
  #firstChild: Uint32Array | null = null
  #children: Uint32Array | null = null

  /**
   * `heads` holds token numbers of the document, -1 for a root; `deprels` places in {@link DEPRELS}; `contexts` as many
   * numbers a token as the parser keeps, or none at all.
   */
  constructor(heads: Int32Array, deprels: Uint8Array, contexts = new Float32Array(0)) {
    this.length = heads.length
    this.width = heads.length === 0 ? 0 : contexts.length / heads.length
    this.#heads = heads
    this.#deprels = deprels
    this.#contexts = contexts
  }

  /** What the parser knows of token `i` in its sentence: numbers that other models read on; empty outside the text. */
  context(i: number): Float32Array {
    return i < 0 ? new Float32Array(0) : this.#contexts.subarray(i * this.width, (i + 1) * this.width)
  }

  /** Token number of the head of token `i`; -1 for the root of a sentence and outside the text. */
  head(i: number): number {
    return this.#heads[i] ?? -1
  }

  /** Relation of token `i` to its head; `dep` outside the text. */
  deprel(i: number): Deprel {
    return DEPRELS[this.#deprels[i] ?? 0]!
  }

  /** Place of the relation in {@link DEPRELS}; 0 outside the text. */
  deprelPlace(i: number): number {
    return this.#deprels[i] ?? 0
  }

  /** Token numbers of the dependents of token `i`, in text order. */
  children(i: number): readonly number[] {
    if (i < 0 || i >= this.length) return []
    if (this.#firstChild === null) this.#index()
    return Array.from(this.#children!.subarray(this.#firstChild![i]!, this.#firstChild![i + 1]!))
  }

  /** Lists dependents by head (a counting sort), the first time somebody asks. */
  #index(): void {
    const first = new Uint32Array(this.length + 2)
    for (const head of this.#heads) if (head >= 0) first[head + 2]!++
    for (let i = 2; i < first.length; i++) first[i]! += first[i - 1]!
    const children = new Uint32Array(this.length)
    for (let i = 0; i < this.length; i++) {
      const head = this.#heads[i]!
      if (head >= 0) {
        children[first[head + 1]!] = i
        first[head + 1]!++
      }
    }
    this.#firstChild = first
    this.#children = children
  }
}
