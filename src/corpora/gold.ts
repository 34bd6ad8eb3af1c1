import { z } from 'zod'
import {
  ACTS,
  type Act,
  CHARGE_STATES,
  type ChargeState,
  type EntityType,
  EVENT_TYPES,
  type EventType,
  MODES,
  type Mode,
  RELATION_TYPES,
  type RelationType,
} from '../document/layers.ts'
import { type CharSpan, charSpan } from '../document/span.ts'
import { type CodePointMap, codePointMap } from './code-points.ts'
import { CorpusError } from './files.ts'

/** A story with what a reader of flesh and blood found in it. Offsets are UTF-16 code units into `text`. */
export interface GoldStory {
  readonly id: string
  /** `golden` for the project's own stories, which are not split. */
  readonly split: 'train' | 'dev' | 'golden'
  /** ISO 8601 date of publication, null where unknown. */
  readonly published: string | null
  readonly text: string
  readonly entities: readonly GoldEntity[]
  readonly statements: readonly GoldStatement[]
  readonly relations: readonly GoldRelation[]
  readonly events: readonly GoldEvent[]
  readonly times: readonly GoldTime[]
}

export interface GoldEntity {
  readonly id: string
  readonly name: string
  readonly type: EntityType
  /** The distinct forms used for it: names and nominals, no pronouns. */
  readonly mentions: readonly string[]
  readonly roles: readonly string[]
  readonly age: number | null
  readonly named: boolean
  readonly minor: boolean
  readonly dead: boolean
  /** Every place where one of the forms stands. */
  readonly spans: readonly CharSpan[]
}

export interface GoldStatement {
  readonly id: number
  readonly mode: Mode
  readonly act: Act
  readonly content: readonly CharSpan[]
  readonly cue: CharSpan | null
  readonly source: CharSpan | null
  /** An entity's id or, rarely, words; so too `to` and `via`. */
  readonly who: string | null
  readonly to: string | null
  readonly via: string | null
  /** The words. */
  readonly venue: string | null
  /** ISO 8601 date of saying. */
  readonly when: string | null
  /** The statement inside whose content this one stands. */
  readonly within: number | null
}

export interface GoldRelation {
  readonly type: RelationType
  readonly from: string
  readonly to: string
  readonly evidence: string
}

export interface GoldEvent {
  readonly type: EventType
  readonly who: string | null
  readonly what: string | null
  readonly charge: string | null
  readonly when: string | null
  readonly status: ChargeState | null
  readonly evidence: CharSpan | null
  /** The statement on whose word alone it is known. */
  readonly statement: number | null
}

export interface GoldTime {
  readonly span: CharSpan
  readonly value: string
}

const offsets = z.tuple([z.int().nonnegative(), z.int().nonnegative()])
const words = z.string().nullish()

const entity = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(['person', 'org', 'group', 'place', 'work']),
  mentions: z.array(z.string()),
  roles: z.array(z.string()).default([]),
  age: z.number().nullish(),
  unnamed: z.boolean().default(false),
  minor: z.boolean().default(false),
  dead: z.boolean().default(false),
  spans: z.array(offsets),
})

const statement = z.object({
  id: z.int(),
  mode: z.enum(MODES),
  act: z.enum(ACTS),
  content: z.array(offsets).min(1),
  cue: offsets.nullish(),
  source: offsets.nullish(),
  who: words,
  to: words,
  venue: words,
  via: words,
  when: words,
  in: z.int().nullish(),
})

const event = z.object({
  type: z.enum(EVENT_TYPES),
  who: words,
  what: words,
  charge: words,
  when: words,
  status: z.enum(CHARGE_STATES).nullish(),
  span: offsets.nullish(),
  on: z.int().nullish(),
})

const goldFile = z.object({
  id: z.string(),
  date: z.string().nullish(),
  entities: z.array(entity).default([]),
  statements: z.array(statement).default([]),
  relations: z.array(z.tuple([z.enum(RELATION_TYPES), z.string(), z.string(), z.string()])).default([]),
  events: z.array(event).default([]),
  times: z.array(z.tuple([offsets, z.string()])).default([]),
})

type GoldFile = z.infer<typeof goldFile>
type Offsets = z.infer<typeof offsets>

/**
 * Reads a gold file: the annotation guide's fields, with offsets in code points into the story's text.
 *
 * @throws CorpusError naming the file and the field that is not as the guide says
 */
export function parseGold(file: string, json: string, text: string, split: GoldStory['split']): GoldStory {
  const gold = parseFile(file, json)
  const span = spanReader(file, text)
  const optional = (pair: Offsets | null | undefined) => (pair ? span(pair) : null)
  return {
    id: gold.id,
    split,
    published: gold.date ?? null,
    text,
    entities: gold.entities.map(({ unnamed, age, type, spans, ...rest }) => ({
      ...rest,
      type: type === 'org' ? 'organization' : type,
      age: age ?? null,
      named: !unnamed,
      spans: spans.map(span),
    })),
    statements: gold.statements.map((s) => ({
      id: s.id,
      mode: s.mode,
      act: s.act,
      content: s.content.map(span),
      cue: optional(s.cue),
      source: optional(s.source),
      who: s.who ?? null,
      to: s.to ?? null,
      via: s.via || null,
      venue: s.venue ?? null,
      when: s.when ?? null,
      within: s.in ?? null,
    })),
    relations: gold.relations.map(([type, from, to, evidence]) => ({ type, from, to, evidence })),
    events: gold.events.map((e) => ({
      type: e.type,
      who: e.who ?? null,
      what: e.what ?? null,
      charge: e.charge ?? null,
      when: e.when ?? null,
      status: e.status ?? null,
      evidence: optional(e.span),
      statement: e.on ?? null,
    })),
    times: gold.times.map(([pair, value]) => ({ span: span(pair), value })),
  }
}

function parseFile(file: string, json: string): GoldFile {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw new CorpusError('bad-file', file, 'is not JSON; take the file from its origin again', cause)
  }
  const parsed = goldFile.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const place = issue.path.map(String).join('.') || 'the whole'
  throw new CorpusError(
    'bad-file',
    file,
    `${place}: ${issue.message}; correct it as the annotation guide says`,
  )
}

function spanReader(file: string, text: string): (pair: Offsets) => CharSpan {
  const map: CodePointMap = codePointMap(text)
  return ([from, to]) => {
    const start = map(from)
    const end = map(to)
    if (start === null || end === null || end < start)
      throw new CorpusError('bad-file', file, `[${from}, ${to}] lies outside the text; anchor it again`)
    return charSpan(start, end)
  }
}
