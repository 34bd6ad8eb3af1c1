import { charSpan } from '../document/span.ts'
import type { Credit, Details } from './article.ts'
import { readDateline } from './dateline.ts'
import { type FoundDate, findDate } from './dates.ts'
import { readNames } from './names.ts'

/** What the lines above a story say of it. */
export interface Header {
  readonly details: Details
  /** With their place in the text. */
  readonly credits: readonly Credit[]
  /** Where the story begins (UTF-16 offset), its dateline included. */
  readonly end: number
}

/** A line of the text without the white space around it. */
interface Line {
  readonly text: string
  /** UTF-16 offset of its first character in the whole text. */
  readonly start: number
  /** Where the next line begins. */
  readonly next: number
}

/** What one header line says. */
interface Reading {
  readonly details?: Details
  readonly credits?: readonly Credit[]
}

/** Headers are short and at the top: what is longer or further down is the story. */
const LONGEST_LINE = 300
const MOST_LINES = 24

/**
 * Reads the lines at the top of a plain text that are about the story rather than of it, and the dateline that
 * opens it: `date 2025-02-21 Getty Images`, `By Jane Doe`, `Published: 3 May 2024`, `Photo: J. Doe/Getty Images`,
 * `LONDON, May 3 (Reuters) - `. A short first line without a full stop and with a blank line after it is the
 * headline.
 */
export function readHeader(text: string): Header {
  const details: { -readonly [K in keyof Details]: Details[K] } = {}
  const credits: Credit[] = []
  let at = 0
  for (let count = 0; count < MOST_LINES; count++) {
    const line = lineAt(text, at)
    if (!line) break
    const reading = line.text === '' ? {} : readLine(line)
    if (reading) {
      for (const [key, value] of Object.entries(reading.details ?? {})) {
        Object.assign(details, { [key]: details[key as keyof Details] ?? value })
      }
      credits.push(...(reading.credits ?? []))
    } else if (details.headline === undefined && isHeadline(text, line)) {
      details.headline = line.text
    } else {
      break
    }
    at = line.next
  }
  const line = lineAt(text, at)
  const dateline = line && readDateline(line.text, line.start)
  if (!dateline) return { details, credits, end: at }
  return {
    details: {
      ...details,
      outlet: details.outlet ?? dateline.agency?.text ?? null,
      published: details.published ?? dateline.date,
    },
    credits: dateline.agency ? [...credits, dateline.agency] : credits,
    end: at,
  }
}

/** The line that begins at `at`, cut at {@link LONGEST_LINE}; null at the end of the text. */
function lineAt(text: string, at: number): Line | null {
  if (at >= text.length) return null
  let end = at
  const limit = Math.min(text.length, at + LONGEST_LINE)
  while (end < limit && text[end] !== '\n' && text[end] !== '\r') end++
  const raw = text.slice(at, end)
  const next = end + (text.startsWith('\r\n', end) ? 2 : 1)
  return { text: raw.trim(), start: at + raw.length - raw.trimStart().length, next }
}

