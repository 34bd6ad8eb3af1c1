import { undo } from './keeping.ts'
import type { Reading } from './reading.ts'

/** What was corrected in this story, each to be taken back. */
export function Corrections({ open }: { readonly open: Reading }) {
  const { corrections } = open
  if (corrections.length === 0) return null
  return (
    <section class="corrections" aria-label="Corrections">
      <h2 class="division">Corrected</h2>
      <ul>
        {corrections.map(({ id, summary }) => (
          <li key={id}>
            {summary}{' '}
            <button type="button" class="link" onClick={() => undo(id)}>
              Undo<span class="hidden">: {summary}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
