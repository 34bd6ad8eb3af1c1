import { mattersOf, STATES, statusOf } from '../../cli/page/accusations.ts'
import { aboutEvent, accusedOf, capital } from '../../cli/page/event-words.ts'
import { lineText } from '../../cli/page/line.ts'
import { nameText, onWhoseWord, wordsAt } from '../../cli/page/view.ts'
import type { RecordEvent } from '../../record/record.ts'
import { jump, type Reading } from './reading.ts'

function Step({ open, event }: { readonly open: Reading; readonly event: RecordEvent }) {
  const { view } = open
  const about = aboutEvent(view, event, accusedOf(view, event)).map(lineText).join(' · ')
  return (
    <li>
      <strong>{capital(event.type)}</strong>
      {about !== '' && ` · ${about}`}{' '}
      <button type="button" class="words" onClick={() => jump(event.evidence)} title="Show in the story">
        “{wordsAt(view, event.evidence)}”
      </button>
    </li>
  )
}

/** Each accusation with its present state, on whose word that is, and the steps that led there. */
export function Accusations({ open }: { readonly open: Reading }) {
  const { view } = open
  return (
    <ul class="matters">
      {mattersOf(view).map((matter) => {
        const { accused, charge, steps } = matter
        const state = statusOf(steps)
        const word = steps.every(({ statement }) => statement !== null) ? steps[0]!.statement : null
        return (
          <li key={steps[0]!.id} class="matter">
            <p class="matter-head">
              <strong>{nameText(view, accused)}</strong>: {charge ?? 'charge not stated'}{' '}
              <span class="state" data-state={state}>
                {STATES[state]}
              </span>
            </p>
            {word !== null && <p class="note">{lineText(onWhoseWord(view, word))}</p>}
            <ol class="steps">
              {steps.map((event) => (
                <Step key={event.id} open={open} event={event} />
              ))}
            </ol>
          </li>
        )
      })}
    </ul>
  )
}
