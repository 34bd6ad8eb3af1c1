import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, hasBrowser, openDesk, sampleRecords } from './desk.ts'

/** What a click saves. */
async function saved(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  return readFileSync((await download.path())!, 'utf8')
}

describe.skipIf(!hasBrowser)('the archive on the desk', { timeout: 60_000 }, () => {
  let desk: Desk
  let page: Page
  const go = async (place: string): Promise<void> => {
    await page.goto(`${desk.server.address}/${place}`)
  }

  beforeAll(async () => {
    desk = await openDesk({ records: await sampleRecords() })
    page = await desk.open('#/archive')
  }, 120_000)
  afterAll(() => desk?.close())

  test('finds what was said, with the words around it', async () => {
    await page.getByLabel('Words').fill('letter')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.locator('.found').first().waitFor()
    for (const words of await page.locator('.found .context').allTextContents())
      expect(words.toLowerCase()).toMatch(/letter/)
    expect(await page.locator('.found mark').count()).toBe(await page.locator('.found').count())
  })

  test('is narrowed by facets, each of which can be taken off', async () => {
    await go('#/archive')
    const facets = page.getByRole('complementary', { name: 'Narrow the search' })
    const count = Number(
      await facets
        .getByRole('link', { name: /^Glint/ })
        .locator('.count')
        .textContent(),
    )
    await facets.getByRole('link', { name: /^Glint/ }).click()
    await page.getByText(`${count}\u00a0statement`).waitFor()
    await expect.poll(() => page.locator('.found').count()).toBe(count)
    for (const origin of await page.locator('.found .origin').allTextContents())
      expect(origin).toContain('Glint')
    await page.getByRole('link', { name: /^Take off: Printed by/ }).click()
    await expect.poll(() => page.locator('.found').count()).toBeGreaterThan(count)
  })

  test('is narrowed by speaker, date and form at once, and the address says so', async () => {
    await go('#/archive?by=ivo-sand&since=2024&until=2024&mode=direct')
    await page.locator('.found').first().waitFor()
    const rows = (
      await desk.server.get<{ rows: unknown[] }>(
        '/api/statements?by=ivo-sand&since=2024&until=2024&mode=direct',
      )
    ).body.rows
    await expect.poll(() => page.locator('.found').count()).toBe(rows.length)
    expect(await page.getByRole('textbox', { name: 'Said by' }).inputValue()).toBe('ivo-sand')
  })

  test('leads to the words in their story', async () => {
    await go('#/archive?q=monster')
    await page.locator('.found .origin a').first().click()
    await page.getByTestId('card').waitFor()
    expect(await page.locator('.said.lit').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('monster')]),
    )
  })

  test('saves all rows as CSV', async () => {
    await go('#/archive?outlet=Glint')
    await page.locator('.found').first().waitFor()
    const csv = await saved(page, () => page.getByRole('button', { name: 'All as CSV' }).click())
    expect(csv.trim().split(/\r\n(?=[^"]*(?:"[^"]*"[^"]*)*$)/).length - 1).toBe(
      await page.locator('.found').count(),
    )
    expect(csv).toContain('Lena Thole')
  })

  test('lists who is in it, and finds somebody by name', async () => {
    await go('#/archive/people')
    await page.getByTestId('people').waitFor()
    await page.getByLabel('Name').fill('Tolliver')
    await page.getByRole('button', { name: 'Find' }).click()
    await expect.poll(() => page.getByTestId('people').locator('tbody tr').count()).toBe(1)
    await page.getByRole('link', { name: 'Bess Tolliver' }).click()
    await page.getByRole('heading', { name: 'Bess Tolliver', level: 1 }).waitFor()
  })

  test('has a page for a person: over time, through whom, about whom, accusations', async () => {
    await go('#/archive/person/marcus-thole')
    const person = page.getByTestId('person')
    await person.waitFor()
    await person.getByText('Said over time').first().waitFor()
    const { body } = await desk.server.get<{ months: { name: string; statements: number }[] }>(
      '/api/sources?by=marcus-thole',
    )
    const table = await person.locator('.chart table').textContent()
    for (const { name, statements } of body.months) expect(table).toContain(`${name}${statements} statements`)
    expect(await person.locator('.chart svg rect').count()).toBeGreaterThan(0)
    const text = await person.textContent()
    expect(text).toContain('chief executive of Strandline Ferries')
    expect(text).toContain('married to Lena Thole')
    expect(text).toContain('involuntary manslaughter')
    expect(text).toContain('What others said of them')
    expect(text).toContain('Through which outlets')
  })

  test('shows who printed a quote, and marks what each changed', async () => {
    await go('#/archive/quotes')
    await page.getByLabel('A quote, or some words of it').fill('a choice between a hinge and a dividend')
    await page.getByRole('button', { name: 'Find it' }).click()
    const family = page.getByTestId('family-of-quotes').first()
    await family.waitFor()
    expect(await family.locator('.appearance').count()).toBeGreaterThan(1)
    expect(await family.locator('.appearance').first().textContent()).toContain('the earliest')
    expect(await family.locator('del, ins').count()).toBeGreaterThan(0)
    expect(await family.textContent()).toContain('another speaker')
  })

  test('audits sources: figures, charts, a table to take away', async () => {
    await go('#/archive/sources?outlet=Northern+Wire')
    const audit = page.getByTestId('audit')
    await audit.waitFor()
    const { body } = await desk.server.get<{ all: { statements: number; named: number } }>(
      '/api/sources?outlet=Northern+Wire',
    )
    expect(await audit.textContent()).toContain(`${body.all.statements}\u00a0statements`)
    expect(await audit.textContent()).toContain(`named: ${body.all.named}`)
    const csv = await saved(page, () => page.getByRole('button', { name: 'Save as CSV' }).click())
    expect(csv.split('\r\n')[0]).toBe(
      'kind,name,statements,direct,mixed,indirect,articles,named,unnamed,unattributed',
    )
    expect(csv).toContain(`outlet,Northern Wire,${body.all.statements},`)
  })

  test('says so where nothing is found, and what is wrong with a question', async () => {
    await go('#/archive?q=zeppelin')
    await page.getByText('Nobody said that in the archive').waitFor()
    await go('#/archive?q=-zeppelin')
    await page.getByRole('alert').first().waitFor()
    await go('#/archive/person/nobody-of-this-name')
    expect(await page.getByRole('alert').first().textContent()).toContain('nobody-of-this-name')
  })

  test('asked nothing of any other host, and nothing went wrong', () => {
    expect(desk.outside).toEqual([])
    expect(desk.faults).toEqual([])
  })
})
