import { composeArticle } from '../../src/article/article.ts'
import { seededRandom } from '../../src/learn/random.ts'
import { turnAt } from '../../src/transcript/transcript.ts'
import { isOf } from '../../src/verify/lexicon.ts'
import type { QuoteVerdict } from '../../src/verify/verdict.ts'
import { Verifier } from '../../src/verify/verify.ts'
import { splitWords } from '../../src/verify/words.ts'
import { type Expected, MUTATIONS, type Original } from './mutations.ts'
import { hashOf } from './names.ts'
import type { Talk } from './turns.ts'

/** Lengths of quotes, in words, that thresholds are set for. */
export const BINS = ['5–6', '7–9', '10–14', '15–24', '25+'] as const
export type Bin = (typeof BINS)[number]

const binOf = (words: number): Bin | null =>
  words < 5
    ? null
    : words <= 6
      ? '5–6'
      : words <= 9
        ? '7–9'
        : words <= 14
          ? '10–14'
          : words <= 24
            ? '15–24'
            : words <= 60
              ? '25+'
              : null

/** One changed quote and what was said of it. */
export interface Case {
  readonly kind: string
  readonly bin: Bin
  readonly printed: string
  readonly original: string
  readonly expected: Expected
  readonly found: QuoteVerdict | null
}

/** A passage of whole sentences by one speaker. */
interface Passage {
  readonly talk: Talk
  readonly speaker: string
  readonly turn: number
  readonly text: string
  readonly bin: Bin
  /** UTF-16 units of the talk's text. */
  readonly start: number
  readonly end: number
}

