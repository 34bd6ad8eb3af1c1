/** The place of the span that holds an offset, else of the first one after it; the number of spans where there is none. */
export const placeAt = (spans: readonly { readonly end: number }[], offset: number): number =>
  firstPlace(spans.length, (place) => spans[place]!.end > offset)

/** The first of `length` places that is `reached`, or `length`; once one is, all after it must be. Binary search. */
export function firstPlace(length: number, reached: (place: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (reached(middle)) high = middle
    else low = middle + 1
  }
  return low
}
