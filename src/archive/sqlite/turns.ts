/** The last write to each file, in this process. */
const last = new Map<string, Promise<unknown>>()

/**
 * Writes to one file one after the other. SQLite waits for other processes, but waiting for another connection of this
 * one would keep it from ever finishing.
 */
export async function inTurn<T>(path: string, work: () => Promise<T>): Promise<T> {
  const before = last.get(path) ?? Promise.resolve()
  const turn = before.then(work, work)
  const settled = turn.catch(() => {})
  last.set(path, settled)
  try {
    return await turn
  } finally {
    if (last.get(path) === settled) last.delete(path)
  }
}
