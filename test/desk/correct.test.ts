import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, hasBrowser, openDesk, paste, sampleRecords } from './desk.ts'

const story = readFileSync(new URL('../golden/lake-ferry.txt', import.meta.url), 'utf8')

describe.skipIf(!hasBrowser)('correcting on the desk', { timeout: 60_000 }, () => {
  let desk: Desk
  let page: Page
  const entry = (id: string) => page.locator(`[data-entry="${id}"]`)
  const card = () => page.getByTestId('card')
  const undo = () => page.locator('.notice').getByRole('button', { name: 'Undo' })

  beforeAll(async () => {
    desk = await openDesk({ records: await sampleRecords() })
    page = await desk.open()
  }, 120_000)
  afterAll(() => desk?.close())

  test('keeps nothing by itself; a correction asks to keep the story first', async () => {
    await paste(page, story)
    const articles = async (): Promise<number> =>
      (await desk.server.get<{ archive: { articles: number } }>('/api/status')).body.archive.articles
    const before = await articles()
    await page.locator('[data-tag="s1"]').click()
    await card().getByRole('button', { name: 'Keep this story' }).click()
    await page.locator('.notice', { hasText: 'Kept in the archive.' }).waitFor()
    expect(await articles()).toBe(before + 1)
    expect(await page.evaluate('location.hash')).toContain('#/article/')
  })

  test('gives a statement to somebody else, and takes that back', async () => {
    const before = (await entry('s1').locator('strong').textContent())!
    await entry('s1').click()
    await card().getByText('Correct this').click()
    const select = card().getByLabel('Said by')
    const other = await select.locator('option:not(:checked)').nth(1).textContent()
    await select.selectOption({ label: other! })
    await card().getByRole('button', { name: 'Change the speaker' }).click()
    await expect.poll(() => entry('s1').locator('strong').textContent()).toContain(other)
    await undo().click()
    await expect.poll(() => entry('s1').locator('strong').textContent()).toBe(before)
  })

  test('takes away what is no statement, and brings it back', async () => {
    const count = await page.locator('[data-entry]').count()
    const words = (await entry('s2').locator('.excerpt').textContent())!
    await entry('s2').click()
    await card().getByText('Correct this').click()
    await card().getByRole('button', { name: 'Not a statement' }).click()
    await expect.poll(() => page.locator('[data-entry]').count()).toBeLessThan(count)
    expect(await page.locator('.excerpt').allTextContents()).not.toContain(words)
    await page.locator('.corrections').getByRole('button', { name: /^Undo/ }).click()
    await expect.poll(() => page.locator('[data-entry]').count()).toBe(count)
    expect(await page.locator('.excerpt').allTextContents()).toContain(words)
  })

  test('renames somebody, for all stories', async () => {
    await page.goto(`${desk.server.address}/#/archive/person/ivo-sand`)
    await page.getByText('Correct this person').click()
    await page.getByLabel('Is really called').fill('Ivo Sandberg')
    await page.getByRole('button', { name: 'Rename' }).click()
    await page.getByRole('link', { name: 'Ivo Sandberg' }).waitFor()
    await undo().click()
    await page.goto(`${desk.server.address}/#/archive/person/ivo-sand`)
    await page.getByRole('heading', { name: 'Ivo Sand', level: 1, exact: true }).waitFor()
  })

  test('makes two one, and one two', async () => {
    const stories = async (identity: string): Promise<number> =>
      (await desk.server.get<{ articles: number }>(`/api/people/${identity}`)).body.articles
    const [before, other] = [await stories('delia-farrow'), await stories('joan-okafor')]
    await page.goto(`${desk.server.address}/#/archive/person/joan-okafor`)
    await page.getByText('Correct this person').click()
    await page.getByLabel('Is the same as').fill('delia-farrow')
    await page.getByRole('button', { name: 'Make them one' }).click()
    await page.getByRole('heading', { name: 'Delia Farrow', level: 1 }).waitFor()
    expect(await stories('delia-farrow')).toBeGreaterThan(before)
    await undo().click()
    await expect.poll(() => stories('joan-okafor')).toBe(other)
    await page.goto(`${desk.server.address}/#/archive/person/ines-reyes`)
    await page.getByText('Correct this person').click()
    await page.getByRole('group', { name: 'It is somebody else in' }).getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Make them two' }).click()
    await expect.poll(() => page.getByRole('link', { name: 'Inés Reyes' }).count()).toBe(2)
  })

  test('lists all corrections, each to be taken back', async () => {
    await page.goto(`${desk.server.address}/#/archive/corrections`)
    const first = page.locator('.correction-list li').first()
    await first.waitFor()
    const summary = (await first.locator('span').first().textContent())!
    await first.getByRole('button', { name: /^Undo/ }).click()
    const same = page.locator('.correction-list li[data-undone]', { hasText: summary })
    await same.first().waitFor()
    await page.goto(`${desk.server.address}/#/archive/people?name=In%C3%A9s+Reyes`)
    await expect.poll(() => page.getByRole('link', { name: 'Inés Reyes' }).count()).toBe(1)
  })

  test('asked nothing of any other host, and nothing went wrong', () => {
    expect(desk.outside).toEqual([])
    expect(desk.faults).toEqual([])
  })
})
