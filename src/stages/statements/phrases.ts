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
    if (tokens.end - tokens.start < SHORTEST || !isRunning(view, tokens.start, tokens.end)) continue
    const subject = subjects.ofClause(k)
    if (!subject) continue
    const source = view.span(subject.from, subject.to)
    const speaks = places.startingAt(source.start, source.end)
    if (!speaks || speaks.type === 'place' || speaks.type === 'work') continue
    drafts.push({ ...NOTHING, act: 'say', content: [tokens], quotes: [place], source, by: 'quoted-phrase' })
  }
  return drafts
}

/** Most words small: not a title. */
function isRunning(view: View, start: number, end: number): boolean {
  let small = 0
  for (let i = start; i < end; i++) if (/^\p{Ll}/u.test(view.document.tokens.form(i))) small++
  return small * 2 >= end - start
}
