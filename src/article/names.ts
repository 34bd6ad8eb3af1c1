const PARTICLE = /^(?:al|bin|da|das|de|del|della|den|der|di|do|dos|du|el|ibn|la|le|ter|van|von|y|zu)$/
const NAME_WORD = /^(?:\p{Lu}[\p{L}\p{M}.'’-]*|[A-Z]\.)$/u
const TIME_WORD =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/i

/**
 * The people a byline names: `Jane Doe and John Roe, Staff Writers` → `Jane Doe`, `John Roe`. What is no name
 * (jobs, outlets after a comma or bar, addresses) is left out; nothing but such words gives an empty list.
 */
export function readNames(text: string): readonly string[] {
  const people = text
    .replace(/^\s*(?:by|von|par)\b[:\s]*/i, '')
    .replace(/\s*(?:[|·•–—<(@]|\s-\s).*$/s, '')
    .replace(/\b(?:for|in|at|of) (?:the )?\p{Lu}.*$/su, '')
    .split(/\s*(?:,|;|&|\band\b|\bwith\b)\s*/)
    .map((part) => part.trim())
    .filter(isPerson)
  return [...new Set(people)]
}

const NOT_A_PERSON =
  /\b(?:press|staff|news|reuters|agenc(?:y|ies)|writers?|editors?|correspondents?|reporters?|desk|team|service|magazine|times|post|gazette|courier|herald|tribune|journal|chronicle|telegraph|observer|inquirer|examiner|broadcasting|radio|media|network|bureau|contributors?|producers?|cnn|bbc|afp|updated|published)\b/i

/** Two to six words written as a name is, at least one of them capitalised. */
export function isPerson(text: string): boolean {
  const words = text.split(/\s+/)
  if (words.length < 2 || words.length > 6 || NOT_A_PERSON.test(text)) return false
  return (
    words.every((word) => NAME_WORD.test(word) || PARTICLE.test(word)) &&
    !words.some((word) => TIME_WORD.test(word)) &&
    NAME_WORD.test(words.at(-1)!)
  )
}
