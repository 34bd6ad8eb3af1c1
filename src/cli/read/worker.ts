import * as nodeModule from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { RenderOptions } from './options.ts'
import { perform, type Task } from './task.ts'

nodeModule.enableCompileCache?.()
const options = workerData as RenderOptions
const port = parentPort
if (port) {
  // Messages are read one at a time: a worker has no more than one story in hand.
  let before: Promise<void> = Promise.resolve()
  port.on('message', (task: Task) => {
    before = before.then(async () => port.postMessage(await perform(task, options)))
  })
}
