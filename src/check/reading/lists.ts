import type { TokenSpan } from '../../document/span.ts'
import type { Story } from '../story.ts'

/** A list that ends in "and": its members without what is told of them. */
export interface ClosedList {
  readonly members: readonly TokenSpan[]
  readonly end: number
}

/** The longest member, in tokens; what is longer is a clause. */
const LONGEST = 9
/** The most members that are counted. */
const MOST = 30
const STOP = /^(?:[.;:!?)\]—–]|--)$/
const CLAUSE =
  /^(?:who|which|that|whose|where|when|while|because|but|if|as|including|among|such|like|plus|along|together|with|or|not)$/
/** What is told of a member after its comma: an age, a place, a post. */
const DETAIL =
  /^(?:\d{1,3}|of|from|aged|age|now|both|each|all|then|formerly|a|an|the|his|her|their|its|our|my)$/

/** One member from token `at` to its comma, "and" or end; null where it is too long or no plain name or noun. */
function memberAt({ document: { tokens, tags } }: Story, at: number, limit: number): number | null {
  for (let i = at; i < Math.min(limit, at + LONGEST + 1); i++) {
    const word = tokens.lower(i)
    if (word === ',' || word === 'and' || word === '&' || STOP.test(word)) return i > at ? i : null
    if (CLAUSE.test(word) || /^(?:VBD|VBZ|VBP|MD|VB)$/.test(tags.xpos(i))) return null
  }
  return limit <= at + LONGEST ? limit : null
}

/** A member that is of the kind of the first: names in a list of names. */
function isMember({ document: { tokens } }: Story, start: number, named: boolean): boolean {
  if (!named) return true
  return /^\p{Lu}/u.test(tokens.form(start)) || /^[“"‘']$/.test(tokens.form(start))
}

/**
 * The list of names that starts at token `start`: `Ana, 11, Bo, of Oslo, and Cy`. Null unless it is closed by "and"
 * and nothing but names and what is told of them stands in it, so that its members can be counted.
 */
export function listOfNames(story: Story, start: number, limit: number): ClosedList | null {
  const { tokens } = story.document
  const members: TokenSpan[] = []
  let at = start
  let closing = false
  while (members.length < MOST) {
    const end = memberAt(story, at, limit)
    if (end === null) return null
    const detail = DETAIL.test(tokens.lower(at)) || (/^\p{Ll}/u.test(tokens.form(at)) && members.length > 0)
    if (detail) {
      if (members.length === 0 || closing) return null
    } else if (!isMember(story, at, true)) return null
    else members.push({ start: at, end })
    if (closing) return afterLast(story, members, end, limit)
    let next = end
    if (tokens.form(next) === ',') next++
    if (/^(?:and|&)$/.test(tokens.lower(next))) {
      closing = true
      next++
    } else if (next === end) return null
    at = next
  }
  return null
}

/** Past what is told of the last member: an age between commas. */
function afterLast(
  { document: { tokens } }: Story,
  members: readonly TokenSpan[],
  end: number,
  limit: number,
): ClosedList | null {
  let at = end
  if (tokens.form(at) === ',' && /^\d{1,3}$/.test(tokens.form(at + 1))) at += 2
  // "Bush and Govs. Ana Reyes and Bo Larsen"
  if (
    /^(?:govs|sens|reps|gens|drs|profs|messrs|cols|capts|sgts|no|nos|st|mr|mrs|ms)$/.test(
      tokens.lower(end - 1).replace(/\.$/, ''),
    )
  )
    return null
  // "Ana and Bo, and Cy": not closed yet
  const next = tokens.form(at) === ',' ? at + 1 : at
  if (at < limit && /^(?:and|&)$/.test(tokens.lower(next)) && /^\p{Lu}/u.test(tokens.form(next + 1)))
    return null
  return { members, end: at }
}
