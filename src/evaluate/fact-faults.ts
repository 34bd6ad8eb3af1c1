import type { CharSpan } from '../document/span.ts'
import type { Fault } from './faults.ts'
import { isFamily, type Match } from './judge-facts.ts'
import type { Judgement } from './score.ts'
import type { Side, SideEntity, SideEvent, SideRelation, SideTime } from './side.ts'

/** What was wrong of a story's persons, ages, relations, events and times; of one layer only where it is named. */
export function factFaults(judgement: Judgement, layer?: string): readonly Fault[] {
  const { persons, ages, relations, events, times } = judgement.facts
  const of = (name: string, faults: () => readonly Fault[]) =>
    layer === undefined || layer === name ? faults() : []
  return [
    ...of('entities', () => wrong(judgement, 'person', persons, personView(judgement))),
    ...of('entities', () => wrong(judgement, 'age', ages, ageView)),
    ...of('relations', () => wrong(judgement, 'relation', relations, relationView(judgement))),
    ...of('events', () => wrong(judgement, 'event', events, eventView)),
    ...of('events', () => wrong(judgement, 'status of a charge', charges(events), statusView)),
    ...of('times', () => wrong(judgement, 'time', times, timeView(judgement.gold.text))),
  ]
}

/** How a fact is counted and shown. */
interface View<T> {
  readonly cause: (match: Match<T>) => string
  readonly spans: (fact: T) => readonly CharSpan[]
  readonly says: (fact: T, side: Side) => string
}

function wrong<T>(
  judgement: Judgement,
  kind: string,
  matches: readonly Match<T>[],
  view: View<T>,
): readonly Fault[] {
  return matches
    .filter(({ right }) => !right)
    .map((match) => ({
      kind,
      cause: [outcome(match), view.cause(match)].filter(Boolean).join(' · '),
      story: judgement.id,
      text: judgement.gold.text,
      gold: match.gold === null ? [] : view.spans(match.gold),
      system: match.system === null ? [] : view.spans(match.system),
      goldSays: match.gold === null ? 'nothing' : view.says(match.gold, judgement.gold),
      systemSays: match.system === null ? 'nothing' : view.says(match.system, judgement.system),
    }))
}

const outcome = ({ gold, system }: Match<unknown>): string =>
  gold === null ? 'spurious' : system === null ? 'missed' : 'wrong'

const firstSpan = ({ spans }: SideEntity): readonly CharSpan[] => spans.slice(0, 1)

/** For a missed person, what its words were taken for instead. */
const personView = (judgement: Judgement): View<SideEntity> => ({
  cause: ({ gold }) => {
    if (gold === null) return 'no such person in gold, or one entity too many'
    const other = judgement.system.entities.get(judgement.aligned.get(gold.id) ?? '')
    if (!other) return 'no entity with its words, or one that is another person’s'
    return other.named ? `taken for ${other.type}` : 'taken for unnamed'
  },
  spans: firstSpan,
  says: ({ name, forms }) => [...new Set([name, ...forms])].join(' | '),
})

const ageView: View<SideEntity> = {
  cause: () => '',
  spans: firstSpan,
  says: ({ name, age }) => `${name}, ${age ?? 'no age'}`,
}

function relationView({ system, gold }: Judgement): View<SideRelation> {
  const name = (id: string) =>
    id.startsWith('?')
      ? `${gold.entities.get(id.slice(1))?.name ?? id} (no such entity found)`
      : (system.entities.get(id)?.name ?? id)
  return {
    cause: (match) => {
      const relation = (match.gold ?? match.system)!
      return `${isFamily(relation) ? 'family' : 'other'} · ${relation.type}`
    },
    spans: () => [],
    says: ({ type, from, to }) => `${type}: ${name(from)} → ${name(to)}`,
  }
}

const eventView: View<SideEvent> = {
  cause: (match) => [(match.gold ?? match.system)!.type, match.system?.by].filter(Boolean).join(' · '),
  spans: ({ evidence }) => (evidence ? [evidence] : []),
  says: ({ type, participants, status }, { entities }) => {
    const who = participants.map((p) =>
      'words' in p ? `“${p.words}”` : (entities.get(p.entity)?.name ?? p.entity),
    )
    return [type, who.join(', '), status ?? ''].filter(Boolean).join(' · ')
  },
}

const charges = (events: readonly Match<SideEvent>[]): readonly Match<SideEvent>[] =>
  events
    .filter(({ gold, system }) => gold?.type === 'charge' && gold.status !== null && system !== null)
    .map((match) => ({ ...match, right: match.gold!.status === match.system!.status }))

const statusView: View<SideEvent> = {
  cause: ({ gold, system }) => `${system?.status ?? 'none'} for ${gold?.status ?? 'none'}`,
  spans: ({ evidence }) => (evidence ? [evidence] : []),
  says: ({ status }) => status ?? 'none',
}

const timeView = (text: string): View<SideTime> => ({
  cause: ({ gold, system }) =>
    [gold && system ? kindOf(gold.value) : shape(text, (gold ?? system)!), system?.by]
      .filter(Boolean)
      .join(' · '),
  spans: ({ span }) => [span],
  says: ({ span, value }) => `“${text.slice(span.start, span.end)}” = ${value}`,
})

/** The words in lower case with every digit made 9, so that those alike are counted together. */
const shape = (text: string, { span }: SideTime): string =>
  `“${text.slice(span.start, span.end).toLowerCase().replace(/\d/g, '9')}”`

function kindOf(value: string): string {
  if (value.startsWith('P') && !value.includes('_REF')) return 'duration'
  if (value.includes('_REF')) return 'reference'
  return value.includes('T') ? 'time of day' : 'date'
}
