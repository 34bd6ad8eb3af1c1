/**
 * Starts `work` on inputs as they come, at most `ahead` of them not yet taken, and gives the results in the order
 * of the inputs. A result is given as soon as it is ready and its turn has come, however long the next input takes.
 */
export async function* inOrder<T, R>(
  inputs: AsyncIterable<T>,
  work: (input: T) => Promise<R>,
  ahead: number,
): AsyncGenerator<R> {
  const started: Promise<R>[] = []
  let ended = false
  let signal = Promise.withResolvers<void>()
  const tell = (): void => {
    signal.resolve()
    signal = Promise.withResolvers<void>()
  }
  const source = inputs[Symbol.asyncIterator]()
  const feed = async (): Promise<void> => {
    for (let next = await source.next(); !next.done && !ended; next = await source.next()) {
      const result = work(next.value)
      // Taken later: until then a failure is nobody's, and must not end the process.
      result.catch(() => {})
      started.push(result)
      tell()
      while (started.length >= ahead && !ended) await signal.promise
    }
  }
  const feeding = feed().finally(() => {
    ended = true
    tell()
  })
  feeding.catch(() => {})
  try {
    for (;;) {
      const first = started[0]
      if (first) {
        yield await first
        started.shift()
        tell()
      } else if (ended) break
      else await signal.promise
    }
    await feeding
  } finally {
    ended = true
    tell()
  }
}
