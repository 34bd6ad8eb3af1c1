import type { HearsayRecord, RecordEntity } from '../../record/record.ts'
import type { Writer } from '../store.ts'
import { type CorrectionEvent, corrected, inForce } from './corrections.ts'
import { isTelling, link } from './link.ts'
import { sameGiven, slugOf } from './name.ts'
import { blockOf, companyOf, joinProfiles, nameOf, type Profile, profileOf } from './profile.ts'

interface Known {
  readonly id: number
  readonly slug: string
  readonly type: string
  readonly block: string
  name: string
  profile: Profile
}

/** Whom an entity stands for. */
export interface Linked {
  /** What reading gave. */
  readonly linked: number
  /** After corrections. */
  readonly identity: number
  readonly probability: number
}

/** Only these are somebody across articles; a place or a film only where it speaks. */
const LINKED_TYPES: ReadonlySet<string> = new Set(['person', 'organization', 'group'])

/** Those of one family name, by their first names; of what is no person all are under none. */
class Block {
  readonly #byGiven = new Map<string, Known[]>()
  /** Answers of `near`, until somebody is added. */
  readonly #near = new Map<string, readonly Known[]>()

  add(known: Known): void {
    const { given } = known.profile.name
    this.#near.clear()
    const others = this.#byGiven.get(given)
    if (others) others.push(known)
    else this.#byGiven.set(given, [known])
  }

  /** Those whose first name may be this one. */
  near(given: string): readonly Known[] {
    const before = this.#near.get(given)
    if (before) return before
    const near: Known[] = []
    for (const [other, known] of this.#byGiven)
      if (given === '' || other === '' || sameGiven(given, other) !== 'other') near.push(...known)
    this.#near.set(given, near)
    return near
  }
}

/** Identities kept in memory between batches; past this many all are let go. */
const MOST_KEPT = 200_000

/**
 * Links entities of new articles to identities, and makes identities of those not known. `begin` starts a transaction,
 * `flush` writes what changed. What it has loaded it keeps for the next batch, unless somebody else has written.
 */
export class Register {
  #writer: Writer | null = null
  #corrections: readonly CorrectionEvent[] = []
  readonly #blocks = new Map<string, Block>()
  readonly #slugs = new Map<string, number>()
  /** Slugs that were looked up: free, unless `#slugs` has them. */
  readonly #asked = new Set<string>()
  /** The last number given behind a slug. */
  readonly #numbers = new Map<string, number>()
  readonly #fresh = new Set<Known>()
  readonly #changed = new Set<Known>()
  #stamp: unknown = null
  #next = 1
  #kept = 0

