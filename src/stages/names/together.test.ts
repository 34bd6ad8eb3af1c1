import { describe, expect, it } from 'vitest'
import { LABELS, labelOf } from './labels.ts'
import { Together } from './together.ts'

const PERSON = labelOf(0, 3)
const PLACE = labelOf(2, 3)

/** One occurrence: so much for a person, the rest for a place. */
const marginals = (person: number): Float64Array => {
  const cells = new Float64Array(LABELS)
  cells[PERSON] = person
  cells[PLACE] = 1 - person
  return cells
}

describe('the occurrences of a word', () => {
  it('move a doubtful one towards the type of the others', () => {
    const together = new Together()
    for (const person of [0.95, 0.9, 0.45]) together.add(7, marginals(person), 0)
    const scores = Float64Array.from(marginals(0.45), Math.log)
    expect(scores[PERSON]).toBeLessThan(scores[PLACE]!)
    together.move(7, scores, 0)
    expect(scores[PERSON]).toBeGreaterThan(scores[PLACE]!)
  })

  it('do not overrule one that is sure of itself', () => {
    const together = new Together()
    for (const person of [0.7, 0.7, 0.02]) together.add(7, marginals(person), 0)
    const scores = Float64Array.from(marginals(0.02), Math.log)
    together.move(7, scores, 0)
    expect(scores[PLACE]).toBeGreaterThan(scores[PERSON]!)
  })

  it('count for their own word only, and only where there are several', () => {
    const together = new Together()
    together.add(7, marginals(0.9), 0)
    const scores = new Float64Array(LABELS)
    expect(together.move(7, scores, 0)).toBe(false)
    expect(together.move(8, scores, 0)).toBe(false)
    expect(scores).toEqual(new Float64Array(LABELS))
  })
})
