import { Agent, request } from 'node:http'
import { readGolden } from '../../src/corpora/golden.ts'

/** One answer: its status, and milliseconds until its last byte. */
export interface Timed {
  readonly status: number
  readonly milliseconds: number
}

/** Figures of many answers. */
export interface Latencies {
  readonly answers: number
  readonly failed: number
  readonly perSecond: number
  readonly median: number
  readonly p99: number
  readonly longest: number
}

export interface Sent {
  readonly path: string
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Sends one request on a connection that is kept. */
export function send(
  agent: Agent,
  port: number,
  { path, method = 'GET', headers = {}, body }: Sent,
): Promise<Timed> {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    const sent = request(
      { host: '127.0.0.1', port, path, method, agent, headers: { ...type, ...headers } },
      (response) => {
        response.resume()
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, milliseconds: performance.now() - begun }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Clients that each send the next request when the last is answered. */
export async function clients(
  port: number,
  count: number,
  seconds: number,
  next: (number: number) => Sent,
  pause = 0,
): Promise<Latencies> {
  const agent = new Agent({ keepAlive: true, maxSockets: count })
  const timed: Timed[] = []
  const end = performance.now() + seconds * 1000
  let number = 0
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      timed.push(await send(agent, port, next(number++)))
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: count }, client))
  agent.destroy()
  return latencies(timed, (performance.now() - begun) / 1000)
}

export function latencies(timed: readonly Timed[], seconds: number): Latencies {
  const sorted = timed.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return {
    answers: timed.length,
    failed: timed.filter(({ status }) => status >= 300).length,
    perSecond: timed.length / seconds,
    median: at(0.5),
    p99: at(0.99),
    longest: sorted.at(-1) ?? 0,
  }
}

/** Stories of so many words, each another: paragraphs of the package's own, in turns. */
export function storiesOf(words: number, count: number): readonly string[] {
  const paragraphs = readGolden().flatMap(({ text }) =>
    text.split(/\n{2,}/).filter((one) => one.trim() !== ''),
  )
  let at = 0
  return Array.from({ length: count }, () => {
    const taken: string[] = []
    for (let length = 0; length < words; ) {
      const paragraph = paragraphs[at++ % paragraphs.length]!
      taken.push(paragraph)
      length += paragraph.split(/\s+/).length
    }
    return taken.join('\n\n')
  })
}
