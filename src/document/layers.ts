import type { CharSpan, TokenSpan } from './span.ts'
import type { Syntax } from './syntax.ts'
import type { Tags } from './tags.ts'
import type { Tokens } from './tokens.ts'

/** A paired (or unpaired) stretch between quotation marks. */
export interface Quotation {
  /** The tokens between the marks, the marks themselves left out. */
  readonly tokens: TokenSpan
  /** The characters between the marks. */
  readonly inner: CharSpan
  /** The characters with the marks that are there. */
  readonly outer: CharSpan
  /** 0 for an outermost quotation, 1 for one inside it, and so on. */
  readonly depth: number
  /** Place in the layer of the quotation around this one. */
  readonly within: number | null
  /** Place in the layer of the quotation of the paragraph before, which this one carries on. */
  readonly continues: number | null
  /** Whether the opening and the closing mark stand in the text. */
  readonly opened: boolean
  readonly closed: boolean
}

export const ENTITY_TYPES = ['person', 'organization', 'place', 'work', 'group'] as const
export type EntityType = (typeof ENTITY_TYPES)[number]

export const MENTION_FORMS = ['name', 'nominal', 'pronoun'] as const
export type MentionForm = (typeof MENTION_FORMS)[number]

export type GrammaticalNumber = 'singular' | 'plural'
export type Gender = 'female' | 'male'

/** Words that stand for somebody or something. */
export interface Mention {
  /** The full noun phrase: with its title and an adjacent apposition. */
  readonly span: TokenSpan
  /** The words of the name alone, for the form `name`. */
  readonly name: TokenSpan | null
  /** Token number of the syntactic head: the last word of a name, the noun of a nominal. */
  readonly head: number
  readonly form: MentionForm
  readonly type: EntityType | null
  readonly number: GrammaticalNumber | null
  /** Only where the text shows it: a title, a pronoun, a kinship noun, never a first name alone. */
  readonly gender: Gender | null
  /** The tokens of a title, office or occupation before the name, or of the apposition after it. */
  readonly roles: readonly TokenSpan[]
  /** Name of the rule or model that found it. */
  readonly by: string
}

/** What a cluster of mentions stands for. */
export interface Entity {
  readonly type: EntityType
  /** The fullest name, or the words of the first nominal. */
  readonly name: string
  readonly named: boolean
  readonly number: GrammaticalNumber | null
  readonly gender: Gender | null
  /** Places in the mentions layer, in text order. */
  readonly mentions: readonly number[]
  /** Places in this layer of those a couple or group is made of. */
  readonly members: readonly number[]
}

export const TIMEX_TYPES = ['DATE', 'TIME', 'DURATION', 'SET'] as const
export type TimexType = (typeof TIMEX_TYPES)[number]

/** A TIMEX3 expression (Pustejovsky et al. 2003; ISO 24617-1). */
export interface Timex {
  readonly span: TokenSpan
  readonly type: TimexType
  /** `2021-10`, `2024-SU`, `P1Y`, `PAST_REF`, `T21:00`, … */
  readonly value: string
  readonly by: string
}

export const MODES = ['direct', 'indirect', 'mixed'] as const
export type Mode = (typeof MODES)[number]

export const ACTS = ['say', 'write', 'ask', 'think'] as const
export type Act = (typeof ACTS)[number]

/** What somebody is reported to have said, as words in the text; who they are is the next layer's. */
export interface Statement {
  readonly mode: Mode
  readonly act: Act
  /** In text order. No outer quotation marks, no leading "that". */
  readonly content: readonly CharSpan[]
  readonly cue: TokenSpan | null
  readonly source: TokenSpan | null
  readonly addressee: TokenSpan | null
  readonly venue: TokenSpan | null
  /** Who carried it, nearest the speaker first. */
  readonly via: readonly TokenSpan[]
  /** Place in the layer of the statement inside whose content this one stands. */
  readonly within: number | null
  /** Whether nobody is named on purpose: "reportedly", "is believed to". */
  readonly unattributed: boolean
  /** Between 0 and 1. */
  readonly probability: number
  readonly by: string
}

export const UNRESOLVED = ['no-candidate', 'tie', 'no-antecedent', 'unattributed'] as const
export type Unresolved = (typeof UNRESOLVED)[number]

