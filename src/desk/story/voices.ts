import type { HearsayRecord } from '../../record/record.ts'

/** So many hues; more voices share them with another line under the words. */
export const HUES = 8
/** So many kinds of line under the words: `data-line` of the style sheet. */
export const LINES = 5

/** How one speaker is told apart: by hue, by line, and always by letters. */
export interface Voice {
  readonly hue: number
  readonly line: number
  /** One to three letters, of no other speaker. */
  readonly letters: string
}

/** Whoever is not known. */
export const NOBODY: Voice = { hue: -1, line: 0, letters: '?' }

/** `Ida Holm` → IH; a name of one word gives its first letters. */
function lettersOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = words.filter((word) => !/^(?:an?|the|of|and|for|de|van|von)$/i.test(word))
  const used = telling.length > 0 ? telling : words
  if (used.length === 0) return '·'
  if (used.length === 1) {
    const [first = '', second = ''] = [...used[0]!]
    return `${first.toUpperCase()}${second}`
  }
  return used
    .slice(0, 3)
    .map((word) => [...word][0]!.toUpperCase())
    .join('')
}

/** A voice for everybody who speaks, those who speak most first. Colour and line differ from the one to the next. */
export function voicesOf({ entities, statements }: HearsayRecord): ReadonlyMap<string, Voice> {
  const counts = new Map<string, number>()
  for (const { speaker } of statements)
    if (speaker !== null) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  const names = new Map(entities.map(({ id, name }) => [id, name]))
  const taken = new Set<string>()
  const voices = new Map<string, Voice>()
  for (const [id] of [...counts].sort((a, b) => b[1] - a[1])) {
    const base = lettersOf(names.get(id) ?? id)
    let letters = base
    for (let more = 2; taken.has(letters); more++) letters = `${base}${more}`
    taken.add(letters)
    const place = voices.size
    voices.set(id, { hue: place % HUES, line: (place + Math.floor(place / HUES)) % LINES, letters })
  }
  return voices
}
