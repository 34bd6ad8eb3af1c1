import type { RecordArticle } from '../../record/record.ts'
import { castOf } from './cast.ts'
import { readableDate } from './dates.ts'
import { DOT, joinRuns, type Line, type Run, run } from './line.ts'
import { plain } from './plain.ts'
import { count, TIED, type View, wordsAt } from './view.ts'
import { clip, columns } from './width.ts'
import { indent, wrap } from './wrap.ts'

/** A credit is cut here. */
const LONGEST_CREDIT = 60

/** Counts without a list of the words: a text may have millions. */
function countWords(text: string): number {
  const word = /\S+/g
  let words = 0
  while (word.test(text)) words++
  return words
}

function counts(view: View): string[] {
  const { statements, article } = view.record
  const speakers = new Set(statements.flatMap(({ speaker }) => speaker ?? []))
  const without = statements.filter(({ speaker }) => speaker === null).length
  return [
    statements.length === 0 ? 'no statements' : count(statements.length, 'statement'),
    ...(speakers.size > 0 ? [count(speakers.size, 'speaker')] : []),
    ...(without > 0 ? [`${without} without a${TIED}speaker`] : []),
    castOf(view)[0]?.title ?? '',
    count(countWords(article.text), 'word'),
  ]
}

/** One photographer, one line of who wrote it, and how many captions there are; all of them where that is asked for. */
function creditTexts({ all, record: { article } }: View): string[] {
  const of = (kind: RecordArticle['credits'][number]['kind']): string[] =>
    article.credits.filter((credit) => credit.kind === kind).map(({ text }) => plain(text))
  if (all)
    return (['photo', 'text', 'caption'] as const).flatMap((kind) =>
      of(kind).map((text) => `${kind}: ${text}`),
    )
  const photos = of('photo')
  const captions = of('caption').length
  return [
    ...photos.slice(0, 1).map((text) => `photo: ${clip(text, LONGEST_CREDIT)}`),
    ...(photos.length > 1
      ? [`${photos.length - 1} more photo${TIED}credit${photos.length === 2 ? '' : 's'}`]
      : []),
    ...of('text')
      .slice(0, 1)
      .map((text) => clip(text, LONGEST_CREDIT)),
    ...(captions > 0 ? [count(captions, 'caption')] : []),
  ]
}

function origin(view: View): Run[][] {
  const { article } = view.record
  const published = article.published === null ? null : readableDate(article.published)
  const outlet = article.outlet === null ? [] : [[run(plain(article.outlet), 'bold')]]
  const byline = article.byline.length > 0 ? [[run(`by ${article.byline.map(plain).join(', ')}`)]] : []
  return [
    ...outlet,
    [run(published ?? (article.published === null ? 'no date' : plain(article.published)))],
    ...byline,
    ...creditTexts(view).map((credit) => [run(credit)]),
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
    ...wrap(joinRuns(origin(view), DOT), view.width, margin),
    ...wrap(joinRuns(asides, DOT), view.width, margin),
    ...(article.url === null ? [] : wrap([run(plain(article.url), 'dim')], view.width, margin)),
    ...warnings,
  ]
}
