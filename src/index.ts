import { type ParseOptions, parseArticle } from './article/parse.ts'
import { readArticle } from './read.ts'
import type { HearsayRecord } from './record/record.ts'

/**
 * Reads a news story, plain text or HTML, into its record: who said what, on whose word.
 *
 *     const record = read('“We will appeal,” Ana Reyes told reporters.', { published: '2024-05-02' })
 *     record.statements[0].content[0].text   // We will appeal
 *
 * For plain text all offsets are UTF-16 code units of `input`; for HTML of `record.article.text`.
 *
 * @throws ArticleError code `empty` if there are no words, `no-article` if a page has no text
 */
export const read = (input: string, options: ParseOptions = {}): HearsayRecord =>
  readArticle(parseArticle(input, options))

export type { Article, Credit, Problem } from './article/article.ts'
export { ArticleError } from './article/article-error.ts'
export { type ParseOptions, parseArticle } from './article/parse.ts'
export { type CheckOptions, checkArticle } from './check/check.ts'
export { CheckError } from './check/check-error.ts'
export { check } from './check/check-text.ts'
export type { Config as CheckConfig } from './check/config.ts'
export type { Report as CheckReport, ReportedFinding, ReportedPlace } from './check/report.ts'
export type { Finding, Place, Rule } from './check/rule.ts'
export { rules } from './check/rules/index.ts'
export type { Story } from './check/story.ts'
export type { Context, Document } from './document/document.ts'
export type * from './document/layers.ts'
export type { CharSpan, Span, TokenSpan } from './document/span.ts'
export type { Tags } from './document/tags.ts'
export type { Tokens } from './document/tokens.ts'
export { english } from './english.ts'
export { type Annotation, type AnnotationPage, toAnnotations } from './export/annotations.ts'
export { type JsonLd, type JsonLdNode, toJsonLd } from './export/json-ld.ts'
export { type CsvTables, toCsv } from './export/tables.ts'
export { Pipeline } from './pipeline/pipeline.ts'
export { type Stage, stage } from './pipeline/stage.ts'
export { readArticle } from './read.ts'
export { type InferredRelation, inferredRelations } from './record/inferred.ts'
export type {
  HearsayRecord,
  RecordArticle,
  RecordEntity,
  RecordEvent,
  RecordProblem,
  RecordRelation,
  RecordStatement,
  RecordTime,
} from './record/record.ts'
export { recordSchema } from './record/record.ts'
export { parseTranscript } from './transcript/parse.ts'
export type { Transcript, Turn } from './transcript/transcript.ts'
export { TranscriptError } from './transcript/transcript-error.ts'
export type { Edit, Gap, Match, QuoteVerdict, Verification } from './verify/verdict.ts'
export { Verifier, type VerifyOptions, verify } from './verify/verify.ts'
