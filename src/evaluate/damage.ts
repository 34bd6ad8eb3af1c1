import { seededRandom } from '../learn/random.ts'
import type { HearsayRecord, RecordEntity, RecordStatement, RecordTime } from '../record/record.ts'

interface Dice {
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T | undefined
  readonly around: (offset: number, text: string) => number
}

function diceFrom(seed: number): Dice {
  const random = seededRandom(seed)
  return {
    chance: (probability) => random() < probability,
    pick: (from) => from[Math.floor(random() * from.length)],
    around: (offset, text) =>
      Math.max(0, Math.min(text.length, offset + Math.floor(random() * random() * 80 - 20))),
  }
}

/** A record with faults of every kind, the same for the same seed: something for two scorers to agree on. */
export function damaged(record: HearsayRecord, seed: number): HearsayRecord {
  const dice = diceFrom(seed)
  const { text } = record.article
  const entities = record.entities.filter(() => !dice.chance(0.1)).map((e) => damagedEntity(e, dice))
  const statements = record.statements
    .filter(() => !dice.chance(0.15))
    .flatMap((s) => (dice.chance(0.1) ? [s, { ...s, id: `${s.id}9999` }] : [s]))
    .map((s) => damagedStatement(s, record, dice, text))
  return {
    ...record,
    entities,
    statements: statements.toSorted(() => (dice.chance(0.2) ? 1 : -1)),
    relations: record.relations
      .filter(() => !dice.chance(0.2))
      .map((r) => (dice.chance(0.3) ? { ...r, from: r.to, to: r.from } : r)),
    events: record.events
      .filter(() => !dice.chance(0.2))
      .flatMap((e) => (dice.chance(0.2) ? [e, e] : [e]))
      .map((e) => (dice.chance(0.2) ? { ...e, participants: [], status: 'dropped' as const } : e)),
    times: record.times.filter(() => !dice.chance(0.1)).map((t) => damagedTime(t, dice, text)),
  }
}

function damagedEntity(entity: RecordEntity, dice: Dice): RecordEntity {
  return {
    ...entity,
    type: dice.chance(0.1) ? 'group' : entity.type,
    named: dice.chance(0.1) ? !entity.named : entity.named,
    age: dice.chance(0.1) ? { value: 40, evidence: [0, 0] } : entity.age,
    mentions: entity.mentions.filter(() => !dice.chance(0.2)),
  }
}

function damagedStatement(
  s: RecordStatement,
  { entities, statements }: HearsayRecord,
  dice: Dice,
  text: string,
): RecordStatement {
  const moved = <T extends { start: number; end: number; text: string }>(words: T) =>
    dice.chance(0.6)
      ? words
      : { ...words, start: dice.around(words.start, text), end: dice.around(words.end, text) }
  const anybody = (now: string | null) =>
    dice.chance(0.8) ? now : dice.chance(0.3) ? null : (dice.pick(entities)?.id ?? null)
  const someone = dice.pick(entities)?.id
  return {
    ...s,
    mode: dice.chance(0.2) ? 'mixed' : s.mode,
    act: dice.chance(0.2) ? 'write' : s.act,
    content: s.content.map(moved),
    cue: dice.chance(0.1) ? null : s.cue && moved(s.cue),
    source: dice.chance(0.1) ? null : s.source && moved(s.source),
    speaker: anybody(s.speaker),
    addressee: dice.chance(0.1)
      ? { entity: null, text: dice.pick(entities)?.aliases[0] ?? 'them', evidence: [0, 0] }
      : s.addressee && { ...s.addressee, entity: anybody(s.addressee.entity) },
    venue: dice.chance(0.1) ? { start: 0, end: 4, text: 'A Big Court Document' } : s.venue,
    via: dice.chance(0.1) && someone ? [...s.via, { entity: someone, evidence: [0, 0] }] : s.via,
    within: dice.chance(0.1) ? (dice.pick(statements)?.id ?? null) : s.within,
  }
}

function damagedTime(time: RecordTime, dice: Dice, text: string): RecordTime {
  const end = dice.chance(0.2) ? dice.around(time.end, text) : time.end
  return { ...time, end, value: dice.chance(0.2) ? 'PAST_REF' : time.value }
}
