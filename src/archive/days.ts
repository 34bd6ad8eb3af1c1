/**
 * A date as a whole number to sort by: `2025-02-21…` → 20250221, `2025-02` → 20250200, `2024-SU` → 20240600, `2024-W10`
 * → its month, `202X` → 20200000; 0 for what is no date.
 */
export function dayOf(value: string | null): number {
  const parts = /^(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|[A-Z]{2}|W\d{2}|Q\d|H\d))?(?:-(\d{2}))?/.exec(value ?? '')
  if (!parts) return 0
  const [, year, part, day] = parts
  return Number(year!.replaceAll('X', '0')) * 10000 + monthOf(part) * 100 + Number(day ?? 0)
}

const SEASONS: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, AU: 9, WI: 12 }

function monthOf(part: string | undefined): number {
  if (part === undefined) return 0
  if (/^\d/.test(part)) return Number(part)
  const number = Number(part.slice(1))
  if (part.startsWith('W') && Number.isFinite(number)) return Math.min(12, Math.ceil(number / 4.35))
  if (part.startsWith('Q')) return number * 3 - 2
  if (part.startsWith('H')) return number * 6 - 5
  return SEASONS[part] ?? 0
}

/** `20250221` → `2025-02-21`, `20250200` → `2025-02`, 0 → null. */
export function dateOf(day: number): string | null {
  if (day === 0) return null
  const text = String(day).padStart(8, '0')
  const parts = [text.slice(0, 4), text.slice(4, 6), text.slice(6)]
  return parts.filter((part) => part !== '00').join('-')
}

/** The first and the last day that `2019`, `2019-06` or `2019-06-12` covers; null where it is none of these. */
export function daysOf(date: string): readonly [number, number] | null {
  const parts = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/.exec(date)
  if (!parts) return null
  const first = dayOf(date)
  if (parts[3] !== undefined) return [first, first]
  return parts[2] === undefined ? [first, first + 1299] : [first, first + 99]
}
