/** Words of a caption by one voice. */
export interface CuePiece {
  /** Null where no voice tag has stood yet. */
  readonly voice: string | null
  readonly text: string
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
}

/** Character references as captions use them; what is none stays as it is. */
export const unescapeText = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-zA-Z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name) return NAMED[name] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
      ? String.fromCodePoint(code)
      : whole
  })

/** A tag from `<` to `>` or, unclosed, to the end of the text; SubRip files also carry `{\an8}`. */
const TAG = /<([^>]*)(?:>|$)|\{\\[^}]{0,40}\}/g

/**
 * The text of a cue by voice (WebVTT, section 6.4): `<v Name>` begins one, `</v>` ends it, other tags and times go.
 *
 * @param before the voice that was speaking at the end of the cue before
 */
export function readCueText(text: string, before: string | null): readonly CuePiece[] {
  const pieces: CuePiece[] = []
  let voice = before
  let words = ''
  let from = 0
  const flush = (): void => {
    if (words.trim() !== '') pieces.push({ voice, text: unescapeText(words) })
    words = ''
  }
  for (const tag of text.matchAll(TAG)) {
    words += text.slice(from, tag.index)
    from = tag.index + tag[0].length
    const name = voiceName(tag[1] ?? '')
    if (name === null || name === voice) continue
    flush()
    voice = name
  }
  words += text.slice(from)
  flush()
  return pieces
}

/** `v Ida Holm`, `v.loud.first Ida Holm` → `Ida Holm`. */
function voiceName(tag: string): string | null {
  const found = /^v(?:\.[^\s]*)?\s+(\S[\s\S]*)$/.exec(tag)
  return found ? unescapeText(found[1]!).replace(/\s+/g, ' ').trim() || null : null
}
