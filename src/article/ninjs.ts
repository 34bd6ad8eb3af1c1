import type { Details, Problem } from './article.ts'
import { ArticleError } from './article-error.ts'
import { findDate } from './dates.ts'
import { readNames } from './names.ts'
import type { EnclosedArticle } from './ndjson.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * The stories of a ninjs document (IPTC News in JSON 1.x to 3.x, iptc.org/standards/ninjs): one item or a list. An item
 * without a text, such as a picture, is an error in its place.
 *
 * @throws ArticleError `bad-json`
 */
export function readNinjs(text: string, stem: string): readonly (EnclosedArticle | ArticleError)[] {
  const items = itemsOf(text)
  return items.map((item, place) => {
    const what = items.length === 1 ? 'the item' : `item ${place + 1}`
    const body = bodyOf(item)
    if (!body)
      return new ArticleError(
        'empty',
        `${what} has no text (its type is ${String(item.type ?? 'not given')}).`,
      )
    const id = items.length === 1 ? stem : `${stem}-${place + 1}`
    const problems: Problem[] = []
    return { id, kind: body.kind, content: body.text, details: detailsOf(item, problems), problems }
  })
}

function itemsOf(text: string): readonly Fields[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    const message = `this is not valid JSON (${(cause as Error).message.slice(0, 120)}). Give a whole ninjs document.`
    throw new ArticleError('bad-json', message, null, cause)
  }
  const items = Array.isArray(value) ? value : [value]
  if (items.length > 0 && items.every((item) => typeof item === 'object' && item !== null)) return items
  throw new ArticleError('bad-json', 'this is JSON, but no ninjs item. Give an object, or a list of them.')
}

const words = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null

/** Names are written in lower case until ninjs 2, in camel case since. */
function field(item: Fields, name: string): unknown {
  return item[name] ?? item[name.toLowerCase()]
}

interface Value {
  readonly role: string
  readonly type: string
  readonly text: string
}

/** `bodies`, `headlines` … of ninjs 2 and 3; the main one first. */
function valuesOf(list: unknown): readonly Value[] {
  const values = (Array.isArray(list) ? list : []).flatMap((one: Fields | null) => {
    const text = words(one?.value)
    return text === null
      ? []
      : [{ role: String(one?.role ?? ''), type: String(one?.contentType ?? one?.contenttype ?? ''), text }]
  })
  return values.toSorted((a, b) => Number(b.role === 'main') - Number(a.role === 'main'))
}

/** Plain text before HTML: its offsets are those of what was sent. Of ninjs 1: `body_text`, `body_xhtml` … */
function bodyOf(item: Fields): { readonly kind: 'text' | 'html'; readonly text: string } | null {
  const values = valuesOf(field(item, 'bodies'))
  const plain = values.find(
    ({ type, text }) => /plain/.test(type) || (type === '' && !/<\w+[\s>]/.test(text)),
  )
  const page = values.find(({ type, text }) => /html/.test(type) || /<\w+[\s>]/.test(text))
  const old = (pattern: RegExp): string | null => {
    const name = Object.keys(item).find((key) => pattern.test(key))
    return name === undefined ? null : words(item[name])
  }
  const text = plain?.text ?? old(/^body_(?:text|plain)/i)
  if (text !== null) return { kind: 'text', text }
  const html = page?.text ?? old(/^body_\w*html/i)
  return html === null ? null : { kind: 'html', text: `<article>${html}</article>` }
}

function detailsOf(item: Fields, problems: Problem[]): Details {
  const given = words(field(item, 'firstCreated') ?? field(item, 'versionCreated') ?? item.versioncreated)
  const published = given === null ? null : (findDate(given)?.value ?? null)
  if (given !== null && published === null)
    problems.push({
      code: 'bad-date',
      message: `the date cannot be read (${given.slice(0, 40)})`,
      evidence: null,
    })
  const uri = words(item.uri)
  const by = words(item.by) ?? words(item.byline)
  const people = by === null ? [] : readNames(by)
  return {
    url: uri !== null && /^https?:/.test(uri) ? uri : null,
    outlet: words(field(item, 'copyrightHolder')),
    headline: valuesOf(field(item, 'headlines'))[0]?.text ?? words(item.headline),
    byline: people.length > 0 ? people : null,
    published,
    language: words(item.language),
  }
}
