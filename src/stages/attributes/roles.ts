import type { Attributes, Mention } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import { subjectOf } from '../clauses/arguments.ts'
import type { Reported } from '../clauses/reported.ts'
import type { ClauseText } from '../clauses/text.ts'
import { isFact, verbGroup } from '../clauses/verb.ts'

export type Role = Attributes['roles'][number]

/**
 * Roles by place in the entities layer: beside a name, and what the text itself says somebody is. What one person
 * calls another is no role.
 */
export function findRoles(
  text: ClauseText,
  sentences: readonly TokenSpan[],
  mentions: readonly Mention[],
  reported: Reported,
): ReadonlyMap<number, readonly Role[]> {
  const roles = new Map<number, Role[]>()
  const seen = new Set<string>()
  const add = (entity: number, span: TokenSpan) => {
    const evidence = withoutArticle(text, span)
    const words = text.tokens.words(evidence).replace(/\s+/g, ' ')
    const key = `${entity} ${words.toLowerCase()}`
    if (words === '' || seen.has(key) || /^\d+.*\bold$/.test(words)) return
    seen.add(key)
    const known = roles.get(entity)
    if (known) known.push({ text: words, evidence })
    else roles.set(entity, [{ text: words, evidence }])
  }
  for (const [place, mention] of mentions.entries()) {
    const entity = text.cast.entityOfMention(place)
    if (entity === null || text.cast.entities[entity]!.type !== 'person') continue
    for (const role of mention.roles)
      if (role.end <= (mention.name?.start ?? 0) || !reported.inQuotation(role)) add(entity, role)
  }
  for (const sentence of sentences)
    for (const { entity, span } of saidToBe(text, sentence)) if (!reported.has(span)) add(entity, span)
  return roles
}

const ARTICLE = /^(?:a|an|the)$/

/** The words of a role without its article or possessive pronoun. */
function withoutArticle({ tokens, tags }: ClauseText, { start, end }: TokenSpan): TokenSpan {
  const first = ARTICLE.test(tokens.lower(start)) || tags.xpos(start) === 'PRP$'
  return first && end > start + 1 ? { start: start + 1, end } : { start, end }
}

interface Said {
  readonly entity: number
  readonly span: TokenSpan
}

/** `Ana is a lawyer`, `Bo became mayor`: a nominal after a copula, of a person. */
function saidToBe(text: ClauseText, sentence: TokenSpan): readonly Said[] {
  const { tags, tokens, cast } = text
  const found: Said[] = []
  for (let i = sentence.start; i < sentence.end - 1; i++) {
    if (!/^(?:is|was|became|becomes|remains)$/.test(tokens.lower(i)) || !/^(?:AUX|VERB)$/.test(tags.upos(i)))
      continue
    const start = tags.upos(i + 1) === 'ADV' ? i + 2 : i + 1
    const nominal = cast.startingAt(start)
    if (nominal?.form !== 'nominal' || nominal.type !== 'person') continue
    if (!ARTICLE.test(tokens.lower(start))) continue
    const group = verbGroup(text, i, sentence)
    const subject = isFact(text, group, sentence) ? subjectOf(text, group, sentence).at(-1) : undefined
    if (subject && subject.entity !== null && cast.isPerson(subject.entity))
      found.push({ entity: subject.entity, span: nominal.span })
  }
  return found
}
