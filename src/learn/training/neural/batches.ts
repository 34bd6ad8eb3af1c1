/** Cuts a list into batches of at least `size` numbers each, the last as it comes; `lengthOf` says how many an item has. */
export function inBatches<T>(
  items: readonly T[],
  size: number,
  lengthOf: (item: T) => number,
): readonly (readonly T[])[] {
  const batches: T[][] = []
  let open: T[] = []
  let length = 0
  for (const item of items) {
    open.push(item)
    length += lengthOf(item)
    if (length < size) continue
    batches.push(open)
    open = []
    length = 0
  }
  if (open.length > 0) batches.push(open)
  return batches
}
