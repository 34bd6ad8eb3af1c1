import { signal } from '@preact/signals'
import type { SourceAudit } from '../../archive/answers/sources.ts'
import { plain } from '../../cli/page/plain.ts'
import { address, api } from '../api.ts'
import { useLoad } from '../load.ts'
import { counted } from '../read/words.ts'
import { Download } from '../shell/download.tsx'
import { href } from '../shell/route.ts'
import { Problem, Waiting } from '../shell/state.tsx'
import { FILTERS, type Filter, type FilterKey, filterOf, withFilter } from './filter.ts'
import { FilterForm } from './filter-form.tsx'
import { Found } from './found.tsx'

const PAGE = 20
const FACETS = 8

interface Facet {
  readonly key: FilterKey
  readonly title: string
  readonly values: readonly { readonly value: string; readonly name: string; readonly count: number }[]
}

/** What the answer is made of: each a way to narrow it. */
function facetsOf({ speakers, outlets, months, all }: SourceAudit): readonly Facet[] {
  const years = Map.groupBy(
    months.filter(({ name }) => name !== null),
    ({ name }) => name!.slice(0, 4),
  )
  const modes = (['direct', 'mixed', 'indirect'] as const).map((mode) => ({
    value: mode,
    name: { direct: 'word for word', mixed: 'partly quoted', indirect: 'reported' }[mode],
    count: all[mode],
  }))
  return [
    {
      key: 'by',
      title: 'Speakers',
      values: speakers.map(({ name, identity, statements }) => ({
        value: identity ?? name,
        name,
        count: statements,
      })),
    },
    {
      key: 'outlet',
      title: 'Outlets',
      values: outlets.flatMap(({ name, statements }) =>
        name === null ? [] : [{ value: name, name, count: statements }],
      ),
    },
    {
      key: 'since',
      title: 'Years',
      values: [...years].map(([year, some]) => ({
        value: year,
        name: year,
        count: some.reduce((sum, { statements }) => sum + statements, 0),
      })),
    },
    { key: 'mode', title: 'Form', values: modes.filter(({ count }) => count > 0) },
  ]
}

function Facets({ filter, audit }: { readonly filter: Filter; readonly audit: SourceAudit }) {
  return (
    <aside class="facets" aria-label="Narrow the search">
      {facetsOf(audit).map(({ key, title, values }) => (
        <section key={key}>
          <h2>{title}</h2>
          <ul>
            {values.slice(0, FACETS).map(({ value, name, count }) => {
              const chosen = filter[key] === value
              const year = key === 'since' ? { until: chosen ? '' : value } : {}
              return (
                <li key={value}>
                  <a
                    href={href(['archive'], { ...withFilter(filter, key, chosen ? '' : value), ...year })}
                    aria-current={chosen ? 'true' : undefined}
                  >
                    {plain(name)}
                    <span class="count"> {count.toLocaleString('en')}</span>
                  </a>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </aside>
  )
}

/** The filters in force, each with a way to take it off. */
function InForce({ filter }: { readonly filter: Filter }) {
  const given = FILTERS.filter(({ key }) => key !== 'q' && filter[key])
  if (given.length === 0) return null
  return (
    <ul class="in-force" aria-label="Filters in force">
      {given.map(({ key, label }) => (
        <li key={key}>
          <a
            href={href(['archive'], withFilter(filter, key, ''))}
            aria-label={`Take off: ${label} ${filter[key]}`}
          >
            {label}: <strong>{filter[key]}</strong> ✕
          </a>
        </li>
      ))}
    </ul>
  )
}

const order = signal('newest')

function Results({ filter, shown }: { readonly filter: Filter; readonly shown: number }) {
  const asked = { ...filter, order: filter.q ? order.value : order.value === 'rank' ? 'newest' : order.value }
  const key = JSON.stringify([asked, shown])
  const rows = useLoad(key, (signal) => api.statements({ ...asked, limit: shown, context: 'true' }, signal))
  if (rows.value.state === 'failed') return <Problem why={rows.value.why} />
  if (rows.value.state === 'waiting') return <Waiting what="Searching" />
  const { rows: found, more } = rows.value.value
  if (found.length === 0)
    return <p class="empty">Nobody said that in the archive. Fewer words, or fewer filters, may find more.</p>
  return (
    <>
      <ol class="results" data-testid="results">
        {found.map((row) => (
          <Found key={`${row.article} ${row.statement}`} row={row} />
        ))}
      </ol>
      {more && (
        <a class="more" href={href(['archive'], { ...filter, show: String(shown + PAGE) })}>
          Show {PAGE} more
        </a>
      )}
    </>
  )
}

/** Who said what: words, filters, facets, and every answer in its place. */
export function SearchPage({ query }: { readonly query: URLSearchParams }) {
  const filter = filterOf(query)
  const shown = Math.min(1000, Math.max(PAGE, Number(query.get('show')) || PAGE))
  const key = JSON.stringify(filter)
  const audit = useLoad(key, (signal) => api.sources({ ...filter, limit: FACETS }, signal))
  const total = audit.value.state === 'done' ? audit.value.value.all.statements : null
  return (
    <>
      <h1>Who said what</h1>
      <FilterForm
        path={['archive']}
        filter={filter}
        shown={['q', 'by', 'to', 'via', 'outlet', 'since', 'until', 'mode', 'act']}
        button="Search"
      />
      <div class="with-facets">
        {audit.value.state === 'done' ? (
          <Facets filter={filter} audit={audit.value.value} />
        ) : (
          <aside class="facets" />
        )}
        <div>
          <div class="answer-head">
            <p aria-live="polite">{total === null ? '' : counted(total, 'statement')}</p>
            <label>
              Order{' '}
              <select
                value={order.value}
                onChange={({ currentTarget }) => (order.value = currentTarget.value)}
              >
                <option value="newest">newest first</option>
                <option value="oldest">oldest first</option>
                <option value="rank">best first</option>
              </select>
            </label>
            <Download path={address(['statements'], { ...filter, format: 'csv' })} name="statements.csv">
              All as CSV
            </Download>
          </div>
          <InForce filter={filter} />
          <Results filter={filter} shown={shown} />
        </div>
      </div>
    </>
  )
}