function readLine(line: Line): Reading | null {
  if (line.text.length >= LONGEST_LINE - 1) return null
  const labelled = /^\(?([A-Za-z]{2,12}(?: [a-z]{2,10})?)\s?:\s*(\S.*)$/.exec(line.text)
  if (labelled) {
    const [, label, value] = labelled
    const reading = readLabelled(
      label!.toLowerCase(),
      value!,
      line.start + line.text.indexOf(value!, label!.length),
    )
    if (reading) return reading
  }
  return readUnlabelled(line)
}

/** What a label says of the words after it. */
const LABELS = new Map(
  Object.entries({
    date: ['date', 'published', 'posted', 'publication date'],
    updated: ['updated', 'last updated'],
    byline: ['by', 'author', 'authors', 'byline', 'written', 'reporter'],
    headline: ['headline', 'title'],
    outlet: ['source', 'outlet', 'publication', 'publisher'],
    url: ['url', 'link'],
    picture: [
      'photo',
      'photos',
      'photograph',
      'photography',
      'image',
      'images',
      'picture',
      'pictures',
      'credit',
    ],
    caption: ['caption'],
  }).flatMap(([field, labels]) => labels.map((label) => [label, field] as const)),
)

function readLabelled(label: string, value: string, start: number): Reading | null {
  switch (LABELS.get(label.replace(/ (?:by|on|at|credit|credits)$/, ''))) {
    case 'date':
      return readDateAndCredit(value, start)
    case 'updated':
      return findDate(value) ? {} : null
    case 'byline':
      return { details: { byline: readNames(value) } }
    case 'headline':
      return { details: { headline: value } }
    case 'outlet':
      return { details: { outlet: value } }
    case 'url':
      return ADDRESS.test(value) ? { details: { url: value } } : null
    case 'picture':
      return { credits: [pictureCredit(value, start)] }
    case 'caption':
      return { credits: [{ ...pictureCredit(value, start), kind: 'caption' }] }
    default:
      return null
  }
}

const ADDRESS = /^https?:\/\/\S+$/

function readUnlabelled(line: Line): Reading | null {
  const dated = /^(?:(?:date|published|posted|updated)(?: (?:on|at))?\s+)?(?=\S)/i.exec(line.text)
  const skip = dated ? dated[0].length : 0
  const reading = readDateAndCredit(line.text.slice(skip), line.start + skip)
  if (reading) return reading
  const by = /^by\s+(\S.*)$/i.exec(line.text)
  if (by) {
    const byline = readNames(by[1]!)
    return byline.length > 0 ? { details: { byline } } : null
  }
  const photo = /^\(?(?:photo|photograph|image|picture)s? (?:by|courtesy(?: of)?|credit)\s+(\S.*)$/i.exec(
    line.text,
  )
  if (photo && !/[.!?]["”]?$/.test(photo[1]!)) {
    return { credits: [pictureCredit(photo[1]!, line.start + line.text.length - photo[1]!.length)] }
  }
  return ADDRESS.test(line.text) ? { details: { url: line.text } } : null
}

const TIME_AND_ZONE =
  /^[\s,|·•–—-]*(?:(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,4}\)?(?![A-Za-z]))?)?[\s,|·•–—-]*/i

/** `2025-02-21`, `Friday, Feb. 21, 2025 10:30 a.m. ET`, `2025-02-21 Getty Images`: a date, then perhaps a credit. */
function readDateAndCredit(value: string, start: number): Reading | null {
  const date = findDate(value)
  if (!date || !/^(?:[A-Za-z]{3,9}\.?,?\s*)?$/.test(value.slice(0, date.start))) return null
  const after = date.end + TIME_AND_ZONE.exec(value.slice(date.end))![0].length
  const rest = value.slice(after)
  if (rest === '') return dated(date)
  if (!isName(rest)) return null
  return { ...dated(date), credits: [{ ...pictureCredit(rest, start + after), kind: kindOf(rest) }] }
}

const dated = (date: FoundDate): Reading => ({ details: { published: date.value } })

/** A few words, each with a capital or digit or a small word between them, and no end of a sentence. */
const isName = (text: string): boolean =>
  text.split(/\s+/).length <= 8 &&
  !/[.!?]["”]?$/.test(text) &&
  text
    .split(/[\s/,|]+/)
    .every((word) => /^(?:[^\p{L}]|\p{Lu}|(?:and|of|for|the|via|by|de|van|von)$|$)/u.test(word))

const kindOf = (credit: string): Credit['kind'] =>
  /photo|image|getty|shutterstock|alamy|istock|picture|flickr|wirestock|unsplash/i.test(credit)
    ? 'photo'
    : 'text'

/** More than a name is a caption. A closing bracket of the whole line is left out. */
function pictureCredit(value: string, start: number): Credit {
  const text = value.endsWith(')') && !value.includes('(') ? value.slice(0, -1).trimEnd() : value
  return { kind: isName(text) ? 'photo' : 'caption', text, evidence: charSpan(start, start + text.length) }
}

const LONGEST_HEADLINE = 160

function isHeadline(text: string, line: Line): boolean {
  if (line.text.length > LONGEST_HEADLINE || /[.!?:;,…]["”'’)\]]*$/.test(line.text)) return false
  if (!/\p{L}/u.test(line.text) || readDateline(line.text, 0)) return false
  const after = lineAt(text, line.next)
  return after !== null && (after.text === '' ? /\S/.test(text.slice(after.next)) : readLine(after) !== null)
}
