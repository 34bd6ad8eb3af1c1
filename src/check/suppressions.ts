import { z } from 'zod'
import { CheckError } from './check-error.ts'
import type { ReportedFinding } from './report.ts'

/** A finding that somebody has looked at and lets stand, and why. */
export const suppressionSchema = z.strictObject({
  rule: z.string().min(1),
  /** Of the rule and the sentence found: it lapses when the sentence changes. */
  hash: z.string().regex(/^[0-9a-f]{16}$/),
  /** For people. */
  words: z.string(),
  reason: z.string().trim().min(1),
})

export const suppressionsSchema = z.strictObject({
  $schema: z.string().optional(),
  suppressions: z.array(suppressionSchema),
})

export type Suppression = z.infer<typeof suppressionSchema>

/** Where the suppressions of a story lie: beside it. */
export const suppressionsFile = (story: string): string => `${story}.hearsay-ignore.json`

/**
 * Reads a file of suppressions.
 *
 * @throws CheckError `bad-suppressions`
 */
export function parseSuppressions(json: string, name: string): readonly Suppression[] {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw new CheckError(
      'bad-suppressions',
      `${name}: this is no JSON. Mend the file or delete it to see every finding again.`,
      cause,
    )
  }
  const parsed = suppressionsSchema.safeParse(value)
  if (parsed.success) return parsed.data.suppressions
  const [issue] = parsed.error.issues
  throw new CheckError(
    'bad-suppressions',
    `${name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not understood'}. Every suppression has a rule, a hash, words and a reason.`,
  )
}

export const formatSuppressions = (suppressions: readonly Suppression[]): string =>
  `${JSON.stringify({ suppressions }, null, 2)}\n`

/** The suppressions with these findings added; the reason of one that is there already is replaced. */
export function suppress(
  before: readonly Suppression[],
  findings: readonly ReportedFinding[],
  reason: string,
): readonly Suppression[] {
  const added = findings.map(
    ({ rule, hash, place }): Suppression => ({ rule, hash, words: place.text, reason: reason.trim() }),
  )
  const isAdded = (one: Suppression): boolean =>
    added.some(({ rule, hash }) => rule === one.rule && hash === one.hash)
  const unique = added.filter(
    (one, i) => added.findIndex(({ rule, hash }) => rule === one.rule && hash === one.hash) === i,
  )
  return [...before.filter((one) => !isAdded(one)), ...unique]
}

const PRIME = 0x100000001b3n
const BASIS = 0xcbf29ce484222325n

/** FNV-1a of 64 bits over UTF-16 units (Fowler, Noll and Vo), as sixteen hexadecimal digits. */
export function contentHash(text: string): string {
  let hash = BASIS
  for (let i = 0; i < text.length; i++) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(i))) * PRIME)
  return hash.toString(16).padStart(16, '0')
}
