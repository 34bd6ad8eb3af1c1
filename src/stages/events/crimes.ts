import type { TokenSpan } from '../../document/span.ts'
import type { ClauseText } from '../clauses/text.ts'

const LONGEST = 16
/** What stands between "charged with" and the name of the crime. */
const LEAD =
  /^(?:a|an|the|his|her|their|charges?|counts?|suspicion|allegations?|of|that|on|for|in|with|at|least|federal|state|criminal|several|multiple|various|one|two|three|four|five|six|seven|eight|nine|ten|additional|new|more|separate|total|all|each|crimes?|to|\d+|alleged|allegedly|connection|death|deaths)$/
const STOP =
  /^(?:after|before|when|while|who|which|whom|where|because|by|during|since|until|as|at|last|this|but|he|she|they|it|was|were|is|are|has|had|will|would|if|on|including)$/
const VICTIM =
  /^(?:death|deaths|shooting|shootings|killing|slaying|attack|connection|case|court|may|january|february|march|april|june|july|august|september|october|november|december|\d{4})$/

/** The name of a crime that begins at or after token `from`, without what leads up to it. */
export function crimeAt({ tokens, tags }: ClauseText, from: number, sentence: TokenSpan): TokenSpan | null {
  let start = from
  while (start < sentence.end && LEAD.test(tokens.lower(start))) start++
  let end = start
  for (let i = start; i < Math.min(sentence.end, start + LONGEST); i++) {
    const word = tokens.lower(i)
    if (
      STOP.test(word) ||
      (tags.upos(i) === 'PUNCT' && word !== '-') ||
      /^(?:VB[DZP]|MD)$/.test(tags.xpos(i))
    )
      break
    if (word === 'in' && (VICTIM.test(tokens.lower(i + 1)) || VICTIM.test(tokens.lower(i + 2)))) break
    if (/^(?:and|or|,)$/.test(word) && !mayGoOn(tags.upos(i + 1), tags.xpos(i + 1))) break
    end = i + 1
  }
  while (end > start && /^(?:ADP|DET|CCONJ|ADV|SCONJ|PUNCT)$/.test(tags.upos(end - 1))) end--
  return end > start ? { start, end } : null
}

/** Whether a crime may go on with that word after "and": "and resisting arrest", but not "and sentenced". */
const mayGoOn = (upos: string, xpos: string): boolean =>
  upos === 'NOUN' || upos === 'ADJ' || (upos === 'VERB' && xpos === 'VBG')

/** The words before the noun "charge" that name the crime. */
export function crimeBefore(
  { tokens, tags }: ClauseText,
  noun: number,
  sentence: TokenSpan,
): TokenSpan | null {
  let start = noun
  while (
    start > sentence.start &&
    (/^(?:NOUN|ADJ|PROPN)$/.test(tags.upos(start - 1)) || tokens.form(start - 1) === '-')
  )
    start--
  while (start < noun && LEAD.test(tokens.lower(start))) start++
  return start < noun ? { start, end: noun } : null
}

const FILLER =
  /^(?:of|a|an|the|in|with|and|or|to|for|on|first|second|third|degree|-|by|from|his|her|charges?|counts?)$/

/** The words that tell one accusation from another, cut to their first five letters: "murdering" is "murder". */
export function crimeWords(charge: string): ReadonlySet<string> {
  const words = charge.toLowerCase().split(/[^\p{L}]+/u)
  const telling = words
    .filter((word) => word.length > 2 && !FILLER.test(word))
    .map((word) => word.slice(0, 5))
  // "a second charge" is another than the first
  return new Set(telling.length > 0 ? telling : words.filter((word) => word !== ''))
}
