import { useSignalEffect } from '@preact/signals'
import { useMemo, useRef } from 'preact/hooks'
import { outline } from '../../cli/page/outline.ts'
import { unknownSpeaker } from '../../cli/page/speaker-ground.ts'
import { Badge } from './badge.tsx'
import { choose, chosen, lit, pointed, type Reading } from './reading.ts'
import { contentWords, whoSaid } from './words.ts'

const EXCERPT = 150

/** Marks the entry of the statement at hand without drawing the others again: there may be a thousand. */
function useMarks(list: { readonly current: HTMLElement | null }): void {
  useSignalEffect(() => {
    const mark = (attribute: string, id: string | null): void => {
      list.current?.querySelector(`[${attribute}]`)?.removeAttribute(attribute)
      if (id !== null) list.current?.querySelector(`[data-entry="${id}"]`)?.setAttribute(attribute, 'true')
    }
    mark('data-lit', lit.value)
    mark('aria-current', chosen.value)
  })
}

/** Every statement, nested ones under the one they stand in. */
export function StatementList({ open }: { readonly open: Reading }) {
  const list = useRef<HTMLOListElement>(null)
  useMarks(list)
  const entries = useMemo(() => entriesOf(open), [open])
  if (entries.length === 0) return <p class="empty">Nobody says anything here that Hearsay recognised.</p>
  return (
    <ol class="statements" data-testid="statements" ref={list}>
      {entries}
    </ol>
  )
}

function entriesOf({ view, voices, record }: Reading) {
  return outline(record.statements).map(({ statement, around }) => {
    const { id, speaker } = statement
    const excerpt = contentWords(view, statement, EXCERPT)
    return (
      <li key={id} data-depth={Math.min(around.length, 4)}>
        <button
          type="button"
          class="entry"
          data-entry={id}
          onClick={() => choose(id)}
          onPointerEnter={() => (pointed.value = id)}
          onPointerLeave={() => (pointed.value = null)}
        >
          <Badge voice={speaker === null ? undefined : voices.get(speaker)} />
          <span class="entry-text">
            <strong>{whoSaid(view, statement)}</strong> <span class="excerpt">{excerpt}</span>
            {speaker === null && <span class="note"> {unknownSpeaker(statement)[0]}</span>}
          </span>
        </button>
      </li>
    )
  })
}
