import * as nodeModule from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { openArchive } from '../../archive/open.ts'
import type { Task } from '../read/task.ts'
import type { AddWork } from './options.ts'
import { take } from './take.ts'

nodeModule.enableCompileCache?.()
const work = workerData as AddWork
const port = parentPort
if (port) {
  const opening = openArchive(work.archive, { mode: 'read' })
  // Messages are read one at a time: a worker has no more than one story in hand.
  let before: Promise<void> = Promise.resolve()
  port.on('message', (task: Task) => {
    before = before.then(async () => port.postMessage(await take(task, await opening, work)))
  })
}
