/** Transitions of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011). */
export const SHIFT = 0
/** The word on top of the stack becomes a dependent of the next word. */
export const LEFT = 1
/** The word on top of the stack becomes a dependent of the word below it. */
export const RIGHT = 2
export type Transition = typeof SHIFT | typeof LEFT | typeof RIGHT

/** A parse under way: a stack, a place in the sentence, and the arcs so far. The root stands after the last word. */
export class Configuration {
  /** Number of words; also the place of the root. */
  length = 0
  size = 0
  next = 0
  stack = new Int32Array(64)
  head = new Int32Array(64)
  /** Outermost and second dependents on either side, `length + 1` where there is none. */
  left1 = new Int32Array(64)
  left2 = new Int32Array(64)
  right1 = new Int32Array(64)
  right2 = new Int32Array(64)
  leftCount = new Uint16Array(64)
  rightCount = new Uint16Array(64)

  start(length: number): void {
    if (this.head.length < length + 2) this.#grow(length + 2)
    this.length = length
    this.size = 0
    this.next = 0
    const none = length + 1
    this.head.fill(-1, 0, length + 2)
    this.left1.fill(none, 0, length + 2)
    this.left2.fill(none, 0, length + 2)
    this.right1.fill(none, 0, length + 2)
    this.right2.fill(none, 0, length + 2)
    this.leftCount.fill(0, 0, length + 2)
    this.rightCount.fill(0, 0, length + 2)
  }

  #grow(length: number): void {
    const room = 2 ** Math.ceil(Math.log2(length))
    this.stack = new Int32Array(room)
    this.head = new Int32Array(room)
    this.left1 = new Int32Array(room)
    this.left2 = new Int32Array(room)
    this.right1 = new Int32Array(room)
    this.right2 = new Int32Array(room)
    this.leftCount = new Uint16Array(room)
    this.rightCount = new Uint16Array(room)
  }

  /** The word `depth` below the top of the stack (0 is the top); `length + 1` if there is none. */
  at(depth: number): number {
    return depth < this.size ? this.stack[this.size - 1 - depth]! : this.length + 1
  }

  get done(): boolean {
    return this.next === this.length && this.size === 0
  }

  /** Exactly one word may depend on the root: the last one left on the stack. */
  allows(transition: Transition): boolean {
    if (transition === SHIFT) return this.next < this.length
    if (transition === RIGHT) return this.size > 1
    return this.size > 0 && (this.next < this.length || this.size === 1)
  }

  apply(transition: Transition): void {
    if (transition === SHIFT) {
      this.stack[this.size++] = this.next++
      return
    }
    const dependent = this.stack[--this.size]!
    if (transition === LEFT) this.#attachLeft(this.next, dependent)
    else this.#attachRight(this.stack[this.size - 1]!, dependent)
  }

  #attachLeft(head: number, dependent: number): void {
    this.head[dependent] = head
    this.left2[head] = this.left1[head]!
    this.left1[head] = dependent
    this.leftCount[head]!++
  }

  #attachRight(head: number, dependent: number): void {
    this.head[dependent] = head
    this.right2[head] = this.right1[head]!
    this.right1[head] = dependent
    this.rightCount[head]!++
  }
}
