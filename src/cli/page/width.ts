const ASCII = /^[\u0020-\u007e]*$/
const NO_COLUMN = /[\p{Mn}\p{Me}\p{Cf}]/gu
const TWO_COLUMNS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/gu

/**
 * Columns a text takes on a terminal: combining marks none, East Asian wide characters and emoji two.
 * Joined emoji count as their parts, which is what most terminals reserve.
 */
export function columns(text: string): number {
  if (ASCII.test(text)) return text.length
  const visible = text.replace(NO_COLUMN, '')
  return [...visible].length + (visible.match(TWO_COLUMNS)?.length ?? 0)
}

const CHARACTER = /[^\p{Mn}\p{Me}\p{Cf}][\p{Mn}\p{Me}\p{Cf}]*|[\p{Mn}\p{Me}\p{Cf}]+/gu

/** Pieces of a word, each at most `width` columns; marks stay with their letter. */
export function breakWord(word: string, width: number): string[] {
  const pieces: string[] = []
  let piece = ''
  let used = 0
  for (const [character] of word.matchAll(CHARACTER)) {
    const wide = columns(character)
    if (used > 0 && used + wide > width) {
      pieces.push(piece)
      piece = ''
      used = 0
    }
    piece += character
    used += wide
  }
  if (piece !== '') pieces.push(piece)
  return pieces
}

/** The text, or as much of it as fits with `…` after it, cut between words where that loses little. */
export function clip(text: string, width: number): string {
  if (columns(text) <= width) return text
  const cut = breakWord(text, Math.max(1, width - 1))[0] ?? ''
  const space = cut.lastIndexOf(' ')
  return `${(space > cut.length * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`
}
