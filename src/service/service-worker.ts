import { readlinkSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { constants, getPriority, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { Archive } from '../archive/archive.ts'
import { asServiceError } from './service-error.ts'
import { perform, type Task } from './tasks.ts'

nodeModule.enableCompileCache?.()

/** What a thread is told when it starts, and what it answers to each task. */
export interface WorkerSettings {
  readonly archive: string
  /** Whether its tasks are long, and give way to others where both want a core. */
  readonly givesWay: boolean
}
export type WorkerAnswer =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly origin: string; readonly code: string; readonly message: string }

/** So much less than the listening thread and those that ask the archive. */
const LESS = 5

/** Linux schedules each thread by its own priority; where that cannot be set all are alike. */
function giveWay(): void {
  try {
    const thread = Number(/\d+$/.exec(readlinkSync('/proc/thread-self'))?.[0])
    setPriority(thread, Math.min(constants.priority.PRIORITY_LOW, getPriority() + LESS))
  } catch {
    // Another system, or not allowed.
  }
}

const port = parentPort
if (port) {
  const { archive: location, givesWay } = workerData as WorkerSettings
  if (givesWay) giveWay()
  let opened: Promise<Archive> | null = null
  const open = async (): Promise<Archive> => {
    const { openArchive } = await import('../archive/open.ts')
    return openArchive(location, { mode: 'read' })
  }
  const archive = (): Promise<Archive> => {
    // An archive that could not be opened may be there the next time.
    opened ??= open().catch((error) => {
      opened = null
      throw error
    })
    return opened
  }
  port.on('message', async (task: Task) => {
    try {
      const bytes = new TextEncoder().encode(await perform(task, archive))
      port.postMessage({ ok: true, bytes } satisfies WorkerAnswer, [bytes.buffer])
    } catch (error) {
      const { origin, code, message } = asServiceError(error)
      port.postMessage({ ok: false, origin, code, message } satisfies WorkerAnswer)
    }
  })
}
