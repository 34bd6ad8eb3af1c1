import type { Details } from './article.ts'
import { findDate } from './dates.ts'

/** The block between `---` lines at the top of a Markdown file. */
export interface FrontMatter {
  readonly details: Details
  /** Where the Markdown begins (UTF-16 offset). */
  readonly end: number
}

const BLOCK = /^---[ \t]*\r?\n([\s\S]{0,20000}?)(?:^|\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/

/**
 * Reads `title`, `date`, `author`, `url`, `outlet` and `language` (and their usual other names) from YAML front
 * matter: `key: value`, quoted or not, and lists (`[a, b]` or `- a` lines). The rest of YAML is passed over.
 */
export function readFrontMatter(markdown: string): FrontMatter {
  const block = BLOCK.exec(markdown)
  if (!block) return { details: {}, end: 0 }
  const values = readPairs(block[1]!)
  const one = (...keys: string[]): string | null =>
    keys.map((key) => values.get(key)?.[0]).find(Boolean) ?? null
  const byline = ['author', 'authors', 'byline', 'by'].flatMap((key) => values.get(key) ?? [])
  const date = one('date', 'published', 'publishdate', 'pubdate', 'date_published')
  return {
    end: block[0].length,
    details: {
      headline: one('title', 'headline'),
      published: date ? (findDate(date)?.value ?? null) : null,
      byline: byline.length > 0 ? byline : null,
      url: one('url', 'link', 'canonical', 'canonical_url'),
      outlet: one('outlet', 'publication', 'publisher', 'source', 'site'),
      language: one('language', 'lang'),
    },
  }
}

function readPairs(block: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>()
  let key = ''
  for (const line of block.split(/\r?\n/)) {
    const pair = /^([A-Za-z_-]+)[ \t]*:(?:[ \t]+(.*))?$/.exec(line)
    const item = /^[ \t]*-[ \t]+(?:name:[ \t]*)?(.+)$/.exec(line)
    if (pair) {
      key = pair[1]!.toLowerCase().replaceAll('-', '_')
      values.set(key, readValue(pair[2]?.trim() ?? ''))
    } else if (item && key !== '') {
      values.get(key)!.push(...readValue(item[1]!.trim()))
    }
  }
  return values
}

function readValue(raw: string): string[] {
  if (raw.startsWith('[') && raw.endsWith(']'))
    return raw
      .slice(1, -1)
      .split(',')
      .flatMap((part) => readValue(part.trim()))
  const quoted = /^(["'])(.*)\1$/.exec(raw)
  const value = quoted ? quoted[2]! : raw.replace(/\s+#.*$/, '')
  return value === '' || /^[|>][+-]?$/.test(value) ? [] : [value]
}
