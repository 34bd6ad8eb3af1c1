import type { Details } from './article.ts'
import { findDate } from './dates.ts'
import type { Page } from './dom.ts'
import { addressIn, findArticle, isThing, listOf, type Thing, textIn } from './json-ld.ts'
import { readNames } from './names.ts'

/** What a page says of its article, outside the text. */
export interface Metadata {
  readonly details: Details
  /** The text itself, where the page gives it to search engines. */
  readonly body: string | null
  readonly declared: Thing | null
}

/**
 * Reads what a page declares: JSON-LD (schema.org NewsArticle and its kin), Open Graph and other meta elements,
 * microdata, `<time>`, and last the page's own heading and byline.
 */
export function readMetadata(page: Page): Metadata {
  const blocks = [...page.querySelectorAll('script[type="application/ld+json"]')].map(
    (script) => script.textContent,
  )
  const declared = findArticle(blocks)
  const meta = readMeta(page)
  const outlet =
    nameOf(declared?.publisher) ??
    meta('og:site_name', 'application-name', 'dc.publisher') ??
    publisherOf(page)
  return {
    declared,
    body: textIn(declared?.articleBody),
    details: {
      outlet,
      url: urlOf(page, meta, declared),
      headline: headlineOf(page, meta, declared, outlet),
      byline: bylineOf(page, meta, declared).filter((name) => name !== outlet),
      published: publishedOf(page, meta, declared),
      language: languageOf(page, meta, declared),
    },
  }
}

/** The content of the first of the named meta elements that has some. */
type Meta = (...names: string[]) => string | null

function readMeta(page: Page): Meta {
  const contents = new Map<string, string>()
  for (const element of page.querySelectorAll('meta')) {
    const name =
      element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop')
    const content = clean(element.getAttribute('content'))
    const key = name?.trim().toLowerCase()
    if (key && content && !contents.has(key)) contents.set(key, content)
  }
  return (...names) =>
    names.map((name) => contents.get(name)).find((content) => content !== undefined) ?? null
}

const clean = (text: string | null | undefined): string | null => text?.replace(/\s+/g, ' ').trim() || null

const textAt = (page: Page, selectors: string): string | null =>
  clean(page.querySelector(selectors)?.textContent)

/** A name, not an address that stands for one. */
const nameOf = (value: unknown): string | null => {
  const name = textIn(value)
  return name === null || /^(?:https?:|\/|#)/.test(name) ? null : decodeText(name)
}

const publisherOf = (page: Page): string | null =>
  textAt(page, '[itemprop="publisher"] [itemprop="name"]') ??
  clean(page.querySelector('[itemprop="publisher"] meta[itemprop="name"]')?.getAttribute('content'))

function urlOf(page: Page, meta: Meta, declared: Thing | null): string | null {
  const canonical = page.querySelector('link[rel="canonical"]')?.getAttribute('href')
  const candidates = [
    canonical,
    meta('og:url'),
    addressIn(declared?.url),
    addressIn(declared?.mainEntityOfPage),
  ]
  return candidates.find((url) => url && /^https?:\/\/\S+$/.test(url.trim()))?.trim() ?? null
}

function headlineOf(page: Page, meta: Meta, declared: Thing | null, outlet: string | null): string | null {
  const found =
    decodeText(textIn(declared?.headline)) ??
    meta('og:title') ??
    textAt(page, '[itemprop="headline"]') ??
    meta('twitter:title', 'dc.title') ??
    textAt(page, 'article h1') ??
    textAt(page, 'h1') ??
    clean(page.title)
  return found && withoutOutlet(found, outlet)
}

/** `Mayor quits | The Harbour Post` → `Mayor quits`. */
function withoutOutlet(title: string, outlet: string | null): string {
  const cut = /^(.{8,}?)\s+(?:[|·•–—»]|-|::)\s+([^|·•–—»]{2,40})$/.exec(title)
  if (!cut || !outlet) return title
  const [last, name] = [cut[2]!, outlet].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
  return last!.includes(name!) || name!.includes(last!) ? cut[1]! : title
}

/** Titles in JSON-LD are often escaped twice. */
const decodeText = (text: string | null): string | null =>
  text
    ?.replace(/&#(\d{1,6});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(
      /&(amp|quot|apos|lt|gt|nbsp|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip);/g,
      (_, name: string) => ENTITIES[name] ?? '',
    )
    .replace(/\s+/g, ' ') ?? null

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  hellip: '…',
}

