import type { Features } from '../../learn/features.ts'
import { mix } from '../../learn/hash.ts'
import { AFFIX } from '../tags/words.ts'
import type { NameColumns } from './columns.ts'

/** Raise it whenever a feature changes: models learned with others are then refused. */
export const VERSION = 2
/** Rows of the table of weights. */
export const ROWS = 2_000_000
/** The most features of one token. */
export const CAPACITY = 96

const NOTHING = 0x7f
/** In training, the hash of a word treated as if it had never been seen. */
export const UNSEEN = 0

/** Fills `out` with the features of token `i` of the sentence from `start` to `end`. */
export function nameFeatures(
  out: Features,
  columns: NameColumns,
  i: number,
  start: number,
  end: number,
): void {
  out.clear()
  addWords(out, columns, i, start, end)
  addClasses(out, columns, i, start, end)
  addRules(out, columns, i, start, end)
  addClusters(out, columns, i, start, end)
}

/** Clusters of the word and of those beside it. */
function addClusters(out: Features, columns: NameColumns, i: number, start: number, end: number): void {
  const { fine, coarse, casing } = columns
  const before = i > start
  const after = i + 1 < end
  const f0 = fine[i]!
  const c0 = coarse[i]!
  const cb = before ? coarse[i - 1]! : NOTHING
  const ca = after ? coarse[i + 1]! : NOTHING
  const r0 = columns.rule[i]!
  out.add(mix(52, f0))
  out.add(mix(53, mix(f0, casing[i]!)))
  out.add(mix(54, before ? fine[i - 1]! : NOTHING))
  out.add(mix(55, after ? fine[i + 1]! : NOTHING))
  out.add(mix(56, c0))
  out.add(mix(57, mix(cb, c0)))
  out.add(mix(58, mix(c0, ca)))
  out.add(mix(59, mix(cb, ca)))
  out.add(mix(60, mix(r0, f0)))
  out.add(mix(61, mix(r0, mix(cb, ca))))
}

/** The words themselves, and their shapes. */
function addWords(out: Features, columns: NameColumns, i: number, start: number, end: number): void {
  const { word, shape, prefix, suffix } = columns.words
  const before = i > start
  const after = i + 1 < end
  const w0 = word[i]!
  const w1 = before ? word[i - 1]! : NOTHING
  const n1 = after ? word[i + 1]! : NOTHING
  const f0 = shape[i]!
  if (w0 !== UNSEEN) {
    out.add(mix(1, w0))
    out.add(mix(2, mix(w0, f0)))
    out.add(mix(3, mix(w0, w1)))
    out.add(mix(4, mix(w0, n1)))
    out.add(mix(5, mix(w0, columns.rule[i]!)))
  }
  out.add(6)
  out.add(mix(7, w1))
  out.add(mix(8, n1))
  out.add(mix(9, i > start + 1 ? word[i - 2]! : NOTHING))
  out.add(mix(10, i + 2 < end ? word[i + 2]! : NOTHING))
  out.add(mix(11, mix(w1, n1)))
  out.add(mix(12, f0))
  out.add(mix(13, mix(f0, mix(before ? shape[i - 1]! : NOTHING, after ? shape[i + 1]! : NOTHING))))
  for (let k = 1; k < AFFIX; k++) out.add(mix(16, suffix[i * AFFIX + k]!))
  for (let k = 1; k < AFFIX - 1; k++) out.add(mix(17, prefix[i * AFFIX + k]!))
  out.add(mix(46, before ? suffix[(i - 1) * AFFIX + 2]! : NOTHING))
  out.add(mix(47, after ? suffix[(i + 1) * AFFIX + 2]! : NOTHING))
}

/** Word classes, by the tagger and by the lists, and capitals. */
function addClasses(out: Features, columns: NameColumns, i: number, start: number, end: number): void {
  const { xpos, kinds, lists, casing } = columns
  const before = i > start
  const after = i + 1 < end
  const x0 = xpos[i]!
  const x1 = before ? xpos[i - 1]! : NOTHING
  const y1 = after ? xpos[i + 1]! : NOTHING
  const k0 = kinds[i]!
  const k1 = before ? kinds[i - 1]! : NOTHING
  const m1 = after ? kinds[i + 1]! : NOTHING
  const l0 = lists[i]!
  const c0 = casing[i]!
  out.add(mix(14, mix(c0, before ? 1 : 0)))
  out.add(mix(15, mix(c0, x0)))
  out.add(mix(18, x0))
  out.add(mix(19, mix(x1, mix(x0, y1))))
  out.add(mix(20, mix(i > start + 1 ? xpos[i - 2]! : NOTHING, x1)))
  out.add(mix(21, mix(y1, i + 2 < end ? xpos[i + 2]! : NOTHING)))
  out.add(mix(22, k0))
  out.add(mix(23, k1))
  out.add(mix(24, m1))
  out.add(mix(25, mix(k0, m1)))
  out.add(mix(26, mix(k0, k1)))
  out.add(mix(27, l0))
  out.add(mix(28, mix(before ? lists[i - 1]! : NOTHING, mix(l0, after ? lists[i + 1]! : NOTHING))))
  out.add(mix(29, mix(l0, mix(c0, x0))))
  out.add(mix(30, mix(l0, mix(k1, m1))))
}

/** What the rules make of the token and its neighbours, and what speaks for it. */
function addRules(out: Features, columns: NameColumns, i: number, start: number, end: number): void {
  const { rule, reason, elsewhere, xpos, words } = columns
  const before = i > start
  const after = i + 1 < end
  const r0 = rule[i]!
  const r1 = before ? rule[i - 1]! : NOTHING
  const s1 = after ? rule[i + 1]! : NOTHING
  const w1 = before ? words.word[i - 1]! : NOTHING
  const n1 = after ? words.word[i + 1]! : NOTHING
  const e0 = columns.evidence[i]!
  out.add(mix(31, r0))
  out.add(mix(32, mix(r1, mix(r0, s1))))
  out.add(mix(33, reason[i]!))
  out.add(mix(34, mix(r0, e0 & 15)))
  out.add(mix(35, mix(r0, (e0 >> 4) & 15)))
  out.add(mix(36, mix(r0, e0 >> 8)))
  out.add(mix(37, mix(r0, e0)))
  out.add(mix(38, mix(r0, elsewhere[i]!)))
  out.add(mix(39, mix(reason[i]!, elsewhere[i]!)))
  out.add(mix(40, mix(r0, mix(before ? xpos[i - 1]! : NOTHING, after ? xpos[i + 1]! : NOTHING))))
  out.add(mix(41, mix(r0, w1)))
  out.add(mix(42, mix(r0, n1)))
  out.add(mix(43, mix(r0, mix(columns.kinds[i]!, columns.lists[i]!))))
  out.add(mix(44, mix(r0, words.shape[i]!)))
  out.add(mix(45, mix(r0, columns.casing[i]!)))
  out.add(mix(48, mix(r1, w1)))
  out.add(mix(49, mix(s1, n1)))
  out.add(mix(50, before ? reason[i - 1]! : NOTHING))
  out.add(mix(51, after ? reason[i + 1]! : NOTHING))
}
