import { type Article, type Details, withDetails } from './article.ts'
import { parseHtml } from './html.ts'
import { type StoryKind, sniffKind } from './kind.ts'
import { parseMarkdown } from './markdown.ts'
import { parseText } from './text.ts'

export interface ParseOptions extends Details {
  /** `article` if not given. */
  readonly id?: string | undefined
  /** Told from the first characters if not given: HTML or plain text. */
  readonly kind?: StoryKind | undefined
}

/**
 * A text or page to an article, in one call and without waiting; details given take the place of the input's own.
 * For programs and browsers. Who reads files uses `files.ts`, which loads the parsers only where they are needed.
 *
 * @throws ArticleError `empty`, `no-article`
 */
export function parseArticle(input: string, options: ParseOptions = {}): Article {
  const { id = 'article', ...details } = options
  const kind = options.kind ?? (sniffKind(input) === 'html' ? 'html' : 'text')
  return withDetails(parsers[kind](input, id), details)
}

const parsers = { text: parseText, markdown: parseMarkdown, html: parseHtml } as const
