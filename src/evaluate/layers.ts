import { UsageError } from './options.ts'

/** Layers whose figures are part of the record's. */
export const RECORD_LAYERS = ['statements', 'entities', 'relations', 'events', 'times'] as const

type Evaluator = (corpora: string) => Promise<string>

/** Names are most of what is measured of mentions: both names of the layer give their figures. */
async function names(corpora: string): Promise<string> {
  const { printNames } = await import('./names.ts')
  return printNames(corpora)
}

/** Layers with a corpus and a measure of their own, loaded when asked for. */
const EVALUATORS: Readonly<Record<string, Evaluator>> = {
  tags: async (corpora) => {
    const { evaluateTags } = await import('./tags.ts')
    return evaluateTags(corpora)
  },
  sentences: async (corpora) => {
    const { evaluateBoundaries } = await import('./boundaries.ts')
    return evaluateBoundaries(corpora)
  },
  syntax: async (corpora) => {
    const { evaluateSyntax } = await import('./syntax.ts')
    return evaluateSyntax(corpora)
  },
  dates: async (corpora) => {
    const { evaluateDates } = await import('./dates.ts')
    return evaluateDates(corpora)
  },
  mentions: names,
  names,
  extraction: async (corpora) => {
    const { scoreExtraction, textOfPage } = await import('./extraction.ts')
    const { pages, precision, recall, f1 } = scoreExtraction(corpora, textOfPage)
    const percent = (value: number) => (100 * value).toFixed(1)
    return `extraction · ${pages} pages\nP ${percent(precision)} R ${percent(recall)} F1 ${percent(f1)}\n`
  },
}

/**
 * Figures of a layer that has a measure of its own; null for the record's layers and where none is named.
 *
 * @throws UsageError for a layer that is not known, or where the corpora are not there
 */
export async function evaluateLayer(
  layer: string | undefined,
  corpora: string | null,
): Promise<string | null> {
  if (layer === undefined || RECORD_LAYERS.some((name) => name === layer)) return null
  const evaluator = EVALUATORS[layer]
  if (!evaluator)
    throw new UsageError(
      `--layer ${layer}: give one of ${[...RECORD_LAYERS, ...Object.keys(EVALUATORS)].join(', ')}`,
    )
  if (corpora === null) throw new UsageError(`--layer ${layer} needs a corpora folder: --corpora DIR`)
  return evaluator(corpora)
}
