import type { GoldStory } from '../corpora/gold.ts'
import type { HearsayRecord } from '../record/record.ts'
import { alignEntities, samePartyBy } from './alignment.ts'
import { type Figure, retrieval, share, Tally } from './figures.ts'
import { type FactJudgements, isFamily, judgeFacts, type Match } from './judge-facts.ts'
import { judgeStatements, type StatementJudgement, type StatementJudgements } from './judge-statements.ts'
import { goldSide, recordSide, type Side } from './side.ts'

/** A story's gold against its record. */
export interface Judgement {
  readonly id: string
  readonly gold: Side
  readonly system: Side
  /** Gold entity id → system entity id. */
  readonly aligned: ReadonlyMap<string, string>
  readonly statements: StatementJudgements
  readonly facts: FactJudgements
}

/** Compares one record with gold; no record counts as an empty one. */
export function judge(story: GoldStory, record: HearsayRecord | undefined): Judgement {
  const gold = goldSide(story)
  const system = recordSide(record, story.text)
  const aligned = alignEntities(gold, system)
  return {
    id: story.id,
    gold,
    system,
    aligned,
    statements: judgeStatements(gold, system, samePartyBy(gold, system, aligned)),
    facts: judgeFacts(gold, system, aligned),
  }
}

/** The measures, in the order they are printed. README.md says what each is. */
export const MEASURES = [
  'statements',
  'exact',
  'quoted',
  'indirect',
  'nested',
  'speaker',
  'unattributed',
  'mode',
  'act',
  'cue',
  'source',
  'within',
  'addressee',
  'via',
  'venue',
  'persons',
  'age',
  'family',
  'relations',
  'events',
  'status',
  'times',
  'timespans',
  'record',
] as const
export type Measure = (typeof MEASURES)[number]

const FACT_MEASURES: Readonly<Record<string, readonly Measure[]>> = {
  entities: ['persons', 'age'],
  relations: ['family', 'relations'],
  events: ['events', 'status'],
  times: ['times', 'timespans'],
}

/** The measures of one layer of the record (`statements`, `entities`, …); all where none is named. */
export function measuresOf(layer: string | undefined): readonly Measure[] {
  if (layer === undefined) return MEASURES
  const facts = Object.values(FACT_MEASURES).flat()
  return FACT_MEASURES[layer] ?? MEASURES.filter((measure) => !facts.includes(measure))
}

export type Figures = { readonly [M in Measure]: Figure }

/** Figures over all stories together (micro-averaged). */
export function figures(judgements: readonly Judgement[]): Figures {
  const tally = new Tally()
  for (const judgement of judgements) {
    for (const j of judgement.statements.judged) countGold(tally, j)
    for (const s of judgement.system.statements) {
      tally.add('system')
      tally.add('system-cue', s.cue !== null)
      tally.add('system-source', s.source !== null)
      tally.add('system-addressee', s.addressee !== null)
      tally.add('system-via', s.via.length)
      tally.add('system-venue', s.venue !== null)
    }
  }
  return { ...statementFigures(tally), ...factFigures(judgements), record: of(tally, 'record', 'gold') }
}

function countGold(tally: Tally, j: StatementJudgement): void {
  const { gold, system } = j
  const found = system !== null
  const part = (name: string, counts: boolean, right: boolean) => {
    if (!counts) return
    tally.add(`gold-${name}`)
    tally.add(name, right)
  }
  tally.add('gold')
  tally.add('found', found)
  tally.add('exact', j.exact)
  tally.add('act', j.act)
  part('quoted', gold.mode !== 'indirect', found)
  part('indirect', gold.mode === 'indirect', found)
  part('nested', gold.within !== null, found)
  part('within', gold.within !== null, j.within)
  part('speaker', gold.speaker !== null, j.speaker)
  part('unattributed', gold.speaker === null, j.speaker)
  // The mode of a nested statement is not judged: readers differ.
  part('mode', found && gold.within === null, j.mode)
  part('cue', gold.cue !== null, j.cue)
  part('source', gold.source !== null, j.source)
  part('addressee', gold.addressee !== null, j.addressee)
  part('venue', gold.venue !== null, j.venue)
  tally.add('gold-via', gold.via.length)
  tally.add('via', j.carriers)
  tally.add('record', isRight(j))
}

/** Whether everything that matters to a reader is right: found, mode, speaker, within, addressee and via. */
export const isRight = (j: StatementJudgement): boolean =>
  j.system !== null && (j.mode || j.gold.within !== null) && j.speaker && j.within && j.addressee && j.via

const of = (tally: Tally, right: string, all: string): Figure => share(tally.get(right), tally.get(all))

function statementFigures(tally: Tally) {
  const part = (name: string) => of(tally, name, `gold-${name}`)
  const field = (name: string) =>
    retrieval(tally.get(name), tally.get(`system-${name}`), tally.get(`gold-${name}`))
  return {
    statements: retrieval(tally.get('found'), tally.get('system'), tally.get('gold')),
    exact: retrieval(tally.get('exact'), tally.get('system'), tally.get('gold')),
    quoted: part('quoted'),
    indirect: part('indirect'),
    nested: part('nested'),
    speaker: part('speaker'),
    unattributed: part('unattributed'),
    mode: part('mode'),
    act: of(tally, 'act', 'found'),
    cue: field('cue'),
    source: field('source'),
    within: part('within'),
    addressee: field('addressee'),
    via: field('via'),
    venue: field('venue'),
  }
}

function factFigures(judgements: readonly Judgement[]) {
  const all = <T>(pick: (facts: FactJudgements) => readonly Match<T>[]) =>
    judgements.flatMap((j) => pick(j.facts))
  const relations = all((f) => f.relations)
  const times = all((f) => f.times)
  const events = all((f) => f.events)
  const charges = events.filter(({ gold }) => gold?.type === 'charge' && gold.status !== null)
  return {
    persons: matched(all((f) => f.persons)),
    age: matched(all((f) => f.ages)),
    family: matched(relations.filter(({ gold, system }) => isFamily((gold ?? system)!))),
    relations: matched(relations),
    events: matched(events),
    status: share(charges.filter((m) => m.system?.status === m.gold!.status).length, charges.length),
    times: matched(times),
    timespans: matched(times.map((m) => ({ ...m, right: m.gold !== null && m.system !== null }))),
  }
}

const matched = (matches: readonly Match<unknown>[]): Figure =>
  retrieval(
    matches.filter(({ right }) => right).length,
    matches.filter(({ system }) => system !== null).length,
    matches.filter(({ gold }) => gold !== null).length,
  )
