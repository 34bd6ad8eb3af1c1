import { english } from '../src/english.ts'
import type { BenchText } from './texts.ts'
import { median } from './timing.ts'

export interface StageTime {
  readonly name: string
  readonly writes: readonly string[]
  /** Seconds for all texts, a number a turn. */
  readonly times: readonly number[]
}

export interface StageRun {
  readonly stages: readonly StageTime[]
  readonly articles: number
  readonly tokens: number
  /** Milliseconds of the first text of this process, which loads all models and lists. */
  readonly first: number
}

/** Time of each stage over all texts; the first turn warms up. */
export function stageTimes(texts: readonly BenchText[], repetitions: number): StageRun {
  const begun = performance.now()
  english.read({ text: 'The dam is safe, Mayor Ada Quill said.', published: null })
  const first = performance.now() - begun
  const times = english.stages.map((): number[] => [])
  let tokens = 0
  for (let turn = 0; turn <= repetitions; turn++) {
    const sums = english.stages.map(() => 0)
    tokens = 0
    for (const { text, published } of texts) {
      const document = { text, published, tokens: { length: 0 } }
      for (const [i, stage] of english.stages.entries()) {
        const start = performance.now()
        Object.assign(document, stage.run(document as never))
        sums[i]! += (performance.now() - start) / 1000
      }
      tokens += document.tokens.length
    }
    if (turn > 0) for (const [i, sum] of sums.entries()) times[i]!.push(sum)
  }
  const stages = english.stages.map(({ name, writes }, i) => ({ name, writes, times: times[i]! }))
  return { stages, articles: texts.length, tokens, first }
}

/** The stages that write some layer or have its name; all for `all`. */
export const withLayer = (run: StageRun, layer: string): StageRun => ({
  ...run,
  stages: run.stages.filter(({ name, writes }) => [name, ...writes, 'all'].includes(layer)),
})

/** A line a stage: milliseconds an article, tokens a second, and the share of the whole; then stages together. */
export function stageTable({ stages, articles, tokens, first }: StageRun): string {
  const sum = (some: readonly StageTime[]): number => some.reduce((all, { times }) => all + median(times), 0)
  const all = sum(stages)
  const line = (name: string, time: number, writes: string): string => {
    const each = ((1000 * time) / articles).toFixed(3).padStart(9)
    const speed = `${Math.round(tokens / time / 1000)}k`.padStart(9)
    const share = ((100 * time) / all).toFixed(1).padStart(7)
    return `${name.padEnd(16)}${each} ms${speed}${share} %   ${writes}`.trimEnd()
  }
  const mentions = stages.findIndex(({ name }) => name === 'mentions')
  return [
    `${'stage'.padEnd(16)}  an article  tokens/s   share   writes`,
    ...stages.map(({ name, writes, times }) => line(name, median(times), writes.join(', '))),
    ...(stages.length > 1 && mentions > 0
      ? [line('to mentions', sum(stages.slice(0, mentions + 1)), 'tags, syntax and names from the text')]
      : []),
    ...(stages.length > 1 ? [line('together', all, '')] : []),
    `first text, with the loading of all models and lists: ${first.toFixed(0)} ms`,
  ].join('\n')
}
