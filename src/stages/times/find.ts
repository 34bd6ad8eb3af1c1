import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import { lazy } from '../../pipeline/lexicon.ts'
import { resourceText } from '../../pipeline/resource.ts'
import { type Match, parseRules, type Rule } from '../../pipeline/rules.ts'
import { type Expression, kindOf } from './expression.ts'
import { Grammar, type Sequence } from './grammar.ts'
import { hasShape, isFigure, keysOfShape } from './shapes.ts'
import { holidays, meaning } from './words.ts'

/** Rule files over tokens; the first of two equally long matches wins. */
export const RULE_FILES = ['names', 'dates', 'clock', 'parts', 'references', 'durations', 'sets'] as const

export const rulesOf = (name: string): readonly Rule[] =>
  parseRules(`${name}.rules`, resourceText(`stages/times/${name}.rules`))

/** Holidays as one rule, a pattern a name. */
function holidayRule(): Rule {
  const patterns = [...holidays().keys()].map((name) =>
    name.split(' ').map((word) => ({ capture: null, negated: false, any: [word], min: 1 as const, max: 1 })),
  )
  return {
    name: 'holiday',
    file: 'holidays.tsv',
    settings: { kind: 'holiday', value: 'holiday', case: 'capital', after: '!CAPITAL|-' },
    patterns,
    proofs: [],
  }
}

const tokenGrammar = lazy(() => new Grammar([...RULE_FILES.flatMap(rulesOf), holidayRule()], keysOfShape))
const joinGrammar = lazy(
  () =>
    new Grammar(rulesOf('joins'), (test) => [
      test.endsWith('-CLOCK') && test !== 'BARE-CLOCK' ? 'CLOCK' : test,
    ]),
)

function tokenSequence(tokens: Tokens): Sequence {
  const word = (item: number) => tokens.lower(item)
  return {
    length: tokens.length,
    word,
    key: (item) => (isFigure(tokens.lower(item)) ? '#' : tokens.lower(item)),
    test: (name, item) => hasShape(tokens, name, item),
  }
}

/** The expressions of one sentence, joined where they stand together, in text order. */
export function findExpressions(tokens: Tokens, sentence: TokenSpan): readonly Expression[] {
  const all = matchTokens(tokens, sentence)
  if (all.length === 0) return []
  const found = all.filter((expression) => kindOf(expression) !== 'none')
  return joinExpressions(tokens, sentence, found)
}

/** What the rules over tokens match, names and other phrases that are no times among it. */
export const matchTokens = (tokens: Tokens, sentence: TokenSpan): readonly Expression[] =>
  tokenGrammar()
    .scan(tokenSequence(tokens), sentence.start, sentence.end)
    .map((match) => toExpression(tokens, match))

/** "than" of "more than", "to" of "up to" open no expression by themselves. */
function toExpression(tokens: Tokens, match: Match): Expression {
  let { start } = match
  while (meaning('inner', tokens.lower(start)) !== undefined && start + 1 < match.end) start++
  const captures = new Map([...match.captures].map(([name, at]) => [name, tokenSpan(at.start, at.end)]))
  return { rule: match.rule, span: tokenSpan(start, match.end), captures, parts: new Map() }
}

/** A sentence's items: expressions and the tokens between them. */
interface Items {
  readonly spans: readonly TokenSpan[]
  readonly expressions: readonly (Expression | null)[]
}

function itemsOf(sentence: TokenSpan, found: readonly Expression[]): Items {
  const spans: TokenSpan[] = []
  const expressions: (Expression | null)[] = []
  let next = 0
  for (let at = sentence.start; at < sentence.end; ) {
    const expression = found[next]?.span.start === at ? found[next++]! : null
    const span = expression?.span ?? tokenSpan(at, at + 1)
    spans.push(span)
    expressions.push(expression)
    at = span.end
  }
  return { spans, expressions }
}

const has = (expression: Expression, ...names: readonly string[]): boolean =>
  names.some((name) => expression.captures.has(name))

/** Whether an expression passes a test of `joins.rules`. */
function isOfKind(expression: Expression, test: string): boolean {
  const kind = kindOf(expression)
  if (test === 'MERIDIEM-CLOCK')
    return kind === 'clock' && has(expression, 'meridiem', 'part') && !has(expression, 'local')
  if (test === 'PLAIN-CLOCK') return kind === 'clock' && !has(expression, 'local', 'zone')
  return kind.toUpperCase() === test
}

function itemSequence(tokens: Tokens, items: Items): Sequence {
  const word = (item: number) =>
    items.expressions[item] === null ? tokens.lower(items.spans[item]!.start) : ''
  return {
    length: items.spans.length,
    word,
    key: (item) => {
      const expression = items.expressions[item]
      return expression ? kindOf(expression).toUpperCase() : word(item)
    },
    test: (name, item) => {
      const expression = items.expressions[item]
      return expression ? isOfKind(expression, name) : false
    },
  }
}

function joinExpressions(
  tokens: Tokens,
  sentence: TokenSpan,
  found: readonly Expression[],
): readonly Expression[] {
  let joined = found
  for (let round = 0; round < 2; round++) {
    const items = itemsOf(sentence, joined)
    const matches = joinGrammar().scan(itemSequence(tokens, items), 0, items.spans.length)
    if (matches.length === 0) break
    joined = mergeMatches(joined, items, matches)
  }
  return joined.filter((expression) => !/^bare-/.test(kindOf(expression)))
}

function mergeMatches(
  found: readonly Expression[],
  items: Items,
  matches: readonly Match[],
): readonly Expression[] {
  const joins = matches.map((match): Expression => {
    const parts = new Map<string, Expression>()
    for (const [name, at] of match.captures) {
      const part = items.expressions[at.start]
      if (part) parts.set(name, part)
    }
    const span = tokenSpan(items.spans[match.start]!.start, items.spans[match.end - 1]!.end)
    return { rule: sameKind(match.rule, parts), span, captures: new Map(), parts }
  })
  const merged: Expression[] = []
  let next = 0
  for (const join of joins) {
    while (next < found.length && found[next]!.span.start < join.span.start) merged.push(found[next++]!)
    while (next < found.length && found[next]!.span.end <= join.span.end) next++
    merged.push(join)
  }
  return [...merged, ...found.slice(next)]
}

/** A join of kind `same` is of the kind of its date. */
function sameKind(rule: Rule, parts: ReadonlyMap<string, Expression>): Rule {
  const date = parts.get('date')
  if (rule.settings.kind !== 'same' || !date) return rule
  return { ...rule, settings: { ...rule.settings, kind: kindOf(date) } }
}
