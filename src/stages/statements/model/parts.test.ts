import { describe, expect, test } from 'vitest'
import { LABELS, PART_CLASSES } from './network.ts'
import { BEGIN, bestParts, type PartScores } from './parts.ts'

/** Scores that prefer the given class at each item; circumstances are nowhere. */
function scoresOf(
  classes: readonly (typeof PART_CLASSES)[number][],
  joined: readonly number[] = [],
): PartScores {
  const values = new Float32Array(classes.length * LABELS)
  for (const [k, name] of classes.entries()) {
    values[k * LABELS + PART_CLASSES.indexOf(name)] = 2
    for (let c = PART_CLASSES.length; c < LABELS; c += 3) values[k * LABELS + c] = 2
  }
  const flags = Uint8Array.from(classes, (_, k) => Number(joined.includes(k)))
  return { values, at: 0, columns: LABELS, count: classes.length, joined: flags }
}

describe('the best parts of a cue', () => {
  test('are the stretches that begin and go on', () => {
    const parts = bestParts(
      scoresOf([
        'begin-content',
        'content',
        'begin-source',
        'source',
        'begin-cue',
        'begin-content',
        'outside',
        'begin-content',
      ]),
      null,
    )
    expect(parts.source).toEqual({ from: 2, to: 4 })
    expect(parts.cue).toEqual({ from: 4, to: 5 })
    // Cue and source break content up; what is nothing does not.
    expect(parts.content).toEqual([
      { from: 0, to: 2 },
      { from: 5, to: 8 },
    ])
    expect([parts.addressee, parts.venue, parts.via]).toEqual([null, null, null])
  })

  test('never go on where nothing has begun', () => {
    const parts = bestParts(scoresOf(['outside', 'content', 'content', 'outside']), null)
    for (const { from } of parts.content) expect(from).toBe(1)
    expect(parts.content.length).toBeLessThanOrEqual(1)
  })

  test('do not end between an article and its noun', () => {
    const labels = ['begin-cue', 'begin-content', 'content', 'outside'] as const
    const [loose, close] = [scoresOf(labels), scoresOf(labels, [3])]
    for (const { values } of [loose, close]) values[2 * LABELS + BEGIN.content + 1] = 5
    expect(bestParts(loose, null).content).toEqual([{ from: 1, to: 3 }])
    expect(bestParts(close, null).content).toEqual([{ from: 1, to: 4 }])
  })

  test('are those of the rules unless the model is surer of others', () => {
    const labels = ['begin-cue', 'begin-content', 'content', 'content', 'content'] as const
    const given = (to: number): Uint8Array =>
      Uint8Array.from(labels, (_, k) =>
        k === 0 ? BEGIN.cue : k > to ? 0 : k === 1 ? BEGIN.content : BEGIN.content + 1,
      )
    expect(bestParts(scoresOf(labels), given(3)).content).toEqual([{ from: 1, to: 4 }])
    expect(bestParts(scoresOf(labels), given(1)).content).toEqual([{ from: 1, to: 5 }])
  })

  test('have circumstances of their own, over the others', () => {
    const scores = scoresOf(['begin-cue', 'begin-content', 'content'])
    const venue = PART_CLASSES.length + 3
    scores.values[LABELS + venue + 1] = 5
    scores.values[2 * LABELS + venue + 2] = 5
    expect(bestParts(scores, null).venue).toEqual({ from: 1, to: 3 })
  })
})
