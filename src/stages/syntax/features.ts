import type { Features } from '../../learn/features.ts'
import { mix } from '../../learn/hash.ts'
import type { Configuration } from './transitions.ts'
import type { ParserWords } from './words.ts'

/** Raise it whenever a feature changes: models learned with others are then refused. */
export const VERSION = 2

/** Rows of the weight tables. */
export const ARC_ROWS = 5_000_000
export const LABEL_ROWS = 1_750_000
/** The most features of one decision. */
export const CAPACITY = 128

/** 1, 2, 3, 4, 5–6, 7–10, more. */
const bucket = (distance: number): number =>
  distance < 5 ? distance : distance < 7 ? 5 : distance < 11 ? 6 : 7
const few = (count: number): number => Math.min(count, 4)

/** The words on top of the stack and next in line: their places, forms (`w`) and tags (`p`). */
class Around {
  readonly s0: number
  readonly s1: number
  readonly s2: number
  readonly none: number
  readonly b0: number
  readonly b1: number
  readonly b2: number
  readonly s0w: number
  readonly s0p: number
  readonly s1w: number
  readonly s1p: number
  readonly s2p: number
  readonly b0w: number
  readonly b0p: number
  readonly b1w: number
  readonly b1p: number
  readonly b2p: number
  readonly s0b0: number
  readonly s1s0: number

  constructor({ word, tag }: ParserWords, c: Configuration) {
    this.s0 = c.at(0)
    this.s1 = c.at(1)
    this.s2 = c.at(2)
    this.none = c.length + 1
    this.b0 = c.next
    this.b1 = this.b0 < c.length ? this.b0 + 1 : this.none
    this.b2 = this.b1 < c.length ? this.b1 + 1 : this.none
    this.s0w = word[this.s0]!
    this.s0p = tag[this.s0]!
    this.s1w = word[this.s1]!
    this.s1p = tag[this.s1]!
    this.s2p = tag[this.s2]!
    this.b0w = word[this.b0]!
    this.b0p = tag[this.b0]!
    this.b1w = word[this.b1]!
    this.b1p = tag[this.b1]!
    this.b2p = tag[this.b2]!
    this.s0b0 = mix(this.s0p, this.b0p)
    this.s1s0 = mix(this.s1p, this.s0p)
  }
}

/** Features of a configuration, after Zhang and Nivre (2011), without labels, which come later. */
export function arcFeatures(out: Features, words: ParserWords, c: Configuration): void {
  out.clear()
  const around = new Around(words, c)
  wordFeatures(out, around, words)
  tagFeatures(out, around, words, c)
  dependentFeatures(out, around, words, c)
  distanceFeatures(out, around, words)
  markFeatures(out, around, words, c)
}

/** The words on top of the stack and next in line, alone and in pairs. */
function wordFeatures(out: Features, around: Around, words: ParserWords): void {
  const { s2, b2, s0w, s0p, s1w, s1p, s2p, b0w, b0p, b1w, b1p, b2p, s0b0, s1s0 } = around
  const { word } = words
  out.add(mix(1, s0w))
  out.add(mix(2, s0p))
  out.add(mix(3, mix(s0w, s0p)))
  out.add(mix(4, s1w))
  out.add(mix(5, s1p))
  out.add(mix(6, mix(s1w, s1p)))
  out.add(mix(7, b0w))
  out.add(mix(8, b0p))
  out.add(mix(9, mix(b0w, b0p)))
  out.add(mix(10, b1w))
  out.add(mix(11, b1p))
  out.add(mix(12, mix(b1w, b1p)))
  out.add(mix(13, s2p))
  out.add(mix(14, b2p))
  out.add(mix(15, word[s2]!))
  out.add(mix(16, word[b2]!))
  out.add(mix(17, mix(s0w, b0w)))
  out.add(mix(18, mix(s0w, b0p)))
  out.add(mix(19, mix(s0p, b0w)))
  out.add(mix(20, s0b0))
  out.add(mix(21, mix(s1w, s0w)))
  out.add(mix(22, mix(s1w, s0p)))
  out.add(mix(23, mix(s1p, s0w)))
  out.add(mix(24, s1s0))
  out.add(mix(25, mix(s1p, b0p)))
  out.add(mix(26, mix(s1w, b0w)))
  out.add(mix(27, mix(s1w, b0p)))
  out.add(mix(28, mix(b0p, b1p)))
  out.add(mix(29, mix(b0w, b1p)))
  out.add(mix(30, mix(b0p, b1w)))
  out.add(mix(31, mix(s0w, mix(s0p, b0p))))
  out.add(mix(32, mix(s0p, mix(b0w, b0p))))
}

/** Tags in threes and more. */
function tagFeatures(out: Features, around: Around, words: ParserWords, c: Configuration): void {
  const { none, b2, s0w, s0p, s1w, s1p, s2p, b0w, b0p, b1p, b2p, s0b0, s1s0 } = around
  const { tag } = words
  const b3 = b2 < c.length ? b2 + 1 : none
  out.add(mix(33, mix(s0b0, b1p)))
  out.add(mix(34, mix(s1s0, b0p)))
  out.add(mix(35, mix(mix(s2p, s1p), s0p)))
  out.add(mix(36, mix(mix(s1s0, b0p), b1p)))
  out.add(mix(37, mix(mix(b0p, b1p), b2p)))
  out.add(mix(38, mix(mix(s2p, s1s0), b0p)))
  out.add(mix(39, mix(mix(s0b0, b1p), b2p)))
  out.add(mix(40, mix(mix(s1p, s0w), b0p)))
  out.add(mix(41, mix(mix(s1w, s0p), b0p)))
  out.add(mix(42, mix(mix(s1p, s0p), b0w)))
  out.add(mix(77, mix(mix(b0p, b1p), mix(b2p, tag[b3]!))))
  out.add(mix(78, mix(mix(s0b0, b1p), mix(b2p, tag[b3]!))))
  out.add(mix(79, mix(mix(s2p, tag[c.at(3)]!), s1s0)))
  out.add(mix(80, mix(mix(s1s0, b0p), mix(b1p, b2p))))
}

