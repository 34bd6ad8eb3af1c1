/** File names are cut here, in UTF-8 bytes; file systems allow 255. */
const LONGEST = 150

// Names that Windows gives to devices, whatever their ending.
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

function cutBytes(text: string, limit: number): string {
  let used = 0
  let kept = ''
  for (const character of text) {
    used += Buffer.byteLength(character)
    if (used > limit) break
    kept += character
  }
  return kept
}

/** An article's id as a file name on any system: letters, digits, `.`, `_` and `-`, without an ending. */
export function safeName(id: string): string {
  const words = id
    .toWellFormed()
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
  const name = cutBytes(words, LONGEST)
  if (name === '') return 'story'
  return DEVICE.test(name) ? `_${name}` : name
}

/** Gives each record of a run a file name of its own, also where file names ignore case. */
export class FileNames {
  readonly #used = new Set<string>()

  readonly #ending: string

  constructor(ending = '.json') {
    this.#ending = ending
  }

  /** `<id>.json`, or `<id>-2.json` where that is taken. */
  take(id: string): string {
    const stem = safeName(id)
    let name = stem
    for (let next = 2; this.#used.has(name.toLowerCase()); next++) name = `${stem}-${next}`
    this.#used.add(name.toLowerCase())
    return `${name}${this.#ending}`
  }
}
