import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, hasBrowser, openDesk } from './desk.ts'

// March 3, 2020 was a Tuesday; the figures do not add up to the total.
const story = `The hall opened on Monday, March 3, 2020, after two years of work.

“We are glad it stands,” harbour master Ida Holm told reporters at the quay.
`

describe.skipIf(!hasBrowser)('checking on the desk', { timeout: 60_000 }, () => {
  let desk: Desk
  let page: Page
  const findings = () => page.locator('.findings .quote')

  beforeAll(async () => {
    desk = await openDesk()
    page = await desk.open('#/read')
  }, 120_000)
  afterAll(() => desk?.close())

  test('finds what is wrong, beside the words that say so', async () => {
    await page.getByRole('link', { name: 'Check', exact: true }).click()
    await page.getByLabel(/^Paste a story before/).fill(story)
    await page.getByRole('button', { name: 'Check the story' }).click()
    await page.getByTestId('outcome').waitFor()
    const told = await findings().allTextContents()
    expect(told.some((text) => /Tuesday/.test(text))).toBe(true)
    const marked = await page.locator('.marked').allTextContents()
    expect(marked.join(' ')).toContain('Monday')
  })

  test('explains it', async () => {
    const finding = findings().filter({ hasText: 'Tuesday' })
    await finding.getByText('Why', { exact: true }).click()
    expect((await finding.locator('details').first().textContent())!.length).toBeGreaterThan(20)
    await page.locator('.marked').first().getByRole('button').press('Enter')
    expect(await page.locator('.quote[data-chosen]').count()).toBe(1)
  })

  test('lets it stand with a reason, which is kept in a file, and takes that back', async () => {
    const count = await findings().count()
    const finding = findings().filter({ hasText: 'Tuesday' })
    await finding.getByText('Let it stand').first().click()
    expect(await finding.getByRole('button', { name: 'Let it stand' }).isDisabled()).toBe(true)
    await finding.getByLabel('Because').fill('The town counts days its own way.')
    await finding.getByRole('button', { name: 'Let it stand' }).click()
    await expect.poll(() => findings().count()).toBe(count - 1)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save what was let stand' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('story.txt.hearsay-ignore.json')
    const { suppressions } = JSON.parse(readFileSync((await download.path())!, 'utf8')) as {
      readonly suppressions: readonly { readonly reason: string }[]
    }
    expect(suppressions.map(({ reason }) => reason)).toEqual(['The town counts days its own way.'])
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect.poll(() => findings().count()).toBe(count)
  })

  test('says so where nothing is wrong', async () => {
    await page.getByRole('button', { name: 'Change the story' }).click()
    await page.getByLabel(/^Paste a story before/).fill('The hall stands.')
    await page.getByRole('button', { name: 'Check the story' }).click()
    await page.getByText('Nothing was found').waitFor()
  })

  test('asked nothing of any other host, and nothing went wrong', () => {
    expect(desk.outside).toEqual([])
    expect(desk.faults).toEqual([])
  })
})
