import { KINSHIP, RELATION_TYPES, type RelationType } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import { lazy } from '../../pipeline/lexicon.ts'
import { resourceText } from '../../pipeline/resource.ts'
import { type Match, parseRules, type Rule } from '../../pipeline/rules.ts'
import { objectOf, ownerOf, subjectOf } from '../clauses/arguments.ts'
import { hull } from '../clauses/cast.ts'
import { ClauseGrammar } from '../clauses/grammar.ts'
import { listFrom, type Phrase, phraseAt } from '../clauses/phrase.ts'
import type { ClauseText } from '../clauses/text.ts'
import { isAttributive, isFact, verbGroup } from '../clauses/verb.ts'
import type { Tie } from './found.ts'
import { kinshipNouns } from './kin-nouns.ts'
import { isPersonal, isPlace } from './owners.ts'

export const tieRules = lazy((): readonly Rule[] =>
  parseRules('ties.rules', resourceText('stages/relations/ties.rules')),
)

const grammar = lazy(() => {
  const children = [...kinshipNouns()].filter(
    ([, { type, namedIsParent }]) => type === 'parent' && !namedIsParent,
  )
  return new ClauseGrammar(tieRules(), new Map([['child', new Set(children.map(([noun]) => noun))]]))
})

const typeOf = (rule: Rule): RelationType | null =>
  RELATION_TYPES.find((type) => type === rule.settings.type) ?? null

/** The ties that verbs and other nouns tell: "married to", "they share", "from his marriage to". */
export function toldTies(text: ClauseText, sentence: TokenSpan): readonly Tie[] {
  const ties: Tie[] = []
  for (const match of grammar().matches(text, sentence.start, sentence.end)) {
    const type = typeOf(match.rule)
    if (type === null) continue
    const { from, to } = match.rule.settings
    if (match.rule.settings.between === 'two') {
      ties.push(...eachOther(text, match, type, sentence))
      continue
    }
    const ends = { from: at(text, match, from ?? '', sentence), to: at(text, match, to ?? '', sentence) }
    for (const a of ends.from)
      for (const b of ends.to) {
        if (KINSHIP.has(type) && (!isPersonal(text, a) || !isPersonal(text, b) || isPlace(text, b))) continue
        if (match.rule.settings.persons === 'to' && text.cast.headedBy(b.head)?.form !== 'name') continue
        const evidence = hull([match, a, b])
        ties.push({ type, from: a, to: b, evidence, sentence, by: match.rule.name })
      }
  }
  return ties
}

/** `Ana and Bo married`, `the couple divorced`: the two of the subject. */
function eachOther(text: ClauseText, match: Match, type: RelationType, sentence: TokenSpan): readonly Tie[] {
  const subjects = at(text, match, 'subject', sentence)
  const [a, b = a] = subjects
  if (!a || !b || subjects.length > 2) return []
  return [{ type, from: a, to: b, evidence: hull([match, a, b]), sentence, by: match.rule.name }]
}

function at(text: ClauseText, match: Match, place: string, sentence: TokenSpan): readonly Phrase[] {
  const verb = match.captures.get('verb')?.start ?? verbOf(text, match)
  if (place.startsWith('=')) {
    const captured = match.captures.get(place.slice(1))
    const phrase = captured && phraseAt(text, startOf(text, captured), sentence.end)
    return phrase ? listFrom(text, phrase, sentence.end) : []
  }
  if (place === 'owner') {
    const noun = match.captures.get('noun')?.start
    const owner = noun === undefined ? null : ownerOf(text, noun, sentence)
    return owner ? [owner] : []
  }
  if (verb === null) return []
  const group = verbGroup(text, verb, sentence)
  // "a recently married father"
  if (text.syntax.deprel(verb) === 'amod' || isAttributive(text, group)) return []
  if (!isFact(text, group, sentence)) return []
  // "she married in Oslo" has none
  const hasNone = text.tags.upos(group.verb + 1) === 'ADP'
  if (place === 'object')
    return group.passive
      ? []
      : objectOf(text, group, sentence).filter(({ start }) => !hasNone || start < group.start)
  return subjectOf(text, group, sentence)
}

/** Where the mention begins that a captured name is part of. */
function startOf({ cast }: ClauseText, { start }: TokenSpan): number {
  const over = cast.over(start)
  return over && over.form !== 'pronoun' && over.span.start <= start ? over.span.start : start
}

function verbOf({ tags }: ClauseText, { start, end }: TokenSpan): number | null {
  for (let i = start; i < end; i++) if (tags.upos(i) === 'VERB' || tags.upos(i) === 'AUX') return i
  return null
}
