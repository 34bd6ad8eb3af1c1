import type { Mention } from '../../document/layers.ts'
import { listFrom, type Phrase } from './phrase.ts'
import type { ClauseText } from './text.ts'
import type { VerbGroup } from './verb.ts'

/** How many arcs are climbed from a verb to the one whose subject it shares. */
const HIGHEST = 6
const SUBJECT = /^nsubj/
const RELATIVE = /^(?:who|which|that|whom)$/

/**
 * What the tree has for the surface subject of a verb: its own, that of the verb it is joined to or depends on without
 * a subject of its own, or what a relative clause or participle belongs to.
 *
 * @returns null where the tree has none
 */
export function treeSubject(text: ClauseText, verb: number, limit: number): readonly Phrase[] | null {
  const { syntax, tags } = text
  let at = verb
  for (let climbed = 0; climbed < HIGHEST; climbed++) {
    const own = syntax.children(at).find((child) => SUBJECT.test(syntax.deprel(child)))
    // "who said that Ana was a thief resigned": two clauses taken for one
    if (own !== undefined && isCrossed(text, own, at) && !hasRelative(text, own)) return null
    if (own !== undefined)
      return isRelative(text, own) ? antecedent(text, at, limit) : phrases(text, own, limit)
    const deprel = syntax.deprel(at)
    const head = syntax.head(at)
    if (head < 0) return null
    // the predicate noun has the subject of its "is"
    if (/^(?:cop|aux)/.test(deprel)) {
      at = head
      continue
    }
    if (deprel === 'acl' && tags.xpos(at) === 'VBG') return phrases(text, head, limit)
    if (deprel === 'acl:relcl') return null
    if (!/^(?:conj|xcomp|advcl)$/.test(deprel) || !isPredicate(text, head)) return null
    if (deprel === 'advcl' && tags.xpos(at) !== 'VBG') return null
    if (deprel === 'xcomp') {
      const object = objectToken(text, head)
      if (object !== null) return phrases(text, object, limit)
    }
    at = head
  }
  return null
}

/** Whether a finite verb of another clause, which is not the subject's, stands between a verb and its subject. */
function isCrossed(text: ClauseText, subject: number, verb: number): boolean {
  const { syntax, tags } = text
  for (let i = subject + 1; i < verb; i++) {
    if (!/^(?:VB[DZP]|MD)$/.test(tags.xpos(i)) || syntax.head(i) === verb) continue
    if (!isUnder(text, i, subject)) return true
  }
  if (tags.upos(verb) === 'VERB' && hasCopula(text, verb)) return true
  return syntax.children(verb).some((child) => child < subject && syntax.deprel(child).startsWith('aux'))
}

/** `A teacher whose letter was shared has resigned`: what stands between is the subject's own clause. */
function hasRelative({ tokens, tags }: ClauseText, subject: number): boolean {
  const next = tokens.form(subject + 1) === ',' ? subject + 2 : subject + 1
  return /^(?:who|whose)$/.test(tokens.lower(next)) && /^W/.test(tags.xpos(next))
}

const DEEPEST = 8

function isUnder({ syntax }: ClauseText, token: number, ancestor: number): boolean {
  let at = token
  for (let climbed = 0; climbed < DEEPEST && at >= 0; climbed++) {
    if (at === ancestor) return true
    at = syntax.head(at)
  }
  return false
}

const isPredicate = (text: ClauseText, i: number): boolean =>
  /^(?:VERB|AUX)$/.test(text.tags.upos(i)) || hasCopula(text, i)

const hasCopula = ({ syntax }: ClauseText, i: number): boolean =>
  syntax.children(i).some((child) => syntax.deprel(child) === 'cop')

/** What a verb that is not passive is done to, by the tree; null where the tree has nothing. */
export function treeObject(text: ClauseText, { verb }: VerbGroup, limit: number): readonly Phrase[] | null {
  const object = objectToken(text, verb)
  if (object === null) return null
  return isRelative(text, object) ? antecedent(text, verb, limit) : phrases(text, object, limit)
}

