/** A phrase of GUM's entity annotation: word numbers of the document, `end` one past the last. */
export interface GumSpan {
  /** Number of the entity in the document: phrases with the same one corefer. */
  readonly id: string
  readonly type: string
  readonly start: number
  readonly end: number
}

/**
 * The marked phrases of each document of a CoNLL-U file with entity annotation in the manner of GUM
 * (`Entity=(1-person-new-…`), in the order in which they end.
 */
export function readGumEntities(source: string): readonly (readonly GumSpan[])[] {
  const documents: GumSpan[][] = []
  let open: { readonly id: string; readonly type: string; readonly start: number }[] = []
  let word = 0
  for (const line of source.split('\n')) {
    if (line.startsWith('# newdoc')) {
      documents.push([])
      open = []
      word = 0
    }
    if (!/^\d+\t/.test(line)) continue
    const value = /(?:^|\|)Entity=([^|\s]*)/.exec(line.split('\t')[9] ?? '')?.[1] ?? ''
    for (const [mark] of value.matchAll(/\([^()]*\)?|[^()]+\)/g)) {
      const [id, type] = mark.replace(/[()]/g, '').split('-')
      if (mark.startsWith('(')) open.push({ id: id!, type: type!, start: word })
      if (!mark.endsWith(')')) continue
      const place = open.findLastIndex((span) => span.id === id)
      if (place === -1) continue
      const [span] = open.splice(place, 1)
      documents.at(-1)!.push({ ...span!, end: word + 1 })
    }
    word++
  }
  return documents
}
