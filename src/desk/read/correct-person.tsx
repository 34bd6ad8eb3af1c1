import { useSignal } from '@preact/signals'
import { plain } from '../../cli/page/plain.ts'
import type { RecordEntity } from '../../record/record.ts'
import { correct } from './keeping.ts'
import type { Reading } from './reading.ts'

interface Props {
  readonly open: Reading
  readonly entity: RecordEntity
}

/** Another name, two who are one, one who is somebody else in this story. */
export function CorrectPerson({ open, entity }: Props) {
  const other = useSignal('')
  const name = useSignal('')
  const self = open.identities[entity.id]
  if (!self || open.kept === null) return null
  const others = new Map(
    Object.values(open.identities)
      .filter(({ identity }) => identity !== self.identity)
      .map((one) => [one.identity, one.name]),
  )
  const article = open.kept
  return (
    <details class="correct">
      <summary>Correct this</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.value.trim() !== '')
            void correct({ kind: 'rename', of: self.identity, name: name.value.trim() })
        }}
      >
        <label>
          Is really called
          <input
            value={name.value}
            placeholder={plain(self.name)}
            onInput={({ currentTarget }) => (name.value = currentTarget.value)}
          />
        </label>
        <button type="submit" disabled={name.value.trim() === ''}>
          Rename
        </button>
      </form>
      {others.size > 0 && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (other.value !== '') void correct({ kind: 'merge', into: other.value, from: self.identity })
          }}
        >
          <label>
            Is the same as
            <select value={other.value} onChange={({ currentTarget }) => (other.value = currentTarget.value)}>
              <option value="">choose</option>
              {[...others].map(([identity, called]) => (
                <option key={identity} value={identity}>
                  {plain(called)}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" disabled={other.value === ''}>
            Make them one
          </button>
        </form>
      )}
      <button
        type="button"
        onClick={() => correct({ kind: 'split', from: self.identity, articles: [article] })}
      >
        Not the {plain(self.name)} of other stories
      </button>
    </details>
  )
}
