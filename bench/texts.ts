import { corporaFolder } from '../src/corpora/files.ts'
import { readGolden } from '../src/corpora/golden.ts'
import { readHearsay } from '../src/corpora/hearsay.ts'
import { tokens } from '../src/stages/tokens/stage.ts'

export interface BenchText {
  readonly id: string
  readonly text: string
  readonly published: string | null
}

export interface BenchTexts {
  /** Where the texts are from, in words. */
  readonly origin: string
  readonly texts: readonly BenchText[]
  /** UTF-8 bytes, and tokens in the Universal Dependencies convention: the same measure for all that read them. */
  readonly bytes: number
  readonly tokens: number
}

/**
 * Stories to read: `count` of the corpus, evenly chosen, where there is a corpora folder; else the package's own,
 * again and again until there are as many.
 */
export function benchTexts(count: number, corpora?: string): BenchTexts {
  const folder = corporaFolder(corpora)
  const stories = folder === null ? readGolden() : readHearsay(folder)
  const texts =
    folder === null || stories.length < count
      ? Array.from({ length: count }, (_, i) => stories[i % stories.length]!)
      : Array.from({ length: count }, (_, i) => stories[Math.floor((i * stories.length) / count)]!)
  return {
    origin: folder === null ? 'the package’s own stories, repeated' : 'stories of the hearsay corpus',
    texts: texts.map(({ id, text, published }) => ({ id, text, published })),
    bytes: texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
    tokens: texts.reduce(
      (sum, { text, published }) => sum + tokens.run({ text, published }).tokens.length,
      0,
    ),
  }
}
