const RULE = /^:?-+:?$/

/** Pads the cells of each Markdown table of a text to the width of their column. */
export function alignTables(text: string): string {
  const lines = text.split('\n')
  for (let start = 0; start < lines.length; start++) {
    let end = start
    while (end < lines.length && lines[end]!.startsWith('|')) end++
    if (end > start) lines.splice(start, end - start, ...aligned(lines.slice(start, end)))
    start = end
  }
  return lines.join('\n')
}

function aligned(lines: readonly string[]): readonly string[] {
  const rows = lines.map((line) =>
    line
      .slice(1, line.lastIndexOf('|'))
      .split('|')
      .map((cell) => cell.trim()),
  )
  const widths = rows[0]!.map((_, column) =>
    Math.max(3, ...rows.map((row) => (RULE.test(row[column] ?? '') ? 0 : (row[column] ?? '').length))),
  )
  const right = widths.map((_, column) => rows[1]?.[column]?.endsWith('-:') === true)
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column]!
      if (RULE.test(cell)) return right[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)
      return right[column] ? cell.padStart(width) : cell.padEnd(width)
    })
    return `| ${cells.join(' | ')} |`
  })
}
