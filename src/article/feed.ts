import { parseFeed as parse } from 'feedsmith'
import type { Details, Problem } from './article.ts'
import { ArticleError } from './article-error.ts'
import { findDate } from './dates.ts'
import type { EnclosedArticle } from './ndjson.ts'

/** One entry of a feed, whatever its format. */
interface Entry {
  readonly id: string | undefined
  readonly link: string | undefined
  readonly title: string | undefined
  readonly date: string | undefined
  readonly authors: readonly string[]
  /** The story as HTML, and a summary of it. */
  readonly content: string | undefined
  readonly summary: string | undefined
}

/**
 * The stories of an RSS, RDF, Atom or JSON feed (feedsmith reads it). An entry without words is an error in its place. Where
 * a feed has summaries only, they are taken, with a problem `summary-only`.
 *
 * @throws ArticleError `bad-feed` where it is none
 */
export function readFeed(text: string, stem: string): readonly (EnclosedArticle | ArticleError)[] {
  const { title, language, entries } = entriesOf(text)
  const used = new Set<string>()
  return entries.map((entry, place) => {
    const content = entry.content ?? entry.summary
    if (content === undefined || !/\S/.test(content.replace(/<[^>]{0,1000}>/g, '')))
      return new ArticleError(
        'empty',
        `entry ${place + 1} of the feed (${entry.title ?? 'without a title'}) has no words. The others were read.`,
      )
    const { details, problems } = detailsOf(entry, title, language)
    const id = idOf(entry, `${stem}-${place + 1}`, used)
    return { id, kind: 'html', content: `<article>${content}</article>`, details, problems }
  })
}

function detailsOf(
  { link, title, date, authors, content }: Entry,
  outlet: string | undefined,
  language: string | undefined,
): { readonly details: Details; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const add = (code: string, message: string): void => void problems.push({ code, message, evidence: null })
  if (content === undefined)
    add('summary-only', 'the feed has a summary of the story only; read its page for all of it')
  const published = date === undefined ? null : (findDate(date.slice(0, 80))?.value ?? null)
  if (date !== undefined && published === null)
    add('bad-date', `the date of the entry cannot be read (${date.slice(0, 40)})`)
  const details = {
    url: link,
    outlet,
    headline: title,
    byline: authors.length > 0 ? authors : null,
    published,
    language,
  }
  return { details, problems }
}

/** The entry's own id where it is a short one, else the end of its address, else its place. */
function idOf({ id, link }: Entry, place: string, used: Set<string>): string {
  const own = id !== undefined && /^[\w.-]{1,80}$/.test(id) ? id : undefined
  const end = /([^/?#]{1,80}?)(?:\.\w{1,5})?\/?(?:[?#].*)?$/.exec(link ?? '')?.[1]
  const stem = own ?? end ?? place
  let name = stem
  for (let count = 2; used.has(name); count++) name = `${stem}-${count}`
  used.add(name)
  return name
}

interface Feed {
  readonly title: string | undefined
  readonly language: string | undefined
  readonly entries: readonly Entry[]
}

function entriesOf(text: string): Feed {
  try {
    return fromParsed(parse(text))
  } catch (cause) {
    throw new ArticleError(
      'bad-feed',
      `this is no feed that can be read (${(cause as Error).message}). Give RSS, Atom, RDF or a JSON feed, whole.`,
      null,
      cause,
    )
  }
}

const words = (text: unknown): string | undefined =>
  typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined

const names = (
  people: readonly (string | { readonly name?: string } | undefined)[] = [],
): readonly string[] => people.flatMap((one) => words(typeof one === 'string' ? one : one?.name) ?? [])

type Parsed = ReturnType<typeof parse>
type FeedOf<F extends Parsed['format']> = Extract<Parsed, { readonly format: F }>['feed']

function fromParsed(parsed: Parsed): Feed {
  if (parsed.format === 'atom') return fromAtom(parsed.feed)
  if (parsed.format === 'json') return fromJson(parsed.feed)
  return parsed.format === 'rdf' ? fromRdf(parsed.feed) : fromRss(parsed.feed)
}

const fromAtom = ({ title, entries = [] }: FeedOf<'atom'>): Feed => ({
  title: words(title?.value),
  language: undefined,
  entries: entries.map((entry) => ({
    id: words(entry.id),
    link: words(entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href),
    title: words(entry.title?.value),
    date: words(entry.published ?? entry.updated),
    authors: names(entry.authors),
    content: words(entry.content?.value),
    summary: words(entry.summary?.value),
  })),
})

const fromJson = ({ title, language, items = [] }: FeedOf<'json'>): Feed => ({
  title: words(title),
  language: words(language),
  entries: items.map((item) => ({
    id: words(item.id),
    link: words(item.url),
    title: words(item.title),
    date: words(item.date_published),
    authors: names(item.authors),
    content: words(item.content_html ?? item.content_text),
    summary: words(item.summary),
  })),
})

const fromRdf = ({ title, items = [] }: FeedOf<'rdf'>): Feed => ({
  title: words(title),
  language: undefined,
  entries: items.map((item) => ({
    id: undefined,
    link: words(item.link),
    title: words(item.title),
    date: words(item.dc?.dates?.[0]),
    authors: names(item.dc?.creators),
    content: words(item.content?.encoded),
    summary: words(item.description),
  })),
})

const fromRss = ({ title, language, items = [] }: FeedOf<'rss'>): Feed => ({
  title: words(title),
  language: words(language),
  entries: items.map((item) => ({
    id: words(item.guid?.value),
    link: words(item.link),
    title: words(item.title),
    date: words(item.pubDate),
    authors: names(item.dc?.creators ?? item.authors),
    content: words(item.content?.encoded),
    summary: words(item.description),
  })),
})
