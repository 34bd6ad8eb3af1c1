import { signal, useSignal } from '@preact/signals'
import { api, type StoryRequest } from '../api.ts'
import { messageOf, useLoad } from '../load.ts'
import { DropZone, FileButton } from '../shell/drop-zone.tsx'
import { uploadOf } from '../shell/files.ts'
import { href } from '../shell/route.ts'
import { open, readingOf } from './reading.ts'
import { counted, dateWords } from './words.ts'

/** What is being written stays when another page is looked at. */
const draft = signal('')
const published = signal('')
const outlet = signal('')
const headline = signal('')

const SHOWN = 40

/** The stories that the archive has already. */
function KeptStories() {
  const list = useLoad('articles', () => api.articles(SHOWN))
  if (list.value.state !== 'done' || list.value.value.rows.length === 0) return null
  return (
    <section class="kept" aria-labelledby="kept-stories">
      <h2 id="kept-stories">In the archive</h2>
      <ul>
        {list.value.value.rows.map(({ article, headline, outlet, published, statements }) => (
          <li key={article}>
            <a href={href(['article', article])}>{headline ?? article}</a>
            <span class="note">
              {[outlet, dateWords(published), counted(statements, 'statement')].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Details() {
  return (
    <details class="details">
      <summary>Headline, outlet, date</summary>
      <p class="note">Only where the story itself does not say. “Last year” is reckoned from the date.</p>
      <div class="row">
        <label>
          Headline
          <input
            value={headline.value}
            onInput={({ currentTarget }) => (headline.value = currentTarget.value)}
          />
        </label>
        <label>
          Outlet
          <input value={outlet.value} onInput={({ currentTarget }) => (outlet.value = currentTarget.value)} />
        </label>
        <label>
          Published
          <input
            type="date"
            value={published.value}
            onInput={({ currentTarget }) => (published.value = currentTarget.value)}
          />
        </label>
      </div>
    </details>
  )
}

const given = (value: string): string | undefined => (value.trim() === '' ? undefined : value.trim())

/** What was filled in beside the story. */
const details = (): Partial<StoryRequest> =>
  Object.fromEntries(
    Object.entries({
      headline: given(headline.value),
      outlet: given(outlet.value),
      published: given(published.value),
    }).filter(([, value]) => value !== undefined),
  )

/** An empty desk: paste a story, drop one, or open one. */
export function Compose() {
  const busy = useSignal(false)
  const failure = useSignal('')
  const read = async (story: StoryRequest): Promise<void> => {
    busy.value = true
    failure.value = ''
    try {
      const request = { ...story, ...details() }
      open(readingOf(await api.read(request), { request }))
    } catch (error) {
      failure.value = messageOf(error)
    } finally {
      busy.value = false
    }
  }
  const readFile = async ([file]: readonly File[]): Promise<void> => {
    if (file) await read(await uploadOf(file))
  }
  return (
    <div class="compose">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void read({ text: draft.value })
        }}
      >
        <DropZone onFiles={readFile}>
          <label class="paper">
            <span class="paper-title">Paste a story, or drop a file here</span>
            <textarea
              value={draft.value}
              rows={14}
              spellcheck={false}
              dir="auto"
              onInput={({ currentTarget }) => (draft.value = currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
                  event.currentTarget.form?.requestSubmit()
              }}
            />
          </label>
        </DropZone>
        <Details />
        <div class="actions">
          <button type="submit" class="main" disabled={busy.value || draft.value.trim() === ''}>
            {busy.value ? 'Reading…' : 'Read the story'}
          </button>
          <FileButton label="Open a file" accept=".txt,.md,.html,.htm,.docx,.json" onFiles={readFile} />
          <span class="note">It stays on this machine, and is not kept unless you say so.</span>
        </div>
        <p class="failure" role="alert">
          {failure.value}
        </p>
      </form>
      <KeptStories />
    </div>
  )
}
