import type { Archive } from '../archive/archive.ts'
import { readArticle } from '../read.ts'
import type { HearsayRecord } from '../record/record.ts'
import type { EditType, Fold } from '../verify/verdict.ts'
import type { CheckTask } from './check-story.ts'
import { openSources, openStory, type StoryUpload, type Upload } from './uploads.ts'

/** As what a record is given out. */
export const RECORD_FORMATS = ['json', 'jsonld', 'annotations', 'csv'] as const
export type RecordFormat = (typeof RECORD_FORMATS)[number]

export interface VerifyTask {
  readonly draft: Upload
  readonly sources: readonly Upload[]
  readonly archive: boolean
  readonly folds: readonly Fold[]
  readonly allow: readonly EditType[]
}

/** What an archive can be asked in a thread of its own: arguments and answers are plain data. */
export type Asked =
  | 'said'
  | 'saidIds'
  | 'statements'
  | 'who'
  | 'sources'
  | 'person'
  | 'people'
  | 'appearances'
  | 'timeline'
  | 'history'
  | 'articles'
  | 'article'
  | 'overview'
  | 'corrections'

export type AskArguments<A extends Asked> = Parameters<Archive[A]>
export type AskAnswer<A extends Asked> = Awaited<ReturnType<Archive[A]>>

/** Something to do. The result is the text of an answer. */
export type Task =
  | { readonly kind: 'read'; readonly story: StoryUpload; readonly format: RecordFormat }
  | { readonly kind: 'record'; readonly article: string; readonly format: RecordFormat }
  | { readonly kind: 'verify'; readonly task: VerifyTask; readonly format: 'json' | 'html' }
  | { readonly kind: 'check'; readonly task: CheckTask }
  | { readonly kind: 'ask'; readonly question: Asked; readonly asked: readonly unknown[] }

/**
 * Does a task and gives its text.
 *
 * @param archive opened when a task first needs it
 * @throws ArticleError, TranscriptError, CheckError, ArchiveError
 */
export async function perform(task: Task, archive: () => Promise<Archive>): Promise<string> {
  switch (task.kind) {
    case 'read':
      return renderRecord(readArticle(await openStory(task.story)), task.format)
    case 'record':
      return renderRecord((await (await archive()).article(task.article)).record, task.format)
    case 'verify':
      return verifyDraft(task.task, task.format, archive)
    case 'check':
      return JSON.stringify(await (await import('./check-story.ts')).checkStory(task.task))
    case 'ask':
      return JSON.stringify(await ask(await archive(), task.question, task.asked))
  }
}

function ask(archive: Archive, question: Asked, asked: readonly unknown[]): Promise<unknown> {
  // Arguments were typed where the question was asked; through the thread's door they come as plain data.
  const method = archive[question] as (...asked: readonly unknown[]) => Promise<unknown>
  return method.apply(archive, asked as unknown[])
}

/** A record as text; as CSV its statements. */
export async function renderRecord(record: HearsayRecord, format: RecordFormat): Promise<string> {
  switch (format) {
    case 'json':
      return JSON.stringify(record)
    case 'jsonld':
      return JSON.stringify((await import('../export/json-ld.ts')).toJsonLd(record))
    case 'annotations':
      return JSON.stringify((await import('../export/annotations.ts')).toAnnotations(record))
    case 'csv':
      return (await import('../export/tables.ts')).toCsv(record).statements
  }
}

async function verifyDraft(
  { draft, sources, archive: searched, folds, allow }: VerifyTask,
  format: 'json' | 'html',
  archive: () => Promise<Archive>,
): Promise<string> {
  const { verify, verifyWith } = await import('../verify/verify.ts')
  const article = await openStory({ id: 'draft', ...draft })
  const { transcripts, unread } = await openSources(sources)
  const policy = { folds, allow, unread }
  const { archiveFinder } = await import('./archive-finder.ts')
  const verification = searched
    ? await verifyWith(article, transcripts, archiveFinder(await archive(), article), policy)
    : verify(article, transcripts, policy)
  if (format === 'json') return JSON.stringify(verification)
  const { htmlReport } = await import('../verify/report/html.ts')
  return htmlReport(verification, draft.name ?? 'draft', draft.text !== undefined)
}
