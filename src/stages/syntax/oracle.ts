import { type Configuration, LEFT, RIGHT, SHIFT, type Transition } from './transitions.ts'

/** A gold tree over the words of a sentence: heads by place, the root's place being the number of words. */
export class GoldTree {
  readonly head: Int32Array
  readonly #children: readonly (readonly number[])[]

  constructor(head: Int32Array) {
    this.head = head
    const children: number[][] = Array.from({ length: head.length + 1 }, () => [])
    for (let i = 0; i < head.length; i++) children[head[i]!]!.push(i)
    this.#children = children
  }

  children(i: number): readonly number[] {
    return this.#children[i]!
  }
}

/**
 * How many gold arcs can no longer be found after a transition: the dynamic oracle of Goldberg and Nivre (2013).
 * Exact for projective trees, a good guess for others.
 */
export function cost(configuration: Configuration, gold: GoldTree, transition: Transition): number {
  const { next, stack, size } = configuration
  if (transition === SHIFT) {
    const head = gold.head[next]!
    let lost = head < next && onStack(configuration, head) && head !== stack[size - 1] ? 1 : 0
    for (const child of gold.children(next)) if (child < next && onStack(configuration, child)) lost++
    return lost
  }
  const top = stack[size - 1]!
  const head = gold.head[top]!
  let lost = 0
  for (const child of gold.children(top)) if (child >= next) lost++
  if (transition === LEFT) return lost + (head !== next && (head > next || head === stack[size - 2]) ? 1 : 0)
  if (transition === RIGHT) return lost + (head >= next ? 1 : 0)
  return lost
}

/** Words before `next` are on the stack until they get a head. */
const onStack = (configuration: Configuration, word: number): boolean =>
  word < configuration.next && configuration.head[word] === -1
