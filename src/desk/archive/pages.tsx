import { href } from '../shell/route.ts'
import { AuditPage } from './audit-page.tsx'
import { CorrectionsPage } from './corrections-page.tsx'
import { FamiliesPage } from './families-page.tsx'
import { PeoplePage } from './people-page.tsx'
import { PersonPage } from './person-page.tsx'
import { SearchPage } from './search-page.tsx'

interface Props {
  readonly path: readonly string[]
  readonly query: URLSearchParams
}

const PLACES = [
  { key: 'search', title: 'Search' },
  { key: 'quotes', title: 'Who printed it' },
  { key: 'people', title: 'People' },
  { key: 'sources', title: 'Source audit' },
  { key: 'corrections', title: 'Corrections' },
] as const

function Place({ path: [place, name], query }: Props) {
  if (place === 'person' && name) return <PersonPage identity={name} />
  if (place === 'people') return <PeoplePage query={query} />
  if (place === 'quotes') return <FamiliesPage query={query} />
  if (place === 'sources') return <AuditPage query={query} />
  if (place === 'corrections') return <CorrectionsPage />
  return <SearchPage query={query} />
}

/** The archive: five ways to ask it. */
export function ArchivePages({ path, query }: Props) {
  const [place = 'search'] = path
  return (
    <div class="archive">
      <nav class="places" aria-label="The archive">
        {PLACES.map(({ key, title }) => (
          <a
            key={key}
            href={href(key === 'search' ? ['archive'] : ['archive', key])}
            aria-current={key === (place === 'person' ? 'people' : place) ? 'page' : undefined}
          >
            {title}
          </a>
        ))}
      </nav>
      <Place path={path} query={query} />
    </div>
  )
}
