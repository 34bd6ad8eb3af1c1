import type { EventType } from '../../document/layers.ts'
import type { Phrase } from '../clauses/phrase.ts'
import type { ClauseText } from '../clauses/text.ts'
import type { Draft } from './draft.ts'

/** Steps whose first role is the one accused. */
const AGAINST: ReadonlySet<EventType> = new Set([
  'arrest',
  'charge',
  'plea',
  'trial',
  'conviction',
  'acquittal',
  'sentence',
])

const ANOTHER = /^(?:another|other|others|second|third|fourth|more)$/
const TWO = /^(?:both|two|pair|duo|half-brothers|brothers)$/

/**
 * Who is accused in a story: whoever with a name a step of the law is told to be against. Where that is one person
 * alone, "a man", "the suspect" who is arrested or tried is that one; where they are two, "both", "the two men" are those.
 */
export class Accused {
  readonly #text: ClauseText
  readonly #named: readonly number[]
  /** Who pleaded guilty. */
  readonly #guilty: ReadonlySet<number>

  constructor(text: ClauseText, drafts: readonly Draft[]) {
    this.#text = text
    const named = new Set<number>()
    for (const draft of drafts.filter(({ rule }) => !rule.settings.suspect))
      for (const entity of defendants(text, draft))
        if (text.cast.entities[entity]!.named && text.cast.isPerson(entity)) named.add(entity)
    for (const entity of suspects(text)) named.add(entity)
    this.#named = [...named]
    this.#guilty = new Set(
      drafts
        .filter(({ type, trigger }) => type === 'plea' && !/\bnot\b/i.test(text.tokens.words(trigger)))
        .flatMap((draft) => defendants(text, draft)),
    )
  }

  /** Whom the defendant of a step stands for: places in the entities layer; none where that cannot be told. */
  standsFor({ type, evidence }: Draft, phrase: Phrase): readonly number[] {
    if (!AGAINST.has(type) || this.#named.length > 2 || this.#named.length === 0) return []
    const { cast, tokens } = this.#text
    for (let i = evidence.start; i < evidence.end; i++) if (ANOTHER.test(tokens.lower(i))) return []
    const words = tokens.words(phrase).toLowerCase().split(/\s+/)
    if (this.#named.length === 2) return words.some((word) => TWO.test(word)) ? this.#named : []
    const only = this.#named[0]!
    const entity = phrase.entity === null ? null : cast.entities[phrase.entity]!
    if (entity === null || entity.named || entity.type !== 'person' || entity.number === 'plural') return []
    const { gender } = cast.entities[only]!
    return gender !== null && entity.gender !== null && gender !== entity.gender ? [] : [only]
  }

  has = (entity: number): boolean => this.#named.includes(entity)

  /** Whose a trial is that is told without saying whose: the one accused who has not confessed. */
  get onTrial(): number | null {
    const tried = this.#named.filter((entity) => !this.#guilty.has(entity))
    return tried.length === 1 ? tried[0]! : null
  }
}

const SUSPECT = /^(?:suspect|suspects|defendant|defendants|co-defendant|accused|gunman|attacker|assailant)$/

/** Names that stand beside "the suspect", "the accused". */
function suspects({ cast, tokens }: ClauseText): readonly number[] {
  return cast.mentions.flatMap(({ form, type, roles }, place) => {
    if (form !== 'name' || type !== 'person') return []
    const entity = cast.entityOfMention(place)
    const called = roles.some(({ start, end }) => {
      for (let i = start; i < end; i++) if (SUSPECT.test(tokens.lower(i))) return true
      return false
    })
    return called && entity !== null ? [entity] : []
  })
}

function defendants({ cast }: ClauseText, { type, roles }: Draft): readonly number[] {
  if (!AGAINST.has(type)) return []
  const phrases = roles.get('defendant') ?? []
  return phrases.flatMap(({ entity }) => (entity === null ? [] : cast.members(entity)))
}
