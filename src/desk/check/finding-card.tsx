import { useSignal } from '@preact/signals'
import { plain } from '../../cli/page/plain.ts'
import type { Finding } from '../api.ts'

interface Props {
  readonly id: string
  readonly finding: Finding
  readonly chosen: boolean
  readonly choose: () => void
  readonly letStand: (reason: string) => Promise<void>
}

/** One finding: what is wrong, why it matters, what to do, or why it may stand. */
export function FindingCard({ id, finding, chosen, choose, letStand }: Props) {
  const reason = useSignal('')
  const { rule, severity, message, why, guideline, suggestion, place, related } = finding
  return (
    <li class="quote" id={`finding-${id}`} data-group={severity} data-chosen={chosen ? '' : undefined}>
      <button type="button" class="entry" onClick={choose} aria-pressed={chosen}>
        <span class="state" data-state={severity}>
          {severity}
        </span>
        <span class="note">{rule}</span>
        <span class="entry-words">{plain(message)}</span>
      </button>
      <p class="where">“{plain(place.text)}”</p>
      {related.map((other) => (
        <p key={other.start} class="where">
          “{plain(other.text)}”{other.message && ` ${plain(other.message)}`}
        </p>
      ))}
      {suggestion && <p class="reason">{plain(suggestion)}</p>}
      <details>
        <summary>Why</summary>
        <p>{plain(why)}</p>
        {/* An address is shown, not linked: the desk leads nowhere outside. */}
        {guideline && (
          <p class="note">
            {guideline.name}: {guideline.url}
          </p>
        )}
      </details>
      <details>
        <summary>Let it stand</summary>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (reason.value.trim() !== '') void letStand(reason.value.trim())
          }}
        >
          <label>
            Because
            <input
              value={reason.value}
              onInput={({ currentTarget }) => (reason.value = currentTarget.value)}
            />
          </label>
          <button type="submit" disabled={reason.value.trim() === ''}>
            Let it stand
          </button>
        </form>
      </details>
    </li>
  )
}
