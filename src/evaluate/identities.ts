/**
 * Who is who across articles, measured: stories of the Hearsay corpus that tell of one event (`ecb-TOPIC-*`) have the same id
 * for the same person. `node src/evaluate/identities.ts --corpora DIR`.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openArchive } from '../archive/open.ts'
import { read } from '../index.ts'

interface Gold {
  readonly date: string
  readonly entities: readonly {
    readonly id: string
    readonly name: string
    readonly mentions: readonly string[]
  }[]
}

interface Item {
  readonly article: string
  readonly topic: string
  readonly identity: string
  readonly gold: string
}

const { values } = parseArgs({ options: { corpora: { type: 'string', default: '../shared/corpora' } } })
const folder = join(values.corpora, 'hearsay')

const fold = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:the|mr|mrs|ms|dr) /, '')
    .replace(/['’]s$/, '')

/** The one entity of the gold that goes by this name; null where none or several do. */
function goldOf({ entities }: Gold, name: string): string | null {
  const found = entities.filter((one) =>
    [one.name, ...one.mentions].some((form) => fold(form) === fold(name)),
  )
  return found.length === 1 ? found[0]!.id : null
}

async function itemsOf(type: 'person' | 'organization', location: string): Promise<readonly Item[]> {
  const archive = await openArchive(location)
  const items: Item[] = []
  for (const { identity } of (await archive.people({ type }, 100_000)).rows) {
    for (const { article, name } of await archive.appearances(identity)) {
      const topic = /^ecb-(\d+)/.exec(article)?.[1]
      if (topic === undefined) continue
      const gold = goldOf(JSON.parse(readFileSync(join(folder, 'gold', `${article}.json`), 'utf8')), name)
      if (gold !== null) items.push({ article, topic, identity, gold: `${topic} ${gold}` })
    }
  }
  await archive.close()
  return items
}

/** Pairs of two articles of one topic. */
function pairs(items: readonly Item[]): {
  readonly right: number
  readonly wrong: number
  readonly missed: number
} {
  let [right, wrong, missed] = [0, 0, 0]
  for (const [place, a] of items.entries())
    for (const b of items.slice(0, place)) {
      if (a.article === b.article || a.topic !== b.topic) continue
      const [linked, same] = [a.identity === b.identity, a.gold === b.gold]
      if (linked && same) right++
      else if (linked) wrong++
      else if (same) missed++
    }
  return { right, wrong, missed }
}

const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`

const place = mkdtempSync(join(tmpdir(), 'hearsay-identities-'))
try {
  const location = join(place, 'a.db')
  const archive = await openArchive(location, { mode: 'write' })
  for (const file of readdirSync(join(folder, 'text')).sort()) {
    const id = file.replace(/\.txt$/, '')
    const { date }: Gold = JSON.parse(readFileSync(join(folder, 'gold', `${id}.json`), 'utf8'))
    const record = read(readFileSync(join(folder, 'text', file), 'utf8'), { id, published: date })
    await archive.add([{ record, reader: 'evaluate' }])
  }
  await archive.close()
  for (const type of ['person', 'organization'] as const) {
    const { right, wrong, missed } = pairs(await itemsOf(type, location))
    process.stdout.write(
      `${type}: precision ${percent(right, right + wrong)}, recall ${percent(right, right + missed)} (${right} pairs right, ${wrong} wrong, ${missed} missed)\n`,
    )
  }
} finally {
  rmSync(place, { recursive: true, force: true })
}
