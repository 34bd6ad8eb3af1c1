import type { Cluster } from './cluster.ts'
import type { Draft } from './draft.ts'
import type { Facts } from './facts.ts'
import { headInTree } from './tree.ts'

const IDENTIFYING: ReadonlySet<string> = new Set(['identify', 'name', 'know', 'describe'])
/** The most words between the verb and `as`: `identified by police on Friday as`. */
const LONGEST = 8
/** The most words of what a sentence opens with. */
const OPENER = 8
/** The most mentions before a name that are looked at for one that it names. */
const WINDOW = 16
const OPENING: ReadonlySet<string> = new Set(['"', '“', '‘', "'", '``', '('])

/** Nominals whose bearer is named beside them or by the verb they are the subject of: place of the nominal → of the name. */
export function statedIdentities(draft: Draft): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const facts of draft.facts) {
    if (facts.mention.form !== 'name') continue
    const place =
      facts.mention.type === 'person'
        ? namedPerson(draft, facts)
        : (namedBody(draft, facts) ??
          describedBody(draft, facts) ??
          (facts.mention.type === 'work' ? null : calledBy(draft, facts)))
    if (place !== null && !found.has(place)) found.set(place, facts.place)
  }
  return found
}

const namedPerson = (draft: Draft, facts: Facts): number | null =>
  identifiedAs(draft, facts) ?? describedBefore(draft, facts) ?? equated(draft, facts)

/** `the Harbor Union (HU)`: the nominal right before a name in brackets. */
function namedBody(draft: Draft, { place, mention }: Facts): number | null {
  const { tokens } = draft.input
  if (tokens.form(mention.span.start - 1) !== '(' || tokens.form(mention.span.end) !== ')') return null
  const before = mentionsBefore(draft, place).find(
    (one) => one.mention.span.end === mention.span.start - 1 && one.mention.form === 'nominal',
  )
  const capital = before && /^\p{Lu}/u.test(tokens.form(before.mention.head))
  return capital && before.mention.type !== 'person' ? before.place : null
}

/** What a company, an agency, a newspaper is to another. */
const BODY_ROLE =
  /^(?:employer|owner|operator|manager|builder|parent|maker|manufacturer|publisher|developer|sponsor|landlord|contractor|supplier|insurer|carrier|distributor|organi[sz]er|police|union|firm|company|group|agency|newspaper|broadcaster|charity|club)$/

