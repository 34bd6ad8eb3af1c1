import { type GapExample, readGap } from '../corpora/gap.ts'
import { type CoreferenceText, type GoldMention, readGumCoreference } from '../corpora/gum-coreference.ts'
import type { Document } from '../document/document.ts'
import { type CharSpan, charSpan, overlaps, type TokenSpan } from '../document/span.ts'
import { english } from '../english.ts'
import type { Card } from '../learn/card.ts'
import { finish } from '../stages/entities/finish.ts'
import type { Choose } from '../stages/entities/pronouns.ts'
import { resolve } from '../stages/entities/resolve.ts'
import { readMentions } from '../stages/entities/texts.ts'
import { type ChainPair, type CoreferenceFigures, coreferenceFigures } from './coreference.ts'
import { type Retrieval, retrieval } from './figures.ts'

type Read = Document<'tokens' | 'mentions' | 'entities'>

const charsOf = ({ tokens }: Read, { start, end }: TokenSpan): CharSpan =>
  charSpan(tokens.start[start]!, tokens.end[end - 1]!)

/** Place of the entity of each mention, -1 for none. */
function entityOfMention({ mentions, entities }: Read): Int32Array {
  const owner = new Int32Array(mentions.length).fill(-1)
  for (const [place, entity] of entities.entries()) for (const one of entity.mentions) owner[one] = place
  return owner
}

/** How a text is read. */
type Reader = (text: string) => Read

const readWhole: Reader = (text) => english.read({ text, published: null })

export interface GapFigures {
  readonly all: Retrieval
  readonly masculine: Retrieval
  readonly feminine: Retrieval
}

const FEMININE = /^(?:she|her|hers|herself)$/i

/**
 * GAP as its authors score it (Webster et al. 2018): each of the two names is said to corefer with the pronoun or not;
 * precision, recall and F1 of those said to. A name corefers where the pronoun's entity has a mention whose words are
 * among the name's.
 */
export function gapFigures(examples: readonly GapExample[], read: Reader = readWhole): GapFigures {
  const judged = examples.map((example) => ({ example, said: gapAnswers(example, read) }))
  const of = (feminine: boolean | null): Retrieval => {
    let [right, said, gold] = [0, 0, 0]
    for (const { example, said: answers } of judged) {
      const word = example.text.slice(example.pronoun.start, example.pronoun.end)
      if (feminine !== null && FEMININE.test(word) !== feminine) continue
      for (const [i, { corefers }] of example.names.entries()) {
        if (answers[i]) said++
        if (corefers) gold++
        if (answers[i] && corefers) right++
      }
    }
    return retrieval(right, said, gold)
  }
  return { all: of(null), masculine: of(false), feminine: of(true) }
}

function gapAnswers({ text, pronoun, names }: GapExample, read: Reader): readonly boolean[] {
  const document = read(text)
  const owner = entityOfMention(document)
  const place = document.mentions.findIndex(
    ({ form, head }) => form === 'pronoun' && document.tokens.start[head] === pronoun.start,
  )
  const entity = place < 0 ? undefined : document.entities[owner[place]!]
  return names.map(({ span }) =>
    (entity?.mentions ?? []).some((one) => {
      const { form, head, name } = document.mentions[one]!
      const words = name ?? { start: head, end: head + 1 }
      return form !== 'pronoun' && overlaps(charsOf(document, words as TokenSpan), span)
    }),
  )
}

export const gapSet = (corpora: string): { readonly examples: number; readonly figures: GapFigures } => {
  const examples = readGap(corpora, 'test')
  return { examples: examples.length, figures: gapFigures(examples) }
}

/** GUM's types of what Hearsay keeps as entities; it has none for abstracta, things, times and living beings. */
const KEPT: ReadonlySet<string> = new Set(['person', 'organization', 'place'])

export interface CoreferenceSet {
  readonly name: string
  readonly texts: number
  readonly mentions: number
  readonly figures: CoreferenceFigures
}

