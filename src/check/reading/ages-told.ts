import type { TokenSpan } from '../../document/span.ts'
import { type Age, findAges } from '../../stages/attributes/ages.ts'
import type { Story } from '../story.ts'
import { clausesOf } from './clauses.ts'

const kept = new WeakMap<Story, readonly Age[]>()

/** Few sentences have a figure that may be an age, and only they are read. */
function holdsAge({ document: { tokens } }: Story, { start, end }: TokenSpan): boolean {
  for (let i = start; i < end; i++) {
    const length = tokens.end[i]! - tokens.start[i]!
    if (length < 4 && /^\d{1,3}$/.test(tokens.form(i))) return true
  }
  return false
}

/** Every age told of anybody outside quotations, in text order. */
export function agesTold(story: Story): readonly Age[] {
  let ages = kept.get(story)
  if (!ages) {
    const { document } = story
    ages = findAges(
      clausesOf(story),
      document.sentences.filter((sentence) => holdsAge(story, sentence)),
    ).filter(({ evidence }) => !story.quotedToken(evidence.start) && !story.quotedToken(evidence.end - 1))
    kept.set(story, ages)
  }
  return ages
}

/** Rules of ages that tell how old somebody is, not was at death or will be. */
const PRESENT =
  /^(?:after-name|aged|age-without-comma|years-old-after-name|year-old|year-old-name|is-years-old)$/
/** Whether an age is told as that of now: nothing in its clause puts it in another time. */
export function isNow(story: Story, { evidence, by }: Age): boolean {
  const { tokens } = story.document
  if (!PRESENT.test(by)) return false
  const sentence = story.document.sentences[story.sentenceOf(evidence.start)]!
  if (by === 'is-years-old') {
    for (let i = evidence.start; i < evidence.end; i++)
      if (/^(?:was|were)$/.test(tokens.lower(i))) return false
  }
  for (let i = Math.max(sentence.start, evidence.start - 3); i < evidence.start; i++)
    if (/^(?:when|then|while|since|until|once|was|were|as|at|if|former|formerly)$/.test(tokens.lower(i)))
      return false
  for (let i = evidence.start; i < evidence.end; i++)
    if (/^(?:then|when|was|were|at)$/.test(tokens.lower(i))) return false
  return (
    !/^(?:when|then|at|while)$/.test(tokens.lower(evidence.end)) &&
    !/^(?:when|then|while)$/.test(tokens.lower(evidence.end + 1))
  )
}
