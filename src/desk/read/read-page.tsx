import { useEffect } from 'preact/hooks'
import { plain } from '../../cli/page/plain.ts'
import { address, api } from '../api.ts'
import { useLoad } from '../load.ts'
import { Download } from '../shell/download.tsx'
import { save } from '../shell/files.ts'
import { go } from '../shell/route.ts'
import { Problem, Waiting } from '../shell/state.tsx'
import { Story } from '../story/story.tsx'
import { Compose } from './compose.tsx'
import { keep } from './keeping.ts'
import { choose, chosen, lit, open, type Reading, reading, readingOfKept } from './reading.ts'
import { Side } from './side.tsx'
import { counted, dateWords } from './words.ts'

function Exports({ open: { record, kept } }: { readonly open: Reading }) {
  const id = record.article.id
  return (
    <details class="menu">
      <summary>Export</summary>
      <ul>
        <li>
          <button
            type="button"
            class="link"
            onClick={() => save(`${id}.json`, 'application/json', JSON.stringify(record, null, 2))}
          >
            The record, JSON
          </button>
        </li>
        {kept !== null &&
          (['csv', 'jsonld', 'annotations'] as const).map((format) => (
            <li key={format}>
              <Download path={address(['articles', kept, 'record'], { format })} name={`${kept}.${format}`}>
                {{ csv: 'Tables, CSV', jsonld: 'JSON-LD', annotations: 'Web Annotations' }[format]}
              </Download>
            </li>
          ))}
        <li>
          <button type="button" class="link" onClick={() => print()}>
            Print
          </button>
        </li>
      </ul>
    </details>
  )
}

/** Head of a story: what is known of it, and what can be done with it. */
function StoryHead({ open: now }: { readonly open: Reading }) {
  const { record, kept, voices } = now
  const { headline, outlet, published, byline, text } = record.article
  const inText = headline !== null && text.includes(headline)
  const words = text.match(/\S+/g)?.length ?? 0
  const about = [outlet, byline.join(', '), dateWords(published)].filter(Boolean).map((part) => plain(part!))
  return (
    <header class="story-head">
      {headline !== null && !inText && <h2 class="headline">{plain(headline)}</h2>}
      <p class="about">{about.join(' · ')}</p>
      <p class="figures" data-testid="figures">
        <strong>{counted(record.statements.length, 'statement')}</strong> by {counted(voices.size, 'speaker')}{' '}
        in {counted(words, 'word')}
      </p>
      <div class="actions">
        {kept === null ? (
          <button type="button" onClick={() => keep(now)}>
            Keep in the archive
          </button>
        ) : (
          <span class="note">Kept as {kept}</span>
        )}
        <Exports open={now} />
        <button
          type="button"
          class="quiet"
          onClick={() => {
            reading.value = null
            go(['read'])
          }}
        >
          Another story
        </button>
      </div>
    </header>
  )
}

/** What of the text was not read, and why. */
function Problems({ open: { record } }: { readonly open: Reading }) {
  if (record.problems.length === 0) return null
  return (
    <ul class="problems">
      {record.problems.map(({ code, message }) => (
        <li key={`${code} ${message}`}>{message}</li>
      ))}
    </ul>
  )
}

/** `j` and `k` go from statement to statement, Escape lets go. */
function useStatementKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing = (event.target as Element).closest?.('input, textarea, select')
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return
      const all = reading.value?.record.statements ?? []
      if (event.key === 'Escape') chosen.value = null
      if ((event.key !== 'j' && event.key !== 'k') || all.length === 0) return
      const here = all.findIndex(({ id }) => id === (chosen.value ?? lit.value))
      const next = here < 0 ? 0 : Math.min(all.length - 1, Math.max(0, here + (event.key === 'j' ? 1 : -1)))
      choose(all[next]!.id)
      document.querySelector<HTMLElement>(`[data-tag="${all[next]!.id}"]`)?.focus({ preventScroll: true })
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

function OpenStory({ open: now }: { readonly open: Reading }) {
  useStatementKeys()
  useEffect(() => scrollTo(0, 0), [])
  return (
    <div class="reading">
      <div class="column">
        <StoryHead open={now} />
        <Problems open={now} />
        <Story key={`${now.kept} ${now.record.article.id}`} reading={now} />
      </div>
      <Side open={now} />
    </div>
  )
}

/** Reads a story that is pasted, dropped, or opened. */
export function ReadPage() {
  const now = reading.value
  return (
    <>
      <h1 class="hidden">Read a story</h1>
      {now && now.kept === null ? <OpenStory open={now} /> : <Compose />}
    </>
  )
}

/** A story of the archive; `statement` is brought into view. */
export function ArticlePage({
  name,
  statement,
}: {
  readonly name: string
  readonly statement: string | null
}) {
  const there = reading.value?.kept === name
  const article = useLoad(there ? `here ${name}` : name, async () => {
    if (reading.peek()?.kept !== name) open(readingOfKept(await api.article(name)))
  })
  const now = reading.value
  const ready = now?.kept === name
  useEffect(() => {
    if (ready && statement !== null) choose(statement)
  }, [ready, statement, name])
  if (!ready)
    return (
      <>
        <h1>{name}</h1>
        {article.value.state === 'failed' ? (
          <Problem why={article.value.why} />
        ) : (
          <Waiting what="Opening the story" />
        )}
      </>
    )
  return (
    <>
      <h1 class="hidden">{now.record.article.headline ?? name}</h1>
      <OpenStory open={now} />
    </>
  )
}
