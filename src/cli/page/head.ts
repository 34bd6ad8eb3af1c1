import { readableDate } from './dates.ts'
import { joinRuns, type Line, type Run, run } from './line.ts'
import { plain } from './plain.ts'
import { count, type View, wordsAt } from './view.ts'
import { columns } from './width.ts'
import { indent, wrap } from './wrap.ts'

const dot = run(' · ', 'dim')

/** Counts without a list of the words: a text may have millions. */
function countWords(text: string): number {
  const word = /\S+/g
  let words = 0
  while (word.test(text)) words++
  return words
}

function counts({ record }: View): string[] {
  const { statements, entities, article } = record
  const speakers = new Set(statements.flatMap(({ speaker }) => speaker ?? []))
  const people = entities.filter(({ type, named }) => type === 'person' && named).length
  const unresolved = statements.filter(({ unresolved }) => unresolved !== null).length
  return [
    statements.length === 0 ? 'no statements' : count(statements.length, 'statement'),
    ...(speakers.size > 0 ? [count(speakers.size, 'speaker')] : []),
    ...(unresolved > 0 ? [`${unresolved} unresolved`] : []),
    count(people, 'person', 'people'),
    count(countWords(article.text), 'word'),
  ]
}

function origin({ record: { article } }: View): Run[][] {
  const published = article.published === null ? null : readableDate(article.published)
  const credits = article.credits.map(({ kind, text }) => `${kind}: ${plain(text)}`)
  const outlet = article.outlet === null ? [] : [[run(plain(article.outlet), 'bold')]]
  const byline = article.byline.length > 0 ? [[run(`by ${article.byline.map(plain).join(', ')}`)]] : []
  return [
    ...outlet,
    [run(published ?? (article.published === null ? 'no date' : plain(article.published)))],
    ...byline,
    ...credits.map((credit) => [run(credit)]),
  ]
}

/** The story: headline or name, where and when it was published, by whom, and what is in the record. */
export function headLines(view: View): Line[] {
  const { article, problems } = view.record
  const title = plain(article.headline ?? article.id)
  const margin = indent(2)
  const titleLines = wrap([run(title, 'bold')], view.width, margin)
  const rule = '━'.repeat(Math.min(view.width - 4, Math.max(12, columns(title))))
  const asides = counts(view).map((text) => [run(text, 'dim')])
  const warnings = problems.flatMap(({ message, evidence }) => {
    const words = evidence === null ? '' : `: “${wordsAt(view, evidence).slice(0, 60)}”`
    return wrap([run('! ', 'yellow', 'bold'), run(plain(message) + words)], view.width, margin)
  })
  return [
    ...titleLines,
    [run('  '), run(rule, 'dim')],
    ...wrap(joinRuns(origin(view), dot), view.width, margin),
    ...wrap(joinRuns(asides, dot), view.width, margin),
    ...(article.url === null ? [] : wrap([run(plain(article.url), 'dim')], view.width, margin)),
    ...warnings,
  ]
}
