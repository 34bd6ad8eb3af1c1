// Makes the pictures of docs/guide.md from the project's own sample stories: node scripts/screenshots.ts
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { type Desk, hasBrowser, openDesk, sampleRecords } from '../test/desk/desk.ts'

const FOLDER = fileURLToPath(new URL('../docs/images/', import.meta.url))
const WIDE: BrowserContextOptions = { viewport: { width: 1200, height: 760 }, colorScheme: 'light' }
const DARK: BrowserContextOptions = { ...WIDE, colorScheme: 'dark' }
const NARROW: BrowserContextOptions = { viewport: { width: 390, height: 760 }, colorScheme: 'light' }

const openTab = (page: Page, name: RegExp): Promise<void> => page.getByRole('tab', { name }).click()

/** A story with something wrong in it. */
const TO_CHECK = `Ferry to sail again

PORT ANSLEY — The night ferry will sail again from Monday, March 3, 2020, the company said on Friday.

It carried 1,200 passengers in 2018 and 1,500 in 2019, a rise of 40 percent.

“We are ready,” harbour master Ida Holm told reporters at the quay.
`

interface Picture {
  readonly name: string
  readonly place: string
  readonly context: BrowserContextOptions
  readonly act?: (page: Page) => Promise<void>
}

const verify = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Fill in an example' }).click()
  await page.getByRole('button', { name: 'Verify the quotes' }).click()
  await page.locator('.quote').first().waitFor()
}

const check = async (page: Page): Promise<void> => {
  await page.getByRole('textbox').fill(TO_CHECK)
  await page.getByRole('button', { name: 'Check the story' }).click()
  await page.getByTestId('outcome').waitFor()
}

const PICTURES: readonly Picture[] = [
  {
    name: 'read',
    place: '#/article/glint-lena',
    context: WIDE,
    act: (page) => page.locator('[data-tag="s5"]').click(),
  },
  {
    name: 'read-dark',
    place: '#/article/glint-lena',
    context: DARK,
    act: (page) => openTab(page, /^Family/),
  },
  {
    name: 'read-narrow',
    place: '#/article/glint-lena',
    context: NARROW,
    act: (page) => page.locator('[data-tag="s1"]').click(),
  },
  { name: 'search', place: '#/archive?q=letter', context: WIDE },
  { name: 'person', place: '#/archive/person/marcus-thole', context: WIDE },
  {
    name: 'quotes',
    place: '#/archive/quotes?phrase=a+choice+between+a+hinge+and+a+dividend',
    context: WIDE,
  },
  { name: 'sources', place: '#/archive/sources', context: WIDE },
  { name: 'verify', place: '#/verify', context: WIDE, act: verify },
  { name: 'check', place: '#/check', context: WIDE, act: check },
]

async function take(desk: Desk, { name, place, context, act }: Picture): Promise<void> {
  const page = await desk.open(place, { ...context, reducedMotion: 'reduce' })
  await page.waitForLoadState('networkidle')
  await act?.(page)
  await page.mouse.move(0, 0)
  await page.waitForTimeout(400)
  await page.screenshot({ path: `${FOLDER}${name}.png` })
  await page.context().close()
}

if (!hasBrowser) process.exit(1)
mkdirSync(FOLDER, { recursive: true })
const desk = await openDesk({ records: await sampleRecords() })
for (const picture of PICTURES) await take(desk, picture)
await desk.close()
