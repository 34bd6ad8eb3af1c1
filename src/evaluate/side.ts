import type { GoldStory } from '../corpora/gold.ts'
import type { RelationType } from '../document/layers.ts'
import { type CharSpan, charSpan } from '../document/span.ts'
import type { HearsayRecord, RecordStatement } from '../record/record.ts'

/** An entity of the side it stands on, or words where there is none. */
export type Party = { readonly entity: string } | { readonly words: string | null }

export interface SideEntity {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly named: boolean
  /** The forms used for it. */
  readonly forms: readonly string[]
  readonly spans: readonly CharSpan[]
  readonly age: number | null
}

export interface SideStatement {
  readonly id: string
  readonly mode: string
  readonly act: string
  readonly content: readonly CharSpan[]
  readonly cue: CharSpan | null
  readonly source: CharSpan | null
  readonly speaker: Party | null
  readonly addressee: Party | null
  readonly via: readonly Party[]
  readonly venue: string | null
  readonly within: string | null
  /** The rules that gave the statement and its speaker; empty in gold. */
  readonly by: string
  readonly speakerBy: string
}

export interface SideRelation {
  readonly type: RelationType
  readonly from: string
  readonly to: string
}

export interface SideEvent {
  readonly type: string
  readonly participants: readonly Party[]
  readonly status: string | null
  readonly by: string
  readonly evidence: CharSpan | null
}

export interface SideTime {
  readonly span: CharSpan
  readonly value: string
  readonly by: string
}

/** Gold or record in one form, so that they can be compared. Offsets are UTF-16 code units into `text`. */
export interface Side {
  readonly text: string
  readonly entities: ReadonlyMap<string, SideEntity>
  readonly statements: readonly SideStatement[]
  readonly relations: readonly SideRelation[]
  readonly events: readonly SideEvent[]
  readonly times: readonly SideTime[]
}

/** The gold side of a story. */
export function goldSide(story: GoldStory): Side {
  const entities = new Map(
    story.entities.map((e) => [
      e.id,
      { id: e.id, name: e.name, type: e.type, named: e.named, forms: e.mentions, spans: e.spans, age: e.age },
    ]),
  )
  const party = (who: string | null): Party | null => {
    if (who === null) return null
    return entities.has(who) ? { entity: who } : { words: who }
  }
  return {
    text: story.text,
    entities,
    statements: story.statements.map(({ id, who, to, via, within, when, ...rest }) => ({
      ...rest,
      id: String(id),
      speaker: party(who),
      addressee: party(to),
      via: via === null ? [] : [party(via)!],
      within: within === null ? null : String(within),
      by: '',
      speakerBy: '',
    })),
    relations: story.relations,
    events: story.events.map(({ type, who, status, evidence }) => ({
      type,
      participants: who === null ? [] : [party(who)!],
      status,
      by: '',
      evidence,
    })),
    times: story.times.map((time) => ({ ...time, by: '' })),
  }
}

const nothing = (text: string): Side => ({
  text,
  entities: new Map(),
  statements: [],
  relations: [],
  events: [],
  times: [],
})

/** Whether the record was made from this text; the end of line at the end of a file may be left out. */
export const readsText = (record: HearsayRecord, text: string): boolean =>
  record.article.text === text || record.article.text === text.replace(/\n+$/, '')

/** The record's side. A record that is missing, or made from another text, is an empty one. */
export function recordSide(record: HearsayRecord | undefined, text: string): Side {
  if (!record || !readsText(record, text)) return nothing(text)
  const snap = snapper(text)
  const span = (x: CharSpan): CharSpan => charSpan(snap(x.start), snap(x.end))
  return {
    text,
    entities: new Map(
      record.entities.map((e) => [
        e.id,
        {
          id: e.id,
          name: e.name,
          type: e.type,
          named: e.named,
          forms: [e.name, ...e.aliases],
          spans: e.mentions.map(span),
          age: e.age?.value ?? null,
        },
      ]),
    ),
    statements: record.statements.map((s) => statementSide(s, span)),
    relations: record.relations,
    events: record.events.map(({ type, participants, status, by, evidence }) => ({
      type,
      participants: participants.map(({ entity }) => ({ entity })),
      status,
      by,
      evidence: span(charSpan(...evidence)),
    })),
    times: record.times.map((time) => ({ span: span(time), value: time.value, by: time.by })),
  }
}

function statementSide(s: RecordStatement, span: (x: CharSpan) => CharSpan): SideStatement {
  const addressee = s.addressee
  return {
    id: s.id,
    mode: s.mode,
    act: s.act,
    content: s.content.map(span),
    cue: s.cue && span(s.cue),
    source: s.source && span(s.source),
    speaker: s.speaker === null ? null : { entity: s.speaker },
    addressee: addressee && (addressee.entity ? { entity: addressee.entity } : { words: addressee.text }),
    via: s.via.map(({ entity }) => ({ entity })),
    venue: s.venue?.text ?? null,
    within: s.within,
    by: s.by,
    speakerBy: s.unresolved ?? s.speakerBy,
  }
}

/** Offsets past the end come to the end, offsets into a surrogate pair to its start. */
function snapper(text: string): (offset: number) => number {
  return (offset) => {
    const at = Math.min(offset, text.length)
    const inPair =
      at > 0 && at < text.length && /[\ud800-\udbff]/.test(text[at - 1]!) && /[\udc00-\udfff]/.test(text[at]!)
    return inPair ? at - 1 : at
  }
}
