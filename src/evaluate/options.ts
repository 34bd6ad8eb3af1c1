import { parseArgs } from 'node:util'

export const SETS = ['hearsay', 'polnear', 'golden', 'written', 'gap', 'coref'] as const
/** Those read where none is named: the record's own. */
export const USUAL_SETS: readonly SetName[] = ['hearsay', 'polnear', 'golden']
export type SetName = (typeof SETS)[number]

export interface EvaluateOptions {
  readonly corpora: string | undefined
  readonly split: 'dev' | 'train' | 'all'
  /** Only these stories. */
  readonly only: readonly string[] | undefined
  /** Only this part of the stories, 1 to 3. */
  readonly part: number | null
  readonly sets: readonly SetName[]
  /** Where records are written, a file each. */
  readonly records: string | undefined
  /** Where PolNeAR's chunks are written, a line of JSON each. */
  readonly dump: string | undefined
  /** Samples of each cause of error; null where no errors are asked for. */
  readonly errors: number | null
  readonly causes: number
  readonly cause: string | undefined
  readonly layer: string | undefined
  readonly json: boolean
  readonly help: boolean
}

export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'usage'
}

export const USAGE = `Usage: npm run evaluate [-- options]

  --corpora DIR    the corpora folder (else HEARSAY_CORPORA, else ../shared/corpora)
  --set NAME       hearsay, polnear or golden; may be given again (default: all that are there);
                   written (the package's stories that models learn from; nothing has learned part 3),
                   gap (pronouns, GAP's test part) or coref (coreference, GUM)
  --split NAME     dev, train or all (default: dev; train where errors are shown, for dev is not to be looked at)
  --only ID        only this story; may be given again, or with commas
  --part N         only the first, second or third part of a split, as train --leave-out has it
  --layer NAME     only the figures of statements, entities, relations, events or times;
                   or what has a measure of its own: sentences, tags, syntax, names, dates, extraction
  --errors N       errors by cause, with N samples of each
  --causes N       causes shown of each kind of error (default 8)
  --cause WORDS    only errors whose kind and cause hold these words ("missed · indirect")
  --records DIR    write the records there, a file each
  --dump FILE      write PolNeAR's chunks there, a line of JSON each
  --json           figures as JSON
`

const known = <T extends string>(option: string, value: string, values: readonly T[]): T => {
  const found = values.find((candidate) => candidate === value)
  if (found === undefined) throw new UsageError(`--${option} ${value}: give one of ${values.join(', ')}`)
  return found
}

function count(option: string, value: string | undefined): number | null {
  if (value === undefined) return null
  if (/^\d+$/.test(value)) return Number(value)
  throw new UsageError(`--${option} ${value}: give a number`)
}

function partOf(value: string | undefined): number | null {
  if (value === undefined) return null
  if (/^[123]$/.test(value)) return Number(value)
  throw new UsageError(`--part ${value}: give 1, 2 or 3`)
}

/** @throws UsageError where an option or its value is not known */
export function parseOptions(args: readonly string[]): EvaluateOptions {
  const { values } = parse(args)
  const errors = count('errors', values.errors) ?? (values.cause === undefined ? null : 5)
  const only = values.only?.flatMap((ids) => ids.split(','))
  return {
    corpora: values.corpora,
    split: known('split', values.split ?? (errors === null ? 'dev' : 'train'), ['dev', 'train', 'all']),
    only,
    part: partOf(values.part),
    sets: values.set?.map((name) => known('set', name, SETS)) ?? USUAL_SETS,
    records: values.records,
    dump: values.dump,
    errors,
    causes: count('causes', values.causes) ?? 8,
    cause: values.cause,
    layer: values.layer,
    json: values.json ?? false,
    help: values.help ?? false,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        corpora: { type: 'string' },
        split: { type: 'string' },
        only: { type: 'string', multiple: true },
        part: { type: 'string' },
        set: { type: 'string', multiple: true },
        records: { type: 'string' },
        dump: { type: 'string' },
        errors: { type: 'string' },
        causes: { type: 'string' },
        cause: { type: 'string' },
        layer: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (cause) {
    throw new UsageError(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}
