import type { Syntax } from '../../document/syntax.ts'

/** The most words up the tree to a verb. */
const HIGHEST = 12

/** The first token of a stretch whose head stands outside it; its first token where the tree has none such. */
export function headInTree(syntax: Syntax, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    const up = syntax.head(i)
    if (up < start || up >= end) return i
  }
  return start
}

/** The verb (or predicate) whose argument a token is, directly or inside a phrase; -1 if none is near. */
export function predicateOf(syntax: Syntax, token: number): number {
  let i = token
  for (let steps = 0; i >= 0 && steps < HIGHEST; steps++) {
    if (/^(?:nsubj|obj|iobj|obl|csubj)/.test(syntax.deprel(i))) return syntax.head(i)
    if (syntax.deprel(i) === 'root') return -1
    i = syntax.head(i)
  }
  return -1
}
