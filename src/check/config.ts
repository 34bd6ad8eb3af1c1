import { z } from 'zod'
import { CheckError } from './check-error.ts'
import { PROFILES, type Profile, type Rule, SEVERITIES, type Severity } from './rule.ts'
import { rules as allRules } from './rules/index.ts'
import { DEFAULT_SETTINGS, REGIONS, type Settings } from './settings.ts'

/** The file's name, looked for beside a story and in the folders above it. */
export const CONFIG_FILE = 'hearsay.config.json'

const LEVELS = ['off', 'on', ...SEVERITIES] as const

/** What stands in `hearsay.config.json`; `config.schema.json` is made from this. */
export const configSchema = z
  .strictObject({
    $schema: z.string().optional(),
    profile: z
      .enum(PROFILES)
      .optional()
      .meta({ description: 'Which rules are on: recommended (the default), desk-us, desk-uk or strict.' }),
    region: z.enum(REGIONS).optional().meta({
      description: 'Whose helplines and courts: us, uk, ie, ca, au or nz. Uk where the profile is desk-uk.',
    }),
    known: z
      .array(z.string().min(1))
      .optional()
      .meta({ description: 'Names that need no introduction here, and are no slips of other names.' }),
    probability: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .meta({ description: 'Statements less probable than this are not relied on (0.6).' }),
    rules: z
      .record(z.string(), z.enum(LEVELS))
      .optional()
      .meta({ description: 'By rule: off, on, or on with a severity of your own (note, warning, error).' }),
  })
  .meta({ title: 'Hearsay settings', description: 'What `hearsay check` and `hearsay lsp` look for.' })

export type Config = z.infer<typeof configSchema>

/** The JSON Schema (draft 2020-12) of the settings, the rules named. */
export function configJsonSchema(): object {
  const schema = z.toJSONSchema(configSchema)
  const rules = {
    description: configSchema.shape.rules.meta()?.description,
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      allRules.map(({ id, summary }) => [id, { description: summary, enum: [...LEVELS] }]),
    ),
  }
  return { ...schema, properties: { ...schema.properties, rules } }
}

/**
 * Reads settings.
 *
 * @param name what to call the file in messages
 * @throws CheckError `bad-config`, `unknown-rule`
 */
export function parseConfig(json: string, name: string): Config {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CheckError('bad-config', `${name}: this is no JSON (${reason}). Mend the file.`, cause)
  }
  const parsed = configSchema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
    throw new CheckError('bad-config', `${name}: ${where}${issue?.message ?? 'not understood'}.`)
  }
  for (const id of Object.keys(parsed.data.rules ?? {})) requireRule(id, name)
  return parsed.data
}

/** @throws CheckError `unknown-rule` */
export function requireRule(id: string, where: string, rules: readonly Rule[] = allRules): Rule {
  const rule = rules.find((one) => one.id === id)
  if (rule) return rule
  const near = nearest(
    id,
    rules.map((one) => one.id),
  )
  const hint = near ? ` Did you mean "${near}"?` : ' "hearsay check --explain" lists them.'
  throw new CheckError('unknown-rule', `${where}: there is no rule "${id}".${hint}`)
}

/** The id that shares the most of its pairs of letters with what was written; null where none is like it. */
function nearest(word: string, ids: readonly string[]): string | null {
  const pairs = (text: string) =>
    new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)))
  const own = pairs(word)
  let best: { readonly id: string; readonly share: number } | null = null
  for (const id of ids) {
    const other = pairs(id)
    const shared = [...own].filter((pair) => other.has(pair)).length
    const share = (2 * shared) / Math.max(1, own.size + other.size)
    if (share > (best?.share ?? 0.4)) best = { id, share }
  }
  return best?.id ?? null
}

/** A rule that is on, and how grave its findings are. */
export interface ActiveRule {
  readonly rule: Rule
  readonly severity: Severity
}

export interface Choice {
  /** In place of the one in the settings. */
  readonly profile?: Profile | undefined
  /** Only these, whatever the profile says. */
  readonly only?: readonly string[] | undefined
}

/** The rules that settings and choice turn on, in their order. */
export function activeRules(
  config: Config,
  { profile = config.profile ?? 'recommended', only }: Choice = {},
  rules: readonly Rule[] = allRules,
): readonly ActiveRule[] {
  for (const id of only ?? []) requireRule(id, '--rule', rules)
  return rules.flatMap((rule) => {
    const level = config.rules?.[rule.id]
    const named = only?.includes(rule.id)
    const on = only ? named : level === undefined ? rule.profiles.includes(profile) : level !== 'off'
    if (!on) return []
    const own = level === undefined || level === 'off' || level === 'on' ? rule.severity : level
    return [{ rule, severity: own }]
  })
}

/** What the rules are told. */
export function settingsOf(config: Config, choice: Choice = {}): Settings {
  const profile = choice.profile ?? config.profile
  return {
    region: config.region ?? (profile === 'desk-uk' ? 'uk' : DEFAULT_SETTINGS.region),
    known: config.known ?? DEFAULT_SETTINGS.known,
    probability: config.probability ?? DEFAULT_SETTINGS.probability,
  }
}
