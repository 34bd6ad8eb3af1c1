import { codePointsBefore } from '../document/code-points.ts'
import type { HearsayRecord, RecordStatement } from '../record/record.ts'
import { localId } from './ids.ts'

/** Where words stand, counted in Unicode code points, half-open: the standard's unit, not the record's. */
export interface TextPositionSelector {
  readonly type: 'TextPositionSelector'
  readonly start: number
  readonly end: number
}

/** The words themselves, with those around them. */
export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector'
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}

export interface TextualBody {
  readonly type: 'TextualBody'
  readonly purpose: 'identifying' | 'tagging'
  readonly value: string
}

/** A span of the article's text; both selectors select the same words. */
export interface AnnotationTarget {
  readonly type: 'SpecificResource'
  /** The id of the article, for its text. */
  readonly source: string
  /** The page the article was read from, where that is known. */
  readonly scope?: string
  readonly selector: readonly [TextPositionSelector, TextQuoteSelector]
}

/** A statement: its spans, who it is by, its mode and act. */
export interface Annotation {
  readonly id: string
  readonly type: 'Annotation'
  readonly motivation: 'describing'
  readonly body: readonly TextualBody[]
  readonly target: readonly AnnotationTarget[]
}

export interface AnnotationPage {
  readonly '@context': 'http://www.w3.org/ns/anno.jsonld'
  readonly id: string
  readonly type: 'AnnotationPage'
  readonly partOf: {
    readonly id: string
    readonly type: 'AnnotationCollection'
    readonly label: string
    readonly total: number
  }
  readonly startIndex: 0
  readonly items: readonly Annotation[]
}

/**
 * The statements of a record as annotations of its article's text, after the W3C's Web Annotation Data Model (2017).
 * An annotation has a target for each span of the content, and says by whom it is (`identifying`; not where that is
 * unresolved), its mode, act, and why there is no speaker (`tagging`).
 */
export function toAnnotations(record: HearsayRecord): AnnotationPage {
  const names = new Map(record.entities.map(({ id, name }) => [id, name]))
  const select = selectorsOf(record.article.text)
  const about = {
    source: localId(record),
    ...(record.article.url === null ? {} : { scope: record.article.url }),
  }
  const items = record.statements.map(
    (statement): Annotation => ({
      id: localId(record, statement.id),
      type: 'Annotation',
      motivation: 'describing',
      body: bodiesOf(statement, names),
      target: statement.content.map((span) => ({
        type: 'SpecificResource',
        ...about,
        selector: select(span),
      })),
    }),
  )
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: localId(record, 'statements/1'),
    type: 'AnnotationPage',
    partOf: {
      id: localId(record, 'statements'),
      type: 'AnnotationCollection',
      label: record.article.headline ?? record.article.id,
      total: items.length,
    },
    startIndex: 0,
    items,
  }
}

function bodiesOf(
  { speaker, mode, act, unresolved }: RecordStatement,
  names: ReadonlyMap<string, string>,
): readonly TextualBody[] {
  const name = speaker === null ? undefined : names.get(speaker)
  const tags = [mode, act, ...(unresolved === null ? [] : [unresolved])]
  return [
    ...(name === undefined ? [] : [{ type: 'TextualBody', purpose: 'identifying', value: name } as const]),
    ...tags.map((value) => ({ type: 'TextualBody', purpose: 'tagging', value }) as const),
  ]
}

/** So many UTF-16 code units around a quotation tell it from the same words elsewhere. */
const AROUND = 32

const LOW = /^[\udc00-\udfff]/
const HIGH = /[\ud800-\udbff]$/

/** The selectors of spans (UTF-16 code units) of one text. */
function selectorsOf(
  text: string,
): (span: { readonly start: number; readonly end: number }) => AnnotationTarget['selector'] {
  const points = codePointsBefore(text)
  return ({ start, end }) => [
    { type: 'TextPositionSelector', start: points(start), end: points(end) },
    {
      type: 'TextQuoteSelector',
      exact: text.slice(start, end),
      // A pair that the cut would split is left out.
      prefix: text.slice(Math.max(0, start - AROUND), start).replace(LOW, ''),
      suffix: text.slice(end, end + AROUND).replace(HIGH, ''),
    },
  ]
}
