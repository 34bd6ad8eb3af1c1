import { KINSHIP, type RelationType } from '../../document/layers.ts'
import { lazy, loadLexicon } from '../../pipeline/lexicon.ts'
import type { ClauseText } from '../clauses/text.ts'

interface Kinship {
  readonly type: RelationType
  /** Whether the one so called is the parent of the owner, where the type is `parent`. */
  readonly namedIsParent: boolean
  readonly plural: boolean
}

export const isKinship = (type: string): type is RelationType => (KINSHIP as ReadonlySet<string>).has(type)

/** Nouns of kinship in lower case. */
export const kinshipNouns = lazy((): ReadonlyMap<string, Kinship> => {
  const nouns = new Map<string, Kinship>()
  for (const [noun, plural, type, end] of loadLexicon('stages/relations/kinship.tsv').rows) {
    if (!isKinship(type!)) throw new Error(`kinship.tsv: "${type}" is no type of relation`)
    const kinship = { type, namedIsParent: end === 'named' }
    nouns.set(noun!, { ...kinship, plural: false })
    if (plural !== '-') nouns.set(plural!, { ...kinship, plural: true })
  }
  return nouns
})

/** A noun of kinship in its place, with the hyphens that may be around it. */
export interface KinNoun extends Kinship {
  /** Token numbers of the noun and past it. */
  readonly at: number
  readonly end: number
}

const SENIORITY = /^(?:eldest|oldest|youngest|firstborn)$/
/** The noun of kinship at token `at`; null where there is none, or the word is another's part or means another thing. */
export function kinNounAt(text: ClauseText, at: number): KinNoun | null {
  const { tokens, tags } = text
  const nouns = kinshipNouns()
  const word = tokens.lower(at)
  const known = nouns.get(word)
  if (!known || (tags.upos(at) === 'VERB' && !/^(?:father|mother)s?$/.test(word))) return null
  // "their eldest daughter", which the noun after it tells
  if (SENIORITY.test(word) && /^(?:NOUN|ADJ|ADP|NUM)$/.test(tags.upos(at + 1))) return null
  if (word === 'partner' && isColleague(text, at)) return null
  if (YOUNG.test(word) && !isOwned(text, at)) return null
  if (word === 'ex' && tags.upos(at + 1) === 'NOUN') return null
  const lead = tokens.form(at - 1) === '-' ? nouns.get(`${tokens.lower(at - 2)}-${word}`) : undefined
  if (tokens.form(at + 1) === '-' && tokens.lower(at + 2) === 'in' && tokens.form(at + 3) === '-')
    return { ...known, type: 'relative', at, end: at + 5 }
  if (tokens.form(at + 1) === '-' && !tokens.spaceBefore(at + 1)) return null
  if (isOfAge(text, known, at)) return { ...known, at, end: at + 3 }
  return { ...(lead ?? known), at, end: at + 1 }
}

/** `a son of four`, `a brother of 71`: an age, where "a mother of two" tells of children. */
const isOfAge = ({ tokens, tags }: ClauseText, { namedIsParent, plural }: Kinship, at: number): boolean =>
  !namedIsParent &&
  !plural &&
  tokens.lower(at + 1) === 'of' &&
  tags.upos(at + 2) === 'NUM' &&
  !/^(?:NOUN|PROPN|ADJ|NUM)$/.test(tags.upos(at + 3))

/** Children where they are somebody's: "her two boys". */
const YOUNG = /^(?:boys?|girls?|baby|babies)$/

function isOwned({ tokens, tags }: ClauseText, at: number): boolean {
  let i = at - 1
  while (i > 0 && /^(?:ADJ|NUM)$/.test(tags.upos(i))) i--
  const word = tokens.lower(i)
  // "told her girls could not", where it is an object
  return word === 'her' ? tags.xpos(i) === 'PRP$' : /^(?:his|their|twin|have|has|had)$/.test(word)
}

/** `her law partner`, `a partner at the firm`: partners in something else than life. */
function isColleague({ tokens, tags }: ClauseText, at: number): boolean {
  const before = tokens.lower(at - 1)
  if (/^(?:at|in|with|for)$/.test(tokens.lower(at + 1))) return true
  if (before === '-') return !/^(?:term|ex)$/.test(tokens.lower(at - 2))
  if (/^(?:senior|founding|managing|junior|joint|creative|running|writing|general)$/.test(before)) return true
  return /^(?:NOUN|PROPN)$/.test(tags.upos(at - 1)) && before !== 'life'
}
