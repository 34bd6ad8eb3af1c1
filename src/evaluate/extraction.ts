import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { ArticleError } from '../article/article-error.ts'
import { parseHtml } from '../article/html.ts'

/** Shares of shingles of four words, between 0 and 1. */
export interface ExtractionScore {
  readonly pages: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Pages whose words are exactly the reference's. */
  readonly exact: number
}

/** Shingles of one page that are right, too many, missing. */
export interface ShingleCounts {
  readonly right: number
  readonly extra: number
  readonly missing: number
}

/**
 * Scores the text taken from the pages of `html/article-extraction` in a corpora folder as that benchmark does
 * (Scrapinghub, Article extraction benchmark, 2019): multisets of shingles of four words; precision and recall
 * averaged over pages, F1 of the averages. `report` is told of each page.
 */
export function scoreExtraction(
  corpora: string,
  extract: (html: string) => string,
  report: (id: string, counts: ShingleCounts, extracted: string, reference: string) => void = () => {},
): ExtractionScore {
  const folder = join(corpora, 'html', 'article-extraction')
  const truth = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as Readonly<
    Record<string, { readonly articleBody: string }>
  >
  const all: ShingleCounts[] = []
  for (const [id, { articleBody }] of Object.entries(truth)) {
    const html = gunzipSync(readFileSync(join(folder, 'html', `${id}.html.gz`))).toString('utf8')
    const extracted = extract(html)
    const counts = compareShingles(articleBody, extracted)
    report(id, counts, extracted, articleBody)
    all.push(counts)
  }
  const precision = mean(
    all.filter((page) => page.right + page.extra > 0).map((page) => share(page.right, page.extra)),
  )
  const recall = mean(
    all.filter((page) => page.right + page.missing > 0).map((page) => share(page.right, page.missing)),
  )
  const exact = all.filter((page) => page.extra === 0 && page.missing === 0).length / all.length
  return { pages: all.length, precision, recall, f1: (2 * precision * recall) / (precision + recall), exact }
}

const share = (right: number, wrong: number): number => right / (right + wrong)
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

export function compareShingles(reference: string, extracted: string): ShingleCounts {
  const wanted = shingles(reference)
  const got = shingles(extracted)
  let right = 0
  for (const [shingle, count] of wanted) right += Math.min(count, got.get(shingle) ?? 0)
  return { right, extra: total(got) - right, missing: total(wanted) - right }
}

const total = (counts: ReadonlyMap<string, number>): number =>
  counts.values().reduce((sum, count) => sum + count, 0)

function shingles(text: string): ReadonlyMap<string, number> {
  const words = text.match(/[\p{L}\p{N}\p{M}_]+/gu) ?? []
  const counts = new Map<string, number>()
  if (words.length === 0) return counts
  for (let i = 0; i < Math.max(1, words.length - 3); i++) {
    const shingle = words.slice(i, i + 4).join(' ')
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}

/** The text of a page, or nothing where there is none. */
export function textOfPage(html: string): string {
  try {
    return parseHtml(html, 'page').text
  } catch (error) {
    if (error instanceof ArticleError) return ''
    throw error
  }
}

function main(): void {
  const { values } = parseArgs({
    options: { corpora: { type: 'string' }, errors: { type: 'string', default: '0' } },
  })
  if (values.corpora === undefined) throw new Error('give a corpora folder: --corpora DIR')
  const pages: { readonly id: string; readonly counts: ShingleCounts }[] = []
  const begun = performance.now()
  const score = scoreExtraction(values.corpora, textOfPage, (id, counts) => pages.push({ id, counts }))
  const seconds = (performance.now() - begun) / 1000
  const figure = (value: number): string => value.toFixed(3)
  console.log(
    `pages ${score.pages}  F1 ${figure(score.f1)}  precision ${figure(score.precision)}  recall ${figure(score.recall)}  exact ${figure(score.exact)}`,
  )
  console.log(`${(score.pages / seconds).toFixed(0)} pages/s`)
  const wrong = (page: ShingleCounts): number =>
    (page.extra + page.missing) / (page.right + page.extra + page.missing)
  for (const { id, counts } of pages
    .sort((a, b) => wrong(b.counts) - wrong(a.counts))
    .slice(0, Number(values.errors))) {
    console.log(`${id.slice(0, 12)}  right ${counts.right}  extra ${counts.extra}  missing ${counts.missing}`)
  }
}

if (import.meta.main) main()
