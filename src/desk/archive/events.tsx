import type { EventRow } from '../../archive/answers/timeline.ts'
import { plain } from '../../cli/page/plain.ts'
import { dateWords } from '../read/words.ts'
import { href } from '../shell/route.ts'

/** What happened, each with the sentence that tells it. */
export function Events({ rows }: { readonly rows: readonly EventRow[] }) {
  return (
    <ol class="steps">
      {rows.map(({ type, time, charge, sentence, article, event, published, word }) => (
        <li key={`${article} ${event}`}>
          <strong>{type}</strong>
          {charge !== null && `: ${plain(charge)}`}
          {time !== null && ` · ${dateWords(time)}`}
          <span class="sentence"> “{plain(sentence)}”</span>{' '}
          <a class="note" href={href(['article', article])}>
            {dateWords(published) ?? article}
          </a>
          {word !== null && (
            <span class="note"> on the word of {plain(word) || 'somebody unnamed'} only</span>
          )}
        </li>
      ))}
    </ol>
  )
}
