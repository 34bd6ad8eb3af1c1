import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { BATCH } from '../../src/archive/add.ts'
import type { Archive } from '../../src/archive/archive.ts'
import { openArchive } from '../../src/archive/open.ts'
import { seededRandom } from '../../src/learn/random.ts'
import { storyOf } from '../../test/story-grammar.ts'

/** Statements of a story of the grammar. */
export const STATEMENTS = 10
/** Look-ups of each kind. */
const LOOKUPS = 200

/** Seconds on the clock, and of processor time in this process. */
export interface Cost {
  readonly wall: number
  readonly cpu: number
}

/** How long adding a part of the stories took. */
export interface Stretch extends Cost {
  readonly statements: number
  /** Statements there were before. */
  readonly before: number
  /** The same texts into a bare table with an FTS5 index, in the same minutes: what SQLite alone takes. */
  readonly bare: Cost
}

/** Milliseconds on the clock; `cpu` of processor time in this process, which other work on the machine does not change. */
export interface Lookup {
  readonly name: string
  readonly p50: number
  readonly p95: number
  readonly max: number
  readonly cpu: { readonly p50: number; readonly p95: number }
}

export interface Lookups {
  readonly statements: number
  readonly lookups: readonly Lookup[]
}

export interface Measured {
  readonly stretches: readonly Stretch[]
  readonly lookups: readonly Lookups[]
  /** Of the file, and of that the article's texts as they are. */
  readonly bytes: number
  readonly textBytes: number
}

async function cost(work: () => unknown): Promise<Cost> {
  const [wall, cpu] = [performance.now(), process.cpuUsage()]
  await work()
  const used = process.cpuUsage(cpu)
  return { wall: (performance.now() - wall) / 1000, cpu: (used.user + used.system) / 1e6 }
}

const add = (a: Cost, b: Cost): Cost => ({ wall: a.wall + b.wall, cpu: a.cpu + b.cpu })

/** A table and an index such as SQLite's documentation would have them. */
class Bare {
  readonly #database: DatabaseSync

  constructor(path: string) {
    this.#database = new DatabaseSync(path)
    this.#database.exec(
      'pragma journal_mode = wal; pragma synchronous = normal; create table statement (id integer primary key, speaker text, day text, text text); create virtual table words using fts5(text)',
    )
  }

  add(rows: readonly (readonly [string, string, string])[]): void {
    const row = this.#database.prepare('insert into statement (speaker, day, text) values (?, ?, ?)')
    const word = this.#database.prepare('insert into words (text) values (?)')
    this.#database.exec('begin immediate')
    for (const [speaker, day, text] of rows) {
      row.run(speaker, day, text)
      word.run(text)
    }
    this.#database.exec('commit')
  }

  close(): void {
    this.#database.close()
  }
}

/**
 * Adds stories of the grammar to a new archive, and asks it at a tenth and at the end. `path` is for files beside it. `tell` hears how far it
 * is.
 */
export async function measure(
  location: string,
  path: string,
  statements: number,
  tell: (text: string) => void,
): Promise<Measured> {
  const stories = Math.ceil(statements / STATEMENTS)
  const archive = await openArchive(location, { mode: 'write' })
  const bare = new Bare(`${path}.bare`)
  const stretches: Stretch[] = []
  const lookups: Lookups[] = []
  let textBytes = 0
  const parts = [0.1, 0.5, 1]
  for (const [place, part] of parts.entries()) {
    const [from, to] = [Math.floor(stories * (parts[place - 1] ?? 0)), Math.floor(stories * part)]
    const stretch = await addStretch(archive, bare, from, to)
    textBytes += stretch.textBytes
    stretches.push(stretch)
    tell(`${to * STATEMENTS} statements`)
    if (part !== 0.5) lookups.push({ statements: to * STATEMENTS, lookups: await ask(archive, to) })
  }
  bare.close()
  await archive.close()
  // As it lies there: while somebody adds, SQLite keeps a log of up to 128 MiB beside it.
  const atRest = await openArchive(location)
  const bytes = await atRest.size()
  await atRest.close()
  for (const file of [`${path}.bare`, `${path}.bare-wal`, `${path}.bare-shm`]) rmSync(file, { force: true })
  return { stretches, lookups, bytes, textBytes }
}

async function addStretch(
  archive: Archive,
  bare: Bare,
  from: number,
  to: number,
): Promise<Stretch & { readonly textBytes: number }> {
  let [own, other]: [Cost, Cost] = [
    { wall: 0, cpu: 0 },
    { wall: 0, cpu: 0 },
  ]
  let textBytes = 0
  for (let first = from; first < to; first += BATCH) {
    const records = Array.from({ length: Math.min(BATCH, to - first) }, (_, n) => storyOf(first + n))
    for (const { article } of records) textBytes += Buffer.byteLength(article.text)
    const rows = records.flatMap(({ article, statements }) =>
      statements.map((s) => [s.speaker ?? '', article.published ?? '', s.content[0]!.text] as const),
    )
    const additions = records.map((record) => ({ record, reader: 'bench' }))
    own = add(own, await cost(() => archive.add(additions)))
    other = add(other, await cost(() => bare.add(rows)))
  }
  return { ...own, bare: other, statements: (to - from) * STATEMENTS, before: from * STATEMENTS, textBytes }
}

/** The look-ups the archive is made for, each with questions that have answers. */
async function ask(archive: Archive, stories: number): Promise<readonly Lookup[]> {
  const random = seededRandom(99)
  const story = () => storyOf(Math.floor(random() * stories))
  const words = () => story().statements[Math.floor(random() * STATEMENTS)]!.content[0]!.text
  const phrase = () => `"${words().split(' ').slice(1, 5).join(' ')}"`
  return [
    await timed('phrase of four words, by date and mode', () =>
      archive.said({ words: phrase(), since: '2015', mode: 'direct' }, 'newest', 50),
    ),
    await timed('two words, newest 50', () =>
      archive.said({ words: words().split(' ').slice(2, 4).join(' ') }, 'newest', 50),
    ),
    await timed('phrase of two words by a speaker', () => {
      const { statements, entities } = story()
      const { content, speaker } = statements[0]!
      const by = entities.find(({ id }) => id === speaker)!.name
      return archive.said(
        { words: `"${content[0]!.text.split(' ').slice(1, 3).join(' ')}"`, by },
        'newest',
        50,
      )
    }),
    await timed('a speaker, newest 50', () => archive.said({ by: story().entities[0]!.name }, 'newest', 50)),
    await timed('family of a quote', () => archive.who(words(), 1)),
  ]
}

async function timed(name: string, work: () => Promise<unknown>): Promise<Lookup> {
  const costs: Cost[] = []
  for (let n = 0; n < LOOKUPS + 10; n++) costs.push(await cost(work))
  // The first few warm up.
  const warm = costs.slice(10)
  const of = (what: keyof Cost) => {
    const times = warm.map((one) => one[what] * 1000).sort((a, b) => a - b)
    const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))]!
    return { p50: at(0.5), p95: at(0.95), max: at(1) }
  }
  const { p50, p95 } = of('cpu')
  return { name, ...of('wall'), cpu: { p50, p95 } }
}
