import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ParseOptions, read } from '../src/index.ts'
import type { HearsayRecord } from '../src/record/record.ts'
import { faultsOf } from './invariants.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CHROMIUM = process.env.HEARSAY_CHROMIUM ?? '/usr/bin/chromium'
const MISSING = `${CHROMIUM} is missing: install Debian's chromium or name one with HEARSAY_CHROMIUM`

const story = readFileSync(new URL('golden/redstone-fire.txt', import.meta.url), 'utf8')
const page = `<!doctype html><html lang="en"><head><title>Ferry to run again</title>
<meta property="og:title" content="Ferry to run again"><meta property="og:site_name" content="Tideway Courier">
<meta property="article:published_time" content="2024-05-04T08:00:00Z"></head><body><article><h1>Ferry to run again</h1>
<p>TIDEWAY — The night ferry will run again from Monday, harbour master Ida Holm said on Friday, after a winter on dry land.</p>
<p>“We have new engines,” Holm told reporters at the quay. “They are quieter than I am.”</p>
<p>Mayor Tom Sorrel, 52, said the town had paid for half of the work, and that he was “a happy man.”</p>
</article></body></html>`

/** Offered by the page to this test. */
interface Hearsay {
  readonly read: typeof read
}

/** A project of somebody who uses the library: the built package beside one page that imports it. */
async function bundle(folder: string): Promise<string> {
  const installed = `${folder}/node_modules/hearsay`
  mkdirSync(installed, { recursive: true })
  copyFileSync(`${ROOT}package.json`, `${installed}/package.json`)
  execFileSync(process.execPath, [`${ROOT}scripts/build.mjs`, `${installed}/dist`], { stdio: 'inherit' })
  // A package of its own: within this one the name would mean this one.
  writeFileSync(`${folder}/package.json`, '{ "name": "page", "type": "module" }')
  writeFileSync(`${folder}/page.js`, "import { read } from 'hearsay'\nglobalThis.hearsay = { read }\n")
  writeFileSync(
    `${folder}/index.html`,
    '<!doctype html><meta charset="utf-8"><script type="module" src="/page.js"></script>',
  )
  await build({ root: folder, configFile: false, logLevel: 'error', build: { chunkSizeWarningLimit: 1e6 } })
  return `${folder}/dist`
}

/** Serves a folder on this machine alone. */
async function serve(folder: string): Promise<Server> {
  const files = new Map(
    globSync('**/*.*', { cwd: folder }).map((file) => [`/${file}`, readFileSync(`${folder}/${file}`)]),
  )
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '')
    const type = path.endsWith('.js') ? 'text/javascript' : 'text/html'
    response.writeHead(files.has(path) ? 200 : 404, { 'content-type': type }).end(files.get(path))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return server
}

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: [
      ...['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
      '--disable-dev-shm-usage',
    ],
  })

if (!existsSync(CHROMIUM)) process.stderr.write(`The library in a browser is not tested. ${MISSING}\n`)

describe.skipIf(!existsSync(CHROMIUM))('the library in a browser', { timeout: 120_000 }, () => {
  let folder: string
  let server: Server
  let browser: Browser
  let tab: Page
  const errors: string[] = []

  beforeAll(async () => {
    // Inside the package, where its dependencies are found.
    mkdirSync(`${ROOT}node_modules/.cache`, { recursive: true })
    folder = mkdtempSync(`${ROOT}node_modules/.cache/browser-`)
    server = await serve(await bundle(folder))
    browser = await launch()
    tab = await browser.newPage()
    tab.on('pageerror', (error) => errors.push(error.message))
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  }, 120_000)

  afterAll(async () => {
    await browser?.close()
    server?.close()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  const readInTab = (input: string, options: ParseOptions): Promise<HearsayRecord> =>
    tab.evaluate(
      ([text, details]) => (globalThis as unknown as { hearsay: Hearsay }).hearsay.read(text, details),
      [input, options] as const,
    )

  test('loads without an error and reads nothing over the network', async () => {
    expect(errors).toEqual([])
    const requests: string[] = []
    tab.on('request', (request) => requests.push(request.url()))
    await readInTab('“No,” said Ada Quill.', {})
    expect(requests).toEqual([])
  })

  test('gives the same record of a story as in Node', async () => {
    const options = { id: 'redstone-fire', published: '2023-08-17' }
    const record = await readInTab(story, options)
    expect(record.statements.length).toBeGreaterThan(10)
    expect(record).toEqual(read(story, options))
    expect(faultsOf(record)).toEqual([])
  })

  test('gives the same record of a web page as in Node', async () => {
    const record = await readInTab(page, { id: 'ferry' })
    expect(record.article).toMatchObject({ headline: 'Ferry to run again', outlet: 'Tideway Courier' })
    expect(record.statements.length).toBeGreaterThan(2)
    expect(record).toEqual(read(page, { id: 'ferry' }))
  })
})
