import { STATES } from '../../cli/page/accusations.ts'
import { aboutEvent, accusedOf, capital, chargeOf, isAccusation } from '../../cli/page/event-words.ts'
import { lineText } from '../../cli/page/line.ts'
import { nameText, onWhoseWord, wordsAt } from '../../cli/page/view.ts'
import type { RecordEvent } from '../../record/record.ts'
import { jump, type Reading } from './reading.ts'

/** The steps of one matter of the law against somebody. */
interface Matter {
  readonly accused: string
  readonly charge: string | null
  readonly steps: readonly RecordEvent[]
}

const CIVIL: ReadonlySet<RecordEvent['type']> = new Set(['lawsuit', 'investigation'])

/** The same person and the same charge are one matter; a lawsuit is one of its own. */
export function mattersOf({ view, record }: Reading): readonly Matter[] {
  const events = record.events.filter((event) => isAccusation(view, event))
  const groups = Map.groupBy(events, (event) => {
    const own = CIVIL.has(event.type) ? event.id : ''
    return `${accusedOf(view, event)} ${chargeOf(event)?.toLowerCase() ?? ''} ${own}`
  })
  return [...groups.values()].map((steps) => ({
    accused: accusedOf(view, steps[0]!)!,
    charge: chargeOf(steps[0]!),
    steps,
  }))
}

const stateOf = ({ steps }: Matter): RecordEvent['status'] =>
  steps.findLast(({ status }) => status !== 'unknown')?.status ?? 'unknown'

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
      {mattersOf(open).map((matter) => {
        const { accused, charge, steps } = matter
        const state = stateOf(matter)
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
