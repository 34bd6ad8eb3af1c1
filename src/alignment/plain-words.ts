// Words of plain texts, as the pattern in `words.ts` has them, found by code units: no string is made.

/** What most English is written in: letters and quotation marks that a scan by code units can tell apart. */
const PLAIN = /^[\u0000-\u007f‘’“”–—]*$/

/** Whether {@link wordEnd} finds the words of a text. */
export const isPlain = (text: string): boolean => PLAIN.test(text)

const APOSTROPHE = 39
const PER_CENT = 37
const CURLY_APOSTROPHE = 0x2019

const KIND = { none: 0, letter: 1, digit: 2, apostrophe: 3, separator: 4 } as const

/** What each ASCII code unit may be in a word; capitals are letters. */
const KINDS = Uint8Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit)
  if (/[a-z]/i.test(character)) return KIND.letter
  if (/\d/.test(character)) return KIND.digit
  if (unit === APOSTROPHE) return KIND.apostrophe
  return /[.,:]/.test(character) ? KIND.separator : KIND.none
})

function kindAt(text: string, at: number): number {
  // Past the end there is no number, and that is of no kind either.
  const unit = text.charCodeAt(at)
  if (unit < 128) return KINDS[unit]!
  return unit === CURLY_APOSTROPHE ? KIND.apostrophe : KIND.none
}

/** One past the end of the word that begins here; the same place where none does. */
export function wordEnd(text: string, from: number): number {
  const kind = kindAt(text, from)
  if (kind === KIND.letter) return lettersEnd(text, from + 1)
  return kind === KIND.digit ? numberEnd(text, from + 1) : from
}

function lettersEnd(text: string, from: number): number {
  for (let at = from; ; at += 2) {
    while (kindAt(text, at) === KIND.letter) at++
    if (kindAt(text, at) !== KIND.apostrophe || kindAt(text, at + 1) !== KIND.letter) return at
  }
}

function numberEnd(text: string, from: number): number {
  for (let at = from; ; at += 2) {
    while (kindAt(text, at) === KIND.digit) at++
    if (kindAt(text, at) !== KIND.separator || kindAt(text, at + 1) !== KIND.digit)
      return text.charCodeAt(at) === PER_CENT ? at + 1 : at
  }
}

/** The code unit that a folded word has for one of a plain text. */
export function foldUnit(unit: number): number {
  if (unit >= 65 && unit <= 90) return unit + 32
  return unit === CURLY_APOSTROPHE ? APOSTROPHE : unit
}
