import { type OpenOptions, readSource } from '../../article/files.ts'
import { isCollection } from '../../article/kind.ts'
import { type Listing, type Source, STDIN } from '../../article/sources.ts'
import type { Task } from './task.ts'

/** Whether many stories may come out of one input, so that it is opened here and its stories shared out. */
const isStream = ({ path, kind }: Source): boolean => path === STDIN || isCollection(kind)

/** The stories of a listing in the order of the input, as they come. Inputs that are not there come first. */
export async function* tasksOf(listing: Listing, options: OpenOptions): AsyncGenerator<Task> {
  for (const error of listing.errors) yield { place: 0, kind: 'failure', message: error.message }
  for (const [place, source] of listing.sources.entries()) {
    if (!isStream(source)) {
      yield { place, kind: 'file', source }
      continue
    }
    for await (const opened of readSource(source, options)) {
      if ('error' in opened) yield { place, kind: 'failure', message: opened.error.message }
      else yield { place, kind: 'article', source: opened.source, article: opened.article }
    }
  }
}
