import { signal } from '@preact/signals'
import { api } from '../api.ts'
import { useLoad } from '../load.ts'
import { undo } from '../read/keeping.ts'
import { dateWords } from '../read/words.ts'
import { Problem, Waiting } from '../shell/state.tsx'

/** Counts what was taken back here, so that the list is asked for again. */
const taken = signal(0)

/** All that was corrected, the latest first; each can be taken back, and that again. */
export function CorrectionsPage() {
  const list = useLoad(String(taken.value), () => api.corrections())
  const rows = list.value.state === 'done' ? list.value.value.rows.toReversed() : null
  return (
    <>
      <h1>Corrections</h1>
      <p class="note">
        What people said is otherwise than read. The stories stay as they were read; each correction can be
        taken back.
      </p>
      {list.value.state === 'failed' && <Problem why={list.value.why} />}
      {list.value.state === 'waiting' && <Waiting what="Looking" />}
      {rows?.length === 0 && <p class="empty">Nothing was corrected.</p>}
      <ol class="correction-list" reversed>
        {rows?.map(({ id, at, summary, inForce }) => (
          <li key={id} data-undone={inForce ? undefined : ''}>
            <span>{summary}</span> <span class="note">{dateWords(at.slice(0, 16))}</span>{' '}
            {inForce ? (
              <button
                type="button"
                class="link"
                onClick={async () => {
                  await undo(id)
                  taken.value++
                }}
              >
                Undo<span class="hidden">: {summary}</span>
              </button>
            ) : (
              <span class="note">undone</span>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
