/**
 * Whether two words differ by one letter left out, put in, changed or changed places with its neighbour (Damerau 1964).
 * Equal words differ by none.
 */
export function differByOne(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let i = 0
  while (i < a.length && i < b.length && a[i] === b[i]) i++
  const [restA, restB] = [a.slice(i + 1), b.slice(i + 1)]
  if (restA === restB) return true
  if (a.slice(i) === restB || restA === b.slice(i)) return true
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2)
}

/** Whether one of two words is the other with an ending that makes another word: a plural, a feminine surname, a demonym. */
export function isInflected(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return long.length === short.length + 1 && long.startsWith(short) && /[saony']$/.test(long)
}
