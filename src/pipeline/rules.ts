/**
 * Rule files: token patterns as text, each with the examples that prove it.
 *
 *     # comment
 *     rule early-season                       name, shown in the output
 *       value: {year}-{season}                any "key: value" lines, for the stage to read
 *       early|late season=<season> year=YEAR? one or more patterns; tried in order
 *       + It began in early summer 2024. → season: summer; year: 2024
 *       - An early riser.
 *
 * An element is `word`, `<class>` (a word list), `UPPERCASE` (a tag or a test the stage knows), alternatives
 * joined by `|`, `!` before it for "none of these", `name=` before it to capture, and `?`, `*`, `+` after it.
 */
export interface Rule {
  readonly name: string
  readonly file: string
  readonly settings: Readonly<Record<string, string>>
  readonly patterns: readonly (readonly Element[])[]
  readonly proofs: readonly Proof[]
}

export interface Element {
  readonly capture: string | null
  readonly negated: boolean
  readonly any: readonly string[]
  readonly min: 0 | 1
  readonly max: number
}

export interface Proof {
  readonly line: number
  readonly text: string
  /** Captures by name (`match` is the whole match); null where nothing may be found. */
  readonly expect: Readonly<Record<string, string>> | null
}

export class RuleError extends Error {
  override readonly name = 'RuleError'
  readonly code = 'bad-rule'
  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`)
  }
}

/** The most tokens that `*` and `+` take, which keeps matching linear in the text. */
const LONGEST = 24

interface Draft {
  name: string
  file: string
  line: number
  settings: Record<string, string>
  patterns: Element[][]
  proofs: Proof[]
}

export function parseRules(file: string, source: string): readonly Rule[] {
  const drafts: Draft[] = []
  for (const [index, raw] of source.split('\n').entries()) {
    const text = raw.trim()
    const line = index + 1
    if (text === '' || text.startsWith('#')) continue
    const opening = /^rule\s+([a-z0-9-]+)$/.exec(text)
    if (opening) {
      drafts.push({ name: opening[1]!, file, line, settings: {}, patterns: [], proofs: [] })
      continue
    }
    const draft = drafts.at(-1)
    if (!draft) throw new RuleError(file, line, 'expected "rule <name>" first')
    readLine(draft, text, line)
  }
  for (const draft of drafts) checkDraft(draft)
  return drafts
}

function readLine(draft: Draft, text: string, line: number): void {
  const setting = /^([a-z-]+):\s+(.+)$/.exec(text)
  if (text.startsWith('+ ') || text.startsWith('- ')) draft.proofs.push(parseProof(draft.file, line, text))
  else if (setting) draft.settings[setting[1]!] = setting[2]!.trim()
  else draft.patterns.push(text.split(/\s+/).map((word) => parseElement(draft.file, line, word)))
}

function checkDraft(draft: Draft): void {
  const wrong = (message: string) => new RuleError(draft.file, draft.line, `rule "${draft.name}" ${message}`)
  if (draft.patterns.length === 0) throw wrong('has no pattern')
  if (!draft.proofs.some((proof) => proof.expect)) throw wrong('has no "+" example')
  if (!draft.proofs.some((proof) => !proof.expect)) throw wrong('has no "-" example')
}

function parseElement(file: string, line: number, word: string): Element {
  const parts = /^(?:([a-z]\w*)=)?(!)?(.+?)([?*+])?$/u.exec(word)
  if (!parts) throw new RuleError(file, line, `cannot read "${word}"`)
  const [, capture, negated, body, times] = parts
  return {
    capture: capture ?? null,
    negated: negated !== undefined,
    any: body!.split('|'),
    min: times === '?' || times === '*' ? 0 : 1,
    max: times === '*' || times === '+' ? LONGEST : 1,
  }
}

function parseProof(file: string, line: number, raw: string): Proof {
  const [text, wanted] = raw.slice(2).split('→')
  if (raw.startsWith('- ')) return { line, text: text!.trim(), expect: null }
  if (!wanted)
    throw new RuleError(file, line, 'a "+" example says what is found: text → name: words; name: words')
  const pairs = wanted.split(';').map((pair) => {
    const colon = pair.indexOf(':')
    return [pair.slice(0, colon).trim(), pair.slice(colon + 1).trim()] as const
  })
  return { line, text: text!.trim(), expect: Object.fromEntries(pairs) }
}

/** Whether the token of that number passes. */
export type Test = (token: number) => boolean

export interface Match {
  readonly rule: Rule
  readonly start: number
  readonly end: number
  readonly captures: ReadonlyMap<string, { readonly start: number; readonly end: number }>
}

interface CompiledElement {
  readonly capture: string | null
  readonly min: number
  readonly max: number
  readonly test: Test
}

export interface CompiledRule {
  readonly rule: Rule
  readonly patterns: readonly (readonly CompiledElement[])[]
}

/** Binds rules to a document: `test` turns one alternative (`said`, `<month>`, `NUM`) into a predicate. */
export function compileRules(
  rules: readonly Rule[],
  test: (alternative: string) => Test,
): readonly CompiledRule[] {
  const cache = new Map<string, Test>()
  const one = (alternative: string): Test => {
    const known = cache.get(alternative)
    if (known) return known
    const made = test(alternative)
    cache.set(alternative, made)
    return made
  }
  const compileElement = (element: Element): CompiledElement => {
    const tests = element.any.map(one)
    const any: Test = tests.length === 1 ? tests[0]! : (token) => tests.some((t) => t(token))
    return {
      capture: element.capture,
      min: element.min,
      max: element.max,
      test: element.negated ? (token) => !any(token) : any,
    }
  }
  return rules.map((rule) => ({
    rule,
    patterns: rule.patterns.map((pattern) => pattern.map(compileElement)),
  }))
}

/** The first pattern of `compiled` that matches at token `at` without passing `end`; greedy. */
export function matchRule(compiled: CompiledRule, at: number, end: number): Match | null {
  for (const pattern of compiled.patterns) {
    // Most tries fail at the first element; they cost no more than its test.
    const first = pattern[0]!
    if (first.min > 0 && (at >= end || !first.test(at))) continue
    const captures = new Map<string, { start: number; end: number }>()
    const stop = matchFrom(pattern, 0, at, end, captures)
    if (stop !== null && stop > at) return { rule: compiled.rule, start: at, end: stop, captures }
  }
  return null
}

function matchFrom(
  pattern: readonly CompiledElement[],
  place: number,
  at: number,
  end: number,
  captures: Map<string, { start: number; end: number }>,
): number | null {
  const element = pattern[place]
  if (!element) return at
  let count = 0
  while (count < element.max && at + count < end && element.test(at + count)) count++
  for (; count >= element.min; count--) {
    const stop = matchFrom(pattern, place + 1, at + count, end, captures)
    if (stop === null) continue
    if (element.capture && count > 0) captures.set(element.capture, { start: at, end: at + count })
    return stop
  }
  return null
}
