import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ArticleError } from './article-error.ts'
import { decode } from './decode.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const latin = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => CP1252[character] ?? character.charCodeAt(0))
const CP1252: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
}

function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const units = mark ? `\uFEFF${text}` : text
  const view = new DataView(new ArrayBuffer(units.length * 2))
  for (let i = 0; i < units.length; i++) view.setUint16(i * 2, units.charCodeAt(i), little)
  return new Uint8Array(view.buffer)
}

const errorOf = async (bytes: Uint8Array): Promise<ArticleError> => {
  const error = await decode(bytes).catch((thrown: unknown) => thrown)
  if (!(error instanceof ArticleError)) throw new Error('expected an ArticleError')
  return error
}

const story = '“We’ll rebuild,” said Zoë Marín – the café’s owner.\r\nIt cost €20…\r\n'

describe('encodings', () => {
  test.each([
    ['utf-8', utf8(story)],
    ['utf-8', utf8(`\uFEFF${story}`)],
    ['utf-16le', utf16(story, true, true)],
    ['utf-16be', utf16(story, false, true)],
    ['utf-16le', utf16(story, true, false)],
    ['utf-16be', utf16(story, false, false)],
    ['windows-1252', latin(story)],
  ])('%s, line ends kept and the mark dropped', async (encoding, bytes) => {
    expect(await decode(bytes)).toEqual({ text: story, encoding, problems: [] })
  })

  test.each([
    'don’t',
    '“Yes,” said Zoë.',
    'He paid £5 – no more.',
    'naïve façade',
    `${'A plain line of the story. '.repeat(200)}It’s over.`,
  ])('little to go by is still Windows-1252: %s', async (text) => {
    expect((await decode(latin(text))).text).toBe(text)
  })

  test('what is valid UTF-8 is UTF-8, however short', async () => {
    for (const text of ['é', '“', 'a', 'naïve', '日本'])
      expect((await decode(utf8(text))).encoding).toBe('utf-8')
  })

  test('another alphabet is recognised by its statistics', async () => {
    const koi8 = Uint8Array.from(
      'f0d2c5dac9c4c5ced420d3cbc1dac1cc2c20ded4cf20d2c5dbc5cec9c520c2d5c4c5d420d0d2c9ced1d4cf20dac1d7d4d2c1'.match(
        /../g,
      )!,
      (hex) => Number.parseInt(hex, 16),
    )
    expect((await decode(koi8)).text).toBe('Президент сказал, что решение будет принято завтра')
  })
})

describe('declarations and faults', () => {
  test('a page is read as it declares', async () => {
    const page = latin('<html><head><meta charset="windows-1251"><p>')
    const bytes = Uint8Array.from([...page, 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])
    expect(await decode(bytes)).toMatchObject({
      encoding: 'windows-1251',
      text: expect.stringContaining('Привет') as string,
    })
    const xml = Uint8Array.from([...latin('<?xml version="1.0" encoding="ISO-8859-2"?><p>'), 0xb1])
    expect((await decode(xml)).text).toContain('ą')
  })

  test('a cut-off character in UTF-8 is a problem with its place, not another encoding', async () => {
    const { text, encoding, problems } = await decode(
      utf8('one\n“two” “three” “four” “five” “six” “').slice(0, -1),
    )
    expect(encoding).toBe('utf-8')
    expect(problems).toMatchObject([
      { code: 'bad-encoding', message: expect.stringContaining('line 2') as string },
    ])
    expect(text.slice(problems[0]!.evidence!.start, problems[0]!.evidence!.end)).toBe('\uFFFD')
  })

  test('an encoding can be insisted on; an unknown one is an error that says what to try', async () => {
    expect((await decode(utf8('é'), 'windows-1252')).text).toBe('Ã©')
    await expect(decode(utf8('é'), 'utf-99')).rejects.toMatchObject({
      code: 'bad-encoding',
      message: expect.stringContaining('utf-8') as string,
    })
  })

  test('a surrogate without its other half is kept', async () => {
    const text = 'He said \ud800 and left. That was all that he said that day.'
    expect((await decode(utf16(text, true, true))).text).toBe(text)
  })

  test('every text comes back from UTF-8 and UTF-16 as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 80 }), async (text) => {
        fc.pre(!text.startsWith('\uFEFF') && !/[\u0000-\u001f\u007f]/.test(text))
        expect((await decode(utf16(text, false, true))).text).toBe(text)
        expect((await decode(utf8(`\uFEFF${text}`))).text).toBe(text)
      }),
    )
  })
})

describe('what is no text', () => {
  test.each([
    ['PDF', '%PDF-1.7\n%âã'],
    ['DOCX', 'PK\x03\x04\x14\0'],
    ['SQLite', 'SQLite format 3\0'],
    ['PNG', '\x89PNG\r\n\x1a\n'],
    ['JPEG', '\xff\xd8\xff\xe0'],
    ['RTF', '{\\rtf1\\ansi'],
  ])('a %s file is named, with what to do', async (name, start) => {
    const error = await errorOf(latin(start))
    expect(error.code).toBe('binary')
    expect(error.message).toMatch(new RegExp(name))
    expect(error.message).toMatch(/(?:Save|Give|Unpack) /)
  })

  test('control bytes and zeros', async () => {
    expect((await errorOf(Uint8Array.from({ length: 400 }, (_, i) => (i * 7) % 32))).code).toBe('binary')
    expect((await errorOf(new Uint8Array(100))).code).toBe('binary')
  })

  test('one stray control in a long text does not make it binary', async () => {
    expect((await decode(utf8(`${'All is well in the harbour. '.repeat(40)}\x02`))).encoding).toBe('utf-8')
  })

  test('UTF-32 is refused by name', async () => {
    expect(await errorOf(Uint8Array.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]))).toMatchObject({
      code: 'bad-encoding',
      message: expect.stringContaining('UTF-32') as string,
    })
  })
})
