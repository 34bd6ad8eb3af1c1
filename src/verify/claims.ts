import type { Article } from '../article/article.ts'
import type { Document } from '../document/document.ts'
import { firstPlace } from '../document/search.ts'
import { type CharSpan, charSpan, contains } from '../document/span.ts'
import { english } from '../english.ts'
import type { Claimed, Words } from './verdict.ts'
import { splitWords } from './words.ts'

/** Words of the draft that somebody is said to have said. */
export interface Claim {
  /** Without quotation marks; several where reporting words stand between. */
  readonly pieces: readonly CharSpan[]
  readonly claimed: Claimed | null
}

export interface Claims {
  readonly claims: readonly Claim[]
  /** Words in quotation marks that are no speech. */
  readonly passedOver: readonly Words[]
  /** Whether the word that begins at this UTF-16 unit is part of a name. */
  readonly isName: (offset: number) => boolean
}

type Read = Document<
  'tokens' | 'quotations' | 'statements' | 'attributions' | 'entities' | 'mentions' | 'attributes'
>

/** Words in quotation marks that no statement holds are checked from this length on; fewer are titles and nicknames. */
const FEWEST_WORDS = 4

/** The quotes of a draft and who it says said them, as Hearsay reads it. */
export function claimsOf({ text, published }: Pick<Article, 'text' | 'published'>): Claims {
  const read: Read = english.read({ text, published })
  const claims: { pieces: CharSpan[]; claimed: Claimed | null; statement: number | null }[] = []
  const passedOver: Words[] = []
  const find = statementFinder(read)
  const works = worksOf(read)
  for (const { depth, inner, outer } of read.quotations) {
    if (depth > 0) continue
    const span = trimmed(text, inner)
    if (span.end <= span.start) continue
    const statement = find(span)
    if (
      statement === null &&
      (splitWords(text, span).length < FEWEST_WORDS || works.some((work) => contains(work, span)))
    ) {
      passedOver.push({ ...span, text: text.slice(span.start, span.end) })
      continue
    }
    const before = claims.at(-1)
    if (before && statement !== null && goesOn(read, before, statement, outer)) before.pieces.push(span)
    else
      claims.push({
        pieces: [span],
        statement,
        claimed: statement === null ? null : claimedOf(read, statement),
      })
  }
  const names = new Set<number>()
  for (const { name } of read.mentions)
    if (name) for (let token = name.start; token < name.end; token++) names.add(read.tokens.start[token]!)
  return {
    claims,
    passedOver,
    isName: (offset) => names.has(offset),
  }
}

/** Without the white space and the comma that print puts before a closing mark. */
function trimmed(text: string, { start, end }: CharSpan): CharSpan {
  let [from, to] = [start, end]
  while (from < to && /\s/.test(text[from]!)) from++
  while (to > from && /[\s,]/.test(text[to - 1]!)) to--
  return charSpan(from, to)
}

/** A stretch of a statement's content. */
interface ContentSpan extends CharSpan {
  readonly statement: number
}

/** Finds the statement that a quotation is all or part of: the one whose content is most nearly the quotation. */
function statementFinder({ statements }: Read): (span: CharSpan) => number | null {
  const contents = statements
    .flatMap(({ content }, statement) =>
      content.map(({ start, end }): ContentSpan => ({ start, end, statement })),
    )
    .sort((a, b) => a.start - b.start || a.statement - b.statement)
  const longest = contents.reduce((most, { start, end }) => Math.max(most, end - start), 0)
  return (span) => {
    let best: { readonly statement: number; readonly likeness: number } | null = null
    const from = firstPlace(contents.length, (place) => contents[place]!.start >= span.start - longest)
    for (let place = from; place < contents.length && contents[place]!.start < span.end; place++) {
      const { start, end, statement } = contents[place]!
      const shared = Math.min(end, span.end) - Math.max(start, span.start)
      if (shared < 0.8 * (span.end - span.start)) continue
      const likeness = shared / (Math.max(end, span.end) - Math.min(start, span.start))
      if (!best || likeness > best.likeness) best = { statement, likeness }
    }
    return best?.statement ?? null
  }
}

/** Where works are named: films, albums, programmes. */
const worksOf = ({ mentions, entities, tokens }: Read): readonly CharSpan[] =>
  entities.flatMap(({ type, mentions: places }) =>
    type === 'work' ? places.map((place) => tokens.chars(mentions[place]!.span)) : [],
  )

/** “We will appeal,” she said, “and we will win.”: one sentence, broken by its cue. */
function goesOn(
  { text, statements }: Read,
  before: { readonly pieces: readonly CharSpan[]; readonly statement: number | null },
  statement: number,
  outer: CharSpan,
): boolean {
  if (before.statement !== statement || statements[statement]!.mode !== 'direct') return false
  const from = before.pieces.at(-1)!.end
  const between = text.slice(from, outer.start)
  if (/\n\s*\n/.test(between) || !/,\s*$/.test(between)) return false
  return (
    !/^[\s,]*[.!?]/.test(between) &&
    /^\p{Ll}|^I\b/u.test(text.slice(outer.start).replace(/^[^\p{L}\d]*/u, ''))
  )
}

function claimedOf(read: Read, place: number): Claimed | null {
  const { statements, attributions, entities, attributes, mentions, tokens } = read
  const { source } = statements[place]!
  const { speaker, probability } = attributions[place]!
  const words = source === null ? null : { ...tokens.chars(source), text: tokens.words(source) }
  if (speaker === null)
    return (
      words && { name: words.text, words, person: false, named: false, names: [], roles: [], probability }
    )
  const entity = entities[speaker]!
  const names = new Set(entity.named ? [entity.name] : [])
  for (const index of entity.mentions) {
    const { name } = mentions[index]!
    if (name) names.add(tokens.words(name).replace(/\s+/g, ' '))
  }
  return {
    name: entity.name,
    words,
    person: entity.type === 'person',
    named: entity.named,
    names: [...names],
    roles: (attributes[speaker]?.roles ?? []).map(({ text }) => text),
    probability,
  }
}
