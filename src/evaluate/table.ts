import type { CoreferenceSet, GapFigures } from './coreference-sets.ts'
import { type Figure, headline, support } from './figures.ts'
import { type ChunkFigures, POLNEAR_LABELS } from './polnear.ts'
import type { Figures, Measure } from './score.ts'

/** A part of the stories, shown as a column of its own. */
export interface Part {
  readonly name: string
  readonly figures: Figures
}

const percent = (value: number): string => (100 * value).toFixed(1).padStart(5)

function line(name: string, figure: Figure): string {
  const n = `n=${support(figure)}`
  if (figure.kind === 'share') return `${name.padEnd(13)}            ${percent(figure.share)}      ${n}`
  const { precision, recall, f1 } = figure
  return `${name.padEnd(13)}P ${percent(precision)} R ${percent(recall)} F1 ${percent(f1)} ${n}`
}

/** The figures a line each: precision, recall and F1, or a share; then each part's F1 or share. */
export function figureTable(
  title: string,
  figures: Figures,
  parts: readonly Part[],
  measures: readonly Measure[],
): string {
  const columns = parts.map(({ name }) => name.padStart(8)).join('')
  const lines = measures.map((measure) => {
    const cells = parts.map((part) => percent(headline(part.figures[measure])).padStart(8)).join('')
    return line(measure, figures[measure]).padEnd(46) + cells
  })
  return [title.padEnd(46) + columns, ...lines].map((row) => row.trimEnd()).join('\n')
}

/** PolNeAR's labels a line each. */
export function chunkTable(
  title: string,
  figures: { readonly [L in (typeof POLNEAR_LABELS)[number]]: ChunkFigures },
): string {
  const lines = POLNEAR_LABELS.map((label) => {
    const { exact, begin, tokens } = figures[label]
    return `${line(label, exact).padEnd(46)} begin F1 ${percent(begin.f1)}   tokens F1 ${percent(tokens.f1)}`
  })
  return [`${title} · chunks, exact`, ...lines].join('\n')
}

/** Pronouns of GAP, all and by gender. */
export const gapTable = (title: string, figures: GapFigures): string =>
  [title, ...(['all', 'masculine', 'feminine'] as const).map((name) => line(name, figures[name]))].join('\n')

/** Sets of texts a line each: the mean of the three F1, then precision, recall and F1 of each. */
export function coreferenceTable(title: string, sets: readonly CoreferenceSet[]): string {
  const lines = sets.map(({ name, texts, mentions, figures }) => {
    const metrics = (['muc', 'bCubed', 'ceafE'] as const).map((metric) => {
      const { precision, recall, f1 } = figures[metric]
      return `${metric} P ${percent(precision)} R ${percent(recall)} F1 ${percent(f1)}`
    })
    return `${name} (${texts} texts, ${mentions} mentions)\n  CoNLL F1 ${percent(figures.conll)}   ${metrics.join('   ')}`
  })
  return [title, ...lines].join('\n')
}
