import type { HearsayRecord, RecordEntity } from '../../record/record.ts'
import { unpackRecord } from '../codec.ts'
import { loadCorrections } from '../identity/correct.ts'
import { byArticle, correctedRecord, type StatementCorrections } from '../identity/corrected-record.ts'
import { inForce } from '../identity/corrections.ts'
import type { Store } from '../store.ts'

/** Records of some versions as people have corrected them, unpacked once each. */
export class Stories {
  readonly #store: Store
  readonly #kept = new Map<number, HearsayRecord>()
  #corrections: StatementCorrections | null = null

  constructor(store: Store) {
    this.#store = store
  }

  async get(version: number): Promise<HearsayRecord> {
    const kept = this.#kept.get(version)
    if (kept) return kept
    const { db } = this.#store
    this.#corrections ??= byArticle(inForce(await loadCorrections(db)))
    const row = await db
      .selectFrom('version')
      .innerJoin('article', 'article.id', 'version.article')
      .select(['version.record', 'article.key'])
      .where('version.id', '=', version)
      .executeTakeFirstOrThrow()
    const record = correctedRecord(unpackRecord(row.record), row.key, this.#corrections)
    this.#kept.set(version, record)
    return record
  }
}

/** Longest sentence shown, in UTF-16 code units, to each side of the words meant. */
const REACH = 240

/** Words as they stand in their sentence, or in as much of it as fits. */
export interface InContext {
  readonly before: string
  readonly text: string
  readonly after: string
}

/** The sentence around some words of a text, or as much of it as fits; white space is single spaces. */
export function sentenceAround(text: string, start: number, end: number): string {
  const { before, after } = inContext(text, start, end)
  return (before + text.slice(start, end) + after).replace(/\s+/g, ' ').trim()
}

/** Some words of a text with what stands before and after them in their sentence. */
export function inContext(text: string, start: number, end: number): InContext {
  const before = text.slice(Math.max(0, start - REACH), start)
  const after = text.slice(end, end + REACH)
  const opens = before.search(/(?<=[.!?]["”’']?\s|\n)[^.!?\n]*$/)
  const closes = /[.!?]["”’']?(?=\s|$)|\n/.exec(after)
  const from = opens >= 0 ? start - before.length + opens : start - before.length
  const to = closes ? end + closes.index + closes[0].length : end + after.length
  return {
    before: (opens < 0 && from > 0 ? '…' : '') + text.slice(from, start),
    text: text.slice(start, end),
    after: text.slice(end, to) + (!closes && to < text.length ? '…' : ''),
  }
}

/** On whose word something of a record stands: the speaker's name, `''` where that is not known; null for the article's own. */
export function wordOf(record: HearsayRecord, statement: string | null): string | null {
  if (statement === null) return null
  const found = record.statements.find(({ id }) => id === statement)
  return found ? nameIn(record, found.speaker) : ''
}

/** An entity's name in its article; empty where there is none. */
export const nameIn = ({ entities }: HearsayRecord, id: string | null): string =>
  entities.find((entity: RecordEntity) => entity.id === id)?.name ?? ''
