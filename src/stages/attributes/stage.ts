import type { Attributes, Event } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import { lazy, loadLexicon, wordSet } from '../../pipeline/lexicon.ts'
import { stage } from '../../pipeline/stage.ts'
import { ownerOf } from '../clauses/arguments.ts'
import { Reported } from '../clauses/reported.ts'
import { type ClauseText, clauseText } from '../clauses/text.ts'
import { type Age, findAges } from './ages.ts'
import { findRoles } from './roles.ts'

const MINORS = lazy(() => wordSet(loadLexicon('stages/attributes/minors.tsv')))

const ADULT = 18

/** Ages by place in the entities layer: the one told first, unless another is told more often. */
function agesByEntity(ages: readonly Age[]): ReadonlyMap<number, Age> {
  const told = new Map<number, Age[]>()
  for (const age of ages) {
    const known = told.get(age.entity)
    if (known) known.push(age)
    else told.set(age.entity, [age])
  }
  return new Map([...told].map(([entity, all]) => [entity, mostTold(all)]))
}

function mostTold(ages: readonly Age[]): Age {
  const counts = new Map<number, number>()
  for (const { value } of ages) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best = ages[0]!
  for (const age of ages) if (counts.get(age.value)! > counts.get(best.value)!) best = age
  return best
}

/** Whether a nominal for the entity shows one under 18: "the boy", not "her boy". */
function isCalledMinor(text: ClauseText, sentence: TokenSpan, entity: number): boolean {
  const { cast, tokens } = text
  const found = cast.entities[entity]!
  if (found.type !== 'person' || found.number === 'plural') return false
  return found.mentions.some((place) => {
    const { head, form } = cast.mentions[place]!
    return form === 'nominal' && MINORS().has(tokens.lower(head)) && ownerOf(text, head, sentence) === null
  })
}

/** The words that tell a death, by place in the entities layer. */
function deaths(events: readonly Event[]): ReadonlyMap<number, TokenSpan> {
  const dead = new Map<number, TokenSpan>()
  for (const { type, participants, evidence } of events) {
    const victim = participants.find(({ role }) => role === 'victim')
    if (type === 'death' && victim && !dead.has(victim.entity)) dead.set(victim.entity, evidence)
  }
  return dead
}

/** Roles, ages, minors and the dead, for each entity. */
export const attributes = stage({
  name: 'attributes',
  reads: ['tokens', 'sentences', 'tags', 'syntax', 'mentions', 'entities', 'statements', 'events'],
  writes: ['attributes'],
  run: (document) => {
    const text = clauseText(document)
    const roles = findRoles(
      text,
      document.sentences,
      document.mentions,
      new Reported(document.tokens, document.statements),
    )
    const ages = agesByEntity(findAges(text, document.sentences))
    const dead = deaths(document.events)
    const whole = { start: 0, end: document.tokens.length }
    return {
      attributes: document.entities.map((_, entity): Attributes => {
        const age = ages.get(entity)
        return {
          roles: roles.get(entity) ?? [],
          age: age ? { value: age.value, evidence: age.evidence } : null,
          minor: age ? age.value < ADULT : isCalledMinor(text, whole, entity),
          dead: dead.get(entity) ?? null,
        }
      }),
    }
  },
})
