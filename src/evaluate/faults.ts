import type { CharSpan } from '../document/span.ts'
import { nearest, type StatementJudgement } from './judge-statements.ts'
import type { Judgement } from './score.ts'
import type { Party, Side, SideStatement } from './side.ts'

/** Something the system got wrong. */
export interface Fault {
  /** What went wrong: "missed", "speaker". */
  readonly kind: string
  /** Of which sort, to be counted: `indirect · say · "told"`. */
  readonly cause: string
  readonly story: string
  readonly text: string
  readonly gold: readonly CharSpan[]
  readonly system: readonly CharSpan[]
  /** What gold says and what the system says, a line each. */
  readonly goldSays: string
  readonly systemSays: string
}

/** The faults of a story's statements, spurious ones last. */
export function statementFaults(judgement: Judgement): readonly Fault[] {
  const { judged, spurious } = judgement.statements
  const nearOnes = new Set<SideStatement>()
  const faults = judged.flatMap((j) => {
    if (j.system) return fieldFaults(judgement, j, j.system)
    const near = nearest(j.gold, spurious, judgement.gold.text)
    if (near) nearOnes.add(near)
    const cause = `${j.gold.within === null ? '' : 'nested '}${j.gold.mode} · ${j.gold.act} · ${cueWord(judgement, j.gold)}`
    return [fault(judgement, near ? 'missed, though partly found' : 'missed', cause, j.gold, near)]
  })
  const extra = spurious
    .filter((s) => !nearOnes.has(s))
    .map((s) => fault(judgement, 'spurious', `${s.by} · ${s.mode} · ${cueWord(judgement, s)}`, null, s))
  return [...faults, ...extra]
}

function fieldFaults(judgement: Judgement, j: StatementJudgement, system: SideStatement): readonly Fault[] {
  const { gold } = j
  const text = judgement.gold.text
  const is = (wrong: boolean, kind: string, cause: () => string) =>
    wrong ? [fault(judgement, kind, cause(), gold, system)] : []
  return [
    ...is(!j.exact, 'content not exact', () => `${contentDifference(gold, system)} · ${system.by}`),
    ...is(!j.mode && gold.within === null, 'mode', () => `${system.mode} for ${gold.mode} · ${system.by}`),
    ...is(!j.act, 'act', () => `${system.act} for ${gold.act} · ${cueWord(judgement, gold)}`),
    ...is(
      !j.cue && (gold.cue ?? system.cue) !== null,
      'cue',
      () => `${given(gold.cue, system.cue)} · ${system.by}`,
    ),
    ...is(
      !j.source && (gold.source ?? system.source) !== null,
      'source',
      () => `${given(gold.source, system.source)} · ${sourceForm(text, gold.source)} · ${system.by}`,
    ),
    ...is(!j.speaker, 'speaker', () => speakerCause(judgement, gold, system)),
    ...is(!j.within, 'within', () => `${given(gold.within, system.within)} · ${system.by}`),
    ...is(
      !j.addressee,
      'addressee',
      () => `${given(gold.addressee, system.addressee)} · ${cueWord(judgement, gold)}`,
    ),
    ...is(!j.via, 'via', () => `${given(gold.via[0], system.via[0])} · ${cueWord(judgement, gold)}`),
    ...is(
      !j.venue && (gold.venue ?? system.venue) !== null,
      'venue',
      () => `${given(gold.venue, system.venue)} · ${cueWord(judgement, gold)}`,
    ),
  ]
}

const given = (gold: unknown, system: unknown): string =>
  (gold ?? null) === null
    ? 'given where gold has none'
    : (system ?? null) === null
      ? 'not given'
      : 'another given'

/** The cue in lower case, in quotation marks. */
function cueWord(judgement: Judgement, { cue }: SideStatement): string {
  return cue
    ? `“${judgement.gold.text.slice(cue.start, cue.end).toLowerCase().replaceAll('\n', ' ')}”`
    : 'no cue'
}

const PRONOUN =
  /^(?:i|you|he|she|it|we|they|him|her|his|them|us|me|who|one|this|that|these|those|some|many|others)$/i

function sourceForm(text: string, source: CharSpan | null): string {
  if (!source) return 'no source words'
  const words = text.slice(source.start, source.end)
  if (PRONOUN.test(words)) return `pronoun “${words.toLowerCase()}”`
  return /(?<!^)\p{Lu}|^(?!The |A |An |His |Her |Their |Its |One |Two |Some |Many )\p{Lu}/u.test(words)
    ? 'name'
    : 'nominal'
}

function speakerCause(judgement: Judgement, gold: SideStatement, system: SideStatement): string {
  const form = sourceForm(judgement.gold.text, gold.source)
  const { speaker } = gold
  if (!speaker) return `given where gold has none · ${system.speakerBy}`
  const rule = system.speakerBy
  if (!system.speaker) return `${form} · none given · ${rule}`
  if ('entity' in speaker && !judgement.aligned.has(speaker.entity))
    return `${form} · entity not found · ${rule}`
  return `${form} · another given · ${rule}`
}

function contentDifference(gold: SideStatement, system: SideStatement): string {
  const first = gold.content[0]!.start - system.content[0]!.start
  const last = gold.content.at(-1)!.end - system.content.at(-1)!.end
  // A quotation mark, a comma or a leading "that" is not counted as a difference, so small ones may be none.
  const parts = [
    first < -2 ? 'starts late' : first > 5 ? 'starts early' : '',
    last > 2 ? 'ends early' : last < -2 ? 'ends late' : '',
    gold.content.length === system.content.length
      ? ''
      : `${system.content.length} for ${gold.content.length} spans`,
  ].filter(Boolean)
  return parts.join(', ') || 'edges'
}

function fault(
  judgement: Judgement,
  kind: string,
  cause: string,
  gold: SideStatement | null,
  system: SideStatement | null,
): Fault {
  return {
    kind,
    cause,
    story: gold ? `${judgement.id} #${gold.id}` : judgement.id,
    text: judgement.gold.text,
    gold: gold?.content ?? [],
    system: system?.content ?? [],
    goldSays: gold ? says(judgement.gold, gold) : 'nothing',
    systemSays: system ? says(judgement.system, system) : 'nothing',
  }
}

/** One line with everything a statement says besides its content. */
function says(side: Side, s: SideStatement): string {
  const words = (span: CharSpan | null) =>
    span ? `“${side.text.slice(span.start, span.end).replaceAll('\n', ' ¶ ')}”` : '–'
  const name = (party: Party | null) => partyName(side, party)
  return [
    `${s.mode} ${s.act}`,
    `cue ${words(s.cue)}`,
    `source ${words(s.source)}`,
    `speaker ${name(s.speaker)}`,
    s.addressee ? `to ${name(s.addressee)}` : '',
    s.via.length > 0 ? `via ${s.via.map(name).join(', ')}` : '',
    s.venue === null ? '' : `venue “${s.venue}”`,
    s.within === null ? '' : `within ${s.within}`,
    s.by && `by ${s.by}; ${s.speakerBy}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

function partyName(side: Side, party: Party | null): string {
  if (!party) return '–'
  if ('words' in party) return `“${party.words}”`
  return side.entities.get(party.entity)?.name ?? party.entity
}
