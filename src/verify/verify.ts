import type { Article } from '../article/article.ts'
import { parseArticle } from '../article/parse.ts'
import { firstPlace } from '../document/search.ts'
import { type CharSpan, charSpan } from '../document/span.ts'
import { lazy } from '../pipeline/lexicon.ts'
import { markAt, type Transcript } from '../transcript/transcript.ts'
import { type Acceptance, accept } from './accept.ts'
import { assemblies } from './assemble.ts'
import { type Claim, type Claims, claimsOf } from './claims.ts'
import { type Comparison, compare, type Policy, type Query } from './judge.ts'
import { ParaphraseFinder } from './paraphrase.ts'
import { splitQuote } from './parts.ts'
import { gravestType, wordsReason } from './reasons.ts'
import { type IndexedSource, SearchIndex } from './search-index.ts'
import { SourceSpeakers } from './speakers.ts'
import { type FoundStories, type SourceFinder, type StorySource, transcriptOf } from './story.ts'
import {
  type EditType,
  FAILING,
  type Fold,
  type Match,
  type QuoteVerdict,
  type SourceReport,
  type SpeakerCheck,
  VERDICTS,
  type VerdictName,
  type Verification,
} from './verdict.ts'

/** A source that could not be read: what is not found may stand in it. */
export interface UnreadSource {
  readonly source: string
  readonly reason: string
}

export interface VerifyOptions {
  /** Differences taken as none. */
  readonly folds?: readonly Fold[]
  /** Kinds of edit that the house lets pass; they are still shown. */
  readonly allow?: readonly EditType[]
  readonly unread?: readonly UnreadSource[]
  /** Stories of an archive, found for the quotes of the draft: sources like the others. */
  readonly found?: FoundStories
}

/** Matches told in full; of more there is a count. */
const MOST_MATCHES = 8
/** Words shown on each side of a match. */
const CONTEXT = 30

/**
 * Every quote of a draft against what was really said. Deterministic, and nothing leaves the process.
 *
 *     const { quotes } = verify('“We will appeal,” Ana Reyes said.', [parseTranscript('REYES: We may appeal.\n…')])
 *     quotes[0].verdict   // altered
 *     quotes[0].type      // modal
 *
 * @param draft its text, or an article
 * @throws ArticleError code `empty` if the draft has no words
 */
export function verify(
  draft: string | Article,
  sources: readonly Transcript[],
  options: VerifyOptions = {},
): Verification {
  return new Verifier(sources, options).verify(
    typeof draft === 'string' ? parseArticle(draft, { id: 'draft' }) : draft,
  )
}

/**
 * As {@link verify}, with sources of which there are too many to be read: `finder` is asked for the few that the quotes
 * may be from.
 *
 * @throws ArticleError code `empty` if the draft has no words; what `finder` throws
 */
export async function verifyWith(
  draft: Article,
  sources: readonly Transcript[],
  finder: SourceFinder,
  options: Omit<VerifyOptions, 'found'> = {},
): Promise<Verification> {
  const claims = claimsOf(draft)
  const found = await finder.find(
    claims.claims.map(({ pieces, claimed }) => ({
      parts: partsOf(draft.text, pieces),
      speakers: claimed?.named ? claimed.names : [],
    })),
  )
  return new Verifier(sources, { ...options, found }).verify(draft, claims)
}

/** The words of a quote as printed, divided where its author says that words were left out or put in. */
function partsOf(text: string, pieces: readonly CharSpan[]): readonly string[] {
  const { start, end, seams } = splitQuote(text, pieces)
  const bounds = [0, ...seams.map(({ before }) => before), start.length]
  return bounds
    .slice(1)
    .flatMap((to, i) => (to > bounds[i]! ? [text.slice(start[bounds[i]!]!, end[to - 1]!)] : []))
}

interface Candidate {
  readonly comparison: Comparison
  readonly acceptance: Acceptance
  readonly speakerIs: SpeakerCheck
}