/** Who is behind the statement at the same place of the statements layer. Numbers are places in the entities layer. */
export interface Attribution {
  readonly speaker: number | null
  readonly unresolved: Unresolved | null
  readonly addressee: number | null
  /** The words that name whom it is said to: the statement's own, or those of one that its speaker goes on from. */
  readonly told: TokenSpan | null
  /** The words that tell where or how it was said: the statement's own, or those of one that its speaker goes on from. */
  readonly venue: TokenSpan | null
  readonly via: readonly { readonly entity: number; readonly evidence: TokenSpan }[]
  /** ISO 8601 date of saying, where expressed. */
  readonly time: string | null
  readonly probability: number
  /** Name of the rule that settled the speaker. */
  readonly by: string
}

/** Facts about the entity at the same place of the entities layer. */
export interface Attributes {
  readonly roles: readonly { readonly text: string; readonly evidence: TokenSpan }[]
  readonly age: { readonly value: number; readonly evidence: TokenSpan } | null
  readonly minor: boolean
  readonly dead: TokenSpan | null
}

/** Kinship that holds either way. */
const MUTUAL_KINSHIP = ['spouse', 'ex-spouse', 'partner', 'sibling', 'relative'] as const

export const RELATION_TYPES = [
  'spouse',
  'ex-spouse',
  'partner',
  'parent',
  'sibling',
  'relative',
  'employer',
  'member',
  'represents',
] as const
export type RelationType = (typeof RELATION_TYPES)[number]

/** The types that hold either way, so that `from` and `to` may change places. */
export const SYMMETRIC: ReadonlySet<RelationType> = new Set(MUTUAL_KINSHIP)
export const KINSHIP: ReadonlySet<RelationType> = new Set([...MUTUAL_KINSHIP, 'parent'])

/** `from` is the parent of, employs, is a member of, speaks for `to`; numbers are places in the entities layer. */
export interface Relation {
  readonly type: RelationType
  readonly from: number
  readonly to: number
  readonly evidence: TokenSpan
  readonly by: string
}

export const EVENT_TYPES = [
  'arrest',
  'charge',
  'plea',
  'trial',
  'conviction',
  'acquittal',
  'sentence',
  'dismissal',
  'appeal',
  'lawsuit',
  'ruling',
  'settlement',
  'investigation',
  'resignation',
  'appointment',
  'death',
  'injury',
  'birth',
  'marriage',
  'divorce',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** Steps of the law, whose events have a state. */
export const LEGAL_STEPS: ReadonlySet<EventType> = new Set([
  'arrest',
  'charge',
  'plea',
  'trial',
  'conviction',
  'acquittal',
  'sentence',
  'dismissal',
  'appeal',
  'lawsuit',
])

export const CHARGE_STATES = [
  'pending',
  'dropped',
  'pleaded-guilty',
  'pleaded-not-guilty',
  'convicted',
  'acquitted',
  'sentenced',
  'appealed',
  'unknown',
] as const
export type ChargeState = (typeof CHARGE_STATES)[number]

export interface Event {
  readonly type: EventType
  readonly participants: readonly { readonly role: string; readonly entity: number }[]
  readonly charge: string | null
  readonly status: ChargeState
  /** TIMEX3 value. */
  readonly time: string | null
  readonly evidence: TokenSpan
  readonly by: string
}

/** Everything that can be known of a text, by the name of the layer. Dense layers are columns, sparse ones records. */
export interface Layers {
  tokens: Tokens
  /** Stretches between blank lines (or line ends that act as such); every token is in exactly one. */
  paragraphs: readonly TokenSpan[]
  /** Every token is in exactly one sentence; no sentence crosses a paragraph's end. */
  sentences: readonly TokenSpan[]
  /** By place of the opening mark. */
  quotations: readonly Quotation[]
  tags: Tags
  syntax: Syntax
  /** In text order, the longer first; they may nest ("his wife Hilaria" holds "his"). */
  mentions: readonly Mention[]
  timexes: readonly Timex[]
  entities: readonly Entity[]
  statements: readonly Statement[]
  /** Parallel to `statements`. */
  attributions: readonly Attribution[]
  /** Parallel to `entities`. */
  attributes: readonly Attributes[]
  relations: readonly Relation[]
  events: readonly Event[]
}

export type Layer = keyof Layers
