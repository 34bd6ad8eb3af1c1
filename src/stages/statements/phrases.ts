import { verbGroup } from './clause.ts'
import type { Cues } from './cues.ts'
import { type Draft, NOTHING } from './draft.ts'
import { Subjects } from './subjects.ts'
import type { Places, View } from './view.ts'

/** Fewer words in quotation marks without a cue are titles, nicknames or scare quotes as often as somebody's words. */
const SHORTEST = 5

/**
 * Quoted words that run on in a sentence without any cue (`He blamed it on “an ill wind that never stopped”`): put on
 * the subject of the clause. `covered` tells whether a token is content already.
 */
export function quotedPhrasesIn(
  view: View,
  places: Places,
  cues: Cues,
  covered: (token: number) => boolean,
): readonly Draft[] {
  const { document } = view
  const subjects = new Subjects(view, places)
  const drafts: Draft[] = []
  for (let k = 0; k < view.length; k++) {
    const place = places.quotationAt(view.items[k]!.start)
    if (place === null) continue
    const { tokens } = document.quotations[place]!
    if (covered(tokens.start)) continue
    if (!isRunning(view, tokens.start, tokens.end)) continue
    const verb = governing(view, cues, k, tokens.end)
    if (verb < 0 && tokens.end - tokens.start < SHORTEST) continue
    const subject = verb < 0 ? subjects.ofClause(k) : subjects.before(verbGroup(view, verb).from)
    if (!subject) continue
    const source = view.span(subject.from, subject.to)
    const speaks = places.startingAt(source.start, source.end)
    if (!speaks || speaks.type === 'place' || speaks.type === 'work') continue
    const cue = verb < 0 ? null : view.span(verb, verb + 1)
    const act = verb < 0 ? 'say' : (cues.at(view, verb)?.act ?? 'say')
    drafts.push({ ...NOTHING, act, content: [tokens], quotes: [place], source, cue, by: 'quoted-phrase' })
  }
  return drafts
}

/** Steps from quoted words up the tree to the verb that they hang on. */
const STEPS = 4

/** `apologised to “anyone I hurt”`, `acknowledged “a few gaps”`: the reporting verb that quoted words hang on; -1 if none. */
function governing(view: View, cues: Cues, quote: number, end: number): number {
  const { syntax, tags } = view.document
  if (/^(?:NOUN|PROPN|ADJ)$/.test(tags.upos(end + 1))) return -1
  const start = view.items[quote]!.start
  let token = view.isQuote(quote) ? start + 1 : start
  for (let i = token; i < end; i++) if (syntax.head(i) < start || syntax.head(i) > end) token = i
  for (let step = 0; step < STEPS && token >= 0; step++) {
    token = syntax.head(token)
    if (token < 0 || token >= start) return -1
    if (tags.upos(token) !== 'VERB') continue
    const item = view.itemOf(token)
    const cue = item < 0 || view.isQuote(item) ? null : cues.at(view, item)
    if (!cue || cue.act === 'think' || !/[qsam]/.test(cue.frames)) return -1
    const { finite, negated, modal, passive } = verbGroup(view, item)
    return finite && !negated && modal === null && !passive ? item : -1
  }
  return -1
}

/** Whether half of the words at least are small: no title. */
export function isRunning(view: View, start: number, end: number): boolean {
  let small = 0
  for (let i = start; i < end; i++) if (/^\p{Ll}/u.test(view.document.tokens.form(i))) small++
  return small * 2 >= end - start
}