function bylineOf(page: Page, meta: Meta, declared: Thing | null): readonly string[] {
  const authors = listOf(declared?.author ?? declared?.creator).flatMap(namesOfAuthor)
  if (authors.length > 0) return [...new Set(authors)]
  const named = meta(
    'author',
    'byl',
    'article:author',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'dcterms.creator',
  )
  const fromMeta = named && !named.includes('://') ? readNames(named) : []
  if (fromMeta.length > 0) return fromMeta
  for (const selectors of [
    '[itemprop="author"] [itemprop="name"]',
    '[itemprop="author"]',
    '[rel="author"]',
    '[class*="byline"]',
    '[class*="author-name"]',
  ]) {
    for (const element of page.querySelectorAll(selectors)) {
      const text = clean(element.textContent)
      const names = text && text.length < 200 ? readNames(text) : []
      if (names.length > 0) return names
    }
  }
  return []
}

/** A person declared as one is taken at the page's word; a bare string may be an agency or several people. */
function namesOfAuthor(author: unknown): readonly string[] {
  const name = decodeText(textIn(author))
  if (!name || name.includes('://')) return []
  const people = readNames(name)
  const person = isThing(author) && listOf(author['@type']).includes('Person')
  return people.length > 0 ||
    !person ||
    name.split(' ').length < 2 ||
    /\b(?:staff|news|desk|team|reuters|press)\b/i.test(name)
    ? people
    : [name]
}

function publishedOf(page: Page, meta: Meta, declared: Thing | null): string | null {
  const times = [
    ...page.querySelectorAll(
      'time[pubdate], [itemprop="datePublished"], article time[datetime], time[datetime]',
    ),
  ].slice(0, 8)
  const candidates = [
    textIn(declared?.datePublished),
    meta(
      'article:published_time',
      'article:published',
      'og:article:published_time',
      'datepublished',
      'parsely-pub-date',
      'sailthru.date',
      'pubdate',
      'publish-date',
      'publication_date',
      'dc.date.issued',
      'dcterms.created',
      'dc.date',
      'cxenseparse:recs:publishtime',
      'article.published',
      'date',
    ),
    textIn(declared?.dateCreated),
    ...times.flatMap((time) => [
      time.getAttribute('datetime'),
      time.getAttribute('content'),
      clean(time.textContent),
    ]),
  ]
  for (const candidate of candidates) {
    const date = candidate && findDate(candidate.slice(0, 80))
    if (date) return date.value
  }
  return null
}

/** The day in an address such as `/2025/02/21/mayor-quits`: what is left where the page declares no date. */
export function dateOfUrl(url: string | null | undefined): string | null {
  const found = /\/(\d{4})[/-](\d{2})[/-](\d{2})(?=[/-])/.exec(url ?? '')
  return found ? (findDate(`${found[1]}-${found[2]}-${found[3]}`)?.value ?? null) : null
}

function languageOf(page: Page, meta: Meta, declared: Thing | null): string | null {
  const candidates = [
    page.documentElement.getAttribute('lang'),
    textIn(declared?.inLanguage),
    meta('og:locale', 'language', 'content-language', 'dc.language'),
  ]
  const tags = candidates.map((tag) => tag?.trim().replaceAll('_', '-'))
  return tags.find((tag) => tag !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) ?? null
}
