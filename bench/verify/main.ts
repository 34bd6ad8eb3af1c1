import { parseArgs } from 'node:util'
import { verifyArchive } from './archive.ts'
import { vttConformance } from './conformance.ts'
import { measure } from './measure.ts'
import { hashOf } from './names.ts'
import { samples, table } from './table.ts'
import { readTalks } from './turns.ts'

export const VERIFY_USAGE = `Usage: npm run bench -- verify [options]

  --corpora DIR      the corpora folder (else HEARSAY_CORPORA, else ../shared/corpora, else a few talks of the package's own)
  --half NAME        dev (to tune on, the default) or unseen (for figures only)
  --cases N          changed quotes of each kind and length (default 60); five times as many true and absent ones
  --archive WHAT     instead: quotes against an archive of so many generated statements (100000), or against one that was made so (a path)
  --errors KIND      samples of what went wrong with this kind of change, or "all" (dev only)
  --json             figures as JSON
`

const options = {
  corpora: { type: 'string' },
  half: { type: 'string', default: 'dev' },
  cases: { type: 'string', default: '60' },
  archive: { type: 'string' },
  errors: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** An option of the benchmark has a value that means nothing. */
class VerifyUsageError extends Error {
  override readonly name = 'VerifyUsageError'
  readonly code = 'usage'
}

/** The benchmark of verification: quotes of real talks, changed in every way, and what is said of each. */
export async function verifyBench(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options })
  if (values.help) return VERIFY_USAGE
  if (values.half !== 'dev' && values.half !== 'unseen')
    throw new VerifyUsageError(`--half ${values.half}: give dev or unseen`)
  if (!/^[1-9]\d*$/.test(values.cases))
    throw new VerifyUsageError(`--cases ${values.cases}: give a number from 1`)
  if (values.archive !== undefined) return verifyArchive(values.archive, Number(values.cases), values.json)
  const { origin, talks } = readTalks(values.corpora)
  const unseen = values.half === 'unseen'
  const few = talks.length < 10
  const half = few ? talks : talks.filter(({ id }) => (hashOf(`half ${id}`) % 2 === 1) === unseen)
  const changed = Number(values.cases)
  const measured = measure(half, { changed, kept: 5 * changed })
  if (values.errors !== undefined && !unseen) return samples(measured, values.errors)
  const conformance = vttConformance(values.corpora)
  const message = few
    ? 'No corpora folder: too few talks to measure by; the figures only show that all runs.\n'
    : ''
  return values.json
    ? `${JSON.stringify(measured.cases.map(({ kind, bin, found }) => ({ kind, bin, verdict: found?.verdict ?? null, type: found?.type ?? null })))}\n`
    : `${message}${conformance === null ? '' : `${conformance}\n`}${origin}, ${few ? 'all' : `the ${values.half} half`}: ${half.length} talks\n${table(measured)}`
}