/** Sources made ready once, for any number of drafts. */
export class Verifier {
  readonly #index: SearchIndex
  readonly #speakers: ReadonlyMap<Transcript, SourceSpeakers>
  readonly #policy: Policy
  readonly #unread: readonly UnreadSource[]
  readonly #found: FoundStories | null
  readonly #stories: ReadonlyMap<Transcript, StorySource>
  readonly #paraphrases: () => ParaphraseFinder

  constructor(
    sources: readonly Transcript[],
    { folds = [], allow = [], unread = [], found }: VerifyOptions = {},
  ) {
    this.#found = found ?? null
    this.#stories = new Map(found?.stories.map((story) => [transcriptOf(story), story]))
    const all = [...sources, ...this.#stories.keys()]
    const spoken = new Map([...this.#stories].map(([transcript, story]) => [transcript, story.spoken]))
    this.#index = new SearchIndex(all, found ? { spoken, background: found } : {})
    this.#speakers = new Map(
      all.map((transcript) => [
        transcript,
        new SourceSpeakers(transcript, this.#stories.get(transcript) ?? null),
      ]),
    )
    this.#policy = { folds: new Set(folds), allow: new Set(allow) }
    this.#unread = unread
    this.#paraphrases = lazy(() => new ParaphraseFinder(this.#index))
  }

  /** @param read the draft's quotes, where it was read already */
  verify(draft: Article, read: Claims = claimsOf(draft)): Verification {
    const { claims, passedOver, isName } = read
    const sources = this.#index.sources.filter(({ transcript }) => !this.#stories.has(transcript))
    const lineOf = lineFinder(draft.text)
    const quotes = claims.map((claim, place): QuoteVerdict => {
      const { pieces } = claim
      const line = lineOf(pieces[0]!.start)
      return { id: `q${place + 1}`, line, ...this.#check(draft.text, claim, isName) }
    })
    const counts = Object.fromEntries(VERDICTS.map((name) => [name, 0])) as Record<VerdictName, number>
    for (const { verdict } of quotes) counts[verdict]++
    return {
      hearsay: 1,
      draft: {
        id: draft.id,
        headline: draft.headline,
        text: draft.text,
        words: draft.text.match(/\S+/g)?.length ?? 0,
      },
      sources: this.#reports(sources),
      searched: {
        sources: sources.length,
        words: sources.reduce((sum, { words }) => sum + words.length, 0),
        unread: this.#unread.length,
        archive: this.#found?.searched ?? null,
      },
      quotes,
      passedOver,
      counts,
      fails: quotes.some(({ fails }) => fails),
    }
  }

  #reports(sources: readonly IndexedSource[]): readonly SourceReport[] {
    const read = sources.map(({ transcript, words }) => ({
      source: transcript.id,
      format: transcript.format,
      words: words.length,
      turns: transcript.turns.length,
      speakers: transcript.speakers,
      unread: null,
      problems: transcript.problems.map(({ message }) => message),
    }))
    const unread = this.#unread.map(({ source, reason }) => ({
      source,
      format: null,
      words: 0,
      turns: 0,
      speakers: false,
      unread: reason,
      problems: [],
    }))
    return [...read, ...unread]
  }

