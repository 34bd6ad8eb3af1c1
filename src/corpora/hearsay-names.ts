import type { TokenSpan } from '../document/span.ts'
import { tokenSpan } from '../document/span.ts'
import type { Tokens } from '../document/tokens.ts'
import { classes, IS, NOUN } from '../stages/mentions/lexicon.ts'
import type { GoldEntity, GoldStory } from './gold.ts'
import type { GoldName } from './name-text.ts'

const JOINS = /^(?:-|,|\p{Lu}[\p{L}.'’]*|bin|al|de|van|von|la|["“”])$/u
const SMALL = /^(?:of|for|and|the|&|-|on|in|at|to|de|la|del|al|el)$/
const PART = /^(?:\p{Lu}|(?:al|el|bin|de|van|von|la)$)/u

/**
 * The names in a story whose entities are marked as whole phrases. All named persons are marked, other entities only
 * where they matter; titles inside the phrases are left out by the entity's own name.
 */
export function storyNames({ entities }: GoldStory, tokens: Tokens): GoldName[] {
  const persons = entities
    .filter(({ type, named }) => type === 'person' && named)
    .flatMap((entity) => personNames(entity, tokens))
  const others = entities.flatMap((entity) => {
    if (!entity.named || (entity.type !== 'organization' && entity.type !== 'place')) return []
    return entity.spans
      .map((chars) => withoutArticle(tokens, tokens.within(chars)))
      .filter((span) => isName(tokens, span))
      .map((span) => ({ span, type: entity.type }))
  })
  const names = [...outermost(persons), ...outermost(others)]
  names.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
  return names.filter(
    ({ span }, i) => i === 0 || names.slice(Math.max(0, i - 4), i).every((one) => one.span.end <= span.start),
  )
}

const bare = (word: string): string => word.toLowerCase().replace(/[.,’']/g, '')

/**
 * In each phrase, the stretches of words that the entity's name has, with what stands between two of them and without
 * titles. Where another capitalised word stands beside such a stretch, what the name is stays open.
 */
function personNames({ name, spans }: GoldEntity, tokens: Tokens): GoldName[] {
  const words = new Set(name.split(/\s+/).flatMap((word) => [bare(word), ...bare(word).split('-')]))
  words.delete('')
  const isPart = (i: number): boolean =>
    PART.test(tokens.form(i)) && words.has(bare(tokens.form(i))) && !/^(?:the|of)$/i.test(tokens.form(i))
  return spans.flatMap((chars) => {
    const phrase = tokens.within(chars)
    return stretches(tokens, phrase, isPart).flatMap((stretch) => {
      const span = untitled(tokens, stretch)
      const open = isOpen(tokens, span.start - 1, phrase) || isOpen(tokens, span.end, phrase)
      return span.end > span.start ? [{ span, type: open ? null : ('person' as const) }] : []
    })
  })
}

function stretches(tokens: Tokens, phrase: TokenSpan, isPart: (i: number) => boolean): TokenSpan[] {
  const found: TokenSpan[] = []
  for (let i = phrase.start; i < phrase.end; i++) {
    if (!isPart(i)) continue
    const last = found.at(-1)
    if (last && joins(tokens, last.end, i)) found[found.length - 1] = tokenSpan(last.start, i + 1)
    else found.push(tokenSpan(i, i + 1))
  }
  return found
}

/** Whether nothing but initials, particles, further names and quoted nicknames stand from `from` to `to`. */
function joins(tokens: Tokens, from: number, to: number): boolean {
  if (to - from > 4) return false
  for (let i = from; i < to; i++) if (!JOINS.test(tokens.form(i))) return false
  return true
}

function untitled(tokens: Tokens, { start, end }: TokenSpan): TokenSpan {
  let first = start
  while (first + 1 < end && is(tokens, first, IS.role | IS.honorific)) first++
  return tokenSpan(first, end)
}

/** Whether token `i` of a phrase is a capitalised word that may belong to the name beside it. */
function isOpen(tokens: Tokens, i: number, { start, end }: TokenSpan): boolean {
  if (i < start || i >= end || !/^\p{Lu}\p{Ll}/u.test(tokens.form(i))) return false
  return !is(tokens, i, IS.role | IS.honorific | IS.kin | IS.function | IS.common)
}

const is = (tokens: Tokens, i: number, bits: number): boolean =>
  ((classes().get(tokens.lower(i)) ?? 0) & bits) !== 0

const size = ({ span }: GoldName): number => span.end - span.start
const holds = (a: GoldName, b: GoldName): boolean =>
  a.span.start <= b.span.start && b.span.end <= a.span.end && size(a) > size(b)

const outermost = (names: readonly GoldName[]): GoldName[] =>
  names.filter((one) => !names.some((other) => holds(other, one)))
/** Whether a phrase is a name and nothing else: capitals and small words between them, and no plain noun alone. */
function isName(tokens: Tokens, { start, end }: TokenSpan): boolean {
  for (let i = start; i < end; i++) {
    const small = i > start && i + 1 < end && SMALL.test(tokens.lower(i))
    if (!small && !/^[\p{Lu}\d]/u.test(tokens.form(i))) return false
  }
  return end - start > 1 || (end > start && !is(tokens, start, IS.common | NOUN))
}

function withoutArticle(tokens: Tokens, { start, end }: TokenSpan): TokenSpan {
  return tokenSpan(/^(?:the|an?)$/i.test(tokens.form(start)) ? start + 1 : start, end)
}
