import type { SourceAudit } from '../../archive/answers/sources.ts'
import { plain } from '../../cli/page/plain.ts'
import { type Cell, csv, guarded } from '../../export/csv.ts'
import { api } from '../api.ts'
import { OverTime } from '../chart/over-time.tsx'
import { Shares } from '../chart/shares.tsx'
import { useLoad } from '../load.ts'
import { counted, percent } from '../read/words.ts'
import { save } from '../shell/files.ts'
import { href } from '../shell/route.ts'
import { Problem, Waiting } from '../shell/state.tsx'
import { type Filter, filterOf } from './filter.ts'
import { FilterForm } from './filter-form.tsx'

const MOST = 25

/** All figures as one table, a line a speaker, outlet or month. */
function tableOf({ speakers, outlets, months }: SourceAudit): string {
  const names = [
    'kind',
    'name',
    'statements',
    'direct',
    'mixed',
    'indirect',
    'articles',
    'named',
    'unnamed',
    'unattributed',
  ]
  const groups = [
    ...outlets.map((row) => ['outlet', row] as const),
    ...months.map((row) => ['month', row] as const),
  ]
  const rows: (readonly Cell[])[] = [
    ...speakers.map(({ name, statements, direct, mixed, indirect, articles, named }) => [
      'speaker',
      name,
      statements,
      direct,
      mixed,
      indirect,
      articles,
      named ? statements : 0,
      named ? 0 : statements,
      0,
    ]),
    ...groups.map(([kind, row]) => [
      kind,
      row.name,
      row.statements,
      row.direct,
      row.mixed,
      row.indirect,
      row.articles,
      row.named,
      row.unnamed,
      row.unattributed,
    ]),
  ]
  return csv(
    names,
    rows.map((row) => row.map(guarded)),
  )
}

/** One bar: who speaks with a name, who without, and nobody. */
function Naming({ all }: { readonly all: SourceAudit['all'] }) {
  const { statements, named, unnamed, unattributed } = all
  const parts = [
    { key: 'named', name: 'named', count: named },
    { key: 'unnamed', name: 'not named', count: unnamed },
    { key: 'unattributed', name: 'speaker not known', count: unattributed },
  ]
  let from = 0
  return (
    <figure class="chart naming">
      <figcaption>Named sources</figcaption>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        {parts.map(({ key, count }) => {
          const width = statements === 0 ? 0 : (100 * count) / statements
          const x = from
          from += width
          return <rect key={key} class={`part ${key}`} x={x} width={width} height={8} />
        })}
      </svg>
      <ul class="key">
        {parts.map(({ key, name, count }) => (
          <li key={key}>
            <span class={`box ${key}`} aria-hidden="true" /> {name}: {count.toLocaleString('en')}
            {statements > 0 && ` (${percent(count / statements)})`}
          </li>
        ))}
      </ul>
    </figure>
  )
}

function Audit({ audit, filter }: { readonly audit: SourceAudit; readonly filter: Filter }) {
  const { all, voices, speakers, outlets, months } = audit
  return (
    <div data-testid="audit">
      <div class="answer-head">
        <p>
          <strong>{counted(all.statements, 'statement')}</strong> in{' '}
          {counted(all.articles, 'story', 'stories')} by {counted(voices, 'voice')}
        </p>
        <button type="button" onClick={() => save('sources.csv', 'text/csv', tableOf(audit))}>
          Save as CSV
        </button>
      </div>
      <Naming all={all} />
      <OverTime
        title="By month of publication"
        unit="statements"
        part="word for word"
        bars={months.map(({ name, statements, direct }) => ({
          name: name ?? '',
          value: statements,
          part: direct,
        }))}
      />
      <div class="two even">
        <Shares
          title="Who speaks most"
          column="Speaker"
          unit="Statements"
          part="Word for word"
          shares={speakers.map(({ name, identity, statements, direct }) => ({
            key: identity ?? name,
            name: identity ? <a href={href(['archive', 'person', identity])}>{plain(name)}</a> : plain(name),
            value: statements,
            part: direct,
          }))}
        />
        <Shares
          title="By outlet"
          column="Outlet"
          unit="Statements"
          part="With a name"
          shares={outlets.map(({ name, statements, named }) => ({
            key: name ?? '',
            name:
              name === null ? (
                <em>outlet not known</em>
              ) : (
                <a href={href(['archive', 'sources'], { ...filter, outlet: name })}>{plain(name)}</a>
              ),
            value: statements,
            part: named,
          }))}
        />
      </div>
    </div>
  )
}

/** Who speaks in a set of stories, and who does not. */
export function AuditPage({ query }: { readonly query: URLSearchParams }) {
  const filter = filterOf(query)
  const audit = useLoad(JSON.stringify(filter), (signal) => api.sources({ ...filter, limit: MOST }, signal))
  return (
    <>
      <h1>Source audit</h1>
      <FilterForm
        path={['archive', 'sources']}
        filter={filter}
        shown={['q', 'by', 'outlet', 'since', 'until', 'mode']}
        button="Count"
      />
      {audit.value.state === 'failed' && <Problem why={audit.value.why} />}
      {audit.value.state === 'waiting' && <Waiting what="Counting" />}
      {audit.value.state === 'done' && <Audit audit={audit.value.value} filter={filter} />}
    </>
  )
}
