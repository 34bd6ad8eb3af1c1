import type { Article } from '../../article/article.ts'
import { readSource } from '../../article/files.ts'
import type { Source } from '../../article/sources.ts'
import { readArticle } from '../../read.ts'
import type { HearsayRecord } from '../../record/record.ts'
import { likelyRecord } from './likely.ts'
import type { RenderOptions } from './options.ts'
import { recordTexts, type Texts } from './record-text.ts'

/** One story to read: a file still to be opened, an article, or what is already known to have failed. */
export type Task = { readonly place: number } & (
  | { readonly kind: 'file'; readonly source: Source }
  | { readonly kind: 'article'; readonly source: string; readonly article: Article }
  | { readonly kind: 'failure'; readonly message: string }
)

/** The record as text, or why there is none; `place` is that of the input among all. */
export type Result = { readonly place: number } & (
  | { readonly ok: true; readonly id: string; readonly texts: Texts }
  | { readonly ok: false; readonly message: string }
)

/** How a complaint names a story. */
export function taskName(task: Task): string {
  if (task.kind === 'failure') return 'input'
  return task.kind === 'file' ? task.source.path : `${task.source} (${task.article.id})`
}

/** Reads one story and makes its text. Never throws. */
export async function perform(task: Task, options: RenderOptions): Promise<Result> {
  const { place } = task
  if (task.kind === 'failure') return { place, ok: false, message: task.message }
  try {
    const opened = task.kind === 'file' ? await openOne(task.source, options) : task
    if ('error' in opened) return { place, ok: false, message: opened.error.message }
    const record = likelyRecord(readArticle(opened.article), options.minProbability)
    return { place, ok: true, id: record.article.id, texts: await render(record, options) }
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    return {
      place,
      ok: false,
      message: `${taskName(task)}: reading it failed (${what}). Please report this story as a fault of Hearsay.`,
    }
  }
}

async function openOne(source: Source, { published }: RenderOptions) {
  for await (const opened of readSource(source, { published })) return opened
  throw new Error('there is nothing in it')
}

async function render(record: HearsayRecord, options: RenderOptions): Promise<Texts> {
  const { output } = options
  return output === 'page' ? [await page(record, options)] : recordTexts(record, output)
}

async function page(record: HearsayRecord, options: RenderOptions): Promise<string> {
  const { pageLines } = await import('../page/page.ts')
  const { paint } = await import('../page/paint.ts')
  return paint(pageLines(record, options), options.colour)
}
