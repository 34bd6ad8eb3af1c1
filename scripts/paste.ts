// Starts the built desk as a newcomer would, in an empty folder, pastes a story, and tells what the page shows, with
// pictures of it: node scripts/paste.ts STORY FOLDER
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const COMMAND = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const [story, folder] = process.argv.slice(2)
if (story === undefined || folder === undefined) {
  process.stderr.write('Name a story and a folder: node scripts/paste.ts STORY FOLDER\n')
  process.exit(2)
}

const began = performance.now()
const say = (text: string): void => {
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${seconds.padStart(6)} s  ${text}\n`)
}

const home = mkdtempSync(join(tmpdir(), 'hearsay-paste-'))
const server = spawn(process.execPath, [COMMAND, 'serve', '--no-open'], { cwd: home })
const ended = new Promise((resolve) => server.on('exit', resolve))
const address = await new Promise<string>((resolve, reject) => {
  let told = ''
  server.stdout.on('data', (part: Buffer) => {
    told += part
    const [found] = /http:\/\/\S+\//.exec(told) ?? []
    if (found) resolve(found)
  })
  server.on('exit', (status) => reject(new Error(`hearsay serve ended with ${status}: is it built?`)))
})
say(`the desk is at ${address}`)

const browser = await chromium.launch({
  executablePath: process.env.HEARSAY_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
})
const page = await browser.newPage({ viewport: { width: 1360, height: 900 } })
await page.goto(address)
await page.getByLabel('Paste a story').fill(readFileSync(story, 'utf8'))
await page.getByRole('button', { name: 'Read the story' }).click()
await page.getByTestId('figures').waitFor()
say((await page.getByTestId('figures').textContent()) ?? '')
for (const who of await page.locator('[data-entry] strong').allTextContents()) say(`  ${who}`)
mkdirSync(folder, { recursive: true })
await page.screenshot({ path: join(folder, 'statements.png') })
for (const tab of ['People', 'Family', 'Accusations', 'Timeline']) {
  const found = page.getByRole('tab', { name: new RegExp(`^${tab}`) })
  if ((await found.count()) === 0) continue
  await found.click()
  await page.waitForTimeout(200)
  await page.screenshot({ path: join(folder, `${tab.toLowerCase()}.png`) })
}
const family = await page.getByTestId('family').locator('.kin').allTextContents()
if (family.length > 0) say(`family: ${family.join(', ')}`)
await browser.close()
server.kill('SIGINT')
say(`stopped, status ${await ended}; pictures in ${folder}`)
rmSync(home, { recursive: true, force: true })
