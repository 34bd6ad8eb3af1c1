import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EntityType } from '../document/layers.ts'
import { tokenSpan } from '../document/span.ts'
import { classes, IS, knownNames } from '../stages/mentions/lexicon.ts'
import { readConllu, type TreebankDocument } from './conllu.ts'
import { type GumSpan, readGumEntities } from './gum-entities.ts'
import { ENTITY_TYPES, type GoldName, type NameText } from './name-text.ts'

const TYPES: Readonly<Record<string, EntityType | 'other'>> = {
  person: 'person',
  organization: 'organization',
  place: 'place',
}

/** Named entities of a treebank with entity annotation in the manner of GUM (`Entity=(1-person-…`). */
export function readGumNames(corpora: string, path: string): NameText[] {
  const source = readFileSync(join(corpora, path), 'utf8')
  const entities = readGumEntities(source)
  return readConllu(source).map((document, i) => nameText(document, entities[i] ?? []))
}

/** `President`, `Mr.`: what stands before a name and is none of it. */
const isTitle = (word: string): boolean => word === 'vice' || is(word, IS.role | IS.honorific)
const is = (word: string, bits: number): boolean => ((classes().get(word) ?? 0) & bits) !== 0

function nameText({ document }: TreebankDocument, spans: readonly GumSpan[]): NameText {
  const found = spans.flatMap((span) => {
    const name = namePart(document, span)
    return name ? [name] : []
  })
  // The longer first, then those that do not overlap it: "University of Portsmouth" holds "Portsmouth".
  found.sort(
    (a, b) =>
      Number(a.type === null) - Number(b.type === null) ||
      b.span.end - b.span.start - (a.span.end - a.span.start) ||
      a.span.start - b.span.start,
  )
  const taken = new Uint8Array(document.tokens.length)
  const names: GoldName[] = []
  for (const name of found) {
    if (taken.subarray(name.span.start, name.span.end).some((one) => one === 1)) continue
    taken.fill(1, name.span.start, name.span.end)
    names.push(name)
  }
  names.sort((a, b) => a.span.start - b.span.start)
  const { text, tokens, sentences } = document
  return { text, tokens, sentences, names, complete: ENTITY_TYPES }
}

/**
 * The words of a named entity's name: from its first proper noun to its last, without titles, appositions and
 * modifiers, where the head of the phrase is a proper noun. Null for one without a name.
 */
function namePart({ tokens, tags, syntax }: TreebankDocument['document'], span: GumSpan): GoldName | null {
  let head = -1
  for (let i = span.start; i < span.end && head === -1; i++) {
    const up = syntax.head(i)
    if (up < span.start || up >= span.end) head = i
  }
  if (head === -1 || tags.upos(head) !== 'PROPN') return null
  const type = TYPES[span.type] ?? 'other'
  let start = head
  while (start > span.start && belongs(start - 1)) start--
  let end = head + 1
  while (end < span.end && (belongs(end) || bridges(end))) end++
  while (!belongs(end - 1) && end > head + 1) end--
  if (type === 'person') {
    while (start + 1 < end && (isTitle(tokens.lower(start)) || tokens.form(start) === '-')) start++
    const titled = start > span.start && isTitle(tokens.lower(start - 1))
    const word = tokens.lower(end - 1)
    if (is(word, IS.people) || (start + 1 === end && !titled && isTitle(word))) return other(start, end)
    for (let i = start; i < end; i++) {
      // Two persons in one phrase, and what somebody is: the names within are marked apart, or left open.
      if (tokens.lower(i) === 'and') return { span: tokenSpan(start, end), type: null }
      if (/^(?:of|for)$/.test(tokens.lower(i))) return null
    }
  }
  return { span: tokenSpan(start, end), type: isOpen() ? null : type }

  /** `Belgium` as an organization, `Leah` as anything but a person: what it is elsewhere counts. */
  function isOpen(): boolean {
    if (type === 'other')
      return (
        end - start === 1 &&
        is(tokens.lower(start), IS.given) &&
        !is(tokens.lower(start), IS.common | IS.calendar)
      )
    const known = knownNames().longest((i) => tokens.form(i), start, end)
    return type === 'organization' && known?.end === end && known.value.startsWith('place')
  }
  function other(from: number, to: number): GoldName {
    return { span: tokenSpan(from, to), type: 'other' }
  }
  function belongs(i: number): boolean {
    if (tags.upos(i) === 'PROPN') return true
    const capital = /^\p{Lu}/u.test(tokens.form(i))
    return (capital && tags.upos(i) !== 'DET') || (tokens.form(i) === '-' && !tokens.spaceBefore(i))
  }
  function bridges(i: number): boolean {
    if (i + 1 >= span.end) return false
    const word = tokens.lower(i)
    if (/^(?:of|for|and|the|&|de|la|on|al|el|bin|von|van)$/.test(word) || tokens.form(i) === "'s")
      return (
        belongs(i + 1) ||
        (word !== 'and' && word !== 'the' && tokens.lower(i + 1) === 'the' && belongs(i + 2))
      )
    return false
  }
}
