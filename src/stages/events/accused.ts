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
/** "All three", "the four": as many as are accused. */
const COUNTS: Readonly<Record<number, string>> = { 3: 'three', 4: 'four', 5: 'five' }
const MOST = 5
const TWO = /^(?:both|two|pair|duo|half-brothers|brothers)$/

/**
 * Who is accused in a story: whoever with a name a step of the law is told to be against. Where that is one person
 * alone, "a man", "the suspect" who is arrested or tried is that one; where they are two, "both", "the two men" are those.
 */
export class Accused {
  readonly #text: ClauseText
  readonly #named: readonly number[]
  readonly #dead: readonly number[]
  readonly #plaintiffs: readonly number[]
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
    const allIn = (type: EventType, role: string) => [
      ...new Set(
        drafts.flatMap((draft) => (draft.type === type ? entitiesIn(text, draft.roles.get(role)) : [])),
      ),
    ]
    this.#dead = allIn('death', 'victim').filter(
      (entity) => text.cast.entities[entity]!.named && text.cast.isPerson(entity),
    )
    this.#plaintiffs = allIn('lawsuit', 'plaintiff')
    this.#guilty = new Set(
      drafts
        .filter(
          ({ type, trigger, rule }) =>
            type === 'plea' &&
            !rule.name.startsWith('denies') &&
            !/\bnot\b/i.test(text.tokens.words(trigger)),
        )
        .flatMap((draft) => defendants(text, draft)),
    )
  }

  /** Whom the defendant of a step stands for: places in the entities layer; none where that cannot be told. */
  standsFor({ type, evidence }: Draft, phrase: Phrase): readonly number[] {
    if (!AGAINST.has(type) || this.#named.length > MOST || this.#named.length === 0) return []
    const { cast, tokens } = this.#text
    for (let i = evidence.start; i < evidence.end; i++) if (ANOTHER.test(tokens.lower(i))) return []
    const words = tokens.words(phrase).toLowerCase().split(/\s+/)
    if (this.#named.length === 2) return words.some((word) => TWO.test(word)) ? this.#named : []
    if (this.#named.length > 2)
      return /^(?:all|the)$/.test(words[0]!) && words.includes(COUNTS[this.#named.length]!) ? this.#named : []
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

  /**
   * Whose a trial (`only`), an inquest (`death`) or a settlement (`lawsuit`) is that is told without saying whose, with
   * the role there; null where the story has nobody for it, or several.
   */
  partyOf(which: string): { readonly entity: number; readonly role: string } | null {
    const [entities, role] =
      which === 'death'
        ? [this.#dead, 'subject']
        : which === 'lawsuit'
          ? [this.#plaintiffs, 'party']
          : [this.onTrial === null ? [] : [this.onTrial], 'defendant']
    return entities.length === 1 ? { entity: entities[0]!, role } : null
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

function defendants(text: ClauseText, { type, roles }: Draft): readonly number[] {
  if (!AGAINST.has(type)) return []
  return entitiesIn(text, roles.get('defendant'))
}

const entitiesIn = ({ cast }: ClauseText, phrases: readonly Phrase[] = []): readonly number[] =>
  phrases.flatMap(({ entity }) => (entity === null ? [] : cast.members(entity)))
