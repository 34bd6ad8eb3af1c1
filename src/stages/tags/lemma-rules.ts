import type { TreebankDocument } from '../../corpora/conllu.ts'
import { XPOS } from '../../document/tags.ts'
import { LONGEST_ENDING } from './lemma.ts'

/** Counts of edits (`cut TAB add`) by ending. */
type Counts = Map<string, Map<string, number>>

const KEPT = '0\t'

/** The edit from `word` to `lemma`: letters to cut off the end and letters to add; -1 where the beginnings differ. */
export function editOf(word: string, lemma: string): string {
  let same = 0
  while (same < word.length && same < lemma.length && word[same] === lemma[same]) same++
  if (same === 0 || (word.length - same > 4 && same < 3)) return `-1\t${lemma}`
  return `${word.length - same}\t${lemma.slice(same)}`
}

/** Learns the table that `Lemmatizer` reads: endings that need a rule of their own, and exceptions word by word. */
export function learnLemmas(documents: readonly TreebankDocument[]): string {
  const byTag = new Map<string, { endings: Counts; words: Counts }>()
  for (const { document } of documents)
    for (let i = 0; i < document.tokens.length; i++) {
      const tag = document.tags.xpos(i)
      const lower = document.tokens.lower(i)
      const lemma = document.tags.lemma(i).replaceAll('’', "'")
      if (lemma === '_' || tag === 'GW' || tag === 'ADD') continue
      const word = tag === 'NNP' || tag === 'NNPS' ? document.tokens.form(i).replaceAll('’', "'") : lower
      const counts = byTag.get(tag) ?? { endings: new Map(), words: new Map() }
      byTag.set(tag, counts)
      const edit = editOf(word, lemma)
      count(counts.words, lower, edit)
    }
  for (const tag of ['VBD', 'VBN', 'VBG'] as const) addInflected(tag, byTag)
  const lines: string[] = []
  for (const tag of XPOS) {
    const counts = byTag.get(tag)
    if (!counts) continue
    countEndings(counts)
    for (const [ending, edit] of rulesOf(counts)) lines.push(`${tag}\t${ending}\t${edit}`)
  }
  return lines.join('\n')
}

function count(counts: Counts, key: string, edit: string): void {
  const edits = counts.get(key) ?? new Map<string, number>()
  counts.set(key, edits)
  edits.set(edit, (edits.get(edit) ?? 0) + 1)
}

/** Counts the regular forms of all verbs seen, so that words like "provoked" and "dubbed" need not be seen themselves. */
function addInflected(
  tag: 'VBD' | 'VBN' | 'VBG',
  byTag: Map<string, { endings: Counts; words: Counts }>,
): void {
  const verbs = byTag.get('VB')?.words.keys() ?? []
  const counts = byTag.get(tag) ?? { endings: new Map(), words: new Map() }
  byTag.set(tag, counts)
  const seen = new Set(counts.words.keys())
  const inE = (verb: string): number => (verb.endsWith('e') ? 0 : 1)
  for (const verb of [...verbs].filter((verb) => /^[a-z]{3,}$/.test(verb)).sort((a, b) => inE(a) - inE(b)))
    for (const form of inflected(verb, tag === 'VBG' ? 'ing' : 'ed')) {
      if (!seen.has(form)) count(counts.words, form, editOf(form, verb))
      seen.add(form)
    }
}

/** The forms that a regular verb may have with an ending: with e dropped, y changed, the last consonant doubled. */
function inflected(verb: string, ending: 'ed' | 'ing'): readonly string[] {
  if (verb.endsWith('e')) return [ending === 'ed' ? `${verb}d` : verb.replace(/(?<![eoy])e$/, '') + ending]
  if (/[^aeiou]y$/.test(verb) && ending === 'ed') return [`${verb.slice(0, -1)}ied`]
  if (/(?<![aeiou])[aeiou][bdglmnprt]$/.test(verb)) return [`${verb}${verb.at(-1)}${ending}`, verb + ending]
  return [verb + ending]
}

/** A word type counts once for its endings, whatever its frequency: frequent verbs are the irregular ones. */
function countEndings(counts: { endings: Counts; words: Counts }): void {
  for (const [word, edits] of counts.words) {
    const edit = best(edits)
    if (edit.startsWith('-1')) continue
    for (let length = 0; length <= Math.min(LONGEST_ENDING, word.length); length++)
      count(counts.endings, word.slice(word.length - length), edit)
  }
}

/** The most frequent edit; of equals, the first in alphabetical order. */
function best(edits: ReadonlyMap<string, number>): string {
  let found = KEPT
  let most = 0
  for (const [edit, times] of [...edits].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (times > most) {
      found = edit
      most = times
    }
  return found
}

/** Rules from the shortest ending on; one is kept only if the rule of a shorter ending would be wrong. */
function rulesOf(counts: { endings: Counts; words: Counts }): Map<string, string> {
  const rules = new Map<string, string>()
  const guess = (word: string, longest: number): string => {
    for (let length = Math.min(longest, word.length); length >= 0; length--) {
      const edit = rules.get(word.slice(word.length - length))
      if (edit !== undefined) return edit
    }
    return KEPT
  }
  const endings = [...counts.endings].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
  for (const [ending, edits] of endings) {
    const edit = best(edits)
    const cut = Number(edit.split('\t')[0])
    const total = [...edits.values()].reduce((sum, n) => sum + n, 0)
    const enough = ending.length === 0 || (total >= 2 && edits.get(edit)! * 3 >= total * 2)
    if (enough && cut <= ending.length && guess(ending, ending.length) !== edit) rules.set(ending, edit)
  }
  const words = [...counts.words].sort(([a], [b]) => (a < b ? -1 : 1))
  const exceptions: [string, string][] = []
  for (const [word, edits] of words) {
    const edit = best(edits)
    if (guess(word, LONGEST_ENDING) !== edit) exceptions.push([`^${word}`, edit])
  }
  for (const [word, edit] of exceptions) rules.set(word, edit)
  return rules
}
