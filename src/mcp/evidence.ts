import { type InContext, inContext } from '../archive/answers/story.ts'
import type { HearsayRecord, RecordEvent, RecordStatement } from '../record/record.ts'

type Offsets = readonly [number, number]

/** Words with the place they stand at and the sentence around them: what an answer may be checked by. */
export interface Evidence extends InContext {
  readonly span: Offsets
}

export const evidenceAt = (text: string, start: number, end: number): Evidence => ({
  span: [start, end],
  ...inContext(text, start, end),
})

/** A statement as an agent is told it. */
export function statementAnswer({ article, entities }: HearsayRecord, statement: RecordStatement) {
  const nameOf = (id: string | null): string | null => entities.find((one) => one.id === id)?.name ?? null
  const { content, cue, source, addressee, venue, via } = statement
  return {
    statement: statement.id,
    text: content.map(({ text }) => text).join(' … '),
    speaker: nameOf(statement.speaker),
    unresolved: statement.unresolved,
    mode: statement.mode,
    act: statement.act,
    cue: cue?.text ?? null,
    source: source?.text ?? null,
    addressee: addressee?.text ?? null,
    venue: venue?.text ?? null,
    via: via.map(({ entity }) => nameOf(entity)),
    time: statement.time,
    within: statement.within,
    probability: statement.probability,
    evidence: {
      ...evidenceAt(article.text, content[0]!.start, content.at(-1)!.end),
      pieces: content.map(({ start, end }): Offsets => [start, end]),
      source: source ? ([source.start, source.end] as Offsets) : null,
    },
  }
}

/** Somebody or something in a story, with the words that say what is said of them. */
export function personAnswers({ article, entities }: HearsayRecord) {
  return entities
    .filter(({ named, type }) => named && type !== 'place' && type !== 'work')
    .map(({ id, name, type, aliases, roles, age, mentions }) => ({
      id,
      name,
      type,
      aliases,
      roles: roles.map(({ text, evidence }) => ({ text, evidence })),
      age,
      evidence: mentions[0] ? evidenceAt(article.text, mentions[0].start, mentions[0].end) : null,
    }))
}

export function eventAnswer({ article, entities }: HearsayRecord, event: RecordEvent) {
  const { type, participants, charge, status, time, statement, evidence } = event
  return {
    type,
    participants: participants.map(({ role, entity }) => ({
      role,
      name: entities.find(({ id }) => id === entity)?.name ?? entity,
    })),
    charge,
    status,
    time,
    /** On whose word only: the statement that tells it. */
    statement,
    evidence: evidenceAt(article.text, ...evidence),
  }
}

export function relationAnswers({ article, entities, relations }: HearsayRecord) {
  const nameOf = (id: string): string => entities.find((one) => one.id === id)?.name ?? id
  return relations.map(({ type, from, to, evidence, statement }) => ({
    type,
    from: nameOf(from),
    to: nameOf(to),
    statement,
    evidence: evidenceAt(article.text, ...evidence),
  }))
}
