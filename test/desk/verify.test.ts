import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, hasBrowser, openDesk, sampleRecords } from './desk.ts'

const captions = `WEBVTT

00:00:04.000 --> 00:00:09.000
<v Ida Holm>We have new engines, and they are quieter than I am.

00:12:03.000 --> 00:12:08.000
<v Ida Holm>It comes to 6 million over four years.
`
const draft = `“They are quieter than I am,” Ida Holm said of the new engines.

“It comes to 5 million over four years,” Holm told the council.

“The council never asked me,” Holm said.
`

describe.skipIf(!hasBrowser)('verifying on the desk', { timeout: 60_000 }, () => {
  let desk: Desk
  let page: Page
  const quote = (n: number) => page.locator(`#quote-q${n}`)

  beforeAll(async () => {
    desk = await openDesk({ records: await sampleRecords() })
    page = await desk.open('#/verify')
  }, 120_000)
  afterAll(() => desk?.close())

  test('holds a draft against a recording that is dropped beside it', async () => {
    await page.getByRole('textbox', { name: 'The draft' }).fill(draft)
    const verify = page.getByRole('button', { name: 'Verify the quotes' })
    expect(await verify.isDisabled()).toBe(true)
    await page.evaluate(`(() => {
      const data = new DataTransfer()
      data.items.add(new File([${JSON.stringify(captions)}], 'council.vtt', { type: 'text/vtt' }))
      document.querySelector('.sources').dispatchEvent(
        new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    })()`)
    await page.getByText('council.vtt').waitFor()
    await verify.click()
    expect(await page.getByTestId('outcome').textContent()).toBe('To mend: 1 not found, 1 altered')
  })

  test('tells verdict by verdict what was said instead, by whom, and when', async () => {
    const altered = quote(2)
    expect(await altered.locator('.state').textContent()).toBe('altered: number')
    expect(await altered.locator('del').allTextContents()).toEqual(['5'])
    expect(await altered.locator('ins').allTextContents()).toEqual(['6'])
    expect(await altered.locator('.where').textContent()).toContain('council.vtt · 12:03')
    expect(await altered.locator('.where').textContent()).toContain('Ida Holm')
    expect(await quote(3).locator('.state').textContent()).toBe('not found')
    expect(await quote(1).locator('.state').textContent()).toMatch(/word for word|typography|as marked/)
    expect(await quote(1).textContent()).toContain('We have new engines')
  })

  test('marks the draft; marks and verdicts lead to each other, by keyboard too', async () => {
    const mark = page.locator('.marked[data-mark="q2"]')
    expect(await mark.textContent()).toBe('It comes to 5 million over four years')
    expect(await mark.getAttribute('data-group')).toBe('mend')
    await mark.getByRole('button').press('Enter')
    expect(await quote(2).getAttribute('data-chosen')).not.toBe(null)
    await page.locator('.outcome').click()
    await page.keyboard.press('j')
    expect(await quote(3).getAttribute('data-chosen')).not.toBe(null)
    expect(await page.locator('.marked[data-mark="q3"]').getAttribute('data-chosen')).not.toBe(null)
  })

  test('saves the report, which needs nothing else', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the report' }).click(),
    ])
    const report = readFileSync((await download.path())!, 'utf8')
    expect(report).toContain('To mend: 1 not found, 1 altered')
    expect(report).toContain('council.vtt · 12:03')
    expect(report).not.toMatch(/<script|src=/)
  })

  test('searches the archive as well, and leads to the story', async () => {
    await page.getByRole('button', { name: 'Change the draft or the sources' }).click()
    await page
      .getByRole('textbox', { name: 'The draft' })
      .fill('“It closes now. I checked,” Ivo Sand said of the bow door.')
    await page.getByLabel(/Search the archive too/).check()
    await page.getByRole('button', { name: 'Verify the quotes' }).click()
    await page.getByTestId('outcome').waitFor()
    expect(await quote(1).locator('.state').textContent()).toMatch(/word for word|typography/)
    await quote(1).locator('.where a').first().click()
    await page.getByRole('heading', { name: 'Quay opens with a name and no speeches', level: 2 }).waitFor()
  })

  test('says which source could not be read', async () => {
    await page.goto(`${desk.server.address}/#/verify`)
    await page.getByRole('button', { name: 'Change the draft or the sources' }).click()
    await page.locator('.sources input[type=file]').setInputFiles({
      name: 'minutes.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.7 broken'),
    })
    await page.getByText('minutes.pdf').waitFor()
    await page.getByRole('button', { name: 'Verify the quotes' }).click()
    await page
      .getByText(/minutes\.pdf/)
      .first()
      .waitFor()
    const told = await page.locator('.problems, .failure:not(:empty)').first().textContent()
    expect(told).toContain('minutes.pdf')
  })

  test('asked nothing of any other host, and nothing went wrong', () => {
    expect(desk.outside).toEqual([])
    expect(desk.faults).toEqual([])
  })
})
