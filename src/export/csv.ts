/** What a cell of a table can be; null is an empty cell. */
export type Cell = string | number | boolean | null

const cell = (value: Cell): string => {
  const text = value === null ? '' : String(value).toWellFormed()
  return /[",\r\n]/.test(text) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as lines of comma-separated values, without a line of names. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')

/** Comma-separated values as in RFC 4180: a line of names, lines end with CR LF. */
export const csv = (names: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  csvLines([names]) + csvLines(rows)

// What spreadsheets take for the start of a formula, full-width forms too, as OWASP's "CSV injection" lists them.
// Apostrophes before it are counted in, so that taking one away again is never ambiguous.
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/

/**
 * A text that no spreadsheet runs: an apostrophe goes before what one would take for a formula. To have the exact
 * text again, take one apostrophe from what begins with apostrophes and `=`, `+`, `-`, `@`, a tab or a line end.
 */
export const guarded = (value: Cell): Cell =>
  typeof value === 'string' && FORMULA.test(value) ? `'${value}` : value
