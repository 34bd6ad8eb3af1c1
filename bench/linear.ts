/** How reading time grows with length. */
export interface Growth {
  /** Shortest time of reading the text once, in milliseconds. */
  readonly once: number
  /** Shortest time of reading it `times` over. */
  readonly repeated: number
  /** How many times longer it took than growing in proportion would; 1 is linear, `times` is quadratic. */
  readonly excess: number
}

/**
 * Compares reading a text with reading it several times over. The shortest of a few runs is taken, in turns, so that
 * other work on the machine counts least.
 */
export function growth(read: (text: string) => unknown, text: string, times = 8, runs = 5): Growth {
  const long = text.repeat(times)
  let once = Number.POSITIVE_INFINITY
  let repeated = Number.POSITIVE_INFINITY
  read(text)
  for (let run = 0; run < runs; run++) {
    once = Math.min(
      once,
      milliseconds(() => read(text)),
    )
    repeated = Math.min(
      repeated,
      milliseconds(() => read(long)),
    )
  }
  return { once, repeated, excess: repeated / (once * times) }
}

function milliseconds(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
