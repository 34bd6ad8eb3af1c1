import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openArchive } from '../../src/archive/open.ts'
import { type ConnectionLimits, type Listening, listen } from '../../src/http/server.ts'
import type { DeskFiles } from '../../src/http/static.ts'
import type { HearsayRecord } from '../../src/record/record.ts'
import { type Limits, Service } from '../../src/service/service.ts'

export interface RunningOptions {
  readonly records?: readonly HearsayRecord[]
  readonly token?: string
  readonly host?: string
  readonly desk?: DeskFiles
  readonly limits?: Partial<Limits>
  readonly connections?: Partial<ConnectionLimits>
  readonly threads?: number
}

/** A server with an archive of its own, on a free port of this machine. */
export interface Running extends Listening {
  readonly service: Service
  /** Asks the API; JSON in, JSON out. */
  get<T = unknown>(path: string): Promise<{ readonly status: number; readonly body: T }>
  post<T = unknown>(path: string, body: unknown): Promise<{ readonly status: number; readonly body: T }>
}

export async function running(options: RunningOptions = {}): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-http-'))
  const location = join(folder, 'a.db')
  const archive = await openArchive(location, { mode: 'write' })
  await archive.add((options.records ?? []).map((record) => ({ record, reader: 'test' })))
  const { threads = 2, limits } = options
  const service = new Service({ archive, location, samples: false, version: '0.0.0', threads, limits })
  const server = await listen({
    service,
    host: options.host ?? '127.0.0.1',
    port: 0,
    token: options.token ?? null,
    desk: options.desk ?? null,
    limits: options.connections,
  })
  const ask = async <T>(path: string, init: RequestInit) => {
    const response = await fetch(server.address + path, init)
    return { status: response.status, body: (await response.json()) as T }
  }
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
  }
  return {
    ...server,
    service,
    get: (path) => ask(path, { headers }),
    post: (path, body) => ask(path, { method: 'POST', headers, body: JSON.stringify(body) }),
    close: async () => {
      await server.close()
      await service.close()
      await archive.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A request as it is, without what `fetch` mends: any path, any header. */
export function rawRequest(
  port: number,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<{
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly text: string
}> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(parts).toString(),
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
