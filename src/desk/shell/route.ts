import { signal } from '@preact/signals'

/** Where the desk is: the words of the path after `#/`, decoded, and what is asked for after `?`. */
export interface Route {
  readonly path: readonly string[]
  readonly query: URLSearchParams
}

/** Decodes what it can: an address typed by hand may hold a lone `%`. */
function decoded(word: string): string {
  try {
    return decodeURIComponent(word)
  } catch {
    return word
  }
}

/** `#/archive/person/ida-holm?since=2024` in its parts. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2)
  return { path: path.split('/').filter(Boolean).map(decoded), query: new URLSearchParams(query) }
}

export type Query = Readonly<Record<string, string | undefined>>

/** The address of a place on the desk; what is empty is left out. */
export function href(path: readonly string[], query: Query = {}): string {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) asked.set(name, value)
  const end = asked.size > 0 ? `?${asked}` : ''
  return `#/${path.map(encodeURIComponent).join('/')}${end}`
}

export const route = signal<Route>(parseRoute(''))

export const go = (path: readonly string[], query: Query = {}): void => {
  location.hash = href(path, query)
}

/** Follows the address bar from now on. */
export function followAddress(): void {
  const follow = (): void => {
    route.value = parseRoute(location.hash)
  }
  addEventListener('hashchange', follow)
  follow()
}
