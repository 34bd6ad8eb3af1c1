import { type Article, type Details, withDetails } from '../article/article.ts'
import { locateMarkdown } from '../article/markdown-source.ts'
import { SourceMap } from '../article/source-map.ts'
import { parseText } from '../article/text.ts'
import { type IgnoreComment, readComments, withoutComments } from './comments.ts'

/** A story with all that it takes to check it and to name places in its file. */
export interface LocatedStory {
  readonly article: Article
  readonly map: SourceMap
  readonly comments: readonly IgnoreComment[]
}

/**
 * A text or Markdown file to a story whose findings have places in the file; its comments to the rules are read, and
 * are no words of the story.
 *
 * @throws ArticleError `empty`
 */
export function locateStory(
  source: string,
  kind: 'text' | 'markdown',
  id: string,
  details: Details = {},
): LocatedStory {
  const comments = readComments(source)
  if (kind === 'markdown') {
    const { article, map } = locateMarkdown(source, id)
    return { article: orGiven(article, details), map, comments }
  }
  const article = parseText(withoutComments(source), id)
  return { article: orGiven(article, details), map: new SourceMap(source), comments }
}

/** What a story says of itself comes before what was said of all. */
const orGiven = (article: Article, given: Details): Article =>
  withDetails(article, { ...given, ...known(article) })

const known = ({ url, outlet, headline, published, language, byline }: Article): Details =>
  Object.fromEntries(
    Object.entries({
      url,
      outlet,
      headline,
      published,
      language,
      byline: byline.length > 0 ? byline : null,
    }).filter(([, value]) => value !== null),
  )
