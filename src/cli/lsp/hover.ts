import type { SourceMap } from '../../article/source-map.ts'
import type { HearsayRecord, RecordStatement } from '../../record/record.ts'

/** A statement's words in the file, and the smallest stretch that holds the place asked for. */
interface At {
  readonly statement: RecordStatement
  readonly start: number
  readonly end: number
}

/** The innermost statement whose words, cue or source stand at an offset of the file. */
function statementAt({ statements }: HearsayRecord, map: SourceMap, offset: number): At | null {
  let best: At | null = null
  for (const statement of statements) {
    for (const part of [...statement.content, statement.cue, statement.source]) {
      if (!part) continue
      const { start, end } = map.span(part)
      if (offset < start || offset > end) continue
      if (!best || end - start < best.end - best.start) best = { statement, start, end }
    }
  }
  return best
}

const UNRESOLVED: Readonly<Record<NonNullable<RecordStatement['unresolved']>, string>> = {
  'no-candidate': 'nobody in the story fits',
  tie: 'two people fit equally',
  'no-antecedent': 'it is open whom the pronoun means',
  unattributed: 'nobody is named on purpose',
}

/** A story's words as they may stand in Markdown. */
const escaped = (text: string): string => text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+!|<>~-]/g, '\\$&')

export interface HoverWords {
  readonly markdown: string
  /** UTF-16 offsets of the file. */
  readonly start: number
  readonly end: number
}

/** Who says what stands at an offset of the file, through whom, and to whom; null where nobody says it. */
export function hoverAt(record: HearsayRecord, map: SourceMap, offset: number): HoverWords | null {
  const at = statementAt(record, map, offset)
  if (!at) return null
  const name = (id: string | null): string | null =>
    record.entities.find((entity) => entity.id === id)?.name ?? null
  const lines: string[] = []
  const seen = new Set<string>()
  for (
    let one: RecordStatement | undefined = at.statement;
    one && !seen.has(one.id);
    one = outerOf(record, one)
  ) {
    seen.add(one.id)
    lines.push(describe(one, name, lines.length > 0))
  }
  return { markdown: lines.join('\n\n'), start: at.start, end: at.end }
}

const outerOf = ({ statements }: HearsayRecord, { within }: RecordStatement): RecordStatement | undefined =>
  within === null ? undefined : statements.find(({ id }) => id === within)

function describe(
  { speaker, unresolved, source, cue, via, addressee, venue, probability }: RecordStatement,
  name: (id: string | null) => string | null,
  outer: boolean,
): string {
  const who = name(speaker)
  const parts = [
    who === null
      ? `**Speaker unknown** (${unresolved ? UNRESOLVED[unresolved] : 'not found'})`
      : `**${escaped(who)}**`,
    ...(source && who !== null && source.text !== who ? [`“${escaped(source.text)}”`] : []),
    ...(cue ? [`*${escaped(cue.text)}*`] : []),
    ...(addressee ? [`to ${escaped(name(addressee.entity) ?? addressee.text)}`] : []),
    ...(venue ? [`in ${escaped(venue.text)}`] : []),
    ...via.map(({ entity }) => `via ${escaped(name(entity) ?? 'somebody')}`),
    `${Math.round(100 * probability)} % sure`,
  ]
  return `${outer ? 'said within the words of ' : ''}${parts.join(' · ')}`
}
