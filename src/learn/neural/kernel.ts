/** Arithmetic of `kernel/kernel.ts`; pointers are bytes, see there. */
export interface Arithmetic {
  multiply(
    a: number,
    rowStep: number,
    columnStep: number,
    b: number,
    ldb: number,
    c: number,
    ldc: number,
    m: number,
    n: number,
    k: number,
    add: boolean,
  ): void
  roundRows(x: number, out: number, scales: number, m: number, k: number, limit: number): void
  multiplyWhole(
    a: number,
    scalesA: number,
    b: number,
    scalesB: number,
    bias: number,
    c: number,
    m: number,
    n: number,
    k: number,
  ): void
  recur(
    u: number,
    ldu: number,
    x: number,
    h: number,
    c: number,
    ld: number,
    d: number,
    first: number,
    count: number,
    step: number,
  ): void
  recurBack(
    u: number,
    ldu: number,
    x: number,
    dh: number,
    dx: number,
    c: number,
    ld: number,
    du: number,
    d: number,
    first: number,
    count: number,
    step: number,
  ): void
  adam(
    p: number,
    g: number,
    m: number,
    v: number,
    n: number,
    rate: number,
    beta1: number,
    beta2: number,
  ): void
  rectify(x: number, n: number): void
  addTo(y: number, x: number, n: number): void
  sumRows(table: number, rows: number, columns: number, out: number, n: number, d: number): void
  sumWholeRows(
    table: number,
    rows: number,
    columns: number,
    out: number,
    n: number,
    d: number,
    step: number,
  ): void
  addRows(dtable: number, rows: number, columns: number, dout: number, n: number, d: number): void
}

/** A matrix in the memory of a {@link Workspace}; rows lie one after another. */
export interface Tensor {
  /** Place of the first number, counted in 32-bit numbers. */
  readonly at: number
  readonly rows: number
  readonly columns: number
}

/** The part of the WebAssembly interface that is used; it is the same in every runtime. */
declare namespace WebAssembly {
  class Memory {
    constructor(descriptor: { readonly initial: number })
    readonly buffer: ArrayBuffer
  }
  class Module {
    constructor(code: Uint8Array<ArrayBuffer>)
  }
  class Instance {
    constructor(module: Module, imports: { readonly env: { readonly memory: Memory } })
    readonly exports: Readonly<Record<string, unknown>>
  }
}

const PAGE = 65536

/** How many numbers a matrix takes: rows are made up to a multiple of four, which the kernel works in. */
export const room = (rows: number, columns: number): number => (((rows + 3) & ~3) * columns + 7) & ~7

/** Memory that the kernel works in: what is kept lies below, what one piece of work needs above it, and is dropped at once. */
export class Workspace {
  readonly kernel: Arithmetic
  readonly floats: Float32Array
  readonly whole: Int32Array
  readonly shorts: Int16Array
  #top = 16
  #kept = 16

  /** Room for so many 32-bit numbers. `code` is models/kernel.wasm. */
  constructor(code: Uint8Array, numbers: number) {
    const memory = new WebAssembly.Memory({ initial: Math.ceil((numbers * 4) / PAGE) + 1 })
    const module = new WebAssembly.Module(code as Uint8Array<ArrayBuffer>)
    const { exports } = new WebAssembly.Instance(module, { env: { memory } })
    this.kernel = exports as unknown as Arithmetic
    this.floats = new Float32Array(memory.buffer)
    this.whole = new Int32Array(memory.buffer)
    this.shorts = new Int16Array(memory.buffer)
  }

  /** Takes room for numbers, whose content is whatever was there. */
  take(numbers: number): number {
    const at = this.#top
    this.#top += (numbers + 7) & ~7
    if (this.#top > this.floats.length) throw new RangeError('a network needs more memory than it was given')
    return at
  }

  tensor(rows: number, columns: number): Tensor {
    return { at: this.take(room(rows, columns)), rows, columns }
  }

  /** Keeps all that was taken until now. */
  keep(): void {
    this.#kept = this.#top
  }

  /** Drops all that was taken since {@link keep}. */
  drop(): void {
    this.#top = this.#kept
  }

  /** Runs a piece of work, and drops what it took. */
  within<T>(work: () => T): T {
    const top = this.#top
    const result = work()
    this.#top = top
    return result
  }
}
