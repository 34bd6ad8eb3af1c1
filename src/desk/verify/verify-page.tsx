import { signal, useSignal } from '@preact/signals'
import { api, type Upload } from '../api.ts'
import { messageOf } from '../load.ts'
import { counted } from '../read/words.ts'
import { DropZone, FileButton } from '../shell/drop-zone.tsx'
import { status } from '../shell/features.ts'
import { uploadOf } from '../shell/files.ts'
import { EXAMPLE } from './example.ts'
import { Verdicts } from './verdicts.tsx'
import { verification } from './verification.ts'

/** What is laid out to be compared; it stays while another page is looked at. */
const draft = signal('')
const sources = signal<readonly Upload[]>([])
const pasted = signal('')
const withArchive = signal(false)

const KINDS = '.txt,.md,.html,.htm,.docx,.pdf,.vtt,.srt,.json'

/** A made-up draft, so that the page can be tried. */
function fillExample(): void {
  draft.value = EXAMPLE.draft
  pasted.value = EXAMPLE.source
}

function Sources() {
  const failure = useSignal('')
  const take = async (files: readonly File[]): Promise<void> => {
    try {
      const taken = await Promise.all(files.map(uploadOf))
      const names = new Set(taken.map(({ name }) => name))
      sources.value = [...sources.value.filter(({ name }) => !names.has(name)), ...taken]
    } catch (error) {
      failure.value = messageOf(error)
    }
  }
  return (
    <DropZone onFiles={take}>
      <fieldset class="sources">
        <legend>Sources</legend>
        <p class="note">Transcripts, recordings’ captions, releases, documents: drop any number here.</p>
        {sources.value.length > 0 && (
          <ul class="files">
            {sources.value.map(({ name }) => (
              <li key={name}>
                {name}{' '}
                <button
                  type="button"
                  class="quiet"
                  aria-label={`Take away ${name}`}
                  onClick={() => (sources.value = sources.value.filter((one) => one.name !== name))}
                >
                  ✕
                </button>
              </li>
            ))}
          </ul>
        )}
        <label>
          Or paste one
          <textarea
            rows={5}
            value={pasted.value}
            spellcheck={false}
            placeholder={'HOLM: The ferry may run again on Monday.\nREPORTER: May, or will?'}
            onInput={({ currentTarget }) => (pasted.value = currentTarget.value)}
          />
        </label>
        <div class="actions">
          <FileButton label="Open files" accept={KINDS} many onFiles={take} />
          <label class="choice">
            <input
              type="checkbox"
              checked={withArchive.value}
              onChange={({ currentTarget }) => (withArchive.value = currentTarget.checked)}
            />
            Search the archive too
            {status.value && (
              <span class="note"> {counted(status.value.archive.articles, 'story', 'stories')}</span>
            )}
          </label>
        </div>
        <p class="failure" role="alert">
          {failure.value}
        </p>
      </fieldset>
    </DropZone>
  )
}

/** A draft on the one side, what was really said on the other. */
function Bench() {
  const busy = useSignal(false)
  const failure = useSignal('')
  const file = useSignal<Upload | null>(null)
  const paste = pasted.value.trim() === '' ? [] : [{ name: 'pasted.txt', text: pasted.value }]
  const all = [...sources.value, ...paste]
  const ready = (draft.value.trim() !== '' || file.value !== null) && (all.length > 0 || withArchive.value)
  const verify = async (): Promise<void> => {
    busy.value = true
    failure.value = ''
    try {
      const given = file.value ?? { name: 'draft.txt', text: draft.value }
      const result = await api.verify({ draft: given, sources: all, archive: withArchive.value })
      verification.value = { result, name: given.name ?? 'draft' }
    } catch (error) {
      failure.value = messageOf(error)
    } finally {
      busy.value = false
    }
  }
  const takeDraft = async ([first]: readonly File[]): Promise<void> => {
    if (!first) return
    const taken = await uploadOf(first)
    if (taken.text === undefined) file.value = taken
    else {
      file.value = null
      draft.value = taken.text
    }
  }
  return (
    <form
      class="bench"
      onSubmit={(event) => {
        event.preventDefault()
        void verify()
      }}
    >
      <DropZone onFiles={takeDraft}>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: it holds one unless a file stands in its place. */}
        <label class="paper">
          <span class="paper-title">The draft</span>
          {file.value === null ? (
            <textarea
              rows={16}
              value={draft.value}
              spellcheck={false}
              dir="auto"
              onInput={({ currentTarget }) => (draft.value = currentTarget.value)}
            />
          ) : (
            <span class="note">{file.value.name}</span>
          )}
        </label>
        <div class="actions">
          <FileButton label="Open the draft" accept={KINDS} onFiles={takeDraft} />
          {file.value !== null && (
            <button type="button" class="quiet" onClick={() => (file.value = null)}>
              Take it away
            </button>
          )}
        </div>
      </DropZone>
      <Sources />
      <div class="actions">
        <button type="submit" class="main" disabled={!ready || busy.value}>
          {busy.value ? 'Comparing…' : 'Verify the quotes'}
        </button>
        {!ready && (
          <span class="note">
            A draft, and something to hold it against.{' '}
            <button type="button" class="link" onClick={fillExample}>
              Fill in an example
            </button>
          </span>
        )}
      </div>
      <p class="failure" role="alert">
        {failure.value}
      </p>
    </form>
  )
}

/** Every quote of a draft against what was really said. */
export function VerifyPage() {
  const now = verification.value
  return (
    <>
      <h1 class={now === null ? undefined : 'hidden'}>Verify quotes</h1>
      {now === null ? <Bench /> : <Verdicts verified={now} />}
    </>
  )
}