/** Passages of one to four sentences, each sentence the first of one. */
function passagesOf(talk: Talk): readonly Passage[] {
  const { text, turns } = talk.transcript
  const passages: Passage[] = []
  for (const [turn, { speaker, span }] of turns.entries()) {
    const said = text.slice(span.start, span.end)
    const sentences = [...said.matchAll(/(?<=^|\s)[^\s.!?](?:[^.!?\n]|[.](?=\w))*[.!?]+["”’)]*(?=\s|$)/g)]
    for (const [i, first] of sentences.entries()) {
      const last = sentences[i + (hashOf(first[0]) % 3)] ?? first
      const end = last.index + last[0].length
      const words = said.slice(first.index, end)
      // Marks of quotation inside would end the quotation of the draft; brackets and dots would be its author's.
      if (/["“”[\]…\n]|\.\.|[-–—]\s*$|(?:^|\s)['‘]|\b(?:Mr|Mrs|Dr|St|vs)\.$/.test(words)) continue
      const bin = binOf(splitWords(words).length)
      if (bin)
        passages.push({
          talk,
          speaker: speaker!,
          turn,
          text: words,
          bin,
          start: span.start + first.index,
          end: span.start + end,
        })
    }
  }
  return passages
}

export interface Measured {
  readonly cases: readonly Case[]
  readonly words: number
  readonly seconds: number
}

/** Cases wanted of each kind in each bin. */
export interface Amounts {
  readonly changed: number
  readonly kept: number
}

/** How a claim is printed: as news prints it. */
export const draftOf = (quote: string, speaker: string): string =>
  `“${/[.]$/.test(quote) ? `${quote.slice(0, -1)},` : /[!?,]$/.test(quote) ? quote : `${quote},`}” ${speaker} told reporters.\n`

const FOLDS = 5

/**
 * Every kind of change at every length, on talks of which one in five is kept out of the sources: quotes from those
 * are in none of them. For these quotes, of which there are few, each fifth is kept out in turn. Deterministic.
 */
export function measure(talks: readonly Talk[], amounts: Amounts): Measured {
  const cases: Case[] = []
  let seconds = 0
  let words = 0
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = talks.filter(({ id }) => hashOf(`held ${id}`) % FOLDS === fold)
    const used = talks.filter((talk) => !held.includes(talk))
    if (held.length === 0 && fold > 0) continue
    const maker = new Maker(used)
    const made = fold === 0 ? [...maker.changed(amounts), ...maker.wrongSpeakers(amounts)] : []
    if (fold === 0) words = used.reduce((sum, { transcript }) => sum + splitWords(transcript.text).length, 0)
    const verifier = new Verifier(used.map(({ transcript }) => transcript))
    for (const { draft, ...rest } of [...made, ...maker.absent(held, amounts)]) {
      const article = composeArticle({ id: 'draft', text: draft })
      const before = performance.now()
      const { quotes } = verifier.verify(article)
      seconds += (performance.now() - before) / 1000
      cases.push({ ...rest, found: quotes[0] ?? null })
    }
  }
  return {
    cases: cases.sort((a, b) => (a.kind === 'absent' ? 1 : 0) - (b.kind === 'absent' ? 1 : 0)),
    words,
    seconds,
  }
}

type Made = Omit<Case, 'found'> & { readonly draft: string }

/** No number, pronoun, modal or negation: a word that only a change of word can be. */
const isPlain = (word: string): boolean =>
  (['number', 'negation', 'modal', 'person'] as const).every((name) => !isOf(word, name)) &&
  !/ing$|ed$/.test(word)

const fold = (text: string): string => ` ${splitWords(text).keys.join(' ')} `

class Maker {
  readonly #passages: readonly Passage[]
  readonly #said: ReadonlyMap<Talk, string>
  readonly #names: readonly string[]
  readonly #words: readonly string[]

  constructor(used: readonly Talk[]) {
    this.#passages = used.flatMap(passagesOf)
    this.#said = new Map(used.map((talk) => [talk, fold(talk.transcript.text)]))
    const text = used.map(({ transcript }) => transcript.text).join(' ')
    this.#names = [...new Set(text.match(/(?<=\p{Ll} )\p{Lu}\p{Ll}{4,}(?!['’\p{L}])/gu) ?? [])].sort()
    this.#words = [...new Set(text.match(/(?<= )\p{Ll}{6,9}(?= )/gu) ?? [])]
      .filter((word) => isPlain(word))
      .sort()
  }

  *changed({ changed, kept }: Amounts): Generator<Made> {
    for (const { name: kind, expected, apply } of MUTATIONS) {
      const wanted = kind === 'verbatim' || kind === 'typography' ? kept : changed
      const counts = new Map<Bin, number>()
      for (const passage of this.#inOrder(kind)) {
        const count = counts.get(passage.bin) ?? 0
        if (count >= wanted) continue
        const original = this.#original(passage, kind)
        const printed = apply(original)
        const bin = printed === null ? null : binOf(splitWords(printed).length)
        if (printed === null || bin === null || !this.#isUsable(kind, printed)) continue
        counts.set(passage.bin, count + 1)
        yield {
          kind,
          bin,
          printed,
          original: passage.text,
          expected,
          draft: draftOf(printed, passage.speaker),
        }
      }
    }
  }

  /** A change that happens to be what somebody said is none. */
  #isUsable(kind: string, printed: string): boolean {
    if (kind === 'verbatim' || kind === 'typography') return true
    const words = fold(printed.replace(/\s*…\s*|\[[^\]]*\]/g, ' '))
    return ![...this.#said.values()].some((said) => said.includes(words))
  }

  *wrongSpeakers({ kept }: Amounts): Generator<Made> {
    const counts = new Map<Bin, number>()
    for (const passage of this.#inOrder('wrong speaker')) {
      const count = counts.get(passage.bin) ?? 0
      const others = [...new Set(passage.talk.transcript.turns.map(({ speaker }) => speaker!))].filter(
        (name) => name !== passage.speaker,
      )
      const other = others[hashOf(passage.text) % Math.max(1, others.length)]
      const words = fold(passage.text)
      const places = [...this.#said.values()].reduce((sum, said) => sum + said.split(words).length - 1, 0)
      if (count >= kept || other === undefined || places !== 1) continue
      counts.set(passage.bin, count + 1)
      yield {
        kind: 'wrong speaker',
        bin: passage.bin,
        printed: passage.text,
        original: passage.text,
        expected: { verdicts: ['misattributed'] },
        draft: draftOf(passage.text, other),
      }
    }
  }

  *absent(held: readonly Talk[], { kept }: Amounts): Generator<Made> {
    const counts = new Map<Bin, number>()
    // They are put into the mouths of those who speak in the sources, as an invented quote would be.
    const speakers = [...new Set(this.#passages.map(({ speaker }) => speaker))]
    for (const passage of shuffledBy(held.flatMap(passagesOf), 'absent')) {
      const count = counts.get(passage.bin) ?? 0
      const words = fold(passage.text)
      const speaker = speakers[hashOf(passage.text) % speakers.length]!
      if (count >= kept || [...this.#said.values()].some((said) => said.includes(words))) continue
      counts.set(passage.bin, count + 1)
      yield {
        kind: 'absent',
        bin: passage.bin,
        printed: passage.text,
        original: '',
        expected: { verdicts: ['not-found'] },
        draft: draftOf(passage.text, speaker),
      }
    }
  }

  #inOrder(kind: string): readonly Passage[] {
    return shuffledBy(this.#passages, kind)
  }

  #original(passage: Passage, kind: string): Original {
    const random = seededRandom(hashOf(`${kind} ${passage.text}`))
    const { transcript } = passage.talk
    const rest = this.#passages.filter(
      (other) =>
        other.talk === passage.talk &&
        splitWords(other.text).length >= 6 &&
        splitWords(passage.text).length >= 6,
    )
    const later = rest.filter(
      (other) =>
        other.turn === passage.turn &&
        splitWords(transcript.text.slice(passage.end, other.start)).length >= 8,
    )
    const others = rest.filter(
      (other) =>
        other.speaker !== passage.speaker && Math.abs(turnAt(transcript, other.start) - passage.turn) <= 12,
    )
    const one = <T>(items: readonly T[]): T | null => items[Math.floor(random() * items.length)] ?? null
    return {
      text: passage.text,
      later: one(later)?.text ?? null,
      others: one(others)?.text ?? null,
      word: one(this.#words) ?? 'lantern',
      name: one(this.#names) ?? 'Norrfell',
      random,
    }
  }
}

const shuffledBy = (passages: readonly Passage[], seed: string): readonly Passage[] =>
  passages
    .map((passage) => ({ passage, key: hashOf(`${seed} ${passage.talk.id} ${passage.start}`) }))
    .sort((a, b) => a.key - b.key || a.passage.start - b.passage.start)
    .map(({ passage }) => passage)
