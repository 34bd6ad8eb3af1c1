import { parentPort, workerData } from 'node:worker_threads'
import { contender } from './contenders.ts'
import type { BenchText } from './texts.ts'

// A thread that reads its share of the texts each time it is told to, and says when it is done.
const { name, texts } = workerData as { readonly name: string; readonly texts: readonly BenchText[] }
const read = await contender(name).load()

parentPort!.on('message', () => {
  let found = 0
  for (const text of texts) found += read(text)
  parentPort!.postMessage(found)
})
