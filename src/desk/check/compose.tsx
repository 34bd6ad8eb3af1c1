import { useSignal } from '@preact/signals'
import { messageOf } from '../load.ts'
import { DropZone, FileButton } from '../shell/drop-zone.tsx'
import { uploadOf } from '../shell/files.ts'
import { check, draft, file, name, profile, profiles, suppressions } from './checking.ts'

async function take([first]: readonly File[]): Promise<void> {
  if (!first) return
  const taken = await uploadOf(first)
  name.value = first.name
  suppressions.value = []
  file.value = taken.text === undefined ? taken : null
  draft.value = taken.text ?? ''
}

function Profiles() {
  return (
    <label class="choice">
      Rules
      <select
        value={profile.value}
        onChange={({ currentTarget }) => {
          profile.value = profiles.find((one) => one === currentTarget.value) ?? 'recommended'
        }}
      >
        {profiles.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Paste a story before it is published, or drop one. */
export function CheckCompose() {
  const busy = useSignal(false)
  const failure = useSignal('')
  const ready = draft.value.trim() !== '' || file.value !== null
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    busy.value = true
    failure.value = ''
    try {
      await check()
    } catch (error) {
      failure.value = messageOf(error)
    } finally {
      busy.value = false
    }
  }
  return (
    <form class="compose" onSubmit={submit}>
      <DropZone onFiles={take}>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: it holds one unless a file stands in its place. */}
        <label class="paper">
          <span class="paper-title">Paste a story before it is published, or drop a file here</span>
          {file.value === null ? (
            <textarea
              rows={14}
              value={draft.value}
              spellcheck={false}
              dir="auto"
              onInput={({ currentTarget }) => (draft.value = currentTarget.value)}
            />
          ) : (
            <span class="note">{name.value}</span>
          )}
        </label>
      </DropZone>
      <div class="actions">
        <button type="submit" class="main" disabled={busy.value || !ready}>
          {busy.value ? 'Checking…' : 'Check the story'}
        </button>
        <FileButton label="Open a file" accept=".txt,.md,.html,.htm,.docx" onFiles={take} />
        <Profiles />
        {file.value !== null && (
          <button type="button" class="quiet" onClick={() => (file.value = null)}>
            Take it away
          </button>
        )}
      </div>
      <p class="failure" role="alert">
        {failure.value}
      </p>
    </form>
  )
}