/** What the words have below them already. */
function dependentFeatures(out: Features, around: Around, words: ParserWords, c: Configuration): void {
  const { s0, s1, b0, s0w, s0p, s1w, s1p, b0w, b0p, s0b0, s1s0 } = around
  const { word, tag } = words
  const s0l = c.left1[s0]!
  const s0r = c.right1[s0]!
  const s1l = c.left1[s1]!
  const s1r = c.right1[s1]!
  const b0l = c.left1[b0]!
  const s0l2 = c.left2[s0]!
  const s0r2 = c.right2[s0]!
  const s1r2 = c.right2[s1]!
  const b0l2 = c.left2[b0]!
  const s0v = few(c.leftCount[s0]!) * 5 + few(c.rightCount[s0]!)
  const s1v = few(c.leftCount[s1]!) * 5 + few(c.rightCount[s1]!)
  const b0v = few(c.leftCount[b0]!)
  out.add(mix(43, mix(s0b0, tag[s0l]!)))
  out.add(mix(44, mix(s0b0, tag[s0r]!)))
  out.add(mix(45, mix(s0b0, tag[b0l]!)))
  out.add(mix(46, mix(s1s0, tag[s0l]!)))
  out.add(mix(47, mix(s1s0, tag[s0r]!)))
  out.add(mix(48, mix(s1s0, tag[s1r]!)))
  out.add(mix(49, mix(s1s0, tag[s1l]!)))
  out.add(mix(50, mix(s0p, mix(tag[s0l]!, tag[s0l2]!))))
  out.add(mix(51, mix(s0p, mix(tag[s0r]!, tag[s0r2]!))))
  out.add(mix(52, mix(b0p, mix(tag[b0l]!, tag[b0l2]!))))
  out.add(mix(53, mix(s1p, mix(tag[s1r]!, tag[s1r2]!))))
  out.add(mix(54, mix(s0p, word[s0l]!)))
  out.add(mix(55, mix(s0p, word[s0r]!)))
  out.add(mix(56, mix(s1p, word[s1l]!)))
  out.add(mix(57, mix(s1p, word[s1r]!)))
  out.add(mix(58, mix(b0p, word[b0l]!)))
  out.add(mix(59, mix(s1s0, word[s0l]!)))
  out.add(mix(60, mix(mix(s1w, s0p), word[s0l]!)))
  out.add(mix(61, mix(s1s0, mix(tag[s1r]!, b0p))))
  out.add(mix(62, mix(s0w, s0v)))
  out.add(mix(63, mix(s0p, s0v)))
  out.add(mix(64, mix(s1w, s1v)))
  out.add(mix(65, mix(s1p, s1v)))
  out.add(mix(66, mix(b0w, b0v)))
  out.add(mix(67, mix(b0p, b0v)))
  out.add(mix(76, mix(s0b0, mix(s0v, b0v))))
}

/** How far apart words are, and whether quotation marks lie between. */
function distanceFeatures(out: Features, around: Around, words: ParserWords): void {
  const { s0, s1, b0, s0w, s1w, s1p, b0w, b0p, s0b0, s1s0 } = around
  const { quoted } = words
  const reach = bucket(Math.max(b0 - s0, 0))
  const gap = bucket(Math.max(s0 - s1, 0))
  const quotes = quoted[s1]! * 16 + quoted[s0]! * 4 + quoted[b0]!
  out.add(mix(68, mix(s0b0, reach)))
  out.add(mix(69, mix(s1s0, gap)))
  out.add(mix(70, mix(s0w, reach)))
  out.add(mix(71, mix(b0w, reach)))
  out.add(mix(72, mix(mix(s1p, b0p), mix(gap, reach))))
  out.add(mix(73, mix(s1w, gap)))
  out.add(mix(74, quotes))
  out.add(mix(75, mix(mix(s1s0, b0p), quotes)))
}

/** The punctuation between words. */
function markFeatures(out: Features, around: Around, words: ParserWords, c: Configuration): void {
  const { s0, s1, none, b0, b1, s0w, s1w, b0w, b0p, b1p, s0b0, s1s0 } = around
  const { marks } = words
  const b0m = marks[b0]!
  const b1m = marks[b1]!
  const s0m = marks[s0]!
  const s0n = marks[s0 < c.length ? s0 + 1 : none]!
  const s1n = marks[s1 < c.length ? s1 + 1 : none]!
  out.add(mix(81, mix(s0b0, b0m)))
  out.add(mix(82, mix(s0b0, s0n)))
  out.add(mix(83, mix(s1s0, s0m)))
  out.add(mix(84, mix(s1s0, s1n)))
  out.add(mix(85, mix(mix(b0p, b1p), b1m)))
  out.add(mix(86, mix(s0w, b0m)))
  out.add(mix(87, mix(b0w, b0m)))
  out.add(mix(88, mix(s1w, s1n)))
  out.add(mix(89, mix(mix(s1s0, b0p), b0m)))
  out.add(mix(90, mix(mix(s1s0, b0p), mix(s0m, b0m))))
  out.add(mix(91, mix(mix(s1s0, b0p), mix(s1n, b0m))))
  out.add(mix(92, mix(mix(s0b0, b0m), mix(s0n, b1m))))
  out.add(mix(93, mix(mix(s1s0, s0m), mix(s1n, b0m))))
}
