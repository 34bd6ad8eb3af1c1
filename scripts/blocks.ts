/** Puts `body` between the lines `<!-- name -->` and `<!-- /name -->` of a page. */
export function fillBlock(page: string, name: string, body: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const start = page.indexOf(open)
  const end = page.indexOf(close)
  if (start < 0 || end < start) throw new Error(`the page has no block between ${open} and ${close}`)
  return `${page.slice(0, start + open.length)}\n\n${body}\n\n${page.slice(end)}`
}
