import type { Filter } from '../archive/answers/filter.ts'
import type { StatementRow } from '../archive/answers/statement-row.ts'
import type { Archive } from '../archive/archive.ts'
import type { ReportedPlace } from '../check/report.ts'
import type { Profile } from '../check/rule.ts'
import { readArticle } from '../read.ts'
import { openSources, openStory, type StoryUpload, type Upload } from '../service/uploads.ts'
import type { Match, QuoteVerdict } from '../verify/verdict.ts'
import { eventAnswer, evidenceAt, personAnswers, relationAnswers, statementAnswer } from './evidence.ts'

/** Opens the archive that questions are about; it throws `ArchiveError` where there is none. */
export type OpenArchive = () => Promise<Archive>

/** Who said what in a story. */
export async function readTool(story: StoryUpload) {
  const record = readArticle(await openStory(story))
  const { headline, outlet, published, language } = record.article
  return {
    article: { headline, outlet, published, language },
    statements: record.statements.map((statement) => statementAnswer(record, statement)),
    people: personAnswers(record),
    relations: relationAnswers(record),
    events: record.events.map((event) => eventAnswer(record, event)),
    problems: record.problems.map(({ message }) => message),
  }
}

/** Statements of the archive, each in its sentence. */
export async function saidTool(open: OpenArchive, filter: Filter, limit: number) {
  const { rows, more, by } = await (await open()).said(filter, 'newest', limit, { context: true })
  return {
    statements: rows.map(({ context, ...row }) => ({ ...row, evidence: { ...placeOf(row), ...context } })),
    more,
    meaning: by.map(({ slug, name }) => ({ identity: slug, name })),
  }
}

const placeOf = (row: StatementRow) => ({
  span: [row.content[0]![0], row.content.at(-1)![1]] as const,
  article: row.article,
  url: row.url,
})

/** Who said a phrase, where it was printed first, and what others made of it. */
export async function whoTool(open: OpenArchive, phrase: string, limit: number) {
  const archive = await open()
  const families = await archive.who(phrase, limit)
  const texts = new Map<string, string>()
  const textOf = async (article: string): Promise<string> => {
    const known = texts.get(article) ?? (await archive.article(article)).record.article.text
    texts.set(article, known)
    return known
  }
  const told = []
  for (const { appearances, carriers } of families) {
    const shown = []
    for (const row of appearances) {
      const [start, end] = placeOf(row).span
      shown.push({
        ...row,
        evidence: { ...placeOf(row), ...evidenceAt(await textOf(row.article), start, end) },
      })
    }
    told.push({ carriers, appearances: shown })
  }
  return { families: told }
}

/** Passages told for a quote. */
const MOST_MATCHES = 3

export interface VerifyInput {
  readonly draft: Upload
  readonly sources: readonly Upload[]
  readonly archive: boolean
}

/** Every quote of a draft against what was really said. */
export async function verifyTool(open: OpenArchive, { draft, sources, archive }: VerifyInput) {
  const { verify, verifyWith } = await import('../verify/verify.ts')
  const article = await openStory({ id: 'draft', ...draft })
  const { transcripts, unread } = await openSources(sources)
  const finder = archive
    ? (await import('../service/archive-finder.ts')).archiveFinder(await open(), article)
    : null
  const found = finder
    ? await verifyWith(article, transcripts, finder, { unread })
    : verify(article, transcripts, { unread })
  return {
    fails: found.fails,
    counts: found.counts,
    searched: found.searched,
    unread,
    quotes: found.quotes.map(quoteAnswer),
  }
}

const quoteAnswer = ({
  pieces,
  claimed,
  verdict,
  type,
  reason,
  fails,
  speakerIs,
  matches,
  line,
}: QuoteVerdict) => ({
  quote: pieces.map(({ text }) => text).join(' … '),
  line,
  claimed: claimed?.name ?? null,
  verdict,
  type,
  reason,
  fails,
  speakerIs,
  /** In the draft. */
  span: [pieces[0]!.start, pieces.at(-1)!.end] as const,
  evidence: matches.slice(0, MOST_MATCHES).map(matchAnswer),
})

const matchAnswer = ({
  source,
  line,
  page,
  from,
  to,
  story,
  spans,
  before,
  after,
  speaker,
  edits,
}: Match) => ({
  source,
  line,
  page,
  seconds: from === null ? null : [from, to],
  story,
  span: spans.length === 0 ? null : [spans[0]!.start, spans.at(-1)!.end],
  before,
  text: spans.map(({ text }) => text).join(' … '),
  after,
  speaker,
  edits: edits.map(({ type, said, printed }) => ({ type, said: said.text, printed: printed.text })),
})

export interface CheckInput {
  readonly text: string
  readonly published?: string | undefined
  readonly profile?: Profile | undefined
}

/** Findings of a story, each with the words it is about. */
export async function checkTool({ text, published, profile }: CheckInput) {
  const { checkStory } = await import('../service/check-story.ts')
  const config = profile === undefined ? {} : { profile }
  const report = await checkStory({ story: { text, published }, config, suppressions: [] })
  const evidence = (place: ReportedPlace) => ({
    line: place.line,
    message: place.message,
    ...evidenceAt(report.text, place.start, place.end),
  })
  return {
    words: report.words,
    findings: report.findings.map(
      ({ rule, severity, risk, message, why, guideline, suggestion, place, related }) => ({
        rule,
        severity,
        risk,
        message,
        why,
        guideline,
        suggestion,
        evidence: [place, ...related].map(evidence),
      }),
    ),
    unchecked: report.unchecked.map(({ rule, reason, place }) => ({
      rule,
      reason,
      evidence: evidence(place),
    })),
    problems: report.problems,
  }
}
