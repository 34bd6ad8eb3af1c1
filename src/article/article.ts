import type { CharSpan } from '../document/span.ts'

/** A credit named on the page or in the text; `evidence` is null where it stands outside `text`. */
export interface Credit {
  readonly kind: 'photo' | 'text' | 'caption'
  readonly text: string
  readonly evidence: CharSpan | null
}

/** Something of the input that could not be read; the rest was. */
export interface Problem {
  readonly code: string
  readonly message: string
  readonly evidence: CharSpan | null
}

/** What was published. Offsets are UTF-16 code units into `text`. */
export interface Article {
  readonly id: string
  readonly url: string | null
  readonly outlet: string | null
  readonly headline: string | null
  readonly byline: readonly string[]
  /** ISO 8601 date, or date and time. */
  readonly published: string | null
  /** BCP 47 tag as declared by the page, or null where nothing says. */
  readonly language: string | null
  readonly credits: readonly Credit[]
  /** For plain text the file as given. */
  readonly text: string
  readonly problems: readonly Problem[]
}

/** What is known of an article besides its text; what is absent or null is not known. */
export type Details = {
  readonly [K in 'url' | 'outlet' | 'headline' | 'byline' | 'published' | 'language']?:
    | Article[K]
    | null
    | undefined
}

/** An article of which only `fields` is known. */
export const composeArticle = (fields: Pick<Article, 'id' | 'text'> & Partial<Article>): Article => ({
  url: null,
  outlet: null,
  headline: null,
  byline: [],
  published: null,
  language: null,
  credits: [],
  problems: [],
  ...fields,
})

/** The article with the `given` details in place of its own: who handed it in knows best. */
export const withDetails = (article: Article, given: Details): Article => ({
  ...article,
  url: given.url ?? article.url,
  outlet: given.outlet ?? article.outlet,
  headline: given.headline ?? article.headline,
  byline: given.byline ?? article.byline,
  published: given.published ?? article.published,
  language: given.language ?? article.language,
})
