import type { ChargeState, Event, EventType } from '../../document/layers.ts'
import type { Draft } from './draft.ts'
import type { Toll } from './toll.ts'

/** An event about one entity, before mentions of the same one are joined. */
export interface Told {
  readonly draft: Draft
  /** The entity that it is about, or the words where there is none. */
  readonly about: number | null
  readonly words: string
  /** How many they are, of unnamed victims. */
  readonly toll: Toll | null
  readonly participants: Participants
  state: ChargeState
  time: string | null
  charge: string | null
}

/** What befalls people who may be no more than a number: "19 were hurt". */
export const COUNTED: ReadonlySet<EventType> = new Set(['death', 'injury'])

export type Participants = Event['participants']

/** Those who have a role, with the others after them, each once. */
export const allOf = (role: string, entities: readonly number[], others: Participants): Participants => [
  ...entities.map((entity) => ({ role, entity })),
  ...others.filter(({ entity }) => !entities.includes(entity)),
]

/** What two do together is one event of both. */
export const MUTUAL: ReadonlySet<EventType> = new Set(['marriage', 'divorce', 'birth'])
