import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { CONTENDERS, type ContenderName } from './contenders.ts'
import type { BenchText } from './texts.ts'
import { interleaved } from './timing.ts'

/** Seconds for all texts, a number a turn, by contender. */
export type Times = ReadonlyMap<ContenderName, readonly number[]>

/** Reading warm, in this thread. */
export async function oneCore(texts: readonly BenchText[], repetitions: number): Promise<Times> {
  const work = new Map<ContenderName, () => void>()
  for (const { name, load } of CONTENDERS) {
    const read = await load()
    work.set(name, () => {
      for (const text of texts) read(text)
    })
  }
  return interleaved(work, repetitions)
}

export const CORES = availableParallelism()

/** Reading warm, in a worker thread a core; the threads take the texts in turns. */
export async function allCores(texts: readonly BenchText[], repetitions: number): Promise<Times> {
  const crews = new Map(CONTENDERS.map(({ name }) => [name, crew(name, texts)] as const))
  try {
    const work = new Map(
      [...crews].map(([name, workers]) => [name, () => Promise.all(workers.map(turn))] as const),
    )
    return await interleaved(work, repetitions)
  } finally {
    await Promise.all([...crews.values()].flat().map((worker) => worker.terminate()))
  }
}

function crew(name: ContenderName, texts: readonly BenchText[]): readonly Worker[] {
  return Array.from({ length: CORES }, (_, i) => {
    const share = texts.filter((_, k) => k % CORES === i)
    return new Worker(new URL('./worker.ts', import.meta.url), { workerData: { name, texts: share } })
  })
}

/** One turn of a worker over its texts. */
function turn(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', () => {
      worker.off('error', reject)
      resolve()
    })
    worker.postMessage('read')
  })
}
