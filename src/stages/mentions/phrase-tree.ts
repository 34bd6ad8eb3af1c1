import { tokenize } from '../tokens/stage.ts'

interface Node {
  readonly next: Map<string, Node>
  value: string | null
}

const node = (): Node => ({ next: new Map(), value: null })

/** Phrases by their tokens; finds the longest that starts at a token. */
export class PhraseTree {
  readonly #root = node()

  /** The first value given to a phrase stays. */
  add(phrase: string, value: string): void {
    const tokens = tokenize(phrase)
    let at = this.#root
    for (let i = 0; i < tokens.length; i++) {
      const form = tokens.form(i)
      let next = at.next.get(form)
      if (!next) {
        next = node()
        at.next.set(form, next)
      }
      at = next
    }
    at.value ??= value
  }

  /** `form(i)` is the word to look for at token `i`. Null if no phrase starts at `start` and ends by `end`. */
  longest(form: (i: number) => string, start: number, end: number): { end: number; value: string } | null {
    let at = this.#root.next.get(form(start))
    let found: { end: number; value: string } | null = null
    for (let i = start + 1; at; i++) {
      if (at.value !== null) found = { end: i, value: at.value }
      if (i >= end) break
      at = at.next.get(form(i))
    }
    return found
  }
}
