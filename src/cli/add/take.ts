import type { Archive } from '../../archive/archive.ts'
import type { Article } from '../../article/article.ts'
import { readSource } from '../../article/files.ts'
import type { Source } from '../../article/sources.ts'
import { readArticle } from '../../read.ts'
import { unreadRecord } from '../../record/build.ts'
import type { HearsayRecord } from '../../record/record.ts'
import { type Task, taskName } from '../read/task.ts'
import type { AddWork } from './options.ts'

/** What became of one story before it is kept. */
export type Taken = { readonly place: number } & (
  | { readonly kind: 'record'; readonly record: HearsayRecord }
  /** It is in the archive just as it is. */
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'failure'; readonly message: string }
)

/** Opens and reads one story, unless the archive has it. Never throws. */
export async function take(task: Task, archive: Archive, work: AddWork): Promise<Taken> {
  const { place } = task
  if (task.kind === 'failure') return { place, kind: 'failure', message: task.message }
  try {
    const opened = task.kind === 'file' ? await openOne(task.source, work) : task
    if ('error' in opened) return { place, kind: 'failure', message: opened.error.message }
    const article: Article = { ...opened.article, outlet: opened.article.outlet ?? work.outlet ?? null }
    if (!work.reread && (await archive.holds(unreadRecord(article).article)))
      return { place, kind: 'known', id: article.id }
    return { place, kind: 'record', record: readArticle(article) }
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error)
    return {
      place,
      kind: 'failure',
      message: `${taskName(task)}: reading it failed (${what}). Please report this.`,
    }
  }
}

async function openOne(source: Source, { published }: AddWork) {
  for await (const opened of readSource(source, { published })) return opened
  throw new Error('there is nothing in it')
}
