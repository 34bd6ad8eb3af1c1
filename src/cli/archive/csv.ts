/** What a cell of a table can be; null is an empty cell. */
export type Cell = string | number | boolean | null

const cell = (value: Cell): string => {
  const text = value === null ? '' : String(value).toWellFormed()
  return /[",\r\n]/.test(text) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Comma-separated values as in RFC 4180: a line of names, lines end with CR LF. */
export function csv(names: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [names, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}
