import type { Features } from '../../learn/features.ts'
import { mix } from '../../learn/hash.ts'
import type { ParserWords } from './words.ts'

/** Children that a label is decided by, on each side of a word. */
const SHOWN = 3

/** The tree over a sentence while its arcs get their labels, from the root down. Places as in `ParserWords`. */
export class LabelledTree {
  length = 0
  head = new Int32Array(64)
  /** Place in `DEPRELS` of each word that has been reached, 255 for others. */
  label = new Uint8Array(64)
  /** The children of place `i` are `child[first[i]]` up to `child[first[i + 1]]`. */
  first = new Int32Array(66)
  child = new Int32Array(64)
  /** Words in the order in which they get their labels: each after its head and the children before it. */
  order = new Int32Array(64)

  /** Takes over the heads of a finished parse: each word's, the root's place being `length`. */
  read(head: Int32Array, length: number): void {
    if (this.head.length < length + 2) this.#grow(length + 2)
    this.length = length
    this.head.set(head.subarray(0, length))
    this.head[length] = length + 1
    this.label.fill(255, 0, length + 2)
    this.first.fill(0, 0, length + 3)
    for (let i = 0; i < length; i++) this.first[head[i]! + 2]!++
    for (let i = 2; i < length + 3; i++) this.first[i]! += this.first[i - 1]!
    for (let i = 0; i < length; i++) this.child[this.first[head[i]! + 1]!++] = i
    let reached = 0
    for (let k = this.first[length]!; k < this.first[length + 1]!; k++) this.order[reached++] = this.child[k]!
    for (let at = 0; at < reached; at++) {
      const word = this.order[at]!
      for (let k = this.first[word]!; k < this.first[word + 1]!; k++) this.order[reached++] = this.child[k]!
    }
  }

  #grow(length: number): void {
    const room = 2 ** Math.ceil(Math.log2(length))
    this.head = new Int32Array(room)
    this.label = new Uint8Array(room)
    this.first = new Int32Array(room + 2)
    this.child = new Int32Array(room)
    this.order = new Int32Array(room)
  }
}

/** Features of the arc from word `d` to its head, which has its label already. */
export function labelFeatures(out: Features, words: ParserWords, tree: LabelledTree, d: number): void {
  const { word, tag, quoted, marks } = words
  const { head, label, first, child } = tree
  const none = tree.length + 1
  const h = head[d]!
  const g = head[h]!
  const side = h < d ? 1 : 2
  const distance = Math.abs(h - d)
  const reach = side * 8 + (distance < 5 ? distance : distance < 10 ? 5 : 6)
  let before = none
  let before2 = none
  let after = none
  for (let k = first[h]!; k < first[h + 1]!; k++) {
    if (child[k] === d) {
      if (k + 1 < first[h + 1]!) after = child[k + 1]!
      break
    }
    before2 = before
    before = child[k]!
  }
  const dw = word[d]!
  const dp = tag[d]!
  const hw = word[h]!
  const hp = tag[h]!
  const hl = label[h]!
  const bl = before === none ? 254 : label[before]!
  const bl2 = before2 === none ? 254 : label[before2]!
  const pair = mix(hp, mix(dp, side))
  out.clear()
  out.add(mix(101, mix(dp, side)))
  out.add(mix(102, mix(dw, side)))
  out.add(mix(103, mix(hp, side)))
  out.add(mix(104, mix(hw, side)))
  out.add(mix(105, pair))
  out.add(mix(106, mix(mix(dw, hp), side)))
  out.add(mix(107, mix(mix(dp, hw), side)))
  out.add(mix(108, mix(mix(dw, hw), side)))
  out.add(mix(109, mix(pair, reach)))
  out.add(mix(110, mix(dw, reach)))
  out.add(mix(111, mix(pair, hl)))
  out.add(mix(112, mix(dw, hl)))
  out.add(mix(113, mix(pair, bl)))
  out.add(mix(114, mix(mix(dw, side), bl)))
  out.add(mix(115, mix(mix(hw, dp), bl)))
  out.add(mix(116, mix(pair, mix(bl, bl2))))
  out.add(mix(117, mix(pair, tag[after]!)))
  out.add(mix(118, mix(pair, word[before]!)))
  out.add(mix(119, mix(pair, tag[g]!)))
  out.add(mix(120, mix(pair, d > 0 ? word[d - 1]! : 1)))
  out.add(mix(121, mix(pair, d + 1 < none ? word[d + 1]! : 1)))
  out.add(mix(122, mix(mix(d > 0 ? tag[d - 1]! : 1, dp), d + 1 < none ? tag[d + 1]! : 1)))
  out.add(mix(123, mix(mix(hl, hp), mix(bl, dp))))
  out.add(mix(124, mix(pair, quoted[d]! * 4 + quoted[h]!)))
  out.add(mix(125, mix(mix(hw, hl), dp)))
  out.add(mix(126, mix(mix(tag[before]!, pair), tag[after]!)))
  out.add(mix(127, mix(mix(word[before]!, hw), dp)))
  out.add(mix(128, mix(mix(dw, bl), hp)))
  out.add(mix(129, mix(dp, mix(bl, hl))))
  const inside = h < d ? marks[d]! : marks[d + 1]!
  out.add(mix(130, mix(pair, inside)))
  out.add(mix(140, mix(pair, mix(marks[d]!, marks[d + 1]!))))
  out.add(mix(141, mix(mix(hw, dp), inside)))
  childFeatures(out, words, tree, d, pair)
}

/** What stands below word `d`: its case marker, its conjunction, its subject say what it is to its head. */
function childFeatures(out: Features, words: ParserWords, tree: LabelledTree, d: number, pair: number): void {
  const { word, tag } = words
  const { first, child } = tree
  const start = first[d]!
  const end = first[d + 1]!
  let shown = 0
  let left = 0
  for (let k = start; k < end && shown < SHOWN && child[k]! < d; k++, shown++) {
    left = mix(left, tag[child[k]!]!)
    out.add(mix(131, mix(pair, word[child[k]!]!)))
    out.add(mix(132, mix(pair, tag[child[k]!]!)))
    out.add(mix(133, mix(word[d]!, word[child[k]!]!)))
  }
  shown = 0
  let right = 0
  for (let k = end - 1; k >= start && shown < SHOWN && child[k]! > d; k--, shown++) {
    right = mix(right, tag[child[k]!]!)
    out.add(mix(134, mix(pair, tag[child[k]!]!)))
  }
  out.add(mix(135, mix(tag[d]!, left)))
  out.add(mix(136, mix(pair, left)))
  out.add(mix(137, mix(tag[d]!, right)))
  out.add(mix(138, mix(mix(pair, left), right)))
  if (end > start) out.add(mix(139, mix(word[tree.head[d]!]!, word[child[start]!]!)))
}
