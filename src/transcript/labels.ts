import { parseTimecode } from './timecode.ts'

/** What stands at the start of a line before the words: who speaks, and when. */
export interface LineHead {
  /** Null for a mere mark of change (`>>`), or a time alone. */
  readonly speaker: string | null
  /** Whether the label is written so that no prose looks like it: bold, in capitals, numbered, after `>>`. */
  readonly plain: boolean
  /** Whether somebody else begins to speak. */
  readonly change: boolean
  readonly seconds: number | null
  /** UTF-16 code units of the line before the first spoken word. */
  readonly length: number
}

/** A label has no more words, titles and what follows in brackets or after a comma not counted. */
const MOST_WORDS = 4
const LONGEST = 90

const STAMP = /^\s*[[(]?((?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)[\])]?\s*(?:-\s*)?/
const PARTICLES =
  /^(?:de|da|del|della|der|den|di|do|dos|du|el|la|le|van|von|bin|bint|ibn|al|of|and|the|y|zu|ter|ten)$/
const TITLES =
  /^(?:mr|mrs|ms|miss|dr|prof|professor|sen|senator|rep|representative|gov|governor|president|chief|justice|judge|general|gen|col|colonel|capt|captain|sir|dame|lord|lady|rev|reverend|hon|minister|secretary|mayor|chairman|chairwoman|chair|councilmember|councillor|councilman|councilwoman|director|commissioner|ambassador|sergeant|officer|detective|prime|vice|deputy|attorney)\.?$/i

/** Words that open a line of notes, never of speech. */
const NOTES =
  /^(?:note|notes|update|updated|correction|source|sources|photo|image|picture|caption|credit|warning|editor['’]s note|related|read more|watch|listen|date|time|location|place|present|absent|subject|re|to|from|cc|title|url|link|copyright|transcript|transcribed by|duration|recorded|published|summary|agenda|attendees|participants|speakers|guests?|hosts?|break|music|tip|step \d+|figure|table|chapter \d+|part \d+)$/i
/** `Host:` and `Guest:` open notes when a list follows and speech when sentences do; the file decides by repetition. */
const EITHER = /^(?:guests?|hosts?|speakers?)$/i

const NUMBERED =
  /^(?:speaker|spk|voice|participant|interviewer|interviewee|panelist|witness|juror|caller|unidentified\b.*|man|woman|male|female)[\s_#-]*[\dA-Z]{1,3}$/i

/** Whether `words` look like a name with or without titles: `Tom Okafor`, `Professor SUSAN DUDLEY`, `SPEAKER_11`, `Q`. */
export function isLabel(words: string): boolean {
  if (words.length > LONGEST || /[!?;:"“”]/.test(words)) return false
  if (NUMBERED.test(words)) return true
  const [name, ...rest] = words.split(/,\s+/)
  if (rest.join(', ').length > 60) return false
  const bare = name!.replace(/\s*[([][^()[\]]*[)\]]\s*$/, '').trim()
  if (NOTES.test(bare) && !EITHER.test(bare)) return false
  const parts = bare.split(/\s+/).filter((part) => part !== '&')
  const counted = parts.filter((part) => !TITLES.test(part) && !PARTICLES.test(part))
  if (counted.length === 0 && parts.length === 0) return false
  if (counted.length > MOST_WORDS || parts.length > MOST_WORDS + 3) return false
  if (
    !parts.every(
      (part, i) => /^[\p{Lu}\p{Lt}\p{Lo}\d$@(“"'‘.]/u.test(part) || (i > 0 && PARTICLES.test(part)),
    )
  )
    return false
  // A sentence that happens to end in a colon has a full stop in it, or no letter at all.
  return /\p{L}/u.test(bare) && !/\p{Ll}{3,}\.\s/u.test(bare)
}

const BOLD = /^\s*(?:\*\*|__)\s*([^*_\n]{1,90}?)\s*(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)\s*/
const CHANGE = /^\s*(?:>>+|»+|&gt;&gt;)\s*/
/** `NAME (12:03):`, `Name, host:`, `Professor SUSAN DUDLEY (George Washington University):` */
const COLON = /^\s*([^\s:][^:\n]{0,88}?)\s*:(?=\s|$)\s*/
/** `Speaker 1  0:03`, `Ida Holm (00:12)`, alone on its line. */
const STAMPED = /^\s*(\S[^\n]{0,80}?)\s+[[(]?((?:\d{1,3}:)?\d{1,2}:\d{2})[\])]?\s*:?\s*$/
const INNER_STAMP = /\s*[[(]((?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)[\])]\s*$/

/** What stands before the words of a line; null where it is words alone. Bounded work: a label is at most 90 units. */
export function readLineHead(line: string): LineHead | null {
  const stamp = STAMP.exec(line)
  const before = stamp && parseTimecode(stamp[1]!) !== null ? stamp[0].length : 0
  const seconds = before > 0 ? parseTimecode(stamp![1]!) : null
  const rest = line.slice(before, before + 200)
  const head = namedHead(rest)
  if (head) return { ...head, seconds: head.seconds ?? seconds, length: before + head.length }
  return before > 0 ? { speaker: null, plain: false, change: false, seconds, length: before } : null
}

function namedHead(rest: string): LineHead | null {
  const bold = BOLD.exec(rest)
  if (bold) return labelled(bold[1]!, bold[0].length, true, true)
  const change = CHANGE.exec(rest)
  if (change) {
    const after = rest.slice(change[0].length)
    const colon = COLON.exec(after)
    const named = colon && labelled(colon[1]!, change[0].length + colon[0].length, true, false)
    return named ?? { speaker: null, plain: true, change: true, seconds: null, length: change[0].length }
  }
  const stamped = STAMPED.exec(rest)
  if (stamped && rest.length < 200) {
    const head = labelled(stamped[1]!, stamped[0].length, false, false)
    if (head) return { ...head, seconds: parseTimecode(stamped[2]!) }
  }
  const colon = COLON.exec(rest)
  return colon ? labelled(colon[1]!, colon[0].length, false, false) : null
}

function labelled(words: string, length: number, plain: boolean, trusted: boolean): LineHead | null {
  const inner = INNER_STAMP.exec(words)
  const label = (inner ? words.slice(0, inner.index) : words).replace(/\\(?=[$_*[\]])/g, '').trim()
  if (!(isLabel(label) || (trusted && label.length <= 60 && !NOTES.test(label)))) return null
  const seconds = inner ? parseTimecode(inner[1]!) : null
  return {
    speaker: label,
    plain: plain || isCapitals(label) || NUMBERED.test(label),
    change: true,
    seconds,
    length,
  }
}

/** Whether the name is written in capitals: `BALDWIN`, `MADELEINE BRAND, host`, `Professor SUSAN DUDLEY`, `McCAIN`. */
function isCapitals(label: string): boolean {
  const name = label.split(/,\s|\s[([]/)[0]!
  const last = name.split(/\s+/).at(-1)!
  return /^(?:Mc|Mac|O['’]|De|La|Le)?[\p{Lu}\d_.'’$-]{2,}$/u.test(last)
}

/** Labels without any other sign must come so often that no prose does. */
const FEWEST_LABELS = 2
const LABELLED_SHARE = 0.2

/**
 * The heads of the lines of a file, if it has any: a file is labelled when labels repeat or are plain, and make up
 * a fair share of its paragraphs. Else (the whole-file veto) none of its lines is: `Note: …` opens prose.
 *
 * @returns for each line its head or null; null where the file has no labels at all
 */
export function readHeads(lines: readonly string[]): readonly (LineHead | null)[] | null {
  const heads = lines.map(readLineHead)
  const counts = new Map<string, number>()
  let plain = 0
  let changes = 0
  for (const head of heads) {
    if (!head?.change) continue
    changes++
    if (head.plain) plain++
    if (head.speaker !== null) counts.set(head.speaker, (counts.get(head.speaker) ?? 0) + 1)
  }
  const filled = lines.filter((line) => line.trim() !== '').length
  const repeated = [...counts.values()].some((count) => count > 1)
  const enough = changes >= LABELLED_SHARE * Math.min(filled, 40) || plain >= 4 || (repeated && changes >= 8)
  const labelled =
    changes >= FEWEST_LABELS
      ? enough && (repeated || plain >= 2 || changes >= 3)
      : lines.some((line) => BOLD.test(line))
  const timed = heads.filter((head) => head?.seconds !== null && head !== null).length >= 3
  if (!labelled && !timed) return null
  return heads.map((head) => (head === null ? null : keep(head, labelled, counts, plain, changes)))
}

/** In a file whose labels are plain ones (bold, capitals), a single line like `Remember: …` is no label. */
function keep(
  head: LineHead,
  labelled: boolean,
  counts: ReadonlyMap<string, number>,
  plain: number,
  changes: number,
): LineHead | null {
  if (!head.change) return head
  if (!labelled) return head.seconds === null ? null : head
  if (head.plain || head.speaker === null) return head
  const styled = plain > changes / 2
  const once = (counts.get(head.speaker) ?? 0) < 2
  return once && (styled || !/\s/.test(head.speaker)) && changes > 4 ? null : head
}
