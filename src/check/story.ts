import type { Article } from '../article/article.ts'
import type { Document } from '../document/document.ts'
import type { CharSpan, TokenSpan } from '../document/span.ts'
import type { HearsayRecord, RecordEntity } from '../record/record.ts'

/** A part of the text, by what it is for. In text order; none overlaps another. */
export interface Section {
  /** `header`: date, byline and the like above the story. */
  readonly kind: 'headline' | 'header' | 'credit' | 'caption' | 'body'
  readonly span: CharSpan
  /** The same words as tokens. */
  readonly tokens: TokenSpan
}

/** What the rules read: the article, its record, and all layers over the same text. */
export interface Story {
  readonly article: Article
  readonly record: HearsayRecord
  /** Over `article.text`; passages that are not English or no prose have no layers worth reading. */
  readonly document: Document
  readonly sections: readonly Section[]
  /** The sections of kind `body`: a paragraph each. */
  readonly body: readonly Section[]
  /** The headline's section, where it stands in the text. */
  readonly headline: Section | null
  /** Whether the span touches words between quotation marks (of any kind, titles and scare quotes too). */
  quoted(span: CharSpan): boolean
  /** Whether the token stands between quotation marks. */
  quotedToken(token: number): boolean
  /** The characters of a token span. */
  chars(span: TokenSpan): CharSpan
  /** The words of a span of characters, white space made single. */
  words(span: CharSpan): string
  /** The section that holds the offset; null between sections. */
  sectionAt(offset: number): Section | null
  /** Place in the sentences layer of the sentence that holds the token. */
  sentenceOf(token: number): number
  /** Place in the paragraphs layer of the paragraph that holds the token. */
  paragraphOf(token: number): number
  /** The entity of that id. */
  entity(id: string | null): RecordEntity | null
}
