import { kindOfName, sniffKind } from '../article/kind.ts'
import { checkArticle } from '../check/check.ts'
import type { Config } from '../check/config.ts'
import { locateStory } from '../check/locate-story.ts'
import type { Report } from '../check/report.ts'
import type { Suppression } from '../check/suppressions.ts'
import { openStory, type StoryUpload } from './uploads.ts'

/** A story to check, and how. */
export interface CheckTask {
  readonly story: StoryUpload
  /** Only these rules. */
  readonly only?: readonly string[] | undefined
  readonly config: Config
  readonly suppressions: readonly Suppression[]
}

/** What a check says, with the text that its places are places of. */
export interface CheckAnswer extends Report {
  readonly text: string
}

/**
 * Checks a story. Places are those of the words as they were sent for plain text and Markdown, of the text that was read
 * for all else.
 *
 * @throws ArticleError, TranscriptError, CheckError
 */
export async function checkStory({ story, only, config, suppressions }: CheckTask): Promise<CheckAnswer> {
  const { text, name, id, base64: _base64, ...details } = story
  const options = { only, config, suppressions }
  const kind = (name === undefined ? null : kindOfName(name)) ?? (text === undefined ? null : sniffKind(text))
  if (text !== undefined && (kind === 'text' || kind === 'markdown')) {
    const { article, map, comments } = locateStory(text, kind, id ?? 'article', details)
    return { ...checkArticle(article, { ...options, map, comments }), text }
  }
  const article = await openStory(story)
  return { ...checkArticle(article, options), text: article.text }
}
