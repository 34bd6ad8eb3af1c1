import { fileURLToPath } from 'node:url'
import { ArticleError } from '../../article/article-error.ts'
import { buildStory } from '../../check/build-story.ts'
import { type CheckOptions, checkStory } from '../../check/check.ts'
import { type LocatedStory, locateStory } from '../../check/locate-story.ts'
import type { Report } from '../../check/report.ts'
import { readLayers } from '../../read.ts'
import type { HearsayRecord } from '../../record/record.ts'

/** A story as an editor holds it. */
export interface EditedStory {
  readonly uri: string
  readonly languageId: string
  readonly text: string
}

/** What is known of one version of it. */
export interface CheckedStory {
  readonly located: LocatedStory
  readonly record: HearsayRecord
  readonly report: Report | null
}

/** The file of a document; null where it was never saved. */
export function fileOf(uri: string): string | null {
  if (!uri.startsWith('file:')) return null
  try {
    return fileURLToPath(uri)
  } catch {
    return null
  }
}

const kindOf = ({ uri, languageId }: EditedStory): 'text' | 'markdown' | null => {
  if (languageId === 'markdown' || /\.(?:md|markdown)$/i.test(uri)) return 'markdown'
  return languageId === 'plaintext' || /\.te?xt$/i.test(uri) || !/\.\w+$/.test(uri) ? 'text' : null
}

/** Reads and checks a story; null where it is empty, or of a kind whose places are not the file's. */
export function checkEdited(
  story: EditedStory,
  options: Omit<CheckOptions, 'map' | 'comments'>,
): CheckedStory | null {
  const kind = kindOf(story)
  if (kind === null) return null
  try {
    const located = locateStory(story.text, kind, 'story')
    const { record, document } = readLayers(located.article)
    const report =
      document &&
      checkStory(buildStory(located.article, record, document), {
        ...options,
        map: located.map,
        comments: located.comments,
      })
    return { located, record, report }
  } catch (error) {
    if (error instanceof ArticleError) return null
    throw error
  }
}
