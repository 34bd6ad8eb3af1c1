import type { StatementRow } from '../../archive/answers/statement-row.ts'
import { plain } from '../../cli/page/plain.ts'
import type { FoundStatement } from '../api.ts'
import { dateWords, percent } from '../read/words.ts'
import { href } from '../shell/route.ts'

/** A speaker with a page of their own, or the words of an unnamed one. */
export function Speaker({ row }: { readonly row: Pick<FoundStatement, 'speaker' | 'identity' | 'source'> }) {
  const { speaker, identity, source } = row
  if (identity !== null && speaker !== null)
    return <a href={href(['archive', 'person', identity])}>{plain(speaker)}</a>
  return <>{plain(speaker ?? source ?? 'Nobody who is named')}</>
}

/** A statement, with the words around it where they were asked for. */
type Row = StatementRow & { readonly context?: FoundStatement['context'] }

function Circumstances({ row }: { readonly row: Row }) {
  const { addressee, venue, via, time } = row
  const parts = [
    addressee && `to ${plain(addressee)}`,
    venue && `at ${plain(venue)}`,
    ...via.map((name) => `via ${plain(name)}`),
    time && dateWords(time),
  ].filter(Boolean)
  return parts.length === 0 ? null : <span class="note"> · {parts.join(' · ')}</span>
}

/** Where a statement stands: a way into the story. */
export function Origin({ row }: { readonly row: Row }) {
  const { outlet, headline, published, article, statement } = row
  const name = headline === null ? article : plain(headline)
  return (
    <p class="origin">
      <a href={href(['article', article], { statement })}>{name}</a>
      <span class="note"> {[outlet && plain(outlet), dateWords(published)].filter(Boolean).join(' · ')}</span>
    </p>
  )
}

/** A statement with the words around it, and where it stands. */
export function Found({ row, speaker = true }: { readonly row: Row; readonly speaker?: boolean }) {
  const { text, mode, cue, context, probability } = row
  return (
    <li class="found">
      <p class="who">
        {speaker && (
          <strong>
            <Speaker row={row} />
          </strong>
        )}{' '}
        {cue && <span class="cue">{plain(cue)}</span>}
        <Circumstances row={row} />
        {probability < 0.6 && <span class="note doubtful"> · {percent(probability)} sure</span>}
      </p>
      <p class="context">
        {context ? (
          <>
            <span class="around">{plain(context.before)}</span>
            <mark>{plain(context.text)}</mark>
            <span class="around">{plain(context.after)}</span>
          </>
        ) : mode === 'direct' ? (
          `“${plain(text)}”`
        ) : (
          plain(text)
        )}
      </p>
      <Origin row={row} />
    </li>
  )
}
