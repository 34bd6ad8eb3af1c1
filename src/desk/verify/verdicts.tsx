import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { plain } from '../../cli/page/plain.ts'
import { htmlReport } from '../../verify/report/html.ts'
import {
  type Group,
  groupOf,
  outcomeInWords,
  restInWords,
  searchedInWords,
  VERDICT_WORDS,
} from '../../verify/report/words.ts'
import type { QuoteVerdict, Verification } from '../../verify/verdict.ts'
import { save } from '../shell/files.ts'
import { MarkedText, type Marking } from '../story/marked-text.tsx'
import { Quote } from './quote.tsx'
import { type Verified, verification } from './verification.ts'

const SIGNS: Readonly<Record<Group, string>> = { mend: '✗', look: '?', right: '✓' }
const ORDER: readonly Group[] = ['mend', 'look', 'right']
const TITLES: Readonly<Record<Group, string>> = { mend: 'To mend', look: 'To look at', right: 'Right' }

const markingsOf = (quotes: readonly QuoteVerdict[]): readonly Marking[] =>
  quotes.flatMap((quote) => {
    const group = groupOf(quote)
    const label = `Quote ${quote.id.slice(1)}: ${VERDICT_WORDS[quote.verdict]}`
    return quote.pieces.map(({ start, end }) => ({
      id: quote.id,
      start,
      end,
      depth: 0,
      group,
      sign: `${SIGNS[group]}${quote.id.slice(1)}`,
      label,
    }))
  })

/** Files that could not be read: what is not found may stand in them. */
function Unread({ result }: { readonly result: Verification }) {
  const troubled = result.sources.filter(({ unread, problems }) => unread !== null || problems.length > 0)
  if (troubled.length === 0) return null
  return (
    <ul class="problems">
      {troubled.map(({ source, unread, problems }) => (
        <li key={source}>
          {source}: {[unread, ...problems].filter(Boolean).join(' ')}
        </li>
      ))}
    </ul>
  )
}

/** `j` and `k` go from verdict to verdict. */
function useQuoteKeys(
  quotes: readonly QuoteVerdict[],
  chosen: string | null,
  choose: (id: string) => void,
): void {
  useEffect(() => {
    const onKey = ({ key, target, ctrlKey, metaKey }: KeyboardEvent): void => {
      if ((key !== 'j' && key !== 'k') || ctrlKey || metaKey) return
      if ((target as Element).closest?.('input, textarea, select') || quotes.length === 0) return
      const here = quotes.findIndex(({ id }) => id === chosen)
      const next = here < 0 ? 0 : here + (key === 'j' ? 1 : -1)
      choose(quotes[Math.min(quotes.length - 1, Math.max(0, next))]!.id)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [quotes, chosen, choose])
}

/** The draft with every quote marked, and verdict by verdict what was said and where. */
export function Verdicts({ verified: { result, name } }: { readonly verified: Verified }) {
  const { quotes, draft } = result
  const chosen = useSignal<string | null>(null)
  const choose = (id: string): void => {
    chosen.value = id
    document.getElementById(`quote-${id}`)?.scrollIntoView({ block: 'nearest' })
  }
  const marks = useMemo(() => markingsOf(quotes), [quotes])
  const groups = Map.groupBy(quotes, groupOf)
  const outcome = outcomeInWords(result)
  useQuoteKeys(quotes, chosen.value, choose)
  useEffect(() => scrollTo(0, 0), [])
  return (
    <div class="reading verified">
      <div class="column">
        <header class="story-head">
          <p class="outcome" data-group={outcome.group} data-testid="outcome">
            {outcome.text}
          </p>
          <p class="note">
            {restInWords(result)} · {searchedInWords(result)}
          </p>
          <div class="actions">
            <button type="button" onClick={() => (verification.value = null)}>
              Change the draft or the sources
            </button>
            <button
              type="button"
              onClick={() => save(`${name}.verified.html`, 'text/html', htmlReport(result, name))}
            >
              Save the report
            </button>
            <button
              type="button"
              class="quiet"
              onClick={() =>
                save(`${name}.verified.json`, 'application/json', JSON.stringify(result, null, 2))
              }
            >
              JSON
            </button>
            <button type="button" class="quiet" onClick={() => print()}>
              Print
            </button>
          </div>
          <Unread result={result} />
        </header>
        <MarkedText
          label={`The draft, ${plain(draft.headline ?? name)}`}
          text={draft.text}
          marks={marks}
          chosen={chosen.value}
          choose={choose}
        />
      </div>
      <aside class="side verdicts" aria-label="Verdicts">
        {ORDER.map((group) => {
          const here = groups.get(group) ?? []
          if (here.length === 0) return null
          return (
            <section key={group} data-group={group}>
              <h2 class="division">
                <span aria-hidden="true">{SIGNS[group]}</span> {TITLES[group]}{' '}
                <span class="count">{here.length}</span>
              </h2>
              <ol class="quotes">
                {here.map((quote) => (
                  <Quote
                    key={quote.id}
                    quote={quote}
                    result={result}
                    chosen={chosen.value === quote.id}
                    choose={() => (chosen.value = quote.id)}
                  />
                ))}
              </ol>
            </section>
          )
        })}
      </aside>
    </div>
  )
}
