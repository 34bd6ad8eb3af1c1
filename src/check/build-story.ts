import type { Article } from '../article/article.ts'
import { readHeader } from '../article/header.ts'
import { readCreditLine } from '../article/prompts.ts'
import type { Document } from '../document/document.ts'
import { firstPlace, placeAt } from '../document/search.ts'
import { type CharSpan, charSpan, overlaps, type TokenSpan } from '../document/span.ts'
import type { HearsayRecord, RecordEntity } from '../record/record.ts'
import type { Section, Story } from './story.ts'

const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Makes what the rules read. Linear in the text; look-ups take logarithmic time. */
export function buildStory(article: Article, record: HearsayRecord, document: Document): Story {
  const { text } = article
  const { tokens, sentences, paragraphs } = document
  const sections = sectionsOf(article, document)
  const quoted = quotedTokens(document)
  const entities = new Map<string, RecordEntity>(record.entities.map((entity) => [entity.id, entity]))
  const placeIn = (spans: readonly TokenSpan[], token: number): number =>
    Math.min(placeAt(spans, token), spans.length - 1)
  return {
    article,
    record,
    document,
    sections,
    body: sections.filter(({ kind }) => kind === 'body'),
    headline: sections.find(({ kind }) => kind === 'headline') ?? null,
    quoted: (span) => {
      const { start, end } = tokens.within(span)
      for (let token = start; token < end; token++) if (quoted[token] === 1) return true
      return false
    },
    quotedToken: (token) => quoted[token] === 1,
    chars: (span) => tokens.chars(span),
    words: ({ start, end }) => spaced(text.slice(start, end)),
    sectionAt: (offset) => {
      const section = sections[firstPlace(sections.length, (place) => sections[place]!.span.end > offset)]
      return section && section.span.start <= offset ? section : null
    },
    sentenceOf: (token) => placeIn(sentences, token),
    paragraphOf: (token) => placeIn(paragraphs, token),
    entity: (id) => (id === null ? null : (entities.get(id) ?? null)),
  }
}

function quotedTokens({ tokens, quotations }: Document): Uint8Array {
  const quoted = new Uint8Array(tokens.length)
  for (const { tokens: span, depth } of quotations) if (depth === 0) quoted.fill(1, span.start, span.end)
  return quoted
}

/** The paragraphs, by what they are for. What stands above the story is told by the reader of headers. */
function sectionsOf(article: Article, { tokens, paragraphs }: Document): readonly Section[] {
  const begins = readHeader(article.text).end
  return paragraphs.map((paragraph): Section => {
    const span = tokens.chars(paragraph)
    const kind = span.start < begins ? aboveStory(article, span) : inStory(article, span)
    return { kind, span, tokens: paragraph }
  })
}

function aboveStory({ text, headline, credits }: Article, span: CharSpan): Section['kind'] {
  if (headline !== null && spaced(text.slice(span.start, span.end)) === spaced(headline)) return 'headline'
  const credit = credits.find(({ evidence }) => evidence !== null && overlaps(evidence, span))
  if (!credit) return 'header'
  return credit.kind === 'caption' ? 'caption' : 'credit'
}

/** A line longer than this is no credit. */
const LONGEST_CREDIT = 600

function inStory({ text, headline }: Article, { start, end }: CharSpan): Section['kind'] {
  if (end - start > LONGEST_CREDIT) return 'body'
  const words = spaced(text.slice(start, end))
  if (headline !== null && words === spaced(headline)) return 'headline'
  const credit = readCreditLine(words)
  if (!credit) return 'body'
  return credit.kind === 'caption' ? 'caption' : 'credit'
}

/** The words of a story, white space apart. */
export const wordCount = (text: string): number => text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0

export const wholeText = (text: string): CharSpan => charSpan(0, text.length)
