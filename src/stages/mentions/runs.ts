import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import { known } from './known.ts'
import { IS, NOUN } from './lexicon.ts'
import { CAPITAL, type Reading } from './reading.ts'

/** The most tokens of a run. */
const WIDEST = 24
const OWNERS =
  /^(?:sheriff|attorney|attorneys|general|people|women|men|children|veterans|teachers|workers|king|queen|lord|lords|governor|mayor|prosecutor|nurses|st|saint|mary|joseph|john|luke|lady|master)$/
const NICKNAME = /^(?:["“”‘’']|``|'')$/u
const NAME_START = /^(?:al|el|de|del|della|di|da|von|van|bin|ibn|ul|ud)$/
const PURPOSEFUL =
  /^(?:committee|commission|council|campaign|coalition|conference|institute|cent(?:er|re)|subcommittee|movement|foundation|caucus|office|division|department|reporters|doctors|mothers)$/
const NUMBERED =
  /^(?:area|flight|channel|route|highway|apollo|formula|number|no\.|unit|district|ward|radio|bbc)$/

/** Second syllables of first names as Korean, Taiwanese and Hong Kong names are spelt. */
const SYLLABLE =
  /^(?:ah|bae|beom|bin|bok|bong|bum|byung|chan|chang|cheol|chul|chun|dong|eon|eui|eun|geun|gi|gil|gon|gook|gu|guk|gun|gwan|gyu|gyun|ha|hak|han|hang|hee|heon|ho|hoon|hui|huh|hun|hwa|hwan|hwang|hye|hyeok|hyeon|hyo|hyuk|hyun|hyung|ik|il|in|ja|jae|je|jin|jong|joo|joon|ju|jun|jung|keun|ki|koo|kun|kwan|kwon|kyo|kyu|kyun|kyung|min|mo|moo|myung|nam|ok|pil|ra|rae|ran|ri|rim|rok|ryong|ryul|sang|seo|seob|seok|seon|seong|seop|seung|shik|shin|sik|sil|soo|sook|su|sub|suk|sun|sung|tae|taek|ui|uk|un|won|woo|wook|woon|woong|yeol|yeon|yeong|yol|yong|yoon|young|yu|yul|yun|che|chen|cheng|chi|chia|chiang|chieh|chien|chih|chin|ching|chiu|chu|chung|fa|fan|fang|fei|fen|feng|fu|fung|hai|hao|heng|hsi|hsiang|hsien|hsin|hsing|hsiung|hsueh|hua|huan|huang|huei|hui|hung|jen|jie|jou|jui|kai|kang|kit|ko|kuang|kuei|kuo|kwok|lan|lee|lei|li|lian|liang|lieh|lien|lin|ling|liu|lun|lung|mei|mien|ming|nan|ning|pang|pei|pin|ping|po|sen|shan|sheng|shih|shu|shui|shun|sin|ting|tsai|tse|tsung|tung|tzu|wai|wan|wei|wen|wing|ya|yan|yang|yao|yen|yi|yin|ying|yuan|yueh|yuk|zhi)$/

/** Stretches of capitalised words with the small words that names hold, in text order. */
export function findRuns(reading: Reading): readonly TokenSpan[] {
  const runs: TokenSpan[] = []
  for (const { start, end } of reading.sentences) {
    let i = start
    while (i < end) {
      if (!startsName(reading, i, end)) {
        i++
        continue
      }
      const stop = extend(reading, i, end)
      runs.push(tokenSpan(i, stop))
      i = stop
    }
  }
  return runs
}

function startsName(reading: Reading, i: number, end: number): boolean {
  const capital = reading.capital[i]
  if (capital === CAPITAL.none) {
    if (/^\d/.test(reading.form(i))) return (known(reading, i, end)?.end ?? 0) > i + 1
    return startsWithParticle(reading, i, end)
  }
  const whole = known(reading, i, end)
  if (whole && (whole.end > i + 1 || isAcronym(reading, i))) return true
  if (reading.is(i, IS.calendar)) return isNamedLikeMonth(reading, i) || startsPlace(reading, i)
  if (reading.is(i, IS.function)) return isNameNotFunction(reading, i)
  return capital === CAPITAL.trusted || opensName(reading, i, whole !== null)
}

/** `al-Eryani`, `de Blasio`, with nothing of the name before. */
function startsWithParticle(reading: Reading, i: number, end: number): boolean {
  if (!reading.is(i, IS.particle) || !NAME_START.test(reading.form(i))) return false
  const next = reading.form(i + 1) === '-' && reading.touches(i + 1) ? i + 2 : i + 1
  return (
    next < end && reading.capital[next] === CAPITAL.trusted && !reading.is(next, IS.function | IS.calendar)
  )
}

/** `Easter Island`. */
const startsPlace = (reading: Reading, i: number) =>
  reading.is(i + 1, IS.placeHead) && reading.isCapital(i + 1)

/** `May`, `April`, `June`: a person where a family name or a verb of saying follows. */
function isNamedLikeMonth(reading: Reading, i: number): boolean {
  if (!/^(?:may|april|june|august)$/.test(reading.tokens.lower(i))) return false
  const next = reading.form(i + 1)
  if (
    /^\d/.test(next) ||
    /^(?:in|of|last|since|until|by|from|early|late|mid|this|next)$/.test(reading.tokens.lower(i - 1))
  )
    return false
  if (reading.is(i + 1, IS.say)) return true
  // `Ella, 17, and May, 14, came`
  if (next === ',' && /^\d{1,2}$/.test(reading.form(i + 2)) && reading.form(i + 3) === ',')
    return reading.tokens.lower(i - 1) === 'and' && reading.form(i - 2) === ','
  return (
    reading.isCapital(i + 1) && reading.is(i + 1, IS.surname) && !reading.is(i + 1, IS.function | IS.calendar)
  )
}

/** `Will Smith`: a word of the closed classes that is a first name here. */
function isNameNotFunction(reading: Reading, i: number): boolean {
  if (!reading.isCapital(i + 1)) return false
  if (/^(?:first|second)$/.test(reading.tokens.lower(i)))
    return /^(?:Minister|Lady|Secretary|Deputy|Vice)$/.test(reading.form(i + 1))
  if (!reading.is(i, IS.given)) return false
  return !reading.is(i + 1, IS.function | IS.calendar) && reading.is(i + 1, IS.surname | IS.given)
}

/** Whether a capital that its place would give to any word begins a name all the same. */
function opensName(reading: Reading, i: number, isKnown: boolean): boolean {
  const { bits, tags } = reading
  if (reading.is(i, IS.particle) && reading.form(i + 1) === '-' && reading.isCapital(i + 2)) return true
  const word = bits[i]!
  if ((word & IS.say) !== 0) return false
  const nextCapital = reading.isCapital(i + 1) && !reading.is(i + 1, IS.function | IS.calendar)
  if ((word & IS.honorific) !== 0 && nextCapital) return true
  if (isKnown && (tags.upos(i) === 'PROPN' || reading.isNameElsewhere(i))) return true
  if ((word & NOUN) !== 0) return opensWithNoun(reading, i, nextCapital)
  if ((word & IS.people) !== 0) return true
  if ((word & IS.common) === 0) return isKnown || isUncommonName(reading, i)
  if (reading.isNameElsewhere(i)) return true
  if (nextCapital && reading.capital[i + 1] === CAPITAL.trusted)
    return tags.upos(i) === 'PROPN' || (word & (IS.given | IS.surname)) !== 0 || isAttribute(reading, i)
  if (nextCapital && (word & IS.given) !== 0) return reading.is(i + 1, IS.surname)
  return tags.upos(i) === 'PROPN' && (word & (IS.given | IS.surname)) !== 0
}

/** `Police Chief Ann Lee`, `Committee to Protect Journalists`; `Hunter` where the text has a person of that name. */
function opensWithNoun(reading: Reading, i: number, nextCapital: boolean): boolean {
  if (nextCapital && reading.capital[i + 1] === CAPITAL.trusted) return true
  if (
    reading.is(i, IS.organizationHead | IS.role | IS.honorific) &&
    /^(?:of|for|to|on)$/.test(reading.tokens.lower(i + 1))
  )
    return reading.isCapital(i + 2) && reading.capital[i + 2] !== CAPITAL.shouted
  return reading.is(i, IS.given | IS.surname) && reading.isNameElsewhere(i)
}

const isAttribute = (reading: Reading, i: number) =>
  reading.tags.upos(i) === 'NOUN' || reading.tags.upos(i) === 'ADJ'

const isAcronym = (reading: Reading, i: number) =>
  reading.capital[i] !== CAPITAL.shouted && /^\p{Lu}{2,}$/u.test(reading.form(i))

function isUncommonName(reading: Reading, i: number): boolean {
  if (reading.isNameElsewhere(i)) return true
  if (reading.isLowElsewhere(i)) return false
  if (reading.is(i, IS.given | IS.surname | IS.demonym)) return true
  if (reading.capital[i] === CAPITAL.shouted) return false
  if (reading.is(i + 1, IS.say) && !reading.form(i).endsWith('s')) return true
  const upos = reading.tags.upos(i)
  return upos === 'PROPN' || upos === 'X' || isAcronym(reading, i)
}

/** The end of the run that starts at `start`. */
function extend(reading: Reading, start: number, limit: number): number {
  let end = known(reading, start, limit)?.end ?? start + 1
  if (!reading.isCapital(start) && end === start + 1) end = reading.form(end) === '-' ? end + 2 : end + 1
  for (;;) {
    const next = step(reading, start, end, limit)
    if (next <= end || next > limit || next > start + WIDEST) return end
    end = next
  }
}

/** The end of the run with one more word, or `end` where the run ends. */
function step(reading: Reading, start: number, end: number, limit: number): number {
  if (end >= limit || isClosed(reading, start, end)) return end
  if (reading.isCapital(end)) return capitalStep(reading, end, limit)
  const form = reading.form(end)
  if (form === '-') return hyphenStep(reading, end, limit)
  if (form === "'s") return ownerStep(reading, start, end)
  if (form === '&') return reading.isCapital(end + 1) ? end + 2 : end
  if (form === ',') return reading.is(end + 1, IS.suffix) && reading.isCapital(end + 1) ? end + 2 : end
  if (NICKNAME.test(form)) return nicknameStep(reading, end, limit)
  if (/^\d/.test(form)) return figureStep(reading, end)
  if (reading.is(end, IS.particle)) {
    const next = particleStep(reading, end, limit)
    if (next > end) return next
  }
  return connectorStep(reading, start, end, limit)
}

/** Whether a suffix has closed the name: `Jr.`, `III`. */
const isClosed = (reading: Reading, start: number, end: number) =>
  end - 1 > start && reading.is(end - 1, IS.suffix) && reading.isCapital(end - 1)

function capitalStep(reading: Reading, end: number, limit: number): number {
  if (reading.is(end, IS.calendar) && !reading.is(end, IS.surname | IS.given)) return end
  const whole = known(reading, end, limit)
  if (whole) return whole.end
  if (reading.is(end, IS.function) && !reading.is(end, IS.surname | IS.given)) return end
  return end + 1
}

/** `Jean-Pierre`, `Al-Qaeda`; not `London-based`. */
function hyphenStep(reading: Reading, end: number, limit: number): number {
  if (end + 1 >= limit || !reading.touches(end) || !reading.touches(end + 1)) return end
  return reading.isCapital(end + 1) || isSecondSyllable(reading, end + 1) ? end + 2 : end
}

/** `Kim Dong-ha`, `Jae-won Pruitt`, `Chiu Ya-ting`: the second syllable of a name, where one in full stands beside it. */
export const isSecondSyllable = (reading: Reading, i: number): boolean =>
  SYLLABLE.test(reading.form(i)) &&
  reading.form(i + 1) !== '-' &&
  ((reading.isCapital(i - 3) && !reading.touches(i - 2)) || reading.isCapital(i + 1))

/** `Sheriff's Department`, `St. Mary's Hospital`; not `Iran's President`. */
function ownerStep(reading: Reading, start: number, end: number): number {
  if (!reading.isCapital(end + 1) || reading.is(end + 1, IS.honorific | IS.role)) return end
  const owner = OWNERS.test(reading.tokens.lower(end - 1))
  const saint = /^(?:st\.?|saint)$/.test(reading.tokens.lower(start))
  return (owner || saint) && reading.is(end + 1, IS.common | IS.organizationHead) ? end + 2 : end
}

/** `Rob “Bobby” Dean`. */
function nicknameStep(reading: Reading, end: number, limit: number): number {
  let close = end + 1
  while (close < limit && close < end + 4 && reading.isCapital(close)) close++
  if (close === end + 1 || close >= limit || !NICKNAME.test(reading.form(close))) return end
  const follows = reading.isCapital(close + 1) && !reading.is(close + 1, IS.function | IS.calendar)
  return follows && reading.touches(end + 1) && reading.touches(close) ? close + 2 : end
}

/** `Lost 52 Project`, `Area 51`. */
function figureStep(reading: Reading, end: number): number {
  if (/^\d+ers$/.test(reading.form(end))) return end + 1
  if (!/^\d{1,4}$/.test(reading.form(end))) return end
  if (NUMBERED.test(reading.tokens.lower(end - 1))) return end + 1
  const next = reading.capital[end + 1] === CAPITAL.trusted && reading.is(end + 1, IS.organizationHead)
  return next && !reading.is(end - 1, IS.calendar) ? end + 2 : end
}

/** `Ali bin Tamim`, `Ursula von der Leyen`, `Tuna el-Gebel`. */
function particleStep(reading: Reading, end: number, limit: number): number {
  if (reading.is(end - 1, IS.function | IS.calendar)) return end
  let next = end + 1
  while (next < limit && next < end + 4 && (reading.is(next, IS.particle) || reading.form(next) === '-')) {
    if (reading.isCapital(next)) break
    next++
  }
  const name = reading.isCapital(next) && !reading.is(next, IS.function | IS.calendar)
  return next < limit && name ? next + 1 : end
}

/** `Department of …`, `Center for …`, `Food and Drug Administration`. */
function connectorStep(reading: Reading, start: number, end: number, limit: number): number {
  const word = reading.tokens.lower(end)
  if (!/^(?:of|for|and|on|to|against|without|at|in)$/.test(word)) return end
  const next = reading.tokens.lower(end + 1) === 'the' && word !== 'and' ? end + 2 : end + 1
  if (next >= limit || !reading.isCapital(next)) return end
  if (reading.is(next, IS.calendar) || (reading.is(next, IS.function) && !known(reading, next, limit)))
    return end
  if (word === 'and') return joinsAnd(reading, start, end, limit) ? next + 1 : end
  if (!takesConnector(reading, start, end, word)) return end
  return known(reading, next, limit)?.end ?? next + 1
}

function takesConnector(reading: Reading, start: number, end: number, word: string): boolean {
  const before = end - 1
  const organization = reading.is(before, IS.organizationHead | IS.organization)
  if (word === 'of')
    return organization || reading.is(before, IS.placeHead | IS.role | IS.honorific | IS.group)
  if (word === 'for') return organization || reading.is(before, IS.role)
  if (word === 'to' && reading.is(before, IS.role)) return true
  if (word === 'on' || word === 'against' || word === 'to' || word === 'without')
    return organization && PURPOSEFUL.test(reading.tokens.lower(before))
  if (word === 'at') return reading.tokens.lower(start) === 'university'
  return false
}

/** Whether `and` joins the words of one name, which then ends in a noun for an organization. */
function joinsAnd(reading: Reading, start: number, end: number, limit: number): boolean {
  const before = end - 1
  if (reading.is(before, IS.role) && reading.is(start, IS.role | IS.common))
    return hasRole(reading, end + 1, limit)
  if (reading.is(before, IS.role | IS.demonym | IS.given)) return false
  const adjective = reading.tags.upos(before) === 'ADJ' || /(?:ic|al)$/.test(reading.tokens.lower(before))
  if (!reading.is(before, IS.common) && !adjective) return false
  if (hasConnector(reading, start, end))
    return !reading.is(end + 1, IS.organization) && reading.is(end + 1, IS.common)
  if (reading.is(before, IS.organization) && !reading.is(before, IS.group)) return false
  let last = end + 1
  while (last + 1 < limit && last < end + 4 && reading.isCapital(last + 1)) last++
  return reading.is(last, IS.organizationHead) && !reading.is(end + 1, IS.organization)
}

function hasRole(reading: Reading, from: number, limit: number): boolean {
  for (let i = from; i < limit && i < from + 4 && reading.isCapital(i); i++)
    if (reading.is(i, IS.role)) return true
  return false
}

function hasConnector(reading: Reading, start: number, end: number): boolean {
  for (let i = end - 1; i > start && i > end - 6; i--)
    if (/^(?:of|for)$/.test(reading.tokens.lower(i))) return true
  return false
}
