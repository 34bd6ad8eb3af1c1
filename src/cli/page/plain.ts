// C0 and C1 controls, line and paragraph separators, bidirectional marks, embeddings, overrides and isolates,
// tag characters, and the byte order mark: what can move the cursor, reorder a line, or hide words.
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/gu

/** Something visible in the place of a character that must not reach a terminal. */
function standIn(character: string): string {
  const code = character.codePointAt(0)!
  if (code === 0x09 || code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029) return ' '
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  return code === 0x7f ? '␡' : '�'
}

/**
 * Words as they may be shown: white space and line ends become single spaces, control characters and
 * bidirectional overrides visible signs, lone surrogates U+FFFD. Offsets are not kept.
 */
export const plain = (text: string): string =>
  text.toWellFormed().replace(UNSAFE, standIn).replace(/ {2,}/g, ' ')

// JSON allows these raw, terminals and line-based readers should not see them so.
const UNSAFE_IN_JSON = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g

/** JSON whose value is the same and whose text holds no control or bidirectional character. */
export const safeJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(
    UNSAFE_IN_JSON,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