  /** @param stamp another value whenever somebody else has written */
  async begin(writer: Writer, corrections: readonly CorrectionEvent[], stamp: unknown): Promise<void> {
    if (stamp !== this.#stamp || this.#kept > MOST_KEPT) this.forget()
    this.#stamp = stamp
    this.#writer = writer
    this.#corrections = inForce(corrections)
    const { db } = writer
    const last = await db
      .selectFrom('identity')
      .select(({ fn }) => fn.max('id').as('id'))
      .executeTakeFirst()
    this.#next = Number(last?.id ?? 0) + 1
  }

  /** After a transaction that failed: what is in memory was never written. */
  forget(): void {
    this.#blocks.clear()
    this.#slugs.clear()
    this.#numbers.clear()
    this.#asked.clear()
    this.#fresh.clear()
    this.#changed.clear()
    this.#stamp = null
    this.#kept = 0
  }

  get #db(): Writer['db'] {
    if (!this.#writer) throw new Error('a register links within a transaction')
    return this.#writer.db
  }

  /** Loads candidates for all these records at once. */
  async prepare(records: readonly HearsayRecord[]): Promise<void> {
    const wanted = new Set<string>()
    for (const record of records)
      for (const entity of record.entities)
        if (isSomebody(record, entity)) wanted.add(blockOf(entity, nameOf(entity)))
    await this.#lookUpSlugs(records)
    const missing = [...wanted].filter((block) => !this.#blocks.has(block))
    for (const block of missing) this.#blocks.set(block, new Block())
    for (let from = 0; from < missing.length; from += 500) {
      const rows = await this.#db
        .selectFrom('identity')
        .selectAll()
        .where('block', 'in', missing.slice(from, from + 500))
        .orderBy('id')
        .execute()
      for (const { id, slug, type, block, name, profile } of rows)
        this.#blocks.get(block)!.add({ id, slug, type, block, name, profile: JSON.parse(profile) })
      this.#kept += rows.length
    }
  }

  /** Which slugs that these records may want are taken: one question for all. */
  async #lookUpSlugs(records: readonly HearsayRecord[]): Promise<void> {
    const stems = new Set<string>()
    for (const record of records)
      for (const entity of record.entities)
        if (isSomebody(record, entity)) {
          const stem = slugOf(entity.name)
          if (!this.#asked.has(stem)) stems.add(stem)
        }
    const wanted = [...stems]
    for (let from = 0; from < wanted.length; from += 500) {
      const some = wanted.slice(from, from + 500)
      const rows = await this.#db
        .selectFrom('identity')
        .select(['id', 'slug'])
        .where('slug', 'in', some)
        .execute()
      for (const { id, slug } of rows) this.#slugs.set(slug, id)
    }
    for (const stem of wanted) this.#asked.add(stem)
  }

  #block(name: string): Block {
    const block = this.#blocks.get(name) ?? new Block()
    this.#blocks.set(name, block)
    return block
  }

  /**
   * Identities of a record's entities, by their id in the record. `before` has those of the version before: somebody of
   * the same name in the same article stays who it was.
   */
  async link(
    record: HearsayRecord,
    article: string,
    before: ReadonlyMap<string, number>,
  ): Promise<ReadonlyMap<string, Linked>> {
    const company = companyOf(record)
    const linked = new Map<string, Linked>()
    const taken = new Set<Known>()
    for (const entity of record.entities) {
      if (!isSomebody(record, entity)) continue
      const profile = profileOf(record, entity, company)
      // Two entities of one article are two, unless one telling name says that reading took one for two.
      const one = isTelling(entity.type, profile.name)
      const candidates = this.#block(blockOf(entity, profile.name))
        .near(profile.name.given)
        .filter((known) => !taken.has(known) || (one && known.profile.name.whole === profile.name.whole))
      const stays = candidates.find(({ id }) => id === before.get(nameKey(entity)))
      const found = stays ? { candidate: stays, probability: 1 } : link(entity.type, profile, candidates)
      const known = found ? found.candidate : await this.#add(entity, profile)
      taken.add(known)
      if (found && update(known, entity, profile)) this.#changed.add(known)
      linked.set(entity.id, {
        linked: known.id,
        identity: await this.#corrected(known, article),
        probability: found?.probability ?? 1,
      })
    }
    return linked
  }

  async #corrected(known: Known, article: string): Promise<number> {
    const slug = corrected(known.slug, article, this.#corrections)
    if (slug === known.slug) return known.id
    const seen = this.#slugs.get(slug)
    if (seen !== undefined) return seen
    const row = await this.#db.selectFrom('identity').select('id').where('slug', '=', slug).executeTakeFirst()
    const id = row?.id ?? known.id
    this.#slugs.set(slug, id)
    return id
  }

  async #add(entity: RecordEntity, profile: Profile): Promise<Known> {
    const block = blockOf(entity, profile.name)
    const known: Known = {
      id: this.#next++,
      slug: await this.#freeSlug(slugOf(entity.name)),
      type: entity.type,
      block,
      name: entity.name,
      profile,
    }
    this.#fresh.add(known)
    this.#kept++
    this.#block(block).add(known)
    this.#slugs.set(known.slug, known.id)
    return known
  }

  async #freeSlug(stem: string): Promise<string> {
    for (let number = (this.#numbers.get(stem) ?? 0) + 1; ; number++) {
      this.#numbers.set(stem, number)
      const slug = number === 1 ? stem : `${stem}-${number}`
      if (this.#slugs.has(slug)) continue
      if (this.#asked.has(slug)) return slug
      const row = await this.#db
        .selectFrom('identity')
        .select('id')
        .where('slug', '=', slug)
        .executeTakeFirst()
      if (!row) return slug
      this.#slugs.set(slug, row.id)
    }
  }

  async flush(): Promise<void> {
    if (!this.#writer) return
    const columns = ['id', 'slug', 'type', 'name', 'block', 'profile', 'renamed']
    const [fresh, known] = [[...this.#fresh], [...this.#changed].filter((one) => !this.#fresh.has(one))]
    this.#fresh.clear()
    this.#changed.clear()
    const rows = fresh.map(({ id, slug, type, name, block, profile }) => [
      id,
      slug,
      type,
      name,
      block,
      JSON.stringify(profile),
      null,
    ])
    await this.#writer.insert('identity', columns, rows)
    await this.#writer.update(
      'identity',
      ['name', 'profile'],
      known.map(({ id, name, profile }) => [name, JSON.stringify(profile), id]),
    )
  }
}

/** By what somebody is known again in another version of an article. */
export const nameKey = (entity: Pick<RecordEntity, 'type' | 'name'>): string =>
  `${entity.type} ${nameOf(entity).whole}`

/** Whether anything new was learned. */
function update(known: Known, entity: RecordEntity, profile: Profile): boolean {
  const joined = joinProfiles(known.profile, profile)
  if (joined.name === profile.name && profile.name.whole !== known.profile.name.whole)
    known.name = entity.name
  if (sameProfile(joined, known.profile)) return false
  known.profile = joined
  return true
}

const sameProfile = (a: Profile, b: Profile): boolean =>
  a.roles === b.roles &&
  a.company === b.company &&
  a.outlets === b.outlets &&
  a.name === b.name &&
  a.born === b.born

/** Named people, organizations and groups, and whatever else is named and speaks. */
function isSomebody({ statements }: HearsayRecord, { id, type, named }: RecordEntity): boolean {
  if (!named) return false
  return LINKED_TYPES.has(type) || statements.some(({ speaker }) => speaker === id)
}
