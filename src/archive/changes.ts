import { compare, type Wording } from '../alignment/compare.ts'
import { wordsOf } from '../alignment/words.ts'
import type { HearsayRecord, RecordStatement } from '../record/record.ts'
import { contentText } from './detail.ts'

/** A statement of one version, in a few words. */
export interface StatementBrief {
  readonly id: string
  readonly text: string
  readonly speaker: string | null
}

export interface AlteredStatement {
  readonly before: StatementBrief
  readonly after: StatementBrief
  /** What is otherwise. */
  readonly fields: readonly ('content' | 'speaker' | 'mode')[]
}

/** What became of an article's statements from one version to the next. */
export interface VersionChanges {
  readonly added: readonly StatementBrief[]
  readonly withdrawn: readonly StatementBrief[]
  readonly altered: readonly AlteredStatement[]
}

/** Two wordings that share less are two statements. */
const LEAST_SHARE = 0.5
/** Pairs that are compared word for word, for each statement. */
const MOST_PAIRS = 12

interface Side extends StatementBrief {
  readonly statement: RecordStatement
  readonly wording: Wording
  readonly forms: ReadonlySet<string>
}

function sidesOf(record: HearsayRecord): readonly Side[] {
  const names = new Map(record.entities.map(({ id, name }) => [id, name]))
  return record.statements.map((statement) => {
    const text = contentText(statement)
    const words = wordsOf(text)
    const speaker = statement.speaker === null ? null : (names.get(statement.speaker) ?? null)
    return { id: statement.id, text, speaker, statement, wording: { text, words }, forms: formsOf(words) }
  })
}

const formsOf = (words: readonly { readonly form: string }[]): ReadonlySet<string> =>
  new Set(words.map(({ form }) => form))

const brief = ({ id, text, speaker }: Side): StatementBrief => ({ id, text, speaker })

/**
 * The statements that a new version adds, withdraws and alters. Equal words go together first, in order of the text;
 * then wordings that share most.
 */
export function changesOf(before: HearsayRecord, after: HearsayRecord): VersionChanges {
  const [old, fresh] = [sidesOf(before), sidesOf(after)]
  const pairs = [...sameWords(old, fresh)]
  const [used, found] = [new Set(pairs.map(([a]) => a)), new Set(pairs.map(([, b]) => b))]
  const rest = old.filter((side) => !used.has(side))
  for (const b of fresh) {
    if (found.has(b)) continue
    const a = nearest(
      b,
      rest.filter((side) => !used.has(side)),
    )
    if (!a) continue
    pairs.push([a, b])
    used.add(a)
    found.add(b)
  }
  const altered = pairs.flatMap(([a, b]) => {
    const fields = fieldsOf(a, b)
    return fields.length === 0 ? [] : [{ before: brief(a), after: brief(b), fields }]
  })
  return {
    added: fresh.filter((side) => !found.has(side)).map(brief),
    withdrawn: old.filter((side) => !used.has(side)).map(brief),
    altered,
  }
}

function* sameWords(old: readonly Side[], fresh: readonly Side[]): Generator<readonly [Side, Side]> {
  const byText = Map.groupBy(old, ({ text }) => text)
  for (const side of fresh) {
    const same = byText.get(side.text)
    const place = same?.findIndex(({ speaker }) => speaker === side.speaker) ?? -1
    const [match] = same?.splice(Math.max(0, place), 1) ?? []
    if (match) yield [match, side]
  }
}

function nearest(side: Side, others: readonly Side[]): Side | null {
  const likely = others
    .map((other) => ({ other, shared: [...side.forms].filter((form) => other.forms.has(form)).length }))
    .filter(({ other, shared }) => shared >= LEAST_SHARE * Math.min(side.forms.size, other.forms.size))
    .sort((a, b) => b.shared - a.shared)
    .slice(0, MOST_PAIRS)
  let best: { readonly other: Side; readonly share: number } | null = null
  for (const { other } of likely) {
    const { shared } = compare(other.wording, side.wording)
    const share = shared / Math.max(1, Math.max(other.wording.words.length, side.wording.words.length))
    if (share >= LEAST_SHARE && share > (best?.share ?? 0)) best = { other, share }
  }
  return best?.other ?? null
}

function fieldsOf(a: Side, b: Side): AlteredStatement['fields'] {
  return [
    ...(a.text === b.text ? [] : ['content' as const]),
    ...(a.speaker === b.speaker ? [] : ['speaker' as const]),
    ...(a.statement.mode === b.statement.mode ? [] : ['mode' as const]),
  ]
}
