import { analyse } from 'chardet'
import { type Decoded, decodeAs } from './decode.ts'

/**
 * Bytes that are no valid Unicode to text: by the declaration in a page's or XML file's first bytes; as UTF-8
 * with faults where nearly all of it is; else by chardet's statistics.
 */
export function decodeLegacy(bytes: Uint8Array): Decoded {
  const declared = declaredEncoding(bytes)
  if (declared !== null && declared !== 'utf-8') return decodeAs(bytes, declared)
  const utf8 = decodeAs(bytes, 'utf-8')
  return mostlyReadable(utf8.text) ? utf8 : decodeAs(bytes, likelyEncoding(bytes))
}

/** How far into a page HTML looks for its charset (HTML standard, 13.2.3.2: 1024 bytes); pages put it later. */
const HEAD = 4096

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEAD))
  const found =
    /^\s*<\?xml\b[^>]*\bencoding\s*=\s*["']?([\w:.-]+)/i.exec(head) ??
    /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)
  return found ? supported(found[1]!) : null
}

function supported(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

/** At least ten characters beyond ASCII for each that could not be read. */
function mostlyReadable(text: string): boolean {
  let faults = 0
  let beyond = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0xfffd) faults++
    else if (unit > 127) beyond++
  }
  return beyond >= 10 * faults
}

/** chardet reads all it is given, and a sample tells as much. */
const SAMPLE = 1 << 18

/**
 * How much surer chardet must be of another encoding than of Windows-1252: English has few bytes beyond ASCII
 * (curly quotation marks, dashes, names with accents), and on those few its statistics are weak.
 */
const MARGIN = 20

function likelyEncoding(bytes: Uint8Array): string {
  const usual = 'windows-1252'
  const matches = analyse(bytes.subarray(0, SAMPLE))
    .map((match) => ({ encoding: supported(match.name), confidence: match.confidence }))
    .filter((match) => match.encoding !== null && match.encoding !== 'utf-8')
  const best = matches[0]
  const sure = matches.find((match) => match.encoding === usual)?.confidence ?? 0
  return best?.encoding && best.confidence >= sure + MARGIN ? best.encoding : usual
}
