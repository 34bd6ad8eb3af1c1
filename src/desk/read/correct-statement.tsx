import { useSignal } from '@preact/signals'
import { plain } from '../../cli/page/plain.ts'
import type { RecordStatement } from '../../record/record.ts'
import { correct, keep } from './keeping.ts'
import type { Reading } from './reading.ts'

interface Props {
  readonly open: Reading
  readonly statement: RecordStatement
}

/** A correction needs a story that is kept. */
export function KeepFirst({ open }: { readonly open: Reading }) {
  return (
    <p class="note keep-first">
      Corrections are kept in the archive.{' '}
      <button type="button" class="link" onClick={() => keep(open)}>
        Keep this story
      </button>{' '}
      to make one.
    </p>
  )
}

const UNKNOWN = ''

/** Says that somebody else said it, or that it is no statement. */
export function CorrectStatement({ open, statement }: Props) {
  const speaker = useSignal(statement.speaker ?? UNKNOWN)
  const { kept, record } = open
  if (kept === null) return <KeepFirst open={open} />
  const able = record.entities.filter(({ type }) => type !== 'place')
  const people = able.filter(({ named }) => named)
  const others = able.filter(({ named }) => !named)
  const at = { article: kept, statement: statement.id }
  const submit = (event: Event): void => {
    event.preventDefault()
    void correct({ kind: 'speaker', ...at, speaker: speaker.value === UNKNOWN ? null : speaker.value })
  }
  return (
    <details class="correct">
      <summary>Correct this</summary>
      <form onSubmit={submit}>
        <label>
          Said by
          <select
            value={speaker.value}
            onChange={({ currentTarget }) => (speaker.value = currentTarget.value)}
          >
            <option value={UNKNOWN}>nobody who is known</option>
            <optgroup label="Named">
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {plain(name)}
                </option>
              ))}
            </optgroup>
            <optgroup label="Not named">
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {plain(name)}
                </option>
              ))}
            </optgroup>
          </select>
        </label>
        <div class="actions">
          <button type="submit" disabled={speaker.value === (statement.speaker ?? UNKNOWN)}>
            Change the speaker
          </button>
          <button type="button" onClick={() => correct({ kind: 'dismiss', ...at })}>
            Not a statement
          </button>
        </div>
      </form>
    </details>
  )
}