  #check(
    text: string,
    { pieces, claimed }: Claim,
    isName: Query['isName'],
  ): Omit<QuoteVerdict, 'id' | 'line'> {
    const words = splitQuote(text, pieces)
    const query: Query = { text, pieces, words, ids: this.#index.numbersOf(words.keys), isName }
    const candidates = this.#candidates(query, claimed)
    const shown = candidates.filter(({ acceptance }) => acceptance !== 'no')
    const similar = shown.length === 0 ? this.#paraphrased(words.keys, claimed) : null
    const decided = similar
      ? {
          verdict: 'paraphrase-in-quotes' as const,
          type: null,
          speakerIs: similar.speakerIs,
          reason: PARAPHRASE,
        }
      : this.#decide(candidates, words.keys.length, claimed?.name ?? null)
    return {
      pieces: pieces.map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
      claimed,
      ...decided,
      fails: FAILING.has(decided.verdict),
      matches: similar ? [similar] : shown.slice(0, MOST_MATCHES).map((candidate) => this.#match(candidate)),
      more: Math.max(0, shown.length - MOST_MATCHES),
    }
  }

  #candidates(query: Query, claimed: Claim['claimed']): readonly Candidate[] {
    const length = query.words.keys.length
    const found = assemblies(this.#index, query).map((assembly): Candidate => {
      const comparison = compare(this.#index, query, assembly, this.#policy)
      const speakerIs = this.#speakers.get(comparison.source.transcript)!.check(claimed, comparison.spans[0]!)
      return { comparison, acceptance: accept(comparison, length, this.#index.total, speakerIs), speakerIs }
    })
    return found.sort((a, b) => rank(a) - rank(b))
  }

  #decide(
    candidates: readonly Candidate[],
    length: number,
    name: string | null,
  ): Pick<QuoteVerdict, 'verdict' | 'type' | 'reason' | 'speakerIs'> {
    const [best] = candidates
    if (!best || best.acceptance === 'no') return this.#absent()
    const { comparison, speakerIs } = best
    const reason = wordsReason(comparison)
    if (best.acceptance === 'likely')
      return {
        verdict: 'unsure',
        type: null,
        speakerIs,
        reason: `something like it was said, but the quote is too short or too different to be sure: ${reason}`,
      }
    const type = comparison.verdict === 'altered' ? gravestType(comparison) : null
    if (speakerIs !== 'other') return { verdict: comparison.verdict, type, speakerIs, reason }
    const who =
      this.#speakers.get(comparison.source.transcript)!.at(comparison.spans[0]!)?.label ?? 'somebody else'
    if (comparison.verdict === 'altered' || comparison.verdict === 'spliced')
      return {
        verdict: comparison.verdict,
        type,
        speakerIs,
        reason: `${reason}; and ${who} said it, not ${name}`,
      }
    const telling = length >= 5 || comparison.bits - Math.log2(this.#index.total + 1) >= 6
    return telling
      ? {
          verdict: 'misattributed',
          type,
          speakerIs,
          reason: `${who} said it, not ${name}; the words: ${reason}`,
        }
      : {
          verdict: 'unsure',
          type,
          speakerIs,
          reason: `these few words are said by ${who} and not by ${name}, who may have said them elsewhere`,
        }
  }

  #absent(): Pick<QuoteVerdict, 'verdict' | 'type' | 'reason' | 'speakerIs'> {
    const nothing = { type: null, speakerIs: 'unchecked' } as const
    const archive = this.#found?.searched ?? null
    if (this.#index.length === 0 && !archive?.stories)
      return {
        verdict: 'unchecked',
        ...nothing,
        reason: archive ? 'there is no story in the archive' : 'no source could be read',
      }
    const unread = this.#unread.length
    if (unread > 0)
      return {
        verdict: 'unchecked',
        ...nothing,
        reason: `not in the sources that were read, and ${unread} could not be`,
      }
    const files = this.#index.sources.length - this.#stories.size
    return {
      verdict: 'not-found',
      ...nothing,
      reason:
        archive === null
          ? 'nothing like it is in these sources'
          : `not found in ${counted(archive.stories, 'story', 'stories')} of the archive${files > 0 ? `, nor in ${counted(files, 'other source')}` : ''}`,
    }
  }

  /** A passage that says the like in other words; not where somebody else is known to have said it. */
  #paraphrased(keys: readonly string[], claimed: Claim['claimed']): Match | null {
    const found = this.#paraphrases().find(keys)
    if (!found) return null
    const source = this.#index.sourceAt(found.start)
    const { words, base } = source
    const span = charSpan(words.start[found.start - base]!, words.end[found.end - base - 1]!)
    const speakerIs = this.#speakers.get(source.transcript)!.check(claimed, span)
    if (speakerIs === 'other') return null
    const nothing = { edits: [], gaps: [], typography: [], ratio: 1 }
    return { ...this.#where(source, [span]), speakerIs, verdict: 'paraphrase-in-quotes', ...nothing }
  }

  #match({ comparison, speakerIs }: Candidate): Match {
    const { source, spans, edits, gaps, typography, ratio, verdict } = comparison
    const rounded = Math.round(ratio * 1000) / 1000
    return {
      ...this.#where(source, spans),
      speakerIs,
      verdict,
      edits,
      gaps,
      typography: [...typography],
      ratio: rounded,
    }
  }

  #where({ transcript, words }: IndexedSource, spans: readonly CharSpan[]) {
    const first = spans[0]!
    const last = spans.at(-1)!
    const mark = markAt(transcript, first.start)
    const end = markAt(transcript, Math.max(last.start, last.end - 1))
    const from = wordAt(words.start, first.start)
    const to = wordAt(words.start, last.end)
    const before = charSpan(words.start[Math.max(0, from - CONTEXT)] ?? 0, first.start)
    const after = charSpan(last.end, words.end[Math.min(words.length - 1, to + CONTEXT)] ?? last.end)
    return {
      source: transcript.id,
      line: mark?.line ?? null,
      page: mark?.page ?? null,
      from: mark?.start ?? null,
      to: end?.end ?? null,
      story: this.#stories.get(transcript)?.story ?? null,
      spans: spans.map((span) => ({ ...span, text: transcript.text.slice(span.start, span.end) })),
      before: withLabels(transcript, before, true),
      after: withLabels(transcript, after, false),
      speaker: this.#speakers.get(transcript)!.at(first)?.label ?? null,
    }
  }
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

const PARAPHRASE = 'the like was said in other words; these words in quotation marks were not'

const ACCEPTED: Readonly<Record<Acceptance, number>> = { certain: 0, likely: 1, no: 2 }
const SPEAKER: Readonly<Record<SpeakerCheck, number>> = {
  claimed: 0,
  unclaimed: 0,
  unchecked: 0.2,
  other: 0.4,
}

/** Fewer changes first; where they are as many, the speaker that the draft claims. */
function rank({ comparison, acceptance, speakerIs }: Candidate): number {
  const { ratio, edited, gaps, verdict } = comparison
  const splices = verdict === 'spliced' ? 2 * gaps.length : 0
  return (
    ACCEPTED[acceptance] * 1e6 +
    edited +
    splices +
    ratio +
    SPEAKER[speakerIs] +
    comparison.typography.size / 100
  )
}

/** The words of a stretch, with the label of each speaker who begins in it, or (`toNext`) right after it: `… it. [Tom Okafor] Madam …`. */
function withLabels({ text, turns }: Transcript, { start, end }: CharSpan, toNext: boolean): string {
  let shown = ''
  let at = start
  for (const { speaker, span } of turns.slice(
    firstPlace(turns.length, (i) => turns[i]!.span.start >= start),
  )) {
    if (span.start > end || (span.start === end && !toNext)) break
    shown += `${text.slice(at, span.start)}${speaker === null ? '' : `[${speaker}] `}`
    at = span.start
  }
  return shown + text.slice(at, Math.max(at, end))
}

const wordAt = (starts: Int32Array, offset: number): number =>
  firstPlace(starts.length, (place) => starts[place]! >= offset)

/** The line of an offset, counted from 1, by the places of all line ends. */
function lineFinder(text: string): (offset: number) => number {
  const ends: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at)
  return (offset) => firstPlace(ends.length, (place) => ends[place]! >= offset) + 1
}
