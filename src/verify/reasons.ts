import { isSplice } from './gaps.ts'
import type { Comparison } from './judge.ts'
import { EDIT_TYPES, type Edit, type EditType, type Gap, type Typography } from './verdict.ts'

const KINDS: Readonly<Record<EditType, string>> = {
  number: 'a number',
  negation: 'a negation',
  name: 'a name',
  modal: 'a modal verb',
  person: 'a person',
  tense: 'a tense',
  apostrophe: 'an apostrophe that makes another word',
  word: 'a word',
  omission: 'words left out without a mark',
  addition: 'words added',
  grammar: 'grammar',
  contraction: 'a contraction',
  'number-style': 'how a number is written',
  repetition: 'a repetition',
  filler: 'a filler',
}

const MARKS: Readonly<Record<Typography, string>> = {
  case: 'capitals',
  marks: 'marks',
  punctuation: 'punctuation',
  question: 'a question mark',
  hyphenation: 'hyphens',
  accents: 'accents',
  interjection: 'a listener’s “mm-hm”',
  folded: 'what was asked to be folded',
}

/** The gravest kind of change that is not allowed; a negation under an ellipsis is one. */
export function gravestType({ edits, gaps }: Pick<Comparison, 'edits' | 'gaps'>): EditType | null {
  const found = new Set(edits.filter(({ allowed }) => !allowed).map(({ type }) => type))
  if (gaps.some(({ negates }) => negates)) found.add('negation')
  return EDIT_TYPES.find((type) => found.has(type)) ?? null
}

const quoted = (text: string): string => {
  const plain = text.replace(/\s+/g, ' ').trim()
  return plain.length > 80 ? `“${plain.slice(0, 77)}…”` : `“${plain}”`
}

/** `a number: “six” was said, “five” is printed`. */
export function editInWords({ type, said, printed }: Edit): string {
  if (said.text === '') return `${KINDS[type]}: ${quoted(printed.text)} is printed but was not said`
  if (printed.text === '') return `${KINDS[type]}: ${quoted(said.text)} was said but is not printed`
  return `${KINDS[type]}: ${quoted(said.text)} was said, ${quoted(printed.text)} is printed`
}

const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

const wordsLeft = (n: number): string => `${n} word${n === 1 ? '' : 's'}`

/** What a gap does, in words. */
export function gapInWords(gap: Gap): string {
  if (gap.otherSource) return 'joins words from two sources'
  const time = gap.seconds !== null && gap.seconds >= 1 ? ` (${Math.round(gap.seconds)} seconds)` : ''
  if (gap.reversed) return `puts first what was said ${wordsLeft(gap.words)} later${time}`
  const across = gap.otherSpeaker
    ? ', past another speaker'
    : gap.joins && gap.mark === 'none'
      ? ', from another sentence'
      : ''
  if (gap.mark === 'none' && gap.words === 0) return 'runs from one speaker’s words into another’s'
  if (gap.mark === 'none') return `leaves out ${wordsLeft(gap.words)}${time} without a mark${across}`
  if (gap.negates) return `the ${gap.mark} swallows a negation: ${quoted(gap.omitted.text)} was left out`
  const what = gap.words === 0 ? 'adds words' : `stands for ${quoted(gap.omitted.text)}${time}`
  const holds = gap.holdsNegation ? ', which holds a negation' : ''
  const joins = gap.joins ? ', joining two sentences' : ''
  return gap.mark === 'bracket'
    ? `the bracket ${what}${across}${holds}`
    : `the ellipsis leaves out ${wordsLeft(gap.words)}${time}${across || joins}${holds}`
}

/** Why the words have their verdict. */
export function wordsReason({ verdict, edits, gaps, typography }: Comparison): string {
  const marks = [...typography].map((kind) => MARKS[kind])
  if (verdict === 'verbatim') return 'word for word'
  if (verdict === 'typography') {
    const passed = [...new Set(edits.map(({ type }) => KINDS[type]))]
    return `the same words, but for ${list([...marks, ...passed])}`
  }
  if (verdict === 'marked-edit') {
    const told = gaps.map(gapInWords)
    return told.length > 0 ? list(told) : 'what stands in brackets'
  }
  if (verdict === 'spliced') return list(gaps.filter(isSplice).map(gapInWords))
  const negating = gaps.filter(({ negates }) => negates).map(gapInWords)
  const told = [...edits]
    .filter(({ allowed }) => !allowed)
    .sort((a, b) => EDIT_TYPES.indexOf(a.type) - EDIT_TYPES.indexOf(b.type))
    .map(editInWords)
  const all = [...negating, ...told]
  const rest = all.length - 3
  return rest > 0 ? `${all.slice(0, 3).join('; ')}; and ${rest} more` : all.join('; ')
}
