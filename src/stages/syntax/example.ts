import type { TokenSpan } from '../../document/span.ts'
import type { Syntax } from '../../document/syntax.ts'
import type { Tags } from '../../document/tags.ts'
import type { Tokens } from '../../document/tokens.ts'

/** A sentence to learn from, with the tags that a tagger gives it. */
export interface Example {
  readonly tokens: Tokens
  readonly tags: Tags
  readonly span: TokenSpan
  readonly syntax: Syntax
  /** Gold tags, where they are known: to learn from, never to read. */
  readonly gold: Tags | null
}
