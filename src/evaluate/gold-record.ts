import type { GoldEntity, GoldStatement, GoldStory } from '../corpora/gold.ts'
import type { CharSpan } from '../document/span.ts'
import type {
  HearsayRecord,
  RecordEntity,
  RecordEvent,
  RecordRelation,
  RecordStatement,
} from '../record/record.ts'

/**
 * The record a reader without fault would give: gold in the record's form, to prove the scorer with. What the
 * record cannot hold is left out: speakers, carriers and partners that gold gives as words instead of an entity.
 */
export function goldRecord(story: GoldStory): HearsayRecord {
  const ids = new Map(story.entities.map((e, i) => [e.id, `e${i + 1}`]))
  return {
    hearsay: 1,
    article: {
      id: story.id,
      url: null,
      outlet: null,
      headline: null,
      byline: [],
      published: story.published,
      language: 'en',
      credits: [],
      text: story.text,
    },
    entities: story.entities.map((e) => recordEntity(e, ids.get(e.id)!)),
    statements: story.statements.map((s) => recordStatement(s, story.text, ids)),
    relations: story.relations.flatMap((r) => recordRelation(r, story.text, ids)),
    events: story.events.map((e, i) => recordEvent(e, i, ids)),
    times: story.times.map(({ span, value }) => ({
      ...words(story.text, span),
      type: 'DATE' as const,
      value,
      by: 'gold',
    })),
    problems: [],
  }
}

type Ids = ReadonlyMap<string, string>

const words = (text: string, { start, end }: CharSpan) => ({ start, end, text: text.slice(start, end) })

function recordEntity(e: GoldEntity, id: string): RecordEntity {
  return {
    id,
    type: e.type,
    name: e.name,
    aliases: [...e.mentions],
    named: e.named,
    members: [],
    roles: [],
    age: e.age === null ? null : { value: e.age, evidence: [0, 0] },
    minor: e.minor,
    dead: null,
    mentions: e.spans.map(({ start, end }) => ({ start, end, form: 'name' as const })),
  }
}

function recordStatement(s: GoldStatement, text: string, ids: Ids): RecordStatement {
  const speaker = s.who === null ? null : (ids.get(s.who) ?? null)
  const carrier = s.via === null ? undefined : ids.get(s.via)
  return {
    id: `s${s.id}`,
    mode: s.mode,
    act: s.act,
    content: s.content.map((span) => words(text, span)),
    cue: s.cue && words(text, s.cue),
    source: s.source && words(text, s.source),
    speaker,
    unresolved: speaker === null ? 'unattributed' : null,
    addressee: s.to === null ? null : { entity: ids.get(s.to) ?? null, text: s.to, evidence: [0, 0] },
    venue: s.venue === null ? null : { start: 0, end: 0, text: s.venue },
    via: carrier === undefined ? [] : [{ entity: carrier, evidence: [0, 0] }],
    time: s.when,
    within: s.within === null ? null : `s${s.within}`,
    probability: 1,
    by: 'gold',
    speakerBy: 'gold',
  }
}

function recordRelation(
  r: GoldStory['relations'][number],
  text: string,
  ids: Ids,
): readonly RecordRelation[] {
  const from = ids.get(r.from)
  const to = ids.get(r.to)
  if (from === undefined || to === undefined) return []
  const at = Math.max(0, text.indexOf(r.evidence))
  return [{ type: r.type, from, to, evidence: [at, at + r.evidence.length], statement: null, by: 'gold' }]
}

function recordEvent(e: GoldStory['events'][number], i: number, ids: Ids): RecordEvent {
  const who = e.who === null ? undefined : ids.get(e.who)
  return {
    id: `v${i + 1}`,
    type: e.type,
    participants: who === undefined ? [] : [{ role: 'who', entity: who }],
    charge: e.charge,
    status: e.status ?? 'unknown',
    time: e.when,
    evidence: e.evidence ? [e.evidence.start, e.evidence.end] : [0, 0],
    statement: e.statement === null ? null : `s${e.statement}`,
    by: 'gold',
  }
}
