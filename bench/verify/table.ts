import { BINS, type Case, type Measured } from './measure.ts'

const isRight = ({ expected, found }: Case): boolean =>
  found !== null &&
  expected.verdicts.includes(found.verdict) &&
  (expected.type === undefined || found.type === expected.type || found.verdict !== 'altered')

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)}`

const CLEAN: ReadonlySet<string> = new Set(['verbatim', 'typography'])
const ACCUSING: ReadonlySet<string> = new Set([
  'altered',
  'not-found',
  'misattributed',
  'spliced',
  'paraphrase-in-quotes',
])

function row(name: string, cases: readonly Case[]): string {
  const cells = BINS.map((bin) => {
    const own = cases.filter((one) => one.bin === bin)
    return percent(own.filter(isRight).length, own.length).padStart(7)
  })
  const right = cases.filter(isRight).length
  const verdicts = new Map<string, number>()
  for (const one of cases.filter((case_) => !isRight(case_))) {
    const said = one.found ? `${one.found.verdict}${one.found.type ? `:${one.found.type}` : ''}` : 'unread'
    verdicts.set(said, (verdicts.get(said) ?? 0) + 1)
  }
  const wrong = [...verdicts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([said, n]) => `${said} ${n}`)
  return `${name.padEnd(26)}${String(cases.length).padStart(6)}${percent(right, cases.length).padStart(7)}  ${cells.join('')}   ${wrong.join(', ')}`
}

/** How many were called right, by kind and length, and the figures that matter most. */
export function table({ cases, words, seconds }: Measured): string {
  const kinds = [...new Set(cases.map(({ kind }) => kind))]
  const grave = cases.filter(({ expected }) =>
    ['number', 'negation', 'name', 'modal'].includes(expected.type ?? ''),
  )
  const clean = grave.filter(({ found }) => found !== null && CLEAN.has(found.verdict))
  const truth = cases.filter(({ kind }) => ['verbatim', 'typography', 'ellipsis', 'bracket'].includes(kind))
  const accused = truth.filter(({ found }) => found !== null && ACCUSING.has(found.verdict))
  return [
    `${words} words of sources, ${cases.length} quotes, ${((1000 * seconds) / cases.length).toFixed(2)} ms a quote, its draft read included`,
    '',
    `${''.padEnd(26)}${'n'.padStart(6)}${'right'.padStart(7)}  ${BINS.map((bin) => bin.padStart(7)).join('')}   called instead`,
    ...kinds.map((kind) =>
      row(
        kind,
        cases.filter((one) => one.kind === kind),
      ),
    ),
    '',
    `numbers, negations, names, modals: ${percent(grave.filter(isRight).length, grave.length)} % altered with the right type; called clean: ${clean.length} of ${grave.length}`,
    `false accusations (true quotes, plain or with marked edits): ${accused.length} of ${truth.length}, ${percent(accused.length, truth.length)} %`,
    '',
  ].join('\n')
}

/** Some of what went wrong, for looking at. */
export function samples({ cases }: Measured, kind: string): string {
  const wrong = cases.filter((one) => !isRight(one) && (kind === 'all' || one.kind === kind))
  return wrong
    .slice(0, 400)
    .map(({ kind: name, printed, original, found }) =>
      [
        `${name} → ${found?.verdict ?? 'unread'}${found?.type ? `:${found.type}` : ''} (${found?.reason ?? ''})`,
        `  said     ${original}`,
        `  printed  ${printed}`,
        `  pieces   ${found?.pieces.map(({ text }) => text).join(' | ') ?? ''} [${found?.claimed?.name ?? '?'}]`,
        found?.matches[0]
          ? `  match    ${found.matches[0].spans.map(({ text }) => text).join(' | ')} [${found.matches[0].speaker}]`
          : '',
      ].join('\n'),
    )
    .join('\n\n')
}
