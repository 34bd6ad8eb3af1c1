import { english } from '../src/english.ts'
import type { BenchText } from './texts.ts'
import { median } from './timing.ts'

export interface StageTime {
  readonly name: string
  readonly writes: readonly string[]
  /** Seconds for all texts, a number a turn. */
  readonly times: readonly number[]
}

/** Time of each stage over all texts; the first turn warms up. */
export function stageTimes(texts: readonly BenchText[], repetitions: number): readonly StageTime[] {
  const times = english.stages.map((): number[] => [])
  for (let turn = 0; turn <= repetitions; turn++) {
    const sums = english.stages.map(() => 0)
    for (const { text, published } of texts) {
      const document = { text, published }
      for (const [i, stage] of english.stages.entries()) {
        const start = performance.now()
        Object.assign(document, stage.run(document as never))
        sums[i]! += (performance.now() - start) / 1000
      }
    }
    if (turn > 0) for (const [i, sum] of sums.entries()) times[i]!.push(sum)
  }
  return english.stages.map(({ name, writes }, i) => ({ name, writes, times: times[i]! }))
}

/** A line a stage: milliseconds an article, and its share of the whole. */
export function stageTable(stages: readonly StageTime[], articles: number): string {
  const all = stages.reduce((sum, { times }) => sum + median(times), 0)
  const lines = stages.map(({ name, writes, times }) => {
    const time = median(times)
    const each = ((1000 * time) / articles).toFixed(3).padStart(9)
    const part = ((100 * time) / all).toFixed(1).padStart(6)
    return `${name.padEnd(16)}${each} ms${part} %   ${writes.join(', ')}`
  })
  return [`${'stage'.padEnd(16)}  an article   share   writes`, ...lines].join('\n')
}
