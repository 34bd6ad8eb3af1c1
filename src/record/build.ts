import type { Article, Problem } from '../article/article.ts'
import type { Document } from '../document/document.ts'
import type { Entity, Mention } from '../document/layers.ts'
import { type CharSpan, contains, type TokenSpan } from '../document/span.ts'
import type { Tokens } from '../document/tokens.ts'
import type {
  HearsayRecord,
  RecordEntity,
  RecordEvent,
  RecordRelation,
  RecordStatement,
  RecordTime,
} from './record.ts'

/** The layers a record is made of. */
export type RecordLayers =
  | 'tokens'
  | 'mentions'
  | 'timexes'
  | 'entities'
  | 'statements'
  | 'attributions'
  | 'attributes'
  | 'relations'
  | 'events'

const entityId = (place: number): string => `e${place + 1}`
const statementId = (place: number): string => `s${place + 1}`

type Words = { start: number; end: number; text: string }
type Evidence = [number, number]

/** Turns an article and its annotated text into the public record. Offsets become UTF-16 units of the text. */
export function buildRecord(article: Article, document: Document<RecordLayers>): HearsayRecord {
  return {
    ...unreadRecord(article),
    entities: document.entities.map((entity, place) => buildEntity(document, entity, place)),
    statements: document.statements.map((_, place) => buildStatement(document, place)),
    relations: document.relations.map((relation): RecordRelation => {
      const evidence = spanOf(document.tokens, relation.evidence)
      return {
        type: relation.type,
        from: entityId(relation.from),
        to: entityId(relation.to),
        evidence,
        statement: innermost(document, evidence),
        by: relation.by,
      }
    }),
    events: buildEvents(document),
    times: document.timexes.map(
      (timex): RecordTime => ({
        ...wordsOf(document.tokens, timex.span),
        type: timex.type,
        value: timex.value,
        by: timex.by,
      }),
    ),
  }
}

/** A record of the article alone; `problem` says why nothing was read from it. */
export function unreadRecord(article: Article, problem?: Problem): HearsayRecord {
  const problems = problem ? [...article.problems, problem] : article.problems
  return {
    hearsay: 1,
    article: {
      id: article.id,
      url: article.url,
      outlet: article.outlet,
      headline: article.headline,
      byline: [...article.byline],
      published: article.published,
      language: article.language ?? 'und',
      credits: article.credits.map(({ kind, text, evidence }) => ({
        kind,
        text,
        evidence: evidenceOf(evidence),
      })),
      text: article.text,
    },
    entities: [],
    statements: [],
    relations: [],
    events: [],
    times: [],
    problems: problems.map(({ code, message, evidence }) => ({
      code,
      message,
      evidence: evidenceOf(evidence),
    })),
  }
}

const evidenceOf = (span: CharSpan | null): Evidence | null => span && [span.start, span.end]

function buildEvents(document: Document<RecordLayers>): RecordEvent[] {
  return document.events.map((event, place) => {
    const evidence = spanOf(document.tokens, event.evidence)
    return {
      id: `v${place + 1}`,
      type: event.type,
      participants: event.participants.map(({ role, entity }) => ({ role, entity: entityId(entity) })),
      charge: event.charge,
      status: event.status,
      time: event.time,
      evidence,
      statement: innermost(document, evidence),
      by: event.by,
    }
  })
}

function buildEntity(document: Document<RecordLayers>, entity: Entity, place: number): RecordEntity {
  const { tokens } = document
  const facts = document.attributes[place]
  const mentions = entity.mentions.map((index) => document.mentions[index]!)
  return {
    id: entityId(place),
    type: entity.type,
    name: entity.name,
    aliases: aliasesOf(tokens, entity, mentions),
    named: entity.named,
    members: entity.members.map(entityId),
    roles: (facts?.roles ?? []).map((role) => ({ text: role.text, evidence: spanOf(tokens, role.evidence) })),
    age: facts?.age ? { value: facts.age.value, evidence: spanOf(tokens, facts.age.evidence) } : null,
    minor: facts?.minor ?? false,
    dead: facts?.dead ? { evidence: spanOf(tokens, facts.dead) } : null,
    mentions: mentions.map(({ span, form }) => {
      const { start, end } = tokens.chars(span)
      return { start, end, form }
    }),
  }
}

/** The distinct names and descriptions used for an entity beside its name, in text order. */
function aliasesOf(tokens: Tokens, entity: Entity, mentions: readonly Mention[]): string[] {
  const aliases = new Set<string>()
  for (const mention of mentions) {
    if (mention.form === 'pronoun') continue
    aliases.add(tokens.words(mention.name ?? mention.span).replace(/\s+/g, ' '))
  }
  aliases.delete(entity.name)
  return [...aliases]
}

function buildStatement(document: Document<RecordLayers>, place: number): RecordStatement {
  const { tokens, text } = document
  const statement = document.statements[place]!
  const who = document.attributions[place]!
  const to = who.told
  return {
    id: statementId(place),
    mode: statement.mode,
    act: statement.act,
    content: statement.content.map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
    cue: statement.cue && wordsOf(tokens, statement.cue),
    source: statement.source && wordsOf(tokens, statement.source),
    speaker: who.speaker === null ? null : entityId(who.speaker),
    unresolved: who.unresolved,
    addressee: to && {
      entity: who.addressee === null ? null : entityId(who.addressee),
      text: tokens.words(to),
      evidence: spanOf(tokens, to),
    },
    venue: who.venue && wordsOf(tokens, who.venue),
    via: who.via.map((via) => ({ entity: entityId(via.entity), evidence: spanOf(tokens, via.evidence) })),
    time: who.time,
    within: statement.within === null ? null : statementId(statement.within),
    probability: Math.round(statement.probability * who.probability * 1000) / 1000,
    by: statement.by,
    speakerBy: who.by,
  }
}

/** The innermost statement whose content holds the evidence: on whose word it is. */
function innermost(document: Document<RecordLayers>, [start, end]: Evidence): string | null {
  const held: CharSpan = { start, end }
  let best: { place: number; length: number } | null = null
  for (const [place, statement] of document.statements.entries()) {
    const around = statement.content.find((span) => contains(span, held))
    if (!around) continue
    const length = around.end - around.start
    if (!best || length <= best.length) best = { place, length }
  }
  return best && statementId(best.place)
}

function spanOf(tokens: Tokens, span: TokenSpan): Evidence {
  const { start, end } = tokens.chars(span)
  return [start, end]
}

function wordsOf(tokens: Tokens, span: TokenSpan): Words {
  const { start, end } = tokens.chars(span)
  return { start, end, text: tokens.text.slice(start, end) }
}
