const MARK = /["“”„«»]/gu
/** How far around a piece a mark that it lacks is looked for, in UTF-16 code units. */
const AROUND = 300

/** Words with the marks that are written as two characters (``words'') as the one they stand for. */
export const curled = (text: string): string =>
  text
    .replace(/(?<=^|[\s([—–-])(?:''|``)(?=[^\s'`])/gu, '“')
    .replace(/(?<=\S)''(?=$|[\s.,;:!?)\]—–-])/gu, '”')

function opens(text: string, place: number): boolean {
  const mark = text[place]!
  if (mark !== '"') return /[“„«]/u.test(mark)
  const after = text[place + 1]
  return after !== undefined && /\S/u.test(after) && /^$|[\s([—–‘'-]/u.test(text[place - 1] ?? '')
}

interface Orphans {
  readonly opening: readonly number[]
  readonly closing: readonly number[]
}

/** Places of the marks that have no partner in the text. */
function orphansOf(text: string): Orphans {
  const opening: number[] = []
  const closing: number[] = []
  for (const { index } of text.matchAll(MARK))
    if (opens(text, index)) opening.push(index)
    else if (opening.length > 0) opening.pop()
    else if (!/\d/.test(text[index - 1] ?? '')) closing.push(index)
  return { opening, closing }
}

const PARTNER: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“',
  '«': '»',
  '”': '“',
  '»': '«',
  '"': '"',
}

const without = (text: string, places: ReadonlySet<number>): string =>
  places.size === 0
    ? text
    : text
        .split('')
        .filter((_, place) => !places.has(place))
        .join('')

/** The mark that opens before the words and is still open where they begin. */
function openBefore(before: string): string | undefined {
  const line = curled(before.slice(before.lastIndexOf('\n') + 1))
  const { opening } = orphansOf(line)
  return opening.length > 0 ? line[opening.at(-1)!] : undefined
}

/** Single marks are told from apostrophes only where one stands right beside the piece. */
function withSingleMarks(text: string, before: string, after: string): string {
  const outer = /[‘']$/u.exec(before)?.[0]
  const closes = /(?<=[\p{L}\d.,!?])[’'](?=$|[\s.,;:!?)”"])/u.test(text)
  const starts = /(?<=^|[\s(])[‘'](?=[\p{L}\d])/u.test(text)
  if (outer !== undefined && closes && !starts) return outer + text
  if (!starts || closes) return text
  const curly = /(?<=^|[\s(])‘(?=[\p{L}\d])/u.test(text)
  return text + (/^[,.!?]?([’'])/u.exec(after)?.[1] ?? (curly ? '’' : ''))
}

/**
 * A piece of an article as it stands there, with the quotation mark that a span leaves out at either of its ends,
 * and without a mark that has no partner at all.
 */
export function balanced(article: string, start: number, end: number): string {
  const before = article.slice(Math.max(0, start - AROUND), start)
  const after = curled(article.slice(end, end + 4).replace(/^(['`]{2})$/u, '$1 '))
  const text = curled(article.slice(start, end)).trim()
  const { opening, closing } = orphansOf(text)
  if (opening.length === 0 && closing.length === 0) return withSingleMarks(text, before, after)
  const dropped = new Set(closing.slice(1))
  let [left, right] = ['', '']
  const [first] = closing
  if (first !== undefined) {
    const open = openBefore(before)
    if (open !== undefined) left = text[first] === '"' ? '"' : (PARTNER[text[first]!] ?? open)
    else if (text[first] === '"' && opening.length === 0 && /^[,.!?]?"/.test(after)) right = '"'
    else dropped.add(first)
  }
  for (const place of opening.toReversed())
    if (place === text.length - 1) dropped.add(place)
    else right += PARTNER[text[place]!] ?? ''
  return left + without(text, dropped).trim() + right
}
