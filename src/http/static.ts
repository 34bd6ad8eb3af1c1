import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import type { App } from './routing.ts'

/** A file as it is served. */
interface DeskFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly zipped: Uint8Array<ArrayBuffer> | null
  readonly type: string
  readonly tag: string
  /** Whether its name changes with its content. */
  readonly named: boolean
}

/** The built desk, all of it in memory, by its path (`/index.html`): what is not in here cannot be asked for. */
export type DeskFiles = ReadonlyMap<string, DeskFile>

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/** Less is not worth packing. */
const WORTH_ZIPPING = 1024

/** Loads the built desk; null where it has not been built. */
export function loadDesk(folder: string): DeskFiles | null {
  if (!existsSync(join(folder, 'index.html'))) return null
  const files = new Map<string, DeskFile>()
  const walk = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const inside = `${path}/${entry.name}`
      if (entry.isDirectory()) walk(inside)
      else if (entry.isFile()) files.set(inside, loadFile(join(folder, inside), inside))
    }
  }
  walk('')
  return files
}

function loadFile(file: string, path: string): DeskFile {
  const bytes = new Uint8Array(readFileSync(file))
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  const packs = /^text|json|svg/.test(type) && bytes.length > WORTH_ZIPPING
  return {
    bytes,
    type,
    zipped: packs ? new Uint8Array(gzipSync(bytes, { level: 9 })) : null,
    tag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    named: /^\/assets\/.+-[\w-]{8}\.\w+$/.test(path),
  }
}

/** Serves the desk: `/` is its page; all else only by its exact path. */
export function addDesk(app: App, files: DeskFiles): void {
  app.get('/', (context) => serveFile(context, files.get('/index.html')!))
  for (const [path, file] of files) app.get(path, (context) => serveFile(context, file))
}

function serveFile(context: Context, { bytes, zipped, type, tag, named }: DeskFile): Response {
  const headers = {
    'content-type': type,
    etag: tag,
    'cache-control': named ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'accept-encoding',
  }
  if (context.req.header('if-none-match') === tag) return context.body(null, 304, headers)
  const packed = zipped && /\bgzip\b/.test(context.req.header('accept-encoding') ?? '')
  return packed
    ? context.body(zipped, 200, { ...headers, 'content-encoding': 'gzip' })
    : context.body(bytes, 200, headers)
}
