import type { Article } from '../article/article.ts'
import { SourceMap } from '../article/source-map.ts'
import { type CharSpan, charSpan, overlaps } from '../document/span.ts'
import { readLayers } from '../read.ts'
import { buildStory, wordCount } from './build-story.ts'
import type { IgnoreComment } from './comments.ts'
import { type ActiveRule, activeRules, type Choice, type Config, settingsOf } from './config.ts'
import { Lines } from './positions.ts'
import type { Report, ReportedFinding, ReportedPlace, ReportedUnchecked } from './report.ts'
import type { Finding, Place, Rule } from './rule.ts'
import { rules as allRules } from './rules/index.ts'
import type { Story } from './story.ts'
import { contentHash, type Suppression } from './suppressions.ts'

export interface CheckOptions extends Choice {
  /** As in `hearsay.config.json`. */
  readonly config?: Config | undefined
  /** Findings that were looked at and let stand. */
  readonly suppressions?: readonly Suppression[] | undefined
  /** Comments of the file as written. */
  readonly comments?: readonly IgnoreComment[] | undefined
  /** The file that the article was read from, so that places are its own; else they are the text's. */
  readonly map?: SourceMap | undefined
}

/**
 * Checks a story. Deterministic; never throws for any text. A rule that fails is named among the problems, and the
 * others speak.
 *
 * @throws CheckError `unknown-rule`
 */
export function checkArticle(article: Article, options: CheckOptions = {}): Report {
  const { record, document } = readLayers(article)
  const problems = record.problems.map(({ message }) => message)
  if (document === null) return { ...NOTHING, article: article.id, problems }
  return checkStory(buildStory(article, record, document), options)
}

const NOTHING: Report = {
  article: '',
  words: 0,
  findings: [],
  suppressed: [],
  unchecked: [],
  unused: [],
  problems: [],
}

/** As {@link checkArticle}, of a story that is read already. */
export function checkStory(story: Story, options: CheckOptions = {}): Report {
  const config = options.config ?? {}
  const settings = settingsOf(config, options)
  const reporter = new Reporter(story, options.map ?? new SourceMap(story.article.text))
  const { comments = [] } = options
  const problems = story.record.problems.map(({ message }) => message)
  for (const active of activeRules(config, options)) {
    try {
      for (const found of active.rule.check(story, settings)) {
        if ('unchecked' in found) reporter.addUnchecked(active.rule, found.unchecked, found.place)
        else reporter.add(active, found)
      }
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      problems.push(`the rule ${active.rule.id} failed (${reason}); the others were checked`)
    }
  }
  for (const comment of comments) reporter.judgeComment(comment)
  const judged = settle(reporter.findings(), options.suppressions ?? [], comments)
  return {
    article: story.article.id,
    words: wordCount(story.article.text),
    ...judged,
    unchecked: reporter.unchecked,
    problems,
  }
}

/** Tells what is open from what somebody let stand. */
function settle(
  all: readonly ReportedFinding[],
  suppressions: readonly Suppression[],
  comments: readonly IgnoreComment[],
): Pick<Report, 'findings' | 'suppressed' | 'unused'> {
  const byKey = new Map(suppressions.map((one) => [`${one.rule} ${one.hash}`, one]))
  const used = new Set<Suppression>()
  const judged = all.map((finding): ReportedFinding => {
    const inFile = byKey.get(`${finding.rule} ${finding.hash}`)
    if (inFile) {
      used.add(inFile)
      return { ...finding, suppressed: { reason: inFile.reason, by: 'file' } }
    }
    const { start, end } = finding.place
    const comment = comments.find(
      ({ rules, reason, scope }) =>
        reason !== '' &&
        rules.includes(finding.rule) &&
        overlaps(scope, charSpan(start, Math.max(end, start + 1))),
    )
    return comment ? { ...finding, suppressed: { reason: comment.reason, by: 'comment' } } : finding
  })
  return {
    findings: judged.filter(({ suppressed }) => suppressed === null),
    suppressed: judged.filter(({ suppressed }) => suppressed !== null),
    unused: suppressions
      .filter((one) => !used.has(one))
      .map(({ rule, hash, words }) => ({ rule, hash, words })),
  }
}

/** The id of findings about suppressions themselves. */
export const SUPPRESSION_RULE = 'suppression-reason'

