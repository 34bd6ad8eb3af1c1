import { Readability } from '@mozilla/readability'
import { type Article, type Credit, composeArticle, type Problem, withDetails } from './article.ts'
import { ArticleError } from './article-error.ts'
import { markBoilerplate, removeBoilerplate } from './boilerplate.ts'
import { type Page, type PageElement, parsePage } from './dom.ts'
import { dateOfUrl, type Metadata, readMetadata } from './metadata.ts'
import { paragraphsOf } from './page-text.ts'
import { readPictureCredits } from './pictures.ts'
import { type Known, type Story, storyOf } from './story.ts'
import { requireWords } from './text.ts'

/**
 * A web page to an article: its text found by Readability and cleared of what pages put between, its details from
 * what the page declares. Paragraphs are divided by blank lines. A page without an article gives what text there
 * is, with a problem `no-article`.
 *
 * @throws ArticleError `empty`; `no-article` where the page has no text at all
 */
export function parseHtml(html: string, id: string): Article {
  requireWords(html)
  const page = parsePage(html)
  const metadata = readMetadata(page)
  const pictures = readPictureCredits(page, metadata.declared)
  const around = { headline: metadata.details.headline ?? null, byline: metadata.details.byline ?? [] }
  const { story, problems } = readStory(page, metadata, around)
  const text = story.paragraphs.join('\n\n')
  if (text === '') throw new ArticleError('no-article', `there is no text on this page. ${REMEDY}`)
  const credits = [...pictures, ...story.credits.filter((credit) => !isAmong(credit, pictures))]
  const { details } = metadata
  const published = details.published ?? story.published ?? dateOfUrl(details.url)
  return withDetails(composeArticle({ id, text, credits, problems }), { ...details, published })
}

const REMEDY = 'Save the page after it has loaded, or give its text.'

const isAmong = (credit: Credit, others: readonly Credit[]): boolean =>
  others.some((other) => credit.text.includes(other.text) || other.text.includes(credit.text))

interface Found {
  readonly story: Story
  readonly problems: readonly Problem[]
}

function readStory(page: Page, metadata: Metadata, known: Known): Found {
  const everything = paragraphsOf(page.body)
  markBoilerplate(page.body)
  const root = mainElement(page)
  if (root) {
    removeBoilerplate(root)
    const story = storyOf(paragraphsOf(root), known)
    if (story.begins) return { story, problems: [] }
  }
  if (metadata.body) {
    const paragraphs = metadata.body.split(/\s*\n\s*/).filter((paragraph) => paragraph !== '')
    return { story: { paragraphs, credits: [], begins: true, published: null }, problems: [] }
  }
  const paragraphs = everything.map(({ text }) => text)
  const message = `no article was found on this page; all its text was taken. ${REMEDY}`
  return {
    story: { paragraphs, credits: [], begins: false, published: null },
    problems: [{ code: 'no-article', message, evidence: null }],
  }
}

/** The element that holds the article; null where there is none or the page is too broken to look for it. */
function mainElement(page: Page): PageElement | null {
  const serializer = (node: unknown): PageElement => node as PageElement
  try {
    const reader = new Readability<PageElement>(page as never, {
      serializer,
      keepClasses: true,
      disableJSONLD: true,
    })
    return reader.parse()?.content ?? null
  } catch {
    return null
  }
}
