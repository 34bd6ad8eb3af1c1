/** A thing of schema.org as a page declares it; nothing is sure of its fields. */
export type Thing = Readonly<Record<string, unknown>>

const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting|SocialMediaPosting)$/

/** More than any page needs, and a bound on what a hostile one may ask for. */
const MOST_THINGS = 2000

/**
 * The article among the JSON-LD blocks of a page (alone, in lists, in `@graph`), with author, publisher and images
 * that stand elsewhere in the blocks (`{"@id": "#publisher"}`) put in their places; null where none declares one.
 */
export function findArticle(blocks: readonly string[]): Thing | null {
  const waiting: unknown[] = blocks.map(parseLoosely)
  const named = new Map<unknown, Thing>()
  let article: Thing | null = null
  for (let i = 0; i < waiting.length && i < MOST_THINGS; i++) {
    const value = waiting[i]
    if (Array.isArray(value)) waiting.push(...value.slice(0, MOST_THINGS))
    if (!isThing(value)) continue
    if (value['@id'] !== undefined && Object.keys(value).length > 1) named.set(value['@id'], value)
    if (typesOf(value).some((type) => ARTICLE.test(type))) article ??= value
    waiting.push(value['@graph'], value.mainEntity, value.mainEntityOfPage)
  }
  return article && resolved(article, named)
}

function resolved(article: Thing, named: ReadonlyMap<unknown, Thing>): Thing {
  const follow = (value: unknown): unknown => (isThing(value) ? (named.get(value['@id']) ?? value) : value)
  const fields = ['author', 'creator', 'publisher', 'image'].filter((field) => article[field] !== undefined)
  return {
    ...article,
    ...Object.fromEntries(fields.map((field) => [field, listOf(article[field]).map(follow)])),
  }
}

export const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const typesOf = (thing: Thing): readonly string[] =>
  listOf(thing['@type']).filter((type): type is string => typeof type === 'string')

/** One or several: JSON-LD lets every field be either. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

/** The words of a field: a string, or the name of a thing; the first of several. */
export function textIn(value: unknown): string | null {
  const [first] = listOf(value)
  const text = isThing(first) ? (first.name ?? first['@value']) : first
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null
}

/** The address of a field: a string, or the `@id` or `url` of a thing. */
export function addressIn(value: unknown): string | null {
  const [first] = listOf(value)
  return textIn(isThing(first) ? (first['@id'] ?? first.url) : first)
}

/** JSON as pages write it: in comments, with raw line ends in strings, commas too many. Null where nothing helps. */
function parseLoosely(block: string): unknown {
  const bare = block.replace(/^\s*(?:\/\/\s*)?<!(?:--|\[CDATA\[)|(?:\/\/\s*)?(?:-->|\]\]>)\s*$/g, '').trim()
  return (
    parse(bare) ??
    parse(
      bare
        .replace(/[\u0000-\u001f]+/g, ' ')
        .replace(/,\s*(?=[}\]])/g, '')
        .replace(/;$/, ''),
    )
  )
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
