import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { openArticles } from '../../src/article/files.ts'
import { loadDesk } from '../../src/http/static.ts'
import { readArticle } from '../../src/read.ts'
import type { HearsayRecord } from '../../src/record/record.ts'
import { type Running, type RunningOptions, running } from '../http/running.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const CHROMIUM = process.env.HEARSAY_CHROMIUM ?? '/usr/bin/chromium'

/** Whether there is a browser to test in. */
export const hasBrowser = existsSync(CHROMIUM)
if (!hasBrowser)
  process.stderr.write(
    `The desk is not tested: ${CHROMIUM} is missing. Install Debian's chromium or name one with HEARSAY_CHROMIUM.\n`,
  )

/** The project's own sample stories, as `hearsay serve` reads them. */
export async function sampleRecords(): Promise<readonly HearsayRecord[]> {
  const records: HearsayRecord[] = []
  for await (const opened of openArticles([`${ROOT}samples`])) {
    if ('error' in opened) throw opened.error
    if (opened.article.id !== 'README') records.push(readArticle(opened.article))
  }
  return records
}

/** Builds the desk as it now stands in the source; `clear` takes it away again. */
export async function builtDesk(): Promise<{ readonly folder: string; clear(): void }> {
  // Inside the package, where its dependencies are found.
  mkdirSync(`${ROOT}node_modules/.cache`, { recursive: true })
  const folder = mkdtempSync(`${ROOT}node_modules/.cache/desk-`)
  // As a process of its own: what a test runner sets up must not go into the build.
  const build = `import('${ROOT}scripts/desk.mjs').then(({ buildDesk }) => buildDesk('${folder}'))`
  execFileSync(process.execPath, ['--eval', build], { stdio: 'inherit' })
  return { folder, clear: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A desk in a browser, with a server and an archive of its own. */
export interface Desk {
  readonly server: Running
  readonly folder: string
  /** A page of a fresh browser profile, at a place of the desk: `#/archive`. */
  open(place?: string, options?: BrowserContextOptions): Promise<Page>
  /** What pages asked of any other host, and what went wrong in them, since the desk was opened. */
  readonly outside: readonly string[]
  readonly faults: readonly string[]
  close(): Promise<void>
}

export async function openDesk(options: RunningOptions = {}): Promise<Desk> {
  const { folder, clear } = await builtDesk()
  const server = await running({ ...options, desk: loadDesk(folder)! })
  const browser: Browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--no-first-run'],
  })
  const outside: string[] = []
  const faults: string[] = []
  const watch = (page: Page): void => {
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(`${server.address}/`) && !url.startsWith('blob:')) outside.push(url)
    })
    page.on('pageerror', (error) => faults.push(error.message))
    // A refused request is told on the page; the browser logs it as well.
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        faults.push(message.text())
    })
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
  }
  return {
    server,
    folder,
    outside,
    faults,
    open: async (place = '', context = {}) => {
      const profile = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context })
      const page = await profile.newPage()
      page.setDefaultTimeout(25_000)
      watch(page)
      await page.goto(`${server.address}/${place}`)
      return page
    },
    close: async () => {
      await browser.close()
      await server.close()
      clear()
    },
  }
}

/** Pastes a story into the page and waits until it is read. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel('Paste a story').fill(text)
  await page.getByRole('button', { name: 'Read the story' }).click()
  await page.getByTestId('figures').waitFor()
}

/** The words that are lit as something: `source`, `cue`, `place`. */
export const litWords = (page: Page, as: string): Promise<readonly string[]> =>
  page.evaluate(`[...(CSS.highlights.get('${as}') ?? [])].map(String)`)
