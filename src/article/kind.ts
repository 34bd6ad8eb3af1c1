/** How an input's text is to be read. */
export type Kind = 'text' | 'markdown' | 'html' | 'ndjson'

export const KINDS: readonly Kind[] = ['text', 'markdown', 'html', 'ndjson']

const BY_ENDING: ReadonlyMap<string, Kind> = new Map([
  ['txt', 'text'],
  ['text', 'text'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
  ['ndjson', 'ndjson'],
  ['jsonl', 'ndjson'],
])

/** The kind that a file's ending tells, or null. */
export function kindOfName(name: string): Kind | null {
  const ending = /\.([A-Za-z]+)$/.exec(name)
  return ending ? (BY_ENDING.get(ending[1]!.toLowerCase()) ?? null) : null
}

/** The kind that the first few thousand characters show: HTML, NDJSON, else text. */
export function sniffKind(start: string): Kind {
  const head = start.slice(0, 4096).trimStart()
  if (head.startsWith('{') && /^\{\s*"[^"\n]*"\s*:/.test(head)) return 'ndjson'
  const markup =
    /^(?:<\?xml\b[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title|article|div|p)\b/is
  return markup.test(head) ? 'html' : 'text'
}