/** `two men killed in May`: what a participle right after its noun is done to. */
export function treeReduced(
  text: ClauseText,
  { verb, start }: VerbGroup,
  limit: number,
): readonly Phrase[] | null {
  const { syntax, tags } = text
  if (!isAdverbial(text, start, verb)) return null
  const head = syntax.head(verb)
  // "the chief, appointed in May, has", taken for a past tense
  if (tags.xpos(verb) !== 'VBN' && !(tags.xpos(verb) === 'VBD' && syntax.deprel(verb) === 'acl')) return null
  // "Convicted of fraud, Ana Ruiz left"
  if (syntax.deprel(verb) === 'advcl' && head > verb) return treeSubject(text, head, limit)
  return syntax.deprel(verb) !== 'acl' || head < 0 || head > verb ? null : phrases(text, head, limit)
}

/** Whether nothing but adverbs stands in a group before its verb. */
function isAdverbial({ tags }: ClauseText, start: number, verb: number): boolean {
  for (let i = start; i < verb; i++) if (tags.upos(i) !== 'ADV') return false
  return true
}

function objectToken({ syntax }: ClauseText, verb: number): number | null {
  return syntax.children(verb).find((child) => syntax.deprel(child) === 'obj') ?? null
}

const isRelative = ({ tokens, tags }: ClauseText, i: number): boolean =>
  RELATIVE.test(tokens.lower(i)) && /^(?:W|IN)/.test(tags.xpos(i))

/** Whom the relative clause that holds the verb is about. */
function antecedent(text: ClauseText, verb: number, limit: number): readonly Phrase[] | null {
  const { syntax } = text
  let at = verb
  for (let climbed = 0; climbed < HIGHEST && syntax.deprel(at) !== 'acl:relcl'; climbed++) {
    if (syntax.deprel(at) !== 'conj') return null
    at = syntax.head(at)
  }
  const head = syntax.head(at)
  if (syntax.deprel(at) !== 'acl:relcl' || head < 0) return null
  const nearest = phrases(text, head, Math.min(limit, verb))
  // "Ana Ruiz, the tanker's master, who": a noun that is nobody's mention gives way to what it is said of
  const isNobody = nearest !== null && nearest[0]!.entity === null && syntax.deprel(head) === 'appos'
  const found = isNobody ? phrases(text, syntax.head(head), Math.min(limit, verb)) : nearest
  return found !== null && isPersonal(text, verb) && !found.every((phrase) => mayBeWho(text, phrase))
    ? null
    : found
}

/** Whether the relative clause begins with "who". */
const isPersonal = ({ tokens, syntax }: ClauseText, verb: number): boolean =>
  syntax.children(verb).some((child) => child < verb && /^whom?$/.test(tokens.lower(child)))

const mayBeWho = ({ cast }: ClauseText, { entity }: Phrase): boolean =>
  entity !== null && /^(?:person|group)$/.test(cast.entities[entity]!.type)

/** The phrase a token of the tree heads, with those joined to it. */
function phrases(text: ClauseText, token: number, limit: number): readonly Phrase[] | null {
  const { syntax } = text
  const first = phraseOf(text, token, limit)
  if (first === null) return null
  const found = [first]
  for (const child of syntax.children(token)) {
    if (syntax.deprel(child) !== 'conj' || child < first.end || isActedOn(text, child)) continue
    const next = phraseOf(text, child, limit)
    if (next === null || next.entity === null || next.start < found.at(-1)!.end) continue
    if (isTitleOf(text, first, next)) return [next]
    found.push(next)
  }
  return found.length > 1 ? found : listFrom(text, first, limit)
}

/** `killing Ana and wounding Bo`, where "wounding" was taken for an adjective. */
const isActedOn = ({ syntax, tags }: ClauseText, token: number): boolean =>
  syntax
    .children(token)
    .some((child) => child < token && syntax.deprel(child) === 'amod' && tags.xpos(child) === 'VBG')

