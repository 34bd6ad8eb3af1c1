/** What the tagger tells apart; all else is no name to it. */
export const NAME_TYPES = ['person', 'organization', 'place'] as const
export type NameType = (typeof NAME_TYPES)[number]

/**
 * Labels of tokens, after Ratinov and Roth (2009): 0 outside a name; then, for each type in turn, first, inner and last
 * token of a longer name, and the one token of a short name.
 */
export const LABELS = 1 + 4 * NAME_TYPES.length
export const OUTSIDE = 0
const FIRST = 0
const INNER = 1
const LAST = 2
const ONLY = 3

export const labelOf = (type: number, part: number): number => 1 + 4 * type + part
export const typeOfLabel = (label: number): number => (label - 1) >> 2
export const startsName = (label: number): boolean =>
  label > 0 && ((label - 1) % 4 === FIRST || (label - 1) % 4 === ONLY)

/** Sets of labels are bits of a number. */
export type LabelSet = number
export const ALL: LabelSet = (1 << LABELS) - 1
export const bit = (label: number): LabelSet => 1 << label
export const ofType = (type: number): LabelSet => 0b1111 << (1 + 4 * type)

/** Labels of tokens that do not start a name. */
export const BEYOND_FIRST: LabelSet = beyondFirst()

/** Labels that close a name or stand outside one; a run of candidate tokens ends with one of them. */
export const CLOSED: readonly number[] = closedLabels()
/** Labels that may follow those, and start a run. */
export const OPENING: readonly number[] = openingLabels()

function beyondFirst(): LabelSet {
  let set = bit(OUTSIDE)
  for (let type = 0; type < NAME_TYPES.length; type++)
    set |= bit(labelOf(type, INNER)) | bit(labelOf(type, LAST))
  return set
}

function closedLabels(): number[] {
  const labels = [OUTSIDE]
  for (let type = 0; type < NAME_TYPES.length; type++) labels.push(labelOf(type, LAST), labelOf(type, ONLY))
  return labels
}

function openingLabels(): number[] {
  const labels = [OUTSIDE]
  for (let type = 0; type < NAME_TYPES.length; type++) labels.push(labelOf(type, FIRST), labelOf(type, ONLY))
  return labels
}

/** The pairs of labels that may stand side by side, as places in a table of `LABELS` × `LABELS`. */
export const TRANSITIONS: Uint8Array = transitions()

function transitions(): Uint8Array {
  const pairs: number[] = []
  for (const from of CLOSED) for (const to of OPENING) pairs.push(from * LABELS + to)
  for (let type = 0; type < NAME_TYPES.length; type++)
    for (const from of [FIRST, INNER])
      for (const to of [INNER, LAST]) pairs.push(labelOf(type, from) * LABELS + labelOf(type, to))
  return Uint8Array.from(pairs)
}

/** The label of token `i` in a name of that type from `start` to `end`. */
export function labelAt(type: number, start: number, end: number, i: number): number {
  if (end - start === 1) return labelOf(type, ONLY)
  return labelOf(type, i === start ? FIRST : i === end - 1 ? LAST : INNER)
}
