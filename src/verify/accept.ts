import { isSplice } from './gaps.ts'
import type { Comparison } from './judge.ts'
import type { SpeakerCheck } from './verdict.ts'

/** Whether the quote is taken to come from the passage: `likely` words may be shown, but nobody accused on them. */
export type Acceptance = 'certain' | 'likely' | 'no'

/**
 * Whether a passage with these differences is where the quote is from, by length. The limits are those at which, among
 * quotes that are in none of the sources, hardly any passage looks as alike: docs/verify.md has them with their error
 * rates. Likeness decides only what is shown beside the quote, never that a quote is right.
 *
 * @param length words of the quote
 * @param total words of all sources
 */
export function accept(
  comparison: Comparison,
  length: number,
  total: number,
  speakerIs: SpeakerCheck,
): Acceptance {
  const { edited, atEdges, bits, gaps } = comparison
  // So much the shared words tell beyond what finds them somewhere in the sources by chance; that the very person
  // said them is worth a good deal, and words that differ at either end leave but a phrase that many may use.
  const speaker = speakerIs === 'claimed' ? SAME_SPEAKER : speakerIs === 'other' ? OTHER_SPEAKER : 0
  const surplus = bits - Math.log2(total + 1) + speaker - EDGE * atEdges
  if (gaps.some(isSplice)) return acceptSplice(comparison, length, surplus)
  if (edited === 0) return 'certain'
  const [certain, likely] = LIMITS.find(({ longest }) => length <= longest)!.limits
  const ratio = edited / length
  if (certain.some((limit) => within(limit, edited, ratio, surplus))) return 'certain'
  return likely.some((limit) => within(limit, edited, ratio, surplus)) ? 'likely' : 'no'
}

/** Bits that the right speaker is worth, and another one costs. */
const SAME_SPEAKER = 8
const OTHER_SPEAKER = -3
/** Bits that a differing word at either end costs. */
const EDGE = 4

/** Words edited, in number or for each word of the quote, and the least that the shared words must tell. */
interface Limit {
  readonly edited?: number
  readonly ratio?: number
  readonly surplus: number
}

const within = (limit: Limit, edited: number, ratio: number, surplus: number): boolean =>
  edited <= (limit.edited ?? Number.POSITIVE_INFINITY) &&
  ratio <= (limit.ratio ?? Number.POSITIVE_INFINITY) &&
  surplus >= limit.surplus

/** By the length of the quote in words: what is certain, and what is likely. */
const LIMITS: readonly {
  readonly longest: number
  readonly limits: readonly [readonly Limit[], readonly Limit[]]
}[] = [
  { longest: 3, limits: [[], []] },
  { longest: 4, limits: [[], [{ edited: 1, surplus: 12 }]] },
  {
    longest: 6,
    limits: [
      [{ edited: 1, surplus: 8 }],
      [
        { edited: 1, surplus: 4 },
        { edited: 2, surplus: 14 },
      ],
    ],
  },
  {
    longest: 9,
    limits: [
      [
        { edited: 1, surplus: 6 },
        { edited: 2, surplus: 12 },
        { edited: 3, surplus: 20 },
      ],
      [
        { edited: 1, surplus: 2 },
        { edited: 2, surplus: 8 },
        { edited: 3, surplus: 16 },
      ],
    ],
  },
  {
    longest: 14,
    limits: [
      [
        { ratio: 0.15, surplus: 2 },
        { ratio: 0.3, surplus: 16 },
      ],
      [
        { ratio: 0.3, surplus: 8 },
        { ratio: 0.4, surplus: 20 },
      ],
    ],
  },
  {
    longest: Number.POSITIVE_INFINITY,
    limits: [[{ ratio: 0.4, surplus: 8 }], [{ ratio: 0.5, surplus: 16 }]],
  },
]

/** Words around the rarest piece of a splice in which the others may be found by less. */
const NEAR = 2000

/**
 * A splice is believed where each of its pieces is long and rare enough to be from there; beside the rarest, in the
 * same talk, a piece needs less to be found.
 */
function acceptSplice({ assembly, edited }: Comparison, length: number, surplus: number): Acceptance {
  const { located } = assembly
  if (edited / Math.max(1, length) > 0.2) return 'no'
  if (located.length === 1) return surplus >= 4 ? 'certain' : 'likely'
  const anchor = located.reduce((a, b) => (b.bits > a.bits ? b : a))
  const least = Math.min(
    ...located.map(({ start, bits }) =>
      start === anchor.start
        ? surplus - bits + anchor.bits
        : bits -
          Math.log2(Math.max(16, Math.abs(start - anchor.start))) -
          (Math.abs(start - anchor.start) > NEAR ? 6 : 0),
    ),
  )
  const shortest = Math.min(...located.map(({ from, to }) => to - from))
  if (shortest >= 4 && least >= 8) return 'certain'
  return shortest >= 3 && least >= 4 ? 'likely' : 'no'
}