/** `singer and lyricist Ana Ruiz`: the first of two titles is no person of its own. */
function isTitleOf({ tokens, cast }: ClauseText, first: Phrase, next: Phrase): boolean {
  const mention = cast.headedBy(next.head)
  return (
    cast.headedBy(first.head)?.form !== 'name' &&
    mention?.form === 'name' &&
    mention.span.start < mention.name!.start &&
    first.end + 1 === next.start &&
    !/^(?:a|an|the|his|her|their|\d+)$/.test(tokens.lower(next.start))
  )
}

const COUNTING =
  /^(?:number|numbers|group|dozens|hundreds|thousands|millions|scores|majority|lot|some|many|most|all|both|each|none|several|half|part|rest)$/

function phraseOf(text: ClauseText, token: number, limit: number): Phrase | null {
  const { tags, tokens, cast, syntax } = text
  const counted =
    COUNTING.test(tokens.lower(token)) && tokens.lower(token + 1) === 'of' ? countedBy(text, token) : null
  if (counted !== null) return phraseOf(text, counted, limit)
  const inner = wholeName(text, token) ?? cast.over(token)
  if (inner !== null && isHeadOf(inner, token)) {
    const named = inner.form === 'nominal' ? apposedName(text, token) : null
    if (named !== null) return named
    const mention = cast.headedBy(inner.head) ?? inner
    const { start, end } = mention.span.end <= limit ? mention.span : (mention.name ?? mention.span)
    return { start, end, head: mention.head, entity: cast.entityOf(mention) }
  }
  if (inner !== null || !/^(?:NOUN|PROPN|NUM|PRON|DET|ADJ)$/.test(tags.upos(token)) || token >= limit)
    return null
  const named = besideName(text, token, limit)
  if (named !== null) return named
  const start = syntax
    .children(token)
    .find((child) => child < token && /^(?:det|nummod|amod|compound)/.test(syntax.deprel(child)))
  return { start: start ?? token, end: token + 1, head: token, entity: null }
}

/** `Larsen Marine`, in which "Larsen" is a mention of its own: the whole, whose first word heads it in the tree. */
function wholeName({ cast, syntax }: ClauseText, token: number): Mention | null {
  const outer = cast.startingAt(token)
  const isFlat = outer !== null && outer.head > token && syntax.head(outer.head) === token
  return isFlat && syntax.deprel(outer.head) === 'flat'
    ? { ...outer, form: 'name', name: outer.name ?? outer.span }
    : null
}

/** `another climber, Duncan Reid,`: the name that stands beside a noun. */
function apposedName({ syntax, cast }: ClauseText, token: number): Phrase | null {
  for (const child of syntax.children(token)) {
    const mention = syntax.deprel(child) === 'appos' ? cast.over(child) : null
    if (mention?.form === 'name' && mention.type === 'person' && isHeadOf(mention, child))
      return {
        start: mention.span.start,
        end: mention.span.end,
        head: mention.head,
        entity: cast.entityOf(mention),
      }
  }
  return null
}

/** `his co-accused, the treasurer Ana Ruiz,`: the name between commas right after a noun that is nobody's mention. */
function besideName({ tokens, cast }: ClauseText, token: number, limit: number): Phrase | null {
  if (tokens.form(token + 1) !== ',') return null
  const mention = cast.startingAt(token + 2)
  if (mention?.form !== 'name' || mention.type !== 'person' || mention.span.end > limit) return null
  if (tokens.form(mention.span.end) !== ',' && mention.span.end !== limit) return null
  return {
    start: mention.span.start,
    end: mention.span.end,
    head: mention.head,
    entity: cast.entityOf(mention),
  }
}

function countedBy({ syntax, tags }: ClauseText, token: number): number | null {
  return (
    syntax
      .children(token)
      .find(
        (child) =>
          child > token && syntax.deprel(child) === 'nmod' && /^(?:NOUN|PROPN|PRON)$/.test(tags.upos(child)),
      ) ?? null
  )
}

/**
 * Whether a token that heads a subtree heads the mention over it: a name is headed by its first word or its title in
 * the tree.
 */
const isHeadOf = (
  {
    head,
    name,
    form,
  }: {
    readonly head: number
    readonly form: string
    readonly name: { readonly start: number; readonly end: number } | null
  },
  token: number,
): boolean => head === token || (form === 'name' && name !== null && token < name.end)
