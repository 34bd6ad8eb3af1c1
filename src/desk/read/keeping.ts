import { signal } from '@preact/signals'
import { api, type CorrectionRequest } from '../api.ts'
import { messageOf } from '../load.ts'
import { go } from '../shell/route.ts'
import { chosen, open, type Reading, reading, readingOfKept } from './reading.ts'

/** What the desk says of what was just done; `undo` is the number of the correction that can be taken back. */
export interface Notice {
  readonly text: string
  readonly kind: 'done' | 'failed'
  readonly undo: number | null
}

export const notice = signal<Notice | null>(null)

const failed = (error: unknown): void => {
  notice.value = { text: messageOf(error), kind: 'failed', undo: null }
}

/** Reads the story anew from the archive, with all corrections; the statement that was chosen stays so. */
export async function refresh(name: string): Promise<void> {
  const before = chosen.value
  open(readingOfKept(await api.article(name)))
  chosen.value = before
}

/** Keeps a story that was only read, and goes on with it as the archive has it. */
export async function keep({ request }: Reading): Promise<void> {
  if (request === null) return
  try {
    const { article, status } = await api.keep(request)
    const before = chosen.value
    await refresh(article)
    chosen.value = before
    const words = status === 'unchanged' ? 'The archive has this story already.' : 'Kept in the archive.'
    notice.value = { text: words, kind: 'done', undo: null }
    go(['article', article])
  } catch (error) {
    failed(error)
  }
}

/** Sends a correction, and shows what became of the story. */
export async function correct(correction: CorrectionRequest): Promise<boolean> {
  try {
    const { id, summary } = await api.correct(correction)
    const kept = reading.value?.kept
    if (kept) await refresh(kept)
    notice.value = { text: summary, kind: 'done', undo: id }
    return true
  } catch (error) {
    failed(error)
    return false
  }
}

export async function undo(id: number): Promise<void> {
  try {
    await api.undo(id)
    const kept = reading.value?.kept
    if (kept) await refresh(kept)
    notice.value = { text: 'Taken back.', kind: 'done', undo: null }
  } catch (error) {
    failed(error)
  }
}
