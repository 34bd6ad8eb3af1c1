const WORD = /[\p{L}\p{N}]+/gu
const ASCII = /^[\u0000-\u007f]*$/
/** The same words of a text of ASCII, in a third of the time. */
const PLAIN_WORD = /[a-z0-9]+/g

/** Engines limit a word to a few hundred bytes. */
const LONGEST = 100

/**
 * The words a text is found by: lower case, no diacritics, letters and digits only (`don’t` is `don` and `t`). Every
 * engine is given these, so that all find the same.
 */
export function searchWords(text: string): readonly string[] {
  const lower = text.toLowerCase()
  const words = ASCII.test(lower)
    ? lower.match(PLAIN_WORD)
    : lower
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .match(WORD)
  return (words ?? []).map((word) => (word.length > LONGEST ? word.slice(0, LONGEST) : word))
}

/** Punctuation that every tokenizer takes for the end of a word, beside ASCII. */
const PLAIN_TEXT = /^[\u0000-\u007f‘’“”–—…]*$/
const TOO_LONG = new RegExp(`[a-z0-9]{${LONGEST + 1}}`)

/**
 * A text in which a tokenizer by letters and digits finds the words that {@link searchWords} gives: most texts as they
 * are, in a fraction of the time.
 */
export function searchText(text: string): string {
  const lower = text.toLowerCase()
  return PLAIN_TEXT.test(lower) && !TOO_LONG.test(lower) ? lower : searchWords(text).join(' ')
}
