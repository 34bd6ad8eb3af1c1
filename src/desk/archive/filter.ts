import type { Query } from '../shell/route.ts'

/** What a search can be narrowed by, as it stands in the address, in the order it is shown. */
export const FILTERS = [
  { key: 'q', label: 'Words', hint: 'bridge OR tunnel, "dead slow", -tax' },
  { key: 'by', label: 'Said by', hint: '' },
  { key: 'to', label: 'Said to', hint: '' },
  { key: 'via', label: 'Carried by', hint: '' },
  { key: 'outlet', label: 'Printed by', hint: '' },
  { key: 'since', label: 'Since', hint: '2024-05' },
  { key: 'until', label: 'Until', hint: '2024' },
  { key: 'mode', label: 'Form', hint: '' },
  { key: 'act', label: 'Act', hint: '' },
] as const
export type FilterKey = (typeof FILTERS)[number]['key']

export type Filter = Readonly<Partial<Record<FilterKey, string>>>

export function filterOf(query: URLSearchParams): Filter {
  const given = FILTERS.flatMap(({ key }) => {
    const value = query.get(key)?.trim()
    return value ? [[key, value] as const] : []
  })
  return Object.fromEntries(given)
}

/** The filter with one thing changed; empty takes it away. */
export const withFilter = (filter: Filter, key: FilterKey, value: string): Query => ({
  ...filter,
  [key]: value,
})
