/**
 * The best spanning tree from node 0 of a full graph, by the algorithm of Chu and Liu (1965) and Edmonds (1967) as Tarjan
 * (1977) has it for dense graphs: quadratic in the nodes. A path grows by best heads; a cycle in it becomes one node.
 */
class Contraction {
  readonly #size: number
  /** Row x: the best score of an arc from each node into the (contracted) node x, and the node where it enters. */
  readonly #scores: Float64Array[] = []
  readonly #entries: Int32Array[] = []
  /** The contracted node that each original node now belongs to. */
  readonly #owner: Int32Array
  readonly #parts: (readonly number[])[] = []
  readonly #parent: number[] = []
  /** The head chosen for each (contracted) node. */
  readonly #heads: number[] = []

  constructor(scores: Float64Array, size: number) {
    this.#size = size
    this.#owner = Int32Array.from({ length: size }, (_, node) => node)
    for (let node = 0; node < size; node++) {
      this.#scores.push(scores.subarray(node * size, (node + 1) * size))
      this.#entries.push(new Int32Array(size).fill(node))
      this.#parts.push([])
    }
  }

  /** Grows paths until every node has a head, and opens all cycles again. */
  solve(): Int32Array {
    const path: number[] = []
    const onPath = new Uint8Array(2 * this.#size)
    const done = new Uint8Array(2 * this.#size)
    done[0] = 1
    for (let start = 1; start < this.#size; start++) {
      let at = this.#owner[start]!
      while (done[at] === 0) {
        if (onPath[at] === 1) at = this.#contract(path, onPath, at)
        path.push(at)
        onPath[at] = 1
        this.#heads[at] = this.#bestHead(at)
        at = this.#owner[this.#heads[at]!]!
      }
      for (const node of path) done[node] = 1
      path.length = 0
    }
    return this.#open()
  }

  #bestHead(node: number): number {
    const scores = this.#scores[node]!
    let best = -1
    for (let head = 0; head < this.#size; head++)
      if (this.#owner[head] !== node && (best < 0 || scores[head]! > scores[best]!)) best = head
    return best
  }

  /** Makes the end of the path, from `first` on, one node. */
  #contract(path: number[], onPath: Uint8Array, first: number): number {
    const cycle = path.splice(path.indexOf(first))
    const made = this.#parts.length
    const scores = new Float64Array(this.#size).fill(Number.NEGATIVE_INFINITY)
    const entries = new Int32Array(this.#size)
    for (const part of cycle) {
      onPath[part] = 0
      this.#parent[part] = made
      const own = this.#scores[part]!
      const kept = own[this.#heads[part]!]!
      for (let head = 0; head < this.#size; head++)
        if (own[head]! - kept > scores[head]!) {
          scores[head] = own[head]! - kept
          entries[head] = this.#entries[part]![head]!
        }
    }
    this.#scores.push(scores)
    this.#entries.push(entries)
    this.#parts.push(cycle)
    for (let node = 0; node < this.#size; node++)
      if (this.#inside(this.#owner[node]!, made)) this.#owner[node] = made
    return made
  }

  #inside(owner: number, made: number): boolean {
    return this.#parent[owner] === made
  }

  /** From the outermost nodes in: an arc into a cycle takes the place of one arc of it. */
  #open(): Int32Array {
    const heads = new Int32Array(this.#size).fill(-1)
    const open: number[] = []
    for (let node = 1; node < this.#parts.length; node++)
      if (this.#parent[node] === undefined) open.push(node)
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const head = this.#heads[node]!
      const entry = this.#entries[node]![head]!
      heads[entry] = head
      for (let at = entry; at !== node; at = this.#parent[at]!)
        for (const sibling of this.#parts[this.#parent[at]!]!) if (sibling !== at) open.push(sibling)
    }
    return heads
  }
}

/** Heads of the nodes of the best spanning tree, -1 for node 0; `scores` has a row a dependent, a column a head. */
export const spanningTree = (scores: Float64Array, size: number): Int32Array =>
  new Contraction(scores, size).solve()
