import type { TokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import type { Rule } from '../../pipeline/rules.ts'

/** A match of a rule before its value is reckoned; what a join is made of stands in `parts`. */
export interface Expression {
  readonly rule: Rule
  readonly span: TokenSpan
  readonly captures: ReadonlyMap<string, TokenSpan>
  readonly parts: ReadonlyMap<string, Expression>
}

/** What an operation may look at. */
export class Reading {
  readonly expression: Expression
  readonly tokens: Tokens

  constructor(expression: Expression, tokens: Tokens) {
    this.expression = expression
    this.tokens = tokens
  }

  setting(name: string): string | undefined {
    return this.expression.rule.settings[name]
  }

  /** The lower-case words of a capture; none if it took part in no match. */
  words(name: string): readonly string[] {
    const span = this.expression.captures.get(name)
    if (!span) return []
    return Array.from({ length: span.end - span.start }, (_, i) => this.tokens.lower(span.start + i))
  }

  /** The first word of a capture, or the empty string. */
  word(name: string): string {
    const span = this.expression.captures.get(name)
    return span ? this.tokens.lower(span.start) : ''
  }

  part(name: string): Reading | null {
    const part = this.expression.parts.get(name)
    return part ? new Reading(part, this.tokens) : null
  }
}

export const kindOf = (expression: Expression): string => expression.rule.settings.kind ?? 'none'