/** Gathers what the rules say, with places as people and editors name them. */
class Reporter {
  readonly #story: Story
  readonly #map: SourceMap
  readonly #lines: Lines
  readonly #findings: ReportedFinding[] = []
  readonly #seen = new Set<string>()
  readonly unchecked: ReportedUnchecked[] = []

  constructor(story: Story, map: SourceMap) {
    this.#story = story
    this.#map = map
    this.#lines = new Lines(map.source)
  }

  /** In text order. */
  findings(): readonly ReportedFinding[] {
    return this.#findings.toSorted((a, b) => a.place.start - b.place.start || a.place.end - b.place.end)
  }

  add({ rule, severity }: ActiveRule, found: Finding): void {
    const { start, end } = found.place.span
    const key = `${rule.id} ${start} ${end}`
    if (this.#seen.has(key)) return
    this.#seen.add(key)
    // A severity of the finding's own speaks only where the house has not set one.
    const own = severity === rule.severity ? (found.severity ?? severity) : severity
    this.#findings.push({
      rule: rule.id,
      topic: rule.topic,
      severity: own,
      risk: rule.risk,
      message: found.message,
      why: rule.why,
      guideline: rule.guideline ?? null,
      suggestion: found.suggestion ?? null,
      place: this.#place(found.place),
      related: (found.related ?? []).map((place) => this.#place(place)),
      fix: this.#fix(found),
      hash: this.#hash(rule.id, found),
      suppressed: null,
    })
  }

  addUnchecked({ id }: Rule, reason: string, place: Place): void {
    this.unchecked.push({ rule: id, reason, place: this.#place(place) })
  }

  /** A comment without a reason silences nothing; one that names no rule would never be missed. */
  judgeComment({ rules, reason, span }: IgnoreComment): void {
    const strange = rules.filter((id) => !allRules.some((rule) => rule.id === id))
    const wrong =
      rules.length === 0
        ? 'This comment names no rule.'
        : reason === ''
          ? `This comment gives no reason, so ${rules.join(', ')} is not silenced.`
          : strange.length > 0
            ? `There is no rule ${strange.map((id) => `"${id}"`).join(', ')}.`
            : null
    if (wrong === null) return
    this.#findings.push({
      rule: SUPPRESSION_RULE,
      topic: 'sources',
      severity: 'warning',
      risk: 'low',
      message: wrong,
      why: 'Who reads the story next must see why a finding was let stand.',
      guideline: null,
      suggestion: 'Write <!-- hearsay-ignore rule: reason -->.',
      place: this.#placeInSource(span, this.#map.source.slice(span.start, span.end), null),
      related: [],
      fix: null,
      hash: contentHash(`${SUPPRESSION_RULE}\n${rules.join(' ')}\n${reason}`),
      suppressed: null,
    })
  }

  #place({ span, message }: Place): ReportedPlace {
    return this.#placeInSource(this.#map.span(span), this.#story.words(span), message ?? null)
  }

  #placeInSource({ start, end }: CharSpan, text: string, message: string | null): ReportedPlace {
    const first = this.#lines.at(start)
    const last = this.#lines.at(end)
    return {
      start,
      end,
      line: first.line,
      column: first.column,
      endLine: last.line,
      endColumn: last.column,
      text,
      message,
    }
  }

  /** Words between quotation marks are never mended, nor what the file has otherwise than the text. */
  #fix({ fix }: Finding): ReportedFinding['fix'] {
    if (!fix || this.#story.quoted(fix.span)) return null
    const { start, end } = this.#map.span(fix.span)
    const same =
      this.#map.source.slice(start, end) === this.#story.article.text.slice(fix.span.start, fix.span.end)
    return same ? { start, end, text: fix.text } : null
  }

  /** Of rule, words found and their sentence, so that it holds while the story around it changes. */
  #hash(rule: string, { place, related = [] }: Finding): string {
    const { document } = this.#story
    const sentence = (span: CharSpan): string => {
      const tokens = document.sentences[this.#story.sentenceOf(document.tokens.at(span.start))]
      return tokens ? this.#story.words(document.tokens.chars(tokens)) : ''
    }
    const words = [place, ...related].map(({ span }) => this.#story.words(span))
    return contentHash([rule, sentence(place.span), ...words].join('\n'))
  }
}
