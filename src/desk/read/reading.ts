import { computed, signal } from '@preact/signals'
import { type View, viewOf } from '../../cli/page/view.ts'
import type { HearsayRecord, RecordStatement } from '../../record/record.ts'
import type { Correction, KeptArticle, StoryRequest } from '../api.ts'
import { LIGHTS, light, showPlace } from '../story/highlights.ts'
import type { Stretch } from '../story/paragraphs.ts'
import { type Voice, voicesOf } from '../story/voices.ts'

/** A story that is open on the page. */
export interface Reading {
  readonly record: HearsayRecord
  readonly view: View
  readonly voices: ReadonlyMap<string, Voice>
  /** What it is called in the archive; null for one that was only read. */
  readonly kept: string | null
  /** What was sent to be read, so that it can be kept; null for one from the archive. */
  readonly request: StoryRequest | null
  readonly identities: KeptArticle['identities']
  readonly corrections: readonly Correction[]
}

const WIDTH = 100

export function readingOf(
  record: HearsayRecord,
  rest: Partial<Pick<Reading, 'kept' | 'request' | 'identities' | 'corrections'>> = {},
): Reading {
  const view = viewOf(record, { width: WIDTH, short: false, explain: false, all: true })
  const open = { kept: null, request: null, identities: {}, corrections: [] }
  return { record, view, voices: voicesOf(record), ...open, ...rest }
}

/** A kept article as it reads now: those whom the archive takes for one have the name it knows them by. */
export function readingOfKept(kept: KeptArticle): Reading {
  const { article, record, identities, corrections } = kept
  return readingOf(record, { kept: article, identities, corrections })
}

export const reading = signal<Reading | null>(null)
/** The statement under the pointer, the one that the keyboard is at, and the one that was chosen. */
export const pointed = signal<string | null>(null)
export const focused = signal<string | null>(null)
export const chosen = signal<string | null>(null)
export const lit = computed(() => pointed.value ?? focused.value ?? chosen.value)

/** The element that holds the story's paragraphs; set while it is on the page. */
export const story = signal<HTMLElement | null>(null)

export function open(next: Reading): void {
  pointed.value = null
  focused.value = null
  chosen.value = null
  for (const name of LIGHTS) light(name, [])
  reading.value = next
}

export const statementOf = ({ view }: Reading, id: string | null): RecordStatement | undefined =>
  view.statement(id)

/** Shows the words of the story that something rests on. */
export function jump(stretch: Stretch | readonly [number, number]): void {
  const place = 'start' in stretch ? stretch : { start: stretch[0], end: stretch[1] }
  if (story.value) showPlace(story.value, place)
}

/** Chooses a statement and brings it into view. */
export function choose(id: string): void {
  chosen.value = id
  const first = reading.value?.view.statement(id)?.content[0]
  if (first) jump(first)
}
