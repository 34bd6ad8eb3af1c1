import type { Document } from '../../document/document.ts'
import type { TokenSpan } from '../../document/span.ts'
import type { Syntax } from '../../document/syntax.ts'
import type { Tags } from '../../document/tags.ts'
import type { Tokens } from '../../document/tokens.ts'
import { Cast } from './cast.ts'

export type ClauseLayer = 'tokens' | 'sentences' | 'tags' | 'syntax' | 'mentions' | 'entities'

/** What the readers of clauses share of one document. */
export interface ClauseText {
  readonly tokens: Tokens
  readonly tags: Tags
  readonly syntax: Syntax
  readonly cast: Cast
}

export const clauseText = (document: Document<ClauseLayer>): ClauseText => ({
  tokens: document.tokens,
  tags: document.tags,
  syntax: document.syntax,
  cast: new Cast(document),
})

const MARKS = /^(?:["“”'‘’«»]|``|'')$/u

/** Whether token `i` is a quotation mark, over which phrases are read as if it were not there. */
export const isMark = ({ tokens, tags }: ClauseText, i: number): boolean =>
  MARKS.test(tokens.form(i)) && tags.xpos(i) !== 'POS'

/** Whether token `i` is a possessive ending. */
export const isPossessive = ({ tokens, tags }: ClauseText, i: number): boolean =>
  tags.xpos(i) === 'POS' || (tokens.lower(i) === "'s" && tags.upos(i) !== 'AUX' && tags.upos(i) !== 'VERB')

export const clip = (i: number, { start, end }: TokenSpan): number => Math.min(end, Math.max(start, i))
