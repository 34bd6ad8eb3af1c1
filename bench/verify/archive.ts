import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Archive } from '../../src/archive/archive.ts'
import { openArchive } from '../../src/archive/open.ts'
import { parseArticle } from '../../src/article/parse.ts'
import { seededRandom } from '../../src/learn/random.ts'
import { archiveFinder } from '../../src/service/archive-finder.ts'
import { claimsOf } from '../../src/verify/claims.ts'
import type { SourceFinder } from '../../src/verify/story.ts'
import type { QuoteVerdict } from '../../src/verify/verdict.ts'
import { verifyWith } from '../../src/verify/verify.ts'
import { storyOf } from '../../test/story-grammar.ts'

/** Statements of a story of the grammar, and stories in a transaction. */
const STATEMENTS = 10
const BATCH = 64
/** Quotes of a draft. */
const QUOTES = 10

type Random = () => number

/** A quote with who is said to have said it. */
interface Printed {
  readonly words: string
  readonly speaker: string
}

interface Kind {
  readonly name: string
  /** Verdicts that are right. Words of the grammar come again and again: somebody else may have said them, too. */
  readonly right: readonly string[]
  readonly print: (stories: number, random: Random) => Printed
}

/** Some statement that a story quotes. */
function quoted(stories: number, random: Random): Printed {
  for (;;) {
    const { statements, entities } = storyOf(Math.floor(random() * stories))
    const direct = statements.filter(({ mode, probability }) => mode === 'direct' && probability >= 0.6)
    const statement = direct[Math.floor(random() * direct.length)]
    if (!statement) continue
    const { name } = entities.find(({ id }) => id === statement.speaker)!
    return { words: statement.content[0]!.text, speaker: name }
  }
}

/** One word in the middle is another. */
function altered(stories: number, random: Random): Printed {
  const { words, speaker } = quoted(stories, random)
  const list = words.split(' ')
  return { words: list.with(Math.floor(list.length / 2), 'lantern').join(' '), speaker }
}

const KINDS: readonly Kind[] = [
  { name: 'verbatim', right: ['verbatim', 'typography'], print: quoted },
  { name: 'a word changed', right: ['altered'], print: altered },
  {
    name: 'wrong speaker',
    right: ['misattributed'],
    print: (stories, random) => ({ ...quoted(stories, random), speaker: 'Quentin Abernathy-Voss' }),
  },
  {
    name: 'absent, words of the grammar',
    right: ['not-found', 'unsure'],
    print: (stories, random) => quoted(1e6, () => 0.9 + random() / 10 + stories / 1e12),
  },
  {
    name: 'absent, other words',
    right: ['not-found'],
    print: (_stories, random) => ({
      words: `We shipped ${Math.floor(random() * 900) + 100} violins to the monastery of Saint Ansgar without a single invoice`,
      speaker: 'Ada Holm',
    }),
  },
]

/** What was measured of one kind. Milliseconds a quote, beyond reading the draft. */
export interface ArchiveFigures {
  readonly kind: string
  readonly quotes: number
  readonly right: number
  readonly verdicts: Readonly<Record<string, number>>
  readonly find: number
  readonly judge: number
  readonly p50: number
  readonly p95: number
}

/**
 * Times quotes against an archive of stories of the grammar, and counts verdicts.
 *
 * @param what how many statements to generate, or the path of an archive made so before
 * @param quotes of each kind
 */
export async function verifyArchive(what: string, quotes: number, json: boolean): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'))
  try {
    const made = /^\d+$/.test(what)
    const path = made ? join(folder, 'a.db') : what
    if (made) await fill(path, Math.ceil(Number(what) / STATEMENTS))
    const archive = await openArchive(path)
    const { articles, statements } = await archive.storiesWith([])
    const figures: ArchiveFigures[] = []
    for (const kind of KINDS) figures.push(await measureKind(archive, articles, kind, quotes))
    await archive.close()
    return json ? `${JSON.stringify({ statements, figures })}\n` : table(statements, figures)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fill(path: string, stories: number): Promise<void> {
  const archive = await openArchive(path, { mode: 'write' })
  for (let from = 0; from < stories; from += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, stories - from) }, (_, n) => storyOf(from + n))
    await archive.add(some.map((record) => ({ record, reader: 'bench' })))
  }
  await archive.close()
}

async function measureKind(
  archive: Archive,
  stories: number,
  { name, right, print }: Kind,
  quotes: number,
): Promise<ArchiveFigures> {
  const random = seededRandom(4711)
  const verdicts: Record<string, number> = {}
  const times: number[] = []
  let [find, judge, all, good] = [0, 0, 0, 0]
  // The first draft warms up.
  for (let round = 0; round <= Math.ceil(quotes / QUOTES); round++) {
    const text = Array.from({ length: QUOTES }, () => print(stories, random))
      .map(({ words, speaker }) => `“${words},” ${speaker} said on Friday.`)
      .join('\n\n')
    const draft = parseArticle(text, { id: 'draft' })
    const reading = await timed(async () => claimsOf(draft))
    let finding = 0
    const inner = archiveFinder(archive, draft)
    const finder: SourceFinder = {
      find: async (sought) => {
        const found = await timed(() => inner.find(sought))
        finding = found.ms
        return found.value
      },
    }
    const { value, ms } = await timed(() => verifyWith(draft, [], finder))
    if (round === 0) continue
    find += finding
    judge += Math.max(0, ms - finding - reading.ms)
    times.push((finding + Math.max(0, ms - finding - reading.ms)) / Math.max(1, value.quotes.length))
    for (const quote of value.quotes) {
      const called = calledAs(quote)
      verdicts[called] = (verdicts[called] ?? 0) + 1
      good += Number(right.includes(quote.verdict))
    }
    all += value.quotes.length
  }
  times.sort((a, b) => a - b)
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))]!
  return {
    kind: name,
    quotes: all,
    right: good,
    verdicts,
    find: find / all,
    judge: judge / all,
    p50: at(0.5),
    p95: at(0.95),
  }
}

const calledAs = ({ verdict, type }: QuoteVerdict): string => (type === null ? verdict : `${verdict}:${type}`)

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const start = performance.now()
  const value = await work()
  return { value, ms: performance.now() - start }
}

function table(statements: number, figures: readonly ArchiveFigures[]): string {
  const ms = (value: number): string => value.toFixed(1).padStart(8)
  return [
    `${statements.toLocaleString('en')} statements of a grammar; drafts of ${QUOTES} quotes; milliseconds a quote, beyond reading the draft`,
    '',
    `${''.padEnd(30)}  quotes   right    find   judge     p50     p95   called`,
    ...figures.map(({ kind, quotes, right, verdicts, find, judge, p50, p95 }) => {
      const called = Object.entries(verdicts)
        .sort(([, a], [, b]) => b - a)
        .slice(0, 5)
        .map(([verdict, count]) => `${verdict} ${count}`)
      return `${kind.padEnd(30)}${String(quotes).padStart(8)}${((100 * right) / quotes).toFixed(1).padStart(8)}${ms(find)}${ms(judge)}${ms(p50)}${ms(p95)}   ${called.join(', ')}`
    }),
    '',
  ].join('\n')
}
