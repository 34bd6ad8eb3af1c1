const pad = (value: number): string => String(value).padStart(2, '0')

/** `0:07`, `12:03`, `1:02:03`, for seconds from the beginning; fractions are cut. */
export function timecode(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`
}

/** Seconds of `12:03`, `1:02:03`, `00:01:02,345` or `01:02.345`; null for anything else. */
export function parseTimecode(text: string): number | null {
  const found = /^(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,6}))?$/.exec(text.trim())
  if (!found) return null
  const [, hours = '0', minutes, seconds, fraction = '0'] = found
  if (Number(seconds) > 59 || (found[1] !== undefined && Number(minutes) > 59)) return null
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`)
}
