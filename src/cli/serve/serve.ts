import { existsSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { Archive } from '../../archive/archive.ts'
import { ArchiveError } from '../../archive/archive-error.ts'
import { DEFAULT_LOCATION, openArchive } from '../../archive/open.ts'
import { type Listening, listen, ServerError } from '../../http/server.ts'
import { type DeskFiles, loadDesk } from '../../http/static.ts'
import { Service } from '../../service/service.ts'
import { EXIT } from '../exit.ts'
import { plain } from '../page/plain.ts'
import { complaint, writeOut } from '../terminal.ts'
import { version } from '../version.ts'
import { openBrowser } from './browser.ts'
import { addSamples, writableSamples } from './samples.ts'

/** What the person asked for. */
export interface ServeOptions {
  /** Null where none is named. */
  readonly archive: string | null
  readonly host: string
  readonly port: number
  readonly open: boolean
  readonly jobs: number | undefined
}

// The build puts the desk beside the command; from source it is what was built last.
const DESK = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../../dist/desk/' : '../desk/', import.meta.url),
)

/** Serves until Ctrl-C, and returns the exit status. */
export async function serveDesk(options: ServeOptions): Promise<number> {
  try {
    return await serve(options)
  } catch (error) {
    if (!(error instanceof ArchiveError || error instanceof ServerError)) throw error
    process.stderr.write(complaint(error.message))
    return error instanceof ServerError && error.code === 'no-token' ? EXIT.wrongUsage : EXIT.someFailed
  }
}

async function serve(options: ServeOptions): Promise<number> {
  const stop = stopped()
  const { archive, location, samples } = await openDeskArchive(options.archive)
  let service: Service | null = null
  let server: Listening | null = null
  try {
    if (samples) await addSamples(archive)
    service = new Service({ archive, location, samples, version: version(), threads: options.jobs })
    const desk = loadDesk(DESK)
    const { host, port } = options
    server = await listen({ service, host, port, token: process.env.HEARSAY_TOKEN || null, desk })
    await announce(server, options, { location: archive.location, samples, desk })
    void service.warm()
    await stop
    return EXIT.done
  } finally {
    await server?.close()
    await service?.close()
    await archive.close()
  }
}

/** The archive that is named, else the one in this folder, else that of the samples. */
async function openDeskArchive(
  named: string | null,
): Promise<{ readonly archive: Archive; readonly location: string; readonly samples: boolean }> {
  const samples = named === null && !existsSync(DEFAULT_LOCATION)
  const location = named ?? (samples ? writableSamples() : DEFAULT_LOCATION)
  return { archive: await openArchive(location, { mode: 'write' }), location, samples }
}

interface Shown {
  readonly location: string
  readonly samples: boolean
  readonly desk: DeskFiles | null
}

async function announce(
  { address }: Listening,
  { open, host }: ServeOptions,
  { location, samples, desk }: Shown,
): Promise<void> {
  const lines = [
    desk ? `Hearsay’s desk: ${address}/` : `Hearsay’s API: ${address}/openapi.json`,
    samples
      ? `Archive: ${location}, made-up stories to try things out. Your own: hearsay serve --archive desk.db`
      : `Archive: ${location}`,
    ...(desk ? [] : ['The desk is not built; npm run build does it.']),
    'Ctrl-C stops it.',
  ]
  await writeOut(`${lines.map(plain).join('\n')}\n`)
  const own = host === '127.0.0.1' || host === 'localhost' || host === '::1'
  if (open && desk && own && process.stdout.isTTY) openBrowser(`${address}/`)
}

/** Resolves at the first Ctrl-C or polite end; at the second the process ends at once. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked = 0
    const ask = (): void => {
      if (++asked > 1) process.exit(EXIT.interrupted)
      resolve()
    }
    process.on('SIGINT', ask)
    process.on('SIGTERM', ask)
  })
}