/** `Her employer, Halvik Ferries LLC, said`: the body described, named right after a comma and closed by another mark. */
function describedBody(draft: Draft, { place, mention }: Facts): number | null {
  const { tokens } = draft.input
  if (mention.type !== 'organization' && mention.type !== null) return null
  const end = /^[([]$/.test(tokens.form(mention.span.end)) ? mention.span.end + 3 : mention.span.end
  const start = leadOf(draft, mention.span.start)
  if (tokens.form(start - 1) !== ',' || !/^[,.;—–]/.test(tokens.form(end))) return null
  if (/^(?:and|or)$/.test(tokens.lower(end + 1))) return null
  const [before] = mentionsBefore(draft, place).filter((one) => one.mention.span.end === start - 1)
  if (before === undefined || before.mention.form !== 'nominal' || !BODY_ROLE.test(before.noun)) return null
  const police = before.noun === 'police'
  if (before.inflected || (before.determiner === 'bare' && !police) || before.determiner === 'quantified')
    return null
  const comma = before.mention.span.start - 1
  if (tokens.form(comma) === ',' && !opensSentence(draft, before, comma)) return null
  return tokens.lower(comma) === 'to' && tokens.lower(comma - 1) === 'according' ? null : before.place
}

/** The mentions before one in its sentence, the nearest first. */
function mentionsBefore(draft: Draft, place: number): readonly Facts[] {
  const found: Facts[] = []
  const { sentence } = draft.facts[place]!
  for (let before = place - 1; before >= Math.max(0, place - WINDOW); before--) {
    const facts = draft.facts[before]!
    if (facts.sentence !== sentence) break
    found.push(facts)
  }
  return found
}

/** One person told of by a noun, in no phrase that stands for another: the aide of `an aide's brother` is in one. */
function isSomeone(draft: Draft, { mention, outer }: Facts): boolean {
  if (mention.form !== 'nominal' || mention.type !== 'person' || mention.number === 'plural') return false
  return outer < 0 || draft.facts[outer]!.mention.type === 'work'
}

/** `The driver was identified as Ana Keller`, `a man named Luis Keller`: the nameless one that a name is given to. */
function identifiedAs(draft: Draft, facts: Facts): number | null {
  const called = calledBy(draft, facts)
  if (called !== null) return called
  const { place, mention } = facts
  const { tokens, tags, syntax } = draft.input
  let last = mention.span.start - 1
  if (OPENING.has(tokens.form(last))) last--
  const named = tags.xpos(last) === 'VBN' && /^(?:named|called)$/.test(tokens.lower(last))
  if (!named && tokens.lower(last) !== 'as') return null
  let verb = named ? last : last - 1
  while (!named && verb > last - LONGEST && !isIdentifying(draft, verb)) verb--
  if (!named && !isIdentifying(draft, verb)) return null
  const subject = /^acl/.test(syntax.deprel(verb))
    ? syntax.head(verb)
    : syntax.children(verb).find((child) => syntax.deprel(child).startsWith('nsubj'))
  const before = mentionsBefore(draft, place).filter(
    (one) => isSomeone(draft, one) && one.mention.span.end <= last,
  )
  const beside = before.find(({ mention: { span } }) => span.end === verb || span.end === last)
  return (beside ?? before.find((one) => one.mention.head === subject))?.place ?? null
}

/** The most words between who gives a name and the name: `, who would give his name only as`. */
const ASIDE = 10
const GIVEN =
  /(?:^| )(?:(?:gave|gives|giving) (?:his|her|their) (?:first |last |full )?names? (?:only |simply |just )?as|(?:calls|called|calling) (?:himself|herself|themselves)|(?:identified|named) (?:by \S+ )?(?:only|just|simply) (?:as|by (?:his|her|their) initials ,)|goes by(?: the name(?: of)?)?|known only as)$/

/**
 * `The nurse, who gave her name only as Ana`, `a guard identified by police only as "Luis"`: who is called so by the
 * text's own word, whatever the name looks like.
 */
function calledBy(draft: Draft, { place, mention }: Facts): number | null {
  const { tokens } = draft.input
  let last = mention.span.start - 1
  if (OPENING.has(tokens.form(last))) last--
  const first = Math.max(0, last - ASIDE)
  let words = ''
  for (let i = first; i <= last; i++) words += ` ${tokens.lower(i)}`
  const given = GIVEN.exec(words)
  if (given === null) return null
  const start = last + 1 - given[0].trim().split(' ').length
  const who = mentionsBefore(draft, place).filter(
    (one) => isSomeone(draft, one) && one.mention.span.end <= start,
  )
  const relative = tokens.lower(start - 1) === 'who' ? start - 1 : start
  const end = tokens.form(relative - 1) === ',' ? relative - 1 : relative
  // `A spokesman for the union, the Harbor Boys, who gave his name as`: another aside may stand between.
  return (
    (who.find((one) => one.mention.span.end === end) ?? (who.length === 1 ? who[0] : undefined))?.place ??
    null
  )
}

const TURNED = /^(?:is|was|be)$/

/** `The winner was Ana Keller`, `His rescuer turned out to be Luis Keller`: subject and predicate of a main clause. */
function equated(draft: Draft, { place, mention, quotation }: Facts): number | null {
  const { tokens, tags, syntax } = draft.input
  const name = mention.name!
  const head = headInTree(syntax, name.start, name.end)
  const copula = syntax.children(head).find((child) => syntax.deprel(child) === 'cop')
  if (quotation >= 0 || copula === undefined || !TURNED.test(tokens.lower(copula))) return null
  const turned = tokens.lower(copula) === 'be'
  const verb = turned ? syntax.head(head) : head
  if (turned ? tags.lemma(verb) !== 'turn' : copula >= mention.span.start) return null
  if (syntax.deprel(verb) !== 'root') return null
  const words = [...syntax.children(head), ...syntax.children(verb)]
  if (
    words.some((child) => /^(?:not|n't|n’t|never|no)$/.test(tokens.lower(child)) || tags.xpos(child) === 'MD')
  )
    return null
  const subject = syntax.children(verb).find((child) => syntax.deprel(child) === 'nsubj')
  if (subject === undefined || subject >= mention.span.start) return null
  const found = mentionsBefore(draft, place).find(
    (one) =>
      isSomeone(draft, one) &&
      one.mention.head === subject &&
      /^(?:definite|possessive)$/.test(one.determiner),
  )
  return found?.place ?? null
}

const isIdentifying = ({ input: { tags } }: Draft, i: number): boolean =>
  tags.upos(i) === 'VERB' && IDENTIFYING.has(tags.lemma(i))

/**
 * `The head of the union, Ana Keller, said`: the one described. Where `and` follows the name, a list may go on: only
 * the tree can tell.
 */
function describedBefore(draft: Draft, { place, mention }: Facts): number | null {
  const { tokens, tags } = draft.input
  const { end } = mention.span
  const start = leadOf(draft, mention.span.start)
  const led = start < mention.span.start
  if (!/^(?:,|—|–|--)$/.test(tokens.form(start - 1))) return null
  const and = tokens.lower(end) === 'and' ? end : tokens.lower(end + 1) === 'and' ? end + 1 : -1
  const list = and >= 0 && !/^(?:VERB|AUX)$/.test(tags.upos(and + 1))
  const closes = /^[,.;:)—–]/.test(tokens.form(end))
  for (const facts of mentionsBefore(draft, place)) {
    if (!isSomeone(draft, facts) || facts.determiner === 'bare' || facts.determiner === 'quantified') continue
    if (led && !closes) continue
    const adjacent = facts.mention.span.end === start - 1 && !list
    const before = facts.mention.span.start - 1
    // "According to his agent, Keller was ill": the comma ends a phrase.
    if (tokens.lower(before) === 'to' && tokens.lower(before - 1) === 'according' && !closes) continue
    const opens =
      (tokens.form(before) !== ',' || opensSentence(draft, facts, before)) &&
      (facts.determiner !== 'possessive' || closes)
    if ((adjacent && opens) || isApposed(draft, facts.mention.head, mention.name!.start, end))
      return facts.place
  }
  return null
}

/** Whether a comma closes what a sentence opens with: `On Sunday, the bishop of Troy, Ana Keller, said`. */
function opensSentence(
  { input: { tokens, tags, sentences } }: Draft,
  { sentence }: Facts,
  comma: number,
): boolean {
  const { start } = sentences[sentence]!
  if (comma - start > OPENER) return false
  for (let i = start; i < comma; i++) if (tokens.form(i) === ',') return false
  return /^(?:ADP|SCONJ|ADV)$/.test(tags.upos(start))
}

/** The most words before a name that tell of what sort its bearer is. */
const LEAD = 6

/** Where the words before a name start that tell of what sort its bearer is: `, retired judge Ana Keller`, `, the Turin-born Luis Keller`. */
function leadOf({ input: { tokens, tags } }: Draft, start: number): number {
  let first = start
  while (first > start - LEAD) {
    const upos = tags.upos(first - 1)
    const hyphen = tokens.form(first - 1) === '-' && !tokens.spaceBefore(first - 1)
    if (upos === 'DET' && first < start && /^(?:the|an?)$/.test(tokens.lower(first - 1))) return first - 1
    if (!/^(?:ADJ|NOUN|PROPN)$/.test(upos) && tags.xpos(first - 1) !== 'VBN' && !hyphen) break
    first--
  }
  return first
}

/** Whether the tree has a name in apposition to a noun, or both as the subject of one verb: parsers take either for the other. */
function isApposed({ input: { syntax, tokens } }: Draft, noun: number, name: number, end: number): boolean {
  const head = headInTree(syntax, name, end)
  if (syntax.deprel(head) === 'appos') return syntax.head(head) === noun
  const both = /^nsubj/.test(syntax.deprel(head)) && /^nsubj/.test(syntax.deprel(noun))
  return both && syntax.head(head) === syntax.head(noun) && tokens.form(end) === ','
}

/** Whether somebody nameless and one with a name can be one person. */
export function areAlike(named: Cluster, other: Cluster): boolean {
  if (named === other || other.named || other.number === 'plural' || other.members.length > 0) return false
  return named.gender === null || other.gender === null || named.gender === other.gender
}

/** `police`, where the story names one police force only. */
export function joinPolice(draft: Draft): void {
  const forces = draft.clusters.filter(
    (one) => one.named && one.mentions.length > 0 && one.type !== 'person' && one.nouns.has('police'),
  )
  if (forces.length !== 1) return
  for (const cluster of draft.clusters)
    if (
      !cluster.named &&
      cluster.nouns.has('police') &&
      cluster.modifiers.size === 0 &&
      cluster.members.length === 0
    )
      draft.merge(cluster, forces[0]!)
}