/** GUM-open dev from raw text: news alone, all genres; chains of persons, organizations and places, and of every type. */
export function coreferenceSets(corpora: string, split: 'dev' | 'train'): readonly CoreferenceSet[] {
  const texts = readGumCoreference(corpora, `ud-gum-open/en_gum-open-${split}.conllu`)
  const read = texts.map((text) => ({
    text,
    document: english.read({ text: text.text, published: null }) as Read,
  }))
  const set = (name: string, news: boolean, kept: boolean): CoreferenceSet => {
    const chosen = read.filter(({ text }) => !news || /^GUM_news_/.test(text.id))
    const pairs = chosen.map(({ text, document }) => chainPair(text, document, kept ? KEPT : null))
    const mentions = pairs.reduce((sum, { gold }) => sum + gold.flat().length, 0)
    return { name, texts: chosen.length, mentions, figures: coreferenceFigures(pairs) }
  }
  return [
    set('news, persons, organizations, places', true, true),
    set('news, all types', true, false),
    set('all genres, persons, organizations, places', false, true),
  ]
}

/**
 * The chains of gold and system with a number for each mention. A mention of the system is gold's where its head is
 * gold's head (as CorefUD's scorer has it: Nedoluzhko et al. 2022), of several the one that shares most characters.
 */
export function chainPair(
  { mentions }: Pick<CoreferenceText, 'mentions'>,
  document: Read,
  types: ReadonlySet<string> | null,
): ChainPair {
  const counterpart = pairMentions(mentions, document)
  const gold = new Map<number, number[]>()
  // A chain's type is that of its first mention.
  for (const [i, { chain }] of mentions.entries()) gold.set(chain, [...(gold.get(chain) ?? []), i])
  const kept = [...gold.values()].filter((chain) => types === null || types.has(mentions[chain[0]!]!.type))
  const dropped = new Set([...gold.values()].filter((chain) => !kept.includes(chain)).flat())
  const system = document.entities.map(({ mentions: places }) =>
    places.map((place) => counterpart.get(place) ?? -1 - place).filter((key) => !dropped.has(key)),
  )
  return { gold: kept, system }
}

/** Place of the system's mention → place of gold's, one to one. */
function pairMentions(mentions: readonly GoldMention[], document: Read): ReadonlyMap<number, number> {
  const byStart = new Map<number, number[]>()
  for (const [i, { head }] of mentions.entries()) {
    const list = byStart.get(head.start)
    if (list) list.push(i)
    else byStart.set(head.start, [i])
  }
  const candidates: { readonly system: number; readonly gold: number; readonly share: number }[] = []
  for (const [system, { span, name, head }] of document.mentions.entries()) {
    const whole = charsOf(document, span)
    const first = name?.start ?? head
    for (let token = first; token <= head; token++)
      for (const gold of byStart.get(document.tokens.start[token]!) ?? [])
        candidates.push({ system, gold, share: jaccard(whole, mentions[gold]!.span) })
  }
  candidates.sort((a, b) => b.share - a.share || a.system - b.system || a.gold - b.gold)
  const pairs = new Map<number, number>()
  const used = new Set<number>()
  for (const { system, gold } of candidates) {
    if (pairs.has(system) || used.has(gold)) continue
    pairs.set(system, gold)
    used.add(gold)
  }
  return pairs
}

function jaccard(a: CharSpan, b: CharSpan): number {
  const both = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
  return both / (a.end - a.start + b.end - b.start - both)
}

/** F1 of pronouns in GAP's test part, per cent, as a chooser of pronouns gives them. */
export function evaluateEntities(choose: Choose, corpora: string): Card['scores'] {
  const read: Reader = (text) => {
    const document = readMentions(text)
    return { ...document, entities: finish(resolve(document, choose)) }
  }
  const { all, masculine, feminine } = gapFigures(readGap(corpora, 'test'), read)
  const percent = ({ f1 }: Retrieval): number => Math.round(10000 * f1) / 100
  return { 'GAP test': { all: percent(all), masculine: percent(masculine), feminine: percent(feminine) } }
}
