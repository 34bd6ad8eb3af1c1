import { wantsToken } from './api.ts'
import { ArchivePages } from './archive/pages.tsx'
import { CheckPage } from './check/check-page.tsx'
import { ArticlePage, ReadPage } from './read/read-page.tsx'
import { features } from './shell/features.ts'
import { Notices } from './shell/notices.tsx'
import { href, route } from './shell/route.ts'
import { THEMES, theme } from './shell/theme.ts'
import { TokenForm } from './shell/token-form.tsx'
import { VerifyPage } from './verify/verify-page.tsx'

/** The page for each first word of the address. */
const PAGES = [
  { key: 'read', title: 'Read' },
  { key: 'archive', title: 'Archive' },
  { key: 'verify', title: 'Verify' },
  { key: 'check', title: 'Check' },
] as const

function Masthead({ here }: { readonly here: string }) {
  const shown = PAGES.filter(({ key }) => key !== 'check' || features.value.check)
  const next = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length]!
  return (
    <header class="masthead">
      <p class="wordmark">
        <a href={href(['read'])}>Hearsay</a>
        <span class="motto">Who said what, on whose word.</span>
      </p>
      <nav aria-label="Pages">
        {shown.map(({ key, title }) => (
          <a key={key} href={href([key])} aria-current={key === here ? 'page' : undefined}>
            {title}
          </a>
        ))}
      </nav>
      <button
        type="button"
        class="quiet theme"
        onClick={() => (theme.value = next)}
        aria-label={`Colours: ${theme.value}. Change to ${next}.`}
      >
        <span aria-hidden="true">{{ system: '◐', light: '☀', dark: '☾' }[theme.value]}</span>
      </button>
    </header>
  )
}

function Page() {
  const { path, query } = route.value
  const [page, ...rest] = path
  if (page === 'article' && rest[0]) return <ArticlePage name={rest[0]} statement={query.get('statement')} />
  if (page === 'archive') return <ArchivePages path={rest} query={query} />
  if (page === 'verify') return <VerifyPage />
  if (page === 'check' && features.value.check) return <CheckPage />
  return <ReadPage />
}

export function App() {
  const [page = 'read'] = route.value.path
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it leads within the page; the address is the route's. */}
      <a class="skip" href="#main" onClick={skip}>
        Skip to the page
      </a>
      <Masthead here={page === 'article' ? 'archive' : page} />
      <main id="main" tabindex={-1}>
        {wantsToken.value ? <TokenForm /> : <Page />}
      </main>
      <Notices />
    </>
  )
}

/** The address says which page is shown, so the jump is made by hand. */
function skip(event: Event): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}
