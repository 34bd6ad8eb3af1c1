import { globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, hasBrowser, openDesk, paste, sampleRecords } from './desk.ts'

const story = readFileSync(new URL('../golden/the-marchettis.txt', import.meta.url), 'utf8')
const GOLDEN = fileURLToPath(new URL('../golden/', import.meta.url))
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[] }[]
}

/** What axe finds wrong with the page as it stands, with places. */
async function violations(page: Page, options: object): Promise<readonly string[]> {
  // By the inspector, which no policy of the page forbids.
  await page.evaluate(AXE)
  const run = `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`
  const found = (await page.evaluate(run)) as readonly Violation[]
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** Milliseconds from frame to frame while scrolling, and to light a statement: the median of the best round. */
interface Pace {
  readonly scrolling: number
  readonly pointing: number
}

const pace = async (page: Page): Promise<Pace> =>
  (await page.evaluate(`(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    const median = async (turns, act) => {
      const times = []
      for (let turn = 0; turn < turns; turn++) {
        const start = performance.now()
        act(turn)
        await frame()
        times.push(performance.now() - start)
      }
      return times.sort((a, b) => a - b)[Math.floor(turns / 2)]
    }
    const tags = document.querySelectorAll('[data-tag]')
    // The best of some rounds: another process may take the core in any of them.
    const best = async (turns, act) => {
      const rounds = []
      for (let round = 0; round < 4; round++) rounds.push(await median(turns, act))
      return Math.min(...rounds)
    }
    const pointing = await best(20, (turn) => tags[turn % tags.length].focus({ preventScroll: true }))
    return { pointing, scrolling: await best(30, (turn) => scrollBy(0, turn % 2 ? 400 : -300)) }
  })()`)) as Pace

async function paceOfShort(desk: Desk): Promise<Pace> {
  const page = await desk.open()
  await paste(page, story)
  const found = await pace(page)
  await page.context().close()
  return found
}

/** How the desk is looked at, and what axe is asked then: in the dark only the colours are others. */
const LOOKS: Readonly<Record<string, { readonly context: BrowserContextOptions; readonly axe: object }>> = {
  light: { context: { colorScheme: 'light' }, axe: {} },
  dark: { context: { colorScheme: 'dark' }, axe: { runOnly: ['color-contrast'] } },
  narrow: {
    context: { viewport: { width: 375, height: 740 } },
    axe: { rules: { 'color-contrast': { enabled: false } } },
  },
}

const PLACES = [
  '#/read',
  '#/article/glint-lena?statement=s2',
  '#/archive?q=letter',
  '#/archive/people',
  '#/archive/person/marcus-thole',
  '#/archive/quotes?phrase=a+choice+between+a+hinge+and+a+dividend',
  '#/archive/sources',
  '#/archive/corrections',
  '#/verify',
  '#/check',
]

describe.skipIf(!hasBrowser)('the desk', { timeout: 120_000 }, () => {
  let desk: Desk

  beforeAll(async () => {
    desk = await openDesk({ records: await sampleRecords() })
    await desk.server.post('/api/corrections', { kind: 'rename', of: 'joan-okafor', name: 'Joan A. Okafor' })
  }, 120_000)
  afterAll(() => desk?.close())

  for (const [look, { context, axe }] of Object.entries(LOOKS))
    test(`has nothing that axe finds wrong, ${look}`, { timeout: 300_000 }, async () => {
      const page = await desk.open('', context)
      const found: string[] = []
      for (const place of PLACES) {
        await page.goto(`${desk.server.address}/${place}`)
        await page.waitForLoadState('networkidle')
        found.push(...(await violations(page, axe)).map((one) => `${place} ${one}`))
      }
      await page.goto(`${desk.server.address}/#/read`)
      await paste(page, story)
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click()
        const name = await tab.textContent()
        found.push(...(await violations(page, axe)).map((one) => `${name}: ${one}`))
      }
      await page.goto(`${desk.server.address}/#/verify`)
      await page.getByRole('button', { name: 'Fill in an example' }).click()
      await page.getByRole('button', { name: 'Verify the quotes' }).click()
      await page.getByTestId('outcome').waitFor()
      found.push(...(await violations(page, axe)))
      expect(found).toEqual([])
      await page.context().close()
    })

  test('never scrolls sideways on a phone', async () => {
    const page = await desk.open('', LOOKS.narrow!.context)
    for (const place of PLACES) {
      await page.goto(`${desk.server.address}/${place}`)
      await page.waitForLoadState('networkidle')
      expect([place, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([place, 375])
    }
    await page.context().close()
  })

  test('shows the statement at hand at the foot of a phone, and nothing moves while pointing', async () => {
    const page = await desk.open('', LOOKS.narrow!.context)
    await paste(page, story)
    const top = (): Promise<unknown> =>
      page.evaluate("document.querySelector('[role=tablist]').getBoundingClientRect().top + scrollY")
    const before = await top()
    await page.locator('[data-tag="s3"]').click()
    await page.getByTestId('card').waitFor()
    expect(await top()).toBe(before)
    const inView = `(() => {
      const sheet = document.querySelector('.dock').getBoundingClientRect()
      const tag = document.querySelector('[data-tag="s3"]').getBoundingClientRect()
      return sheet.bottom <= innerHeight + 1 && tag.bottom <= sheet.top
    })()`
    await expect.poll(() => page.evaluate(inView)).toBe(true)
    await page.getByRole('button', { name: 'Close the statement' }).click()
    expect(await page.getByTestId('card').isVisible()).toBe(false)
    for (const tab of await page.getByRole('tab').all()) await tab.click()
    await page.getByRole('tab', { name: /^Statements/ }).click()
    await page.locator('[data-entry="s1"]').hover()
    expect(await top()).toBe(before)
    await page.context().close()
  })

  test('shows hostile text as text', async () => {
    const text = `<script>globalThis.harm = 1</script> <img src=x onerror="harm = 2"> &lt;b&gt; &#x202e; &amp;

“<svg onload=harm=3> <a href=javascript:harm=4>No</a>,” said Ada <b onclick=harm=5>Quill</b>, 41, at <iframe srcdoc="<script>parent.harm=6</script>">.

“\u202egnihton\u202c was \u2066said\u2069 \u0000\u200b here,” Quill told the “<style>body{display:none}</style>” News.`
    const page = await desk.open()
    await paste(page, text)
    for (const tab of await page.getByRole('tab').all()) await tab.click()
    const shown = await page.locator('.story [data-start]').allTextContents()
    const hidden = /[\u202e\u202c\u2066\u2069\u0000\u200b]/g
    expect(shown.join('\n')).toBe(
      text
        .split('\n')
        .filter((line) => line !== '')
        .join('\n')
        .replace(hidden, '\ufffd'),
    )
    expect(await page.locator('.story :is(script, img, svg, iframe, style, a, b)').count()).toBe(0)
    expect(await page.evaluate('globalThis.harm')).toBeUndefined()
    await page.getByRole('button', { name: 'Keep in the archive' }).click()
    await page.locator('.notice').waitFor()
    await page.goto(`${desk.server.address}/#/archive?q=No`)
    await page.locator('.found').first().waitFor()
    await page.goto(`${desk.server.address}/#/archive/person/%3Cimg%20src%3Dx%20onerror%3Dharm%3D7%3E`)
    expect(await page.getByRole('alert').first().textContent()).toContain('<img src=x onerror=harm=7>')
    expect(await page.evaluate('globalThis.harm')).toBeUndefined()
    await page.context().close()
  })

  test('keeps a story of 20,000 words smooth', async () => {
    const stories = globSync('*.txt', { cwd: GOLDEN }).map((file) => readFileSync(`${GOLDEN}${file}`, 'utf8'))
    let long = ''
    while (long.split(/\s+/).length < 20_000) long += stories.join('\n\n')
    const page = await desk.open()
    const file = { name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(long) }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByTestId('figures').waitFor({ timeout: 90_000 })
    expect(await page.locator('.said').count()).toBeGreaterThan(500)
    const [whole, short] = [await pace(page), await paceOfShort(desk)]
    // Machines that test are shared and slow: a long story is held against a short one on the same machine.
    expect(whole.scrolling).toBeLessThan(3 * short.scrolling + 30)
    expect(whole.pointing).toBeLessThan(3 * short.pointing + 30)
    await page.context().close()
  })

  test('is there within a second', async () => {
    const page = await desk.open()
    await page.getByRole('button', { name: 'Read the story' }).waitFor()
    const times: number[] = []
    for (let turn = 0; turn < 3; turn++) {
      await page.reload()
      await page.getByRole('button', { name: 'Read the story' }).waitFor()
      times.push(
        (await page.evaluate(
          "performance.getEntriesByName('first-contentful-paint')[0].startTime",
        )) as number,
      )
    }
    expect(Math.min(...times)).toBeLessThan(1000)
    await page.context().close()
  })

  test('weighs 150 kB at most, packed, its type included', () => {
    const files = globSync('**/*.{html,js,css,svg,woff2}', { cwd: desk.folder })
    const bytes = files.map((file) => gzipSync(readFileSync(`${desk.folder}/${file}`), { level: 9 }).length)
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000)
  })

  test('prints the story with all that it holds, in black on white', async () => {
    const page = await desk.open('', { colorScheme: 'dark' })
    await paste(page, story)
    await page.emulateMedia({ media: 'print' })
    for (const panel of await page.getByRole('tabpanel', { includeHidden: true }).all())
      expect(await panel.isVisible()).toBe(true)
    expect(await page.getByRole('navigation', { name: 'Pages' }).isVisible()).toBe(false)
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)')
    await page.context().close()
  })

  test('keeps the colours that were chosen', async () => {
    const page = await desk.open()
    const ground = (): Promise<unknown> =>
      page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
    const light = await ground()
    await page.getByRole('button', { name: /^Colours/ }).click()
    await page.getByRole('button', { name: 'Colours: light. Change to dark.' }).click()
    expect(await ground()).not.toBe(light)
    await page.reload()
    expect(await ground()).not.toBe(light)
    await page.context().close()
  })

  test('is used by keyboard from the first key on', async () => {
    const page = await desk.open('#/archive')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the page')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).toBe('main')
    await page.context().close()
  })

  test('asked nothing of any other host, and nothing went wrong', () => {
    expect(desk.outside).toEqual([])
    expect(desk.faults).toEqual([])
  })
})

describe.skipIf(!hasBrowser)('a desk that others can reach', { timeout: 60_000 }, () => {
  test('asks for its token, and for nothing more', async () => {
    const token = 'a-token-of-some-length'
    const desk = await openDesk({ records: await sampleRecords(), token })
    try {
      const page = await desk.open('#/archive')
      await page.getByLabel('Token').fill('a-wrong-token-of-it')
      await page.getByRole('button', { name: 'Open the desk' }).click()
      await page.getByText('That was not it.').waitFor()
      await page.getByLabel('Token').fill(token)
      await page.getByRole('button', { name: 'Open the desk' }).click()
      await page.locator('.found').first().waitFor()
      expect(desk.faults).toEqual([])
    } finally {
      await desk.close()
    }
  })
})
