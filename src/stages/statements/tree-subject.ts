import type { Stretch } from './noun-phrase.ts'
import type { View } from './view.ts'

/** Coordinated verbs that are climbed to the one that has the subject. */
const MOST_VERBS = 3
/** Longer subjects are lists or mistakes. */
const LONGEST = 30

/** The subject that the tree gives to the verb at item `verb`, on its left, without its relative clauses; null if none. */
export function subjectInTree(view: View, verb: number): Stretch | null {
  const { syntax } = view.document
  let token = view.token(verb)
  for (let tries = 0; token >= 0 && tries < MOST_VERBS; tries++) {
    const subject = syntax.children(token).find((child) => /^nsubj/.test(syntax.deprel(child)))
    if (subject !== undefined) return subject < view.token(verb) ? phraseOf(view, subject, verb) : null
    if (syntax.deprel(token) !== 'conj') return null
    token = syntax.head(token)
  }
  return null
}

/** The items below `head` and itself, if neither a quotation nor a dash stands between. */
function phraseOf(view: View, head: number, verb: number): Stretch | null {
  const { syntax, tags } = view.document
  let [first, last] = [head, head]
  const open = [head]
  for (let token = open.pop(); token !== undefined; token = open.pop()) {
    if (tags.upos(token) !== 'PUNCT') {
      first = Math.min(first, token)
      last = Math.max(last, token)
    }
    for (const child of syntax.children(token))
      if (!/^(?:acl:relcl|advcl|parataxis|ccomp)/.test(syntax.deprel(child))) open.push(child)
    if (last - first > LONGEST) return null
  }
  while (first < head && /^(?:ADP|SCONJ|CCONJ|ADV)$/.test(tags.upos(first))) first++
  const [from, to] = [view.itemOf(first), view.itemOf(last) + 1]
  if (from < 0 || to <= from || to > verb) return null
  for (let k = from; k < to; k++) if (view.isQuote(k) || /^(?:[—–:;]|--)$/.test(view.form(k))) return null
  return { from, to }
}
