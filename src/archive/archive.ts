import type { RecordArticle } from '../record/record.ts'
import { type Added, type Addition, type AddOptions, addRecords } from './add.ts'
import { type ArticleAnswer, article, correctable } from './answers/article.ts'
import {
  type ArticleFilter,
  type ArticleOrder,
  type ArticleRow,
  articles,
  type Overview,
  overview,
} from './answers/articles.ts'
import { familiesOf, type QuoteFamily } from './answers/families.ts'
import type { Filter } from './answers/filter.ts'
import { articleWith, history, type VersionRow } from './answers/history.ts'
import { type KeptRecord, keptRecords } from './answers/kept-records.ts'
import { appearances, type PeopleFilter, type PersonRow, people } from './answers/people.ts'
import { type PersonCard, person } from './answers/person.ts'
import { type Order, type SaidAnswer, type Shown, said, saidIds, statementsOf } from './answers/said.ts'
import { type SourceAudit, sources } from './answers/sources.ts'
import type { StatementRow } from './answers/statement-row.ts'
import { type Sought, type StoriesWith, storiesWith } from './answers/stories-with.ts'
import { type EventFilter, type EventRow, timeline } from './answers/timeline.ts'
import { findIdentity } from './answers/who-is.ts'
import { ArchiveError } from './archive-error.ts'
import { type CheckReport, check } from './check.ts'
import { hashArticle } from './codec.ts'
import {
  type ExportLine,
  type ExportScope,
  exportLines,
  type Imported,
  importLines,
  type Refused,
  splitSlug,
} from './exchange.ts'
import { correct, loadCorrections } from './identity/correct.ts'
import type { Correction, CorrectionEvent } from './identity/corrections.ts'
import { Register } from './identity/register.ts'
import type { Store } from './store.ts'
import { currentVersions, keyOf } from './versions.ts'

/** Rows of an answer, and whether there are more than were asked for. */
export interface Page<T> {
  readonly rows: readonly T[]
  readonly more: boolean
}

/**
 * An archive of records: every version of every article, searchable, with who is who across articles. The same in every
 * engine; `openArchive` opens one. All methods throw `ArchiveError` where the archive fails or a question makes no sense.
 */
export class Archive {
  readonly #store: Store
  readonly #register = new Register()

  constructor(store: Store) {
    this.#store = store
  }

  get location(): string {
    return this.#store.location
  }

