import type { TokenSpan } from '../../document/span.ts'
import type { Tokens } from '../../document/tokens.ts'
import { lazy, loadLexicon, wordSet } from '../../pipeline/lexicon.ts'

/** Names are shared with the mentions stage, which knows them for organizations. */
const NAMES = lazy(
  () =>
    new Set(
      loadLexicon('stages/mentions/organizations.tsv')
        .rows.filter(([, kind]) => kind === 'outlet')
        .map(([name]) => name!.toLowerCase()),
    ),
)
const NOUNS = lazy(() => wordSet(loadLexicon('stages/attributions/outlet-nouns.tsv')))
const INSTITUTIONS = lazy(() => wordSet(loadLexicon('stages/attributions/institution-nouns.tsv')))
const LONGEST_NAME = 4

/** Whether a phrase names a news outlet: `Reuters`, `the Daily News`, `state television`. */
export function isOutlet(tokens: Tokens, span: TokenSpan): boolean {
  for (let start = span.start; start < span.end; start++) {
    if (NOUNS().has(tokens.lower(start))) return true
    for (let end = start + 1; end <= Math.min(span.end, start + LONGEST_NAME); end++)
      if (/^\p{Lu}/u.test(tokens.form(start)) && NAMES().has(tokens.words({ start, end }).toLowerCase()))
        return true
  }
  return false
}

/** Whether a phrase names a court, an office, a party, a company: one that is told things and prints none. */
export function isInstitution(tokens: Tokens, span: TokenSpan): boolean {
  for (let i = span.start; i < span.end; i++) if (INSTITUTIONS().has(tokens.lower(i))) return true
  return false
}
