import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { read } from '../../src/index.ts'
import { type Desk, hasBrowser, litWords, openDesk, paste, sampleRecords } from './desk.ts'

const story = readFileSync(new URL('../golden/the-marchettis.txt', import.meta.url), 'utf8')
const record = read(story)

describe.skipIf(!hasBrowser)('reading on the desk', { timeout: 60_000 }, () => {
  let desk: Desk
  let page: Page

  beforeAll(async () => {
    desk = await openDesk({ records: await sampleRecords() })
    page = await desk.open()
    await paste(page, story)
  }, 120_000)
  afterAll(() => desk?.close())

  test('shows every statement with its speaker', async () => {
    expect(await page.getByTestId('figures').textContent()).toContain(
      `${record.statements.length}\u00a0statements`,
    )
    const entries = page.locator('[data-entry]')
    expect(await entries.count()).toBe(record.statements.length)
    for (const { id, speaker } of record.statements) {
      const name = record.entities.find((entity) => entity.id === speaker)?.name
      expect(name).toBeDefined()
      expect(await page.locator(`[data-entry="${id}"]`).textContent()).toContain(name)
      expect(await page.locator(`[data-tag="${id}"]`).getAttribute('aria-label')).toContain(name)
    }
  })

  test('shows the story as it stands, every word of it', async () => {
    const shown = await page.locator('.story [data-start]').allTextContents()
    expect(shown).toEqual(story.split('\n').filter((line) => line.trim() !== ''))
  })

  test('underlays what was said, nested statements inside the outer one', async () => {
    for (const { id, within, content } of record.statements) {
      const pieces = await page.locator(`.said[data-s="${id}"]`).allTextContents()
      expect(pieces.join('')).toBe(content.map(({ text }) => text.replace(/\n+/g, '')).join(''))
      if (within !== null)
        expect(await page.locator(`.said[data-s="${within}"] .said[data-s="${id}"]`).count()).toBeGreaterThan(
          0,
        )
    }
  })

  test('tells speakers apart by letters, not by colour alone', async () => {
    const voices = new Map<string, string>()
    for (const { id, speaker } of record.statements)
      voices.set(speaker!, (await page.locator(`[data-tag="${id}"]`).getAttribute('data-letters'))!)
    expect(new Set(voices.values()).size).toBe(voices.size)
  })

  test('lights the words each field rests on when a statement is focused', async () => {
    const lit = async () => ({
      source: await litWords(page, 'source'),
      cue: await litWords(page, 'cue'),
      venue: await litWords(page, 'venue'),
      addressee: await litWords(page, 'addressee'),
      via: (await litWords(page, 'via')).toSorted(),
    })
    const own = (words: { readonly text: string } | null): readonly string[] => (words ? [words.text] : [])
    for (const { id, source, cue, addressee, venue, via } of record.statements) {
      await page.locator(`[data-tag="${id}"]`).focus()
      await expect.poll(lit).toEqual({
        source: own(source),
        cue: own(cue),
        venue: own(venue),
        addressee: addressee ? [story.slice(...addressee.evidence)] : [],
        via: via.map(({ evidence }) => story.slice(...evidence)).toSorted(),
      })
    }
  })

  test('lights them when one is pointed at, and lets go', async () => {
    const { id, source } = record.statements[0]!
    await page.locator('.wordmark a').focus()
    await page.locator(`.said[data-s="${id}"]`).first().hover()
    await expect.poll(() => litWords(page, 'source')).toEqual([source!.text])
    expect(await page.getByTestId('card').getAttribute('aria-label')).toBe('Statement 1')
    await page.locator('.wordmark a').hover()
    await expect.poll(() => litWords(page, 'source')).toEqual([])
  })

  test('goes through statements by keyboard', async () => {
    await page.locator('.story-head').click({ position: { x: 2, y: 2 } })
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    expect(await page.getByTestId('card').getAttribute('aria-label')).toBe('Statement 2')
    await page.keyboard.press('k')
    expect(await page.getByTestId('card').getAttribute('aria-label')).toBe('Statement 1')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.locator('.wordmark a').focus()
    expect(await page.getByTestId('card').count()).toBe(0)
  })

  test('shows people with roles and ages; a click shows the words that say so', async () => {
    await page.getByRole('tab', { name: /^People/ }).click()
    const noemi = page.locator('.person', { hasText: 'Noemi' })
    expect(await noemi.textContent()).toContain('aged 12')
    expect(await noemi.textContent()).toContain('under 18')
    await noemi.getByRole('button', { name: 'aged 12' }).click()
    const { evidence } = record.entities.find(({ name }) => name === 'Noemi')!.age!
    expect(await litWords(page, 'place')).toEqual([story.slice(...evidence)])
    await expect
      .poll(() =>
        page.evaluate(`(() => {
          const [range] = CSS.highlights.get('place')
          const { top, bottom } = range.getBoundingClientRect()
          return top >= 0 && bottom <= innerHeight
        })()`),
      )
      .toBe(true)
  })

  test('goes from mention to mention', async () => {
    const teo = page.locator('.person', { hasText: 'Teo Marchetti' }).first()
    const { mentions } = record.entities.find(({ name }) => name === 'Teo Marchetti')!
    for (const { start, end } of mentions.slice(0, 4)) {
      await teo.getByRole('button', { name: /mentions of Teo Marchetti/ }).click()
      expect(await litWords(page, 'place')).toEqual([story.slice(start, end)])
    }
  })

  test('draws the family: parents, what joins them, children with their ages', async () => {
    await page.getByRole('tab', { name: 'Family' }).click()
    const drawn = await page.getByTestId('family').locator('.kin').allTextContents()
    for (const child of ['Noemi 12', 'Bruno 10', 'Inés 8', 'Aurelio 5', 'Zoë 1', 'Matteo 24'])
      expect(drawn).toContain(child)
    expect(drawn).toEqual(expect.arrayContaining(['Teo Marchetti', 'Saskia', 'Carla Bassi']))
    expect(await page.getByTestId('family').locator('.union').allTextContents()).toEqual(
      expect.arrayContaining(['married', 'formerly married']),
    )
    const overlaps: unknown = await page.evaluate(`(() => {
      const boxes = [...document.querySelectorAll('.kin rect')].map((one) => one.getBoundingClientRect())
      return boxes.some((a, i) => boxes.some((b, j) => i < j &&
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom))
    })()`)
    expect(overlaps).toBe(false)
    await page.getByTestId('family').getByRole('button', { name: 'Bruno 10' }).press('Enter')
    expect((await litWords(page, 'place'))[0]).toContain('10')
  })

  test('tells how an accusation stands, and what happened when', async () => {
    await page.getByRole('tab', { name: /^Accusations/ }).click()
    const matter = page.locator('.matter').first()
    expect(await matter.textContent()).toContain('Teo Marchetti: negligent homicide')
    expect(await matter.locator('.state').textContent()).toBe('dropped')
    await page.getByRole('tab', { name: 'Timeline' }).click()
    const dates = await page.locator('.timeline dt').allTextContents()
    expect(dates).toEqual(['August 2022', 'autumn 2023', '11 October 2024'])
    await page.getByRole('button', { name: 'Charge: negligent homicide' }).click()
    expect((await litWords(page, 'place'))[0]).toContain('negligent homicide charge')
  })

  test('goes through the tabs by keyboard', async () => {
    await page.getByRole('tab', { name: 'Timeline' }).focus()
    await page.keyboard.press('Home')
    expect(await page.getByRole('tab', { name: /^Statements/ }).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('ArrowLeft')
    expect(await page.getByRole('tab', { name: 'Timeline' }).getAttribute('aria-selected')).toBe('true')
  })

  test('reads a file that is opened or dropped', async () => {
    const other = await desk.open()
    await other.locator('input[type=file]').setInputFiles({
      name: 'quay.html',
      mimeType: 'text/html',
      buffer: Buffer.from(
        '<html><body><article><h1>Quay reopens</h1><p>“We have new engines and nobody was hurt on the way,” harbour master Ida Holm told reporters at the quay on Friday morning.</p></article></body></html>',
      ),
    })
    expect(await other.locator('[data-entry]').first().textContent()).toContain('Ida Holm')
    await other.getByRole('button', { name: 'Another story' }).click()
    await other.evaluate(`(() => {
      const data = new DataTransfer()
      data.items.add(new File(['“No,” said Ada Quill.'], 'no.txt', { type: 'text/plain' }))
      const zone = document.querySelector('.drop-zone')
      zone.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    })()`)
    await other.locator('[data-entry]', { hasText: 'Ada Quill' }).waitFor()
    await other.context().close()
  })

  test('says what is wrong with what is no story', async () => {
    const other = await desk.open()
    await other.locator('input[type=file]').setInputFiles({
      name: 'pier.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('no DOCX at all'),
    })
    expect(await other.getByRole('alert').textContent()).toContain('pier.docx')
    await other.context().close()
  })

  test('asked nothing of any other host, and nothing went wrong', () => {
    expect(desk.outside).toEqual([])
    expect(desk.faults).toEqual([])
  })
})