  /** Keeps records, all or none; when it returns they are on disk. */
  add(additions: readonly Addition[], options: AddOptions = { reread: false }): Promise<readonly Added[]> {
    return addRecords(this.#store, additions, options, this.#register)
  }

  /** Whether the article is here just as it is. False also where only a second of its id is. */
  async holds(article: RecordArticle): Promise<boolean> {
    const [current] = (await currentVersions(this.#store.db, [keyOf(article)])).values()
    return current?.hash === hashArticle(article)
  }

  said(filter: Filter, order: Order, limit: number, shown?: Shown): Promise<SaidAnswer> {
    return said(this.#store, filter, order, limit, shown)
  }

  /** The same as numbers of statements, to be asked for a few at a time with `statements`. */
  saidIds(filter: Filter, order: Order, limit: number): Promise<readonly number[]> {
    return saidIds(this.#store, filter, order, limit)
  }

  /** Statements by their numbers, in their order; those that are there no more are left out. */
  statements(ids: readonly number[]): Promise<readonly StatementRow[]> {
    return statementsOf(this.#store, ids)
  }

  /** How much there is. */
  overview(): Promise<Overview> {
    return overview(this.#store)
  }

  articles(
    filter: ArticleFilter,
    order: ArticleOrder,
    limit: number,
    offset: number,
  ): Promise<Page<ArticleRow>> {
    return articles(this.#store, filter, order, limit, offset)
  }

  /** One article with its record; the present version unless `version` says. */
  article(name: string, version?: number): Promise<ArticleAnswer> {
    return article(this.#store, name, version)
  }

  who(phrase: string, limit: number): Promise<readonly QuoteFamily[]> {
    return familiesOf(this.#store, phrase, limit)
  }

  /** The stories that some quotes may be from, with all that their records say. */
  storiesWith(quotes: readonly Sought[]): Promise<StoriesWith> {
    return storiesWith(this.#store, quotes)
  }

  sources(filter: Filter, limit: number): Promise<SourceAudit> {
    return sources(this.#store, filter, limit)
  }

  person(name: string, limit: number): Promise<PersonCard> {
    return person(this.#store, name, limit)
  }

  people(filter: PeopleFilter, limit: number): Promise<Page<PersonRow>> {
    return people(this.#store, filter, limit)
  }

  /** The articles somebody is in, with the name each uses. */
  appearances(slug: string): Promise<readonly { readonly article: string; readonly name: string }[]> {
    return appearances(this.#store, slug)
  }

  timeline(filter: EventFilter, limit: number): Promise<Page<EventRow>> {
    return timeline(this.#store, filter, limit)
  }

  history(article: string): Promise<readonly VersionRow[]> {
    return history(this.#store, article)
  }

  corrections(): Promise<readonly CorrectionEvent[]> {
    return loadCorrections(this.#store.db)
  }

  /** Says that two are one: `from` becomes part of `into`. */
  async merge(into: string, from: string): Promise<CorrectionEvent> {
    const [a, b] = [await findIdentity(this.#store.db, into), await findIdentity(this.#store.db, from)]
    if (a.id === b.id)
      throw new ArchiveError('bad-question', `${into} and ${from} are one already (${a.slug}).`)
    return this.#correct({ kind: 'merge', into: a.slug, from: b.slug })
  }

  /** Says that in these articles the name means somebody else, who gets a name to be told apart by. */
  async split(from: string, articles: readonly string[], name?: string): Promise<CorrectionEvent> {
    const who = await findIdentity(this.#store.db, from)
    const keys: string[] = []
    for (const article of articles) keys.push(await articleWith(this.#store.db, article, who))
    const called = name ?? who.name
    const to = await splitSlug(this.#store, called)
    return this.#correct({ kind: 'split', from: who.slug, articles: keys, to, name: called })
  }

  async rename(of: string, name: string): Promise<CorrectionEvent> {
    if (name.trim() === '') throw new ArchiveError('bad-question', 'Give a name that has letters.')
    const who = await findIdentity(this.#store.db, of)
    return this.#correct({ kind: 'rename', of: who.slug, name: name.trim() })
  }

  /** Says who said a statement: an entity of its article (`e2`), or null where it is not known who. */
  async speaker(article: string, statement: string, speaker: string | null): Promise<CorrectionEvent> {
    const { anchor, speaker: to, was } = await correctable(this.#store, article, statement, speaker)
    return this.#correct({ kind: 'speaker', ...anchor, to, was })
  }

  /** Says that it is no statement. */
  async dismiss(article: string, statement: string): Promise<CorrectionEvent> {
    const { anchor } = await correctable(this.#store, article, statement, null)
    return this.#correct({ kind: 'dismiss', ...anchor })
  }

  undo(correction: number): Promise<CorrectionEvent> {
    return this.#correct({ kind: 'undo', correction })
  }

  /** A split may make an identity: what was kept in memory is out of date. */
  #correct(correction: Correction): Promise<CorrectionEvent> {
    this.#register.forget()
    return correct(this.#store, correction)
  }

  export(scope: ExportScope): AsyncGenerator<ExportLine> {
    return exportLines(this.#store, scope)
  }

  /** The present record of each article, with who is who across articles. */
  records(): AsyncGenerator<KeptRecord> {
    return keptRecords(this.#store)
  }

  import(lines: AsyncIterable<string>, refuse: (refused: Refused) => void): Promise<Imported> {
    this.#register.forget()
    return importLines(this.#store, lines, refuse)
  }

  check(advance?: (share: number) => void): Promise<CheckReport> {
    return check(this.#store, advance)
  }

  /** Bytes on disk. */
  size(): Promise<number> {
    return this.#store.size()
  }

  backup(path: string): Promise<void> {
    return this.#store.backup(path)
  }

  close(): Promise<void> {
    return this.#store.close()
  }
}
