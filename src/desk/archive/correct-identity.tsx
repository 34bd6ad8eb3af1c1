import { useSignal } from '@preact/signals'
import type { PersonCard } from '../../archive/answers/person.ts'
import { plain } from '../../cli/page/plain.ts'
import { api } from '../api.ts'
import { useLoad } from '../load.ts'
import { correct } from '../read/keeping.ts'
import { go } from '../shell/route.ts'

/** Stories in which it is somebody else. */
function Split({ card }: { readonly card: PersonCard }) {
  const list = useLoad(card.identity, () => api.appearances(card.identity))
  const chosen = useSignal<ReadonlySet<string>>(new Set())
  if (list.value.state !== 'done') return null
  const { rows } = list.value.value
  if (rows.length < 2) return null
  const toggle = (article: string): void => {
    chosen.value = chosen.value.symmetricDifference(new Set([article]))
  }
  const some = chosen.value.size > 0 && chosen.value.size < rows.length
  return (
    <form
      onSubmit={async (event) => {
        event.preventDefault()
        const done = await correct({ kind: 'split', from: card.identity, articles: [...chosen.value] })
        if (done) go(['archive', 'people'], { name: card.name })
      }}
    >
      <fieldset>
        <legend>It is somebody else in</legend>
        {rows.map(({ article, name }) => (
          <label key={article} class="choice">
            <input type="checkbox" checked={chosen.value.has(article)} onChange={() => toggle(article)} />
            {article} <span class="note">as {plain(name)}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" disabled={!some}>
        Make them two
      </button>
    </form>
  )
}

/** Another name; two who are one; one who is two. */
export function CorrectIdentity({ card }: { readonly card: PersonCard }) {
  const name = useSignal('')
  const other = useSignal('')
  const given = (value: string): boolean => value.trim() !== ''
  return (
    <details class="correct">
      <summary>Correct this person</summary>
      <form
        onSubmit={async (event) => {
          event.preventDefault()
          if (await correct({ kind: 'rename', of: card.identity, name: name.value.trim() }))
            go(['archive', 'people'], { name: name.value.trim() })
        }}
      >
        <label>
          Is really called
          <input value={name.value} onInput={({ currentTarget }) => (name.value = currentTarget.value)} />
        </label>
        <button type="submit" disabled={!given(name.value)}>
          Rename
        </button>
      </form>
      <form
        onSubmit={async (event) => {
          event.preventDefault()
          if (await correct({ kind: 'merge', into: other.value.trim(), from: card.identity }))
            go(['archive', 'person', other.value.trim()])
        }}
      >
        <label>
          Is the same as
          <input
            value={other.value}
            placeholder="a name of the archive"
            onInput={({ currentTarget }) => (other.value = currentTarget.value)}
          />
        </label>
        <button type="submit" disabled={!given(other.value)}>
          Make them one
        </button>
      </form>
      <Split card={card} />
    </details>
  )
}
