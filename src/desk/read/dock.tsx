import { plain } from '../../cli/page/plain.ts'
import { nameText } from '../../cli/page/view.ts'
import type { Light } from '../story/highlights.ts'
import { Badge } from './badge.tsx'
import { chosen, lit, type Reading } from './reading.ts'
import { StatementCard } from './statement-card.tsx'

const KEY: readonly (readonly [Light, string])[] = [
  ['source', 'who'],
  ['cue', 'cue'],
  ['addressee', 'to whom'],
  ['venue', 'where'],
  ['via', 'carried by'],
]
/** More speakers than these are in the list only. */
const SHOWN = 10

/** Who has which colour, line and letters, and what is lit how. */
export function Legend({ open }: { readonly open: Reading }) {
  const { voices, view } = open
  return (
    <section class="legend" aria-label="Key">
      <ul>
        {[...voices].slice(0, SHOWN).map(([id, voice]) => (
          <li key={id}>
            <Badge voice={voice} /> {plain(nameText(view, id))}
          </li>
        ))}
        {voices.size > SHOWN && <li class="note">and {voices.size - SHOWN} more</li>}
      </ul>
      <p class="note for-pointers">
        Point at a statement to see what it rests on; click to keep it. <kbd>j</kbd> and <kbd>k</kbd> go from
        one to the next.
      </p>
      <ul aria-label="Lit words">
        {KEY.map(([light, words]) => (
          <li key={light} class="note">
            <span class={`swatch swatch-${light}`} aria-hidden="true" />
            {words}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The statement at hand, or the key of the page; on a phone a sheet at its foot, for one that was chosen. */
export function Dock({ open }: { readonly open: Reading }) {
  return (
    <section
      class={chosen.value === null ? 'dock' : 'dock raised'}
      aria-label="The statement at hand"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard.
      tabIndex={0}
    >
      {lit.value === null ? <Legend open={open} /> : <StatementCard />}
    </section>
  )
}
