import { charSpan } from '../document/span.ts'
import type { Problem } from './article.ts'
import { ArticleError } from './article-error.ts'
import { recogniseBinary } from './binary.ts'

/** The text of a file, and how its bytes were read. */
export interface Decoded {
  readonly text: string
  /** WHATWG name: `utf-8`, `utf-16le`, `windows-1252`, … */
  readonly encoding: string
  /** Says so where bytes could not be read and stand as U+FFFD. */
  readonly problems: readonly Problem[]
}

/**
 * Bytes to text. A byte order mark settles the encoding and is dropped; what is valid UTF-8 is UTF-8; UTF-16
 * without a mark shows in its zero bytes; else a declaration in the first bytes of a page or XML file, then
 * statistics (the package chardet). Line ends stay as they are, so offsets are the file's.
 *
 * @param encoding WHATWG label that a person insists on.
 * @throws ArticleError `binary` where it is no text, `bad-encoding` for an encoding that nothing here reads.
 */
export async function decode(bytes: Uint8Array, encoding?: string): Promise<Decoded> {
  if (encoding !== undefined) return decodeAs(bytes, encoding)
  const unicode = decodeUnicode(bytes)
  if (unicode) return unicode
  const { decodeLegacy } = await import('./legacy-encoding.ts')
  return decodeLegacy(bytes)
}

/** {@link decode} for Unicode alone; null where the bytes are in an older encoding. */
export function decodeUnicode(bytes: Uint8Array): Decoded | null {
  const mark = byteOrderMark(bytes)
  if (mark === 'utf-32') {
    throw new ArticleError('bad-encoding', 'the text is in UTF-32, which is not read. Save it as UTF-8.')
  }
  if (mark === 'utf-8') return decodeAs(bytes, 'utf-8')
  if (mark) return decodeUtf16(bytes, mark)
  const binary = recogniseBinary(bytes)
  if (binary) throw binaryError(binary)
  const wide = unmarkedUtf16(bytes)
  if (wide) return decodeUtf16(bytes, wide)
  if (hasControlBytes(bytes)) throw binaryError(null)
  const text = decodeStrictly(bytes)
  return text === null ? null : { text, encoding: 'utf-8', problems: [] }
}

/** Reads `bytes` as `encoding`; bytes that are not of it become U+FFFD and a problem. */
export function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  const decoder = decoderFor(encoding)
  if (decoder.encoding.startsWith('utf-16')) return decodeUtf16(bytes, decoder.encoding as Utf16)
  const text = decoder.decode(bytes)
  return { text, encoding: decoder.encoding, problems: unreadableBytes(text, decoder.encoding) }
}

function decoderFor(encoding: string) {
  try {
    return new TextDecoder(encoding)
  } catch (cause) {
    const detail = `there is no encoding called "${encoding}". Try utf-8, utf-16le or windows-1252.`
    throw new ArticleError('bad-encoding', detail, null, cause)
  }
}

function unreadableBytes(text: string, encoding: string): Problem[] {
  const at = text.indexOf('\uFFFD')
  if (at < 0) return []
  const line = text.slice(0, at).split('\n').length
  const message = `bytes in line ${line} are not ${encoding} and were replaced by U+FFFD; save the file as UTF-8`
  return [{ code: 'bad-encoding', message, evidence: charSpan(at, at + 1) }]
}

function binaryError(kind: { readonly name: string; readonly remedy: string } | null): ArticleError {
  const what = kind ? `this is ${kind.name}, not text` : 'this is binary data, not text'
  return new ArticleError(
    'binary',
    `${what}. ${kind?.remedy ?? 'Give a text, Markdown, HTML or NDJSON file.'}`,
  )
}

/** The text where every byte is UTF-8, else null. */
export function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

type Utf16 = 'utf-16le' | 'utf-16be'

function byteOrderMark(bytes: Uint8Array): 'utf-8' | Utf16 | 'utf-32' | null {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32' : null
}

const SAMPLE = 1 << 16

/** English in UTF-16 has a zero in nearly every second byte, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): Utf16 | null {
  const length = Math.min(bytes.length, SAMPLE) & ~1
  if (length < 8) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const half = length / 2
  if (odd > 0.7 * half && even < 0.01 * half) return 'utf-16le'
  return even > 0.7 * half && odd < 0.01 * half ? 'utf-16be' : null
}

/** By hand rather than by TextDecoder, which would lose a surrogate without its other half. */
function decodeUtf16(bytes: Uint8Array, encoding: Utf16): Decoded {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = encoding === 'utf-16le'
  const length = bytes.length >> 1
  const parts: string[] = []
  for (let from = 0; from < length; from += 8192) {
    const units = new Uint16Array(Math.min(8192, length - from))
    for (let i = 0; i < units.length; i++) units[i] = view.getUint16((from + i) * 2, little)
    parts.push(String.fromCharCode(...units))
  }
  const text = parts.join('')
  const problems = bytes.length % 2 === 0 ? [] : [halfCharacter(text.length)]
  return { text: text.startsWith('\uFEFF') ? text.slice(1) : text, encoding, problems }
}

const halfCharacter = (length: number): Problem => ({
  code: 'bad-encoding',
  message: 'the file ends in the middle of a character; it may have been cut off',
  evidence: charSpan(Math.max(0, length - 1), length),
})

/** More than one byte in 200 that no text holds: controls other than tab, line ends, form feed and escape. */
function hasControlBytes(bytes: Uint8Array): boolean {
  const length = Math.min(bytes.length, SAMPLE)
  let controls = 0
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!
    if (byte < 9 || byte === 11 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127) controls++
  }
  return controls * 200 > length
}
