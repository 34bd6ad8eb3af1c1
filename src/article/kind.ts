/** How an input's text is to be read. */
export type Kind = StoryKind | CollectionKind

/** One story. */
export type StoryKind = 'text' | 'markdown' | 'html'

/** Any number of stories. */
export type CollectionKind = 'ndjson' | 'feed' | 'ninjs' | 'warc'

export const KINDS: readonly Kind[] = ['text', 'markdown', 'html', 'ndjson', 'feed', 'ninjs', 'warc']

/** Whether many stories may come out of one input. */
export const isCollection = (kind: Kind | null): kind is CollectionKind =>
  kind === 'ndjson' || kind === 'feed' || kind === 'ninjs' || kind === 'warc'

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
  ['rss', 'feed'],
  ['atom', 'feed'],
  ['xml', 'feed'],
  ['ninjs', 'ninjs'],
  ['warc', 'warc'],
])

/** The kind that a file's ending tells, or null. */
export function kindOfName(name: string): Kind | null {
  const ending = /\.([A-Za-z]+)$/.exec(name.replace(/\.warc\.gz$/i, '.warc'))
  return ending ? (BY_ENDING.get(ending[1]!.toLowerCase()) ?? null) : null
}

const FEED = /^(?:<\?xml\b[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:rss|feed|rdf:RDF)\b/is
const JSON_FEED = /^\{\s*"version"\s*:\s*"https:\/\/jsonfeed\.org\//
const NINJS =
  /^\[?\s*\{[\s\S]*"(?:bodies|body_\w+|copyrightholder|headlines|pubstatus|standard|versioncreated)"\s*:/i

/** The kind that the first few thousand characters show: HTML, a feed, ninjs, NDJSON, else text. */
export function sniffKind(start: string): Kind {
  const head = start.slice(0, 4096).trimStart()
  if (/^WARC\/1\.\d\r?\n/.test(head)) return 'warc'
  if (FEED.test(head) || JSON_FEED.test(head)) return 'feed'
  // NDJSON never breaks a line within an object.
  if (/^[[{]/.test(head) && /"uri"\s*:/.test(head) && (NINJS.test(head) || /^[[{]\s*\n/.test(head)))
    return 'ninjs'
  if (head.startsWith('{') && /^\{\s*"[^"\n]*"\s*:/.test(head)) return 'ndjson'
  const markup =
    /^(?:<\?xml\b[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title|article|div|p)\b/is
  return markup.test(head) ? 'html' : 'text'
}
