import type { HearsayRecord, RecordEntity, RecordStatement } from '../../record/record.ts'
import { type Hue, type Look, type Run, run } from './line.ts'
import { plain } from './plain.ts'

/** How the page is to be laid out. */
export interface PageOptions {
  /** Columns of the page. */
  readonly width: number
  /** Whether long content is cut. */
  readonly short: boolean
  /** Whether every field says what decided it and which words it rests on. */
  readonly explain: boolean
  /** Whether all that is named is listed, and every credit. */
  readonly all: boolean
}

/** A record with what its parts look up in each other. */
export interface View extends PageOptions {
  readonly record: HearsayRecord
  readonly entity: (id: string | null) => RecordEntity | undefined
  readonly statement: (id: string | null) => RecordStatement | undefined
  readonly looks: (id: string | null) => readonly Look[]
  /** How many statements an entity is the speaker of. */
  readonly said: (id: string) => number
  /** The named entity that a pronoun at this offset stands for. */
  readonly pronounAt: (start: number) => string | undefined
}

// Told apart by people with any of the common colour deficiencies: no red beside the green. Names stand in
// words beside every use, so that the colour only helps.
const HUES: readonly Hue[] = ['cyan', 'yellow', 'magenta', 'blue', 'green']

/** A colour for each of those who speak most; the others have none. */
function hues(counts: ReadonlyMap<string, number>): ReadonlyMap<string, Hue> {
  const speakers = [...counts].sort((a, b) => b[1] - a[1]).slice(0, HUES.length)
  return new Map(speakers.map(([id], place) => [id, HUES[place]!]))
}

export function viewOf(record: HearsayRecord, options: PageOptions): View {
  const entities = new Map(record.entities.map((entity) => [entity.id, entity]))
  const statements = new Map(record.statements.map((statement) => [statement.id, statement]))
  const counts = new Map<string, number>()
  for (const { speaker } of record.statements)
    if (speaker !== null) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  const colours = hues(counts)
  const pronouns = new Map<number, string>()
  for (const { id, named, mentions } of record.entities)
    if (named) for (const { start, form } of mentions) if (form === 'pronoun') pronouns.set(start, id)
  return {
    ...options,
    record,
    entity: (id) => (id === null ? undefined : entities.get(id)),
    statement: (id) => (id === null ? undefined : statements.get(id)),
    looks: (id) => {
      const hue = id === null ? undefined : colours.get(id)
      return hue ? ['bold', hue] : ['bold']
    },
    said: (id) => counts.get(id) ?? 0,
    pronounAt: (start) => pronouns.get(start),
  }
}

/** An entity's name in its own colour. */
export const nameRun = (view: View, id: string): Run =>
  run(plain(view.entity(id)?.name ?? id), ...view.looks(id))

/** An entity's name without a look of its own. */
export const nameText = (view: View, id: string): string => plain(view.entity(id)?.name ?? id)

/** ` · on Ann Okafor's word (s3)`, where a fact stands only in what somebody said; nothing otherwise. */
export function onWhoseWord(view: View, id: string | null): Run[] {
  if (id === null) return []
  const speaker = view.statement(id)?.speaker ?? null
  const whose = speaker === null ? 'unattributed word only' : `only on the word of ${nameText(view, speaker)}`
  return [run(`${whose} (${id})`, 'italic')]
}

/** The words of the article a span covers, fit to be shown. */
export const wordsAt = (view: View, [start, end]: readonly [number, number]): string =>
  plain(view.record.article.text.slice(start, end)).trim()

/** A space at which no line is broken. */
export const TIED = '\u00a0'

/** `1 person`, `3 people`. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')}${TIED}${n === 1 ? one : many}`

export const heading = (title: string): readonly Run[] => [run('  '), run(title.toUpperCase(), 'bold')]
