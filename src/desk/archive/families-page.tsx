import type { Appearance, QuoteFamily } from '../../archive/answers/families.ts'
import { plain } from '../../cli/page/plain.ts'
import { api } from '../api.ts'
import { useLoad } from '../load.ts'
import { counted } from '../read/words.ts'
import { go, href } from '../shell/route.ts'
import { Problem, Waiting } from '../shell/state.tsx'
import { markChanges } from './changes.ts'
import { Origin, Speaker } from './found.tsx'

const WORDINGS: Readonly<Record<Appearance['wording'], string>> = {
  verbatim: 'the same words',
  shorter: 'shorter',
  longer: 'longer',
  overlapping: 'cut otherwise',
  cut: 'words left out',
  bracketed: 'words put in brackets',
  altered: 'other words',
}

/** What it has otherwise than the earliest, word by word. */
function Wording({ text, earliest }: { readonly text: string; readonly earliest: string | null }) {
  if (earliest === null || earliest === text) return <p class="wording">“{plain(text)}”</p>
  return (
    <p class="wording">
      “
      {markChanges(earliest, text).map(({ text: words, as }, at) =>
        as === 'same' ? (
          plain(words)
        ) : as === 'gone' ? (
          <del key={`${words} ${String(at)}`}>{plain(words)}</del>
        ) : (
          <ins key={`${words} ${String(at)}`}>{plain(words)}</ins>
        ),
      )}
      ”
    </p>
  )
}

interface OneProps {
  readonly appearance: Appearance
  /** The words of the earliest; null of itself. */
  readonly earliest: string | null
}

function One({ appearance, earliest }: OneProps) {
  const first = earliest === null
  const { wording, changes, otherSpeaker, copyOf } = appearance
  const grave = changes.flatMap(({ grave }) => grave ?? [])
  return (
    <li class="appearance">
      <p class="who">
        <strong>
          <Speaker row={appearance} />
        </strong>{' '}
        <span class="note">
          {first ? 'the earliest' : WORDINGS[wording]}
          {copyOf !== null && ` · a copy of ${copyOf}`}
        </span>
        {otherSpeaker && (
          <span class="state" data-state="warning">
            another speaker
          </span>
        )}
        {[...new Set(grave)].map((kind) => (
          <span key={kind} class="state" data-state="warning">
            {kind === 'number' ? 'a number differs' : 'a negation differs'}
          </span>
        ))}
      </p>
      <Wording text={appearance.text} earliest={earliest} />
      <Origin row={appearance} />
    </li>
  )
}

function Family({ family }: { readonly family: QuoteFamily }) {
  const { appearances, carriers } = family
  return (
    <section class="quote-family" data-testid="family-of-quotes">
      <h2>
        {counted(carriers, 'story', 'stories')} {carriers === 1 ? 'has' : 'have'} it
        {appearances.length !== carriers && `, ${counted(appearances.length, 'appearance')}`}
      </h2>
      <ol class="appearances">
        {appearances.map((appearance, at) => (
          <One
            key={`${appearance.article} ${appearance.statement}`}
            appearance={appearance}
            earliest={at === 0 ? null : appearances[0]!.text}
          />
        ))}
      </ol>
    </section>
  )
}

function Answer({ phrase }: { readonly phrase: string }) {
  const families = useLoad(phrase, () => api.families(phrase))
  if (families.value.state === 'failed') return <Problem why={families.value.why} />
  if (families.value.state === 'waiting') return <Waiting what="Comparing" />
  const found = families.value.value.families
  if (found.length === 0)
    return <p class="empty">No story of the archive has these words, or nearly these.</p>
  return (
    <>
      <p class="note">
        Held against the earliest: <ins>what is there instead</ins>, <del>what is gone</del>.
      </p>
      {found.map((family) => (
        <Family
          key={`${family.appearances[0]!.article} ${family.appearances[0]!.statement}`}
          family={family}
        />
      ))}
    </>
  )
}

/** One utterance across stories: who printed it first, and what others made of it. */
export function FamiliesPage({ query }: { readonly query: URLSearchParams }) {
  const phrase = query.get('phrase')?.trim() ?? ''
  return (
    <>
      <h1>Who printed it</h1>
      <search>
        <form
          class="filters"
          key={phrase}
          onSubmit={(event) => {
            event.preventDefault()
            go(['archive', 'quotes'], {
              phrase: String(new FormData(event.currentTarget).get('phrase')).trim(),
            })
          }}
        >
          <label class="wide">
            A quote, or some words of it
            <input type="search" name="phrase" defaultValue={phrase} />
          </label>
          <div class="submit">
            <button type="submit" class="main">
              Find it
            </button>
          </div>
        </form>
      </search>
      {phrase === '' ? (
        <p class="empty">
          Words of a quote find every story that has it, the earliest first, with what each changed.{' '}
          <a href={href(['archive'])}>Or search for what somebody said.</a>
        </p>
      ) : (
        <Answer phrase={phrase} />
      )}
    </>
  )
}
