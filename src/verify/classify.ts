import { XPOS } from '../document/tags.ts'
import { lazy } from '../pipeline/lexicon.ts'
import { loadTagModel } from '../stages/tags/model.ts'
import { fullForms, isOf, phrasesOf, sameButForApostrophe, valueIn } from './lexicon.ts'
import { amountOf, isNumber, isNumeric } from './numbers.ts'
import type { EditType, Typography } from './verdict.ts'

/** The words that differ, folded, with what is known of them. */
export interface Differing {
  /** What was said. */
  readonly said: readonly string[]
  /** What is printed. */
  readonly printed: readonly string[]
  /** The words before and after, said as well as printed. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** Whether words of either side are names, by their place. */
  readonly saidNames: readonly boolean[]
  readonly printedNames: readonly boolean[]
}

/** What kind of difference it is: a type of edit, or mere typography. */
export type Kind = { readonly type: EditType } | { readonly typography: Typography }

const type = (name: EditType): Kind => ({ type: name })

/** The kind of a difference, the gravest that it shows. */
export function classify(difference: Differing): Kind {
  return plainKind(difference) ?? styleKind(difference) ?? type(gravest(difference))
}

/** One word written in two ways. */
function plainKind({ said, printed }: Differing): Kind | null {
  if (said.length === 1 && printed.length === 1 && sameButForApostrophe(said[0]!, printed[0]!))
    return { typography: 'marks' }
  return null
}

const fillerPhrases = lazy(() => phrasesOf('filler-phrase'))

/** Whether the words are nothing but fillers: `um`, `you know`. */
export function areFillers(words: readonly string[]): boolean {
  for (let at = 0; at < words.length; ) {
    const phrase = fillerPhrases().find((parts) => parts.every((part, i) => words[at + i] === part))
    if (phrase) at += phrase.length
    else if (isOf(words[at]!, 'filler')) at++
    else return false
  }
  return words.length > 0
}

function styleKind({ said, printed, before, after }: Differing): Kind | null {
  if (printed.length === 0 && areFillers(said)) return type('filler')
  if (said.length === 0 && areFillers(printed)) return type('filler')
  if (sameInFull(said, printed)) return type('contraction')
  if (areSameInStyle(said, printed)) return type('number-style')
  // The other half of "$5" for "five dollars".
  const unit = (words: readonly string[], near: readonly string[]): boolean =>
    words.length === 1 && isOf(words[0]!, 'unit') && near.some((word) => isNumeric(word))
  if (printed.length === 0 && unit(said, before)) return type('number-style')
  if (said.length === 0 && unit(printed, after)) return type('number-style')
  const repeats = (words: readonly string[]): boolean =>
    words.every((word, i) => word === before.at(i - words.length)) ||
    words.every((word, i) => word === after[i])
  if (printed.length === 0 && said.length <= 4 && repeats(said)) return type('repetition')
  if (said.length === 0 && printed.length <= 4 && repeats(printed)) return type('repetition')
  return null
}

/** Whether the two are one thing written in two ways: short and full, in words and in figures. */
export function areSameInStyle(said: readonly string[], printed: readonly string[]): boolean {
  if (sameInFull(said, printed)) return true
  const amount = amountOf(said)
  return amount !== null && amount === amountOf(printed)
}

/** Whether both say the same once short forms are written out. */
function sameInFull(a: readonly string[], b: readonly string[]): boolean {
  if (a.length + b.length > 12 || a.length === 0 || b.length === 0) return false
  const others = new Set(expansions(b))
  return expansions(a).some((text) => others.has(text))
}

function expansions(words: readonly string[]): readonly string[] {
  let texts = ['']
  for (const word of words) {
    const forms = [[word], ...fullForms(word)].map((form) => form.join(' '))
    texts = texts
      .flatMap((text) => forms.map((form) => (text === '' ? form : `${text} ${form}`)))
      .slice(0, 64)
  }
  // `cannot` is `can not`.
  return texts.map((text) => text.replaceAll('cannot', 'can not'))
}

const NEGATED = /^(?:un|in|im|ir|il|dis|non)(?=\p{L}{3,})/u

const sorted = (words: readonly string[]): string => [...words].sort().join(' ')

/** How often the words negate; written-out and short forms count alike. */
const negations = (words: readonly string[]): number => words.filter((word) => isOf(word, 'negation')).length

/** `likely` and `unlikely`: one of them is the other with a negating syllable before it. */
const isNegated = (a: string, b: string): boolean =>
  (NEGATED.test(a) && a.replace(NEGATED, '') === b) || (NEGATED.test(b) && b.replace(NEGATED, '') === a)

function gravest(difference: Differing): EditType {
  const { said, printed } = difference
  const only = (words: readonly string[], others: readonly string[]): readonly string[] =>
    words.filter((word) => !others.includes(word))
  const gone = only(said, printed)
  const come = only(printed, said)
  if ([...gone, ...come].some(isNumber)) return 'number'
  if (
    negations(said) !== negations(printed) ||
    sorted(said.filter((w) => isOf(w, 'negation'))) !== sorted(printed.filter((w) => isOf(w, 'negation')))
  )
    return 'negation'
  if (said.some((word, i) => printed[i] !== undefined && isNegated(word, printed[i]!))) return 'negation'
  if (nameChanges(difference)) return 'name'
  const modals = (words: readonly string[]): string => sorted(words.flatMap((word) => modalOf(word) ?? []))
  if (modals(said) !== modals(printed)) return 'modal'
  if (
    [...gone, ...come].some((word) => isNumeric(word) && valueIn(word, 'number') !== undefined) &&
    said.length <= 2
  )
    return 'number'
  if (said.length === 1 && printed.length === 1) return wordForWord(said[0]!, printed[0]!)
  const persons = (words: readonly string[]): string =>
    sorted(words.flatMap((word) => valueIn(word, 'person')?.[0] ?? []))
  if (said.length > 0 && printed.length > 0 && persons(said) !== persons(printed)) return 'person'
  if (said.length === 0)
    return isArticle(printed) ? 'grammar' : persons(printed) === '' ? 'addition' : 'person'
  if (printed.length === 0) return isArticle(said) ? 'grammar' : persons(said) === '' ? 'omission' : 'person'
  return 'word'
}

const isArticle = (words: readonly string[]): boolean => words.every((word) => word === 'a' || word === 'an')

const SHORT_MODAL = /^.+'(ll|d)$/

/** `would`, also in `he'd`; not `had`, which is no modal but looks like one when shortened. */
function modalOf(word: string): string | null {
  if (isOf(word, 'modal'))
    return word
      .replace(/^can't$/, 'can')
      .replace(/n't$/, '')
      .replace(/^wo$/, 'will')
      .replace(/^sha$/, 'shall')
  const short = SHORT_MODAL.exec(word)
  return short ? (short[1] === 'll' ? 'will' : null) : null
}

function nameChanges({ said, printed, saidNames, printedNames }: Differing): boolean {
  const names = (words: readonly string[], are: readonly boolean[]): string =>
    sorted(words.filter((_, i) => are[i]))
  return names(said, saidNames) !== names(printed, printedNames)
}

function wordForWord(said: string, printed: string): EditType {
  const persons = [said, printed].map((word) => valueIn(word, 'person'))
  if (persons[0] !== undefined && persons[1] !== undefined)
    return persons[0] === persons[1] ? apostropheOr(said, printed, 'grammar') : 'person'
  if (said.replaceAll("'", '') === printed.replaceAll("'", '')) return 'apostrophe'
  if (valueIn(said, 'unit') !== undefined && valueIn(printed, 'unit') !== undefined) return 'number'
  const agreement = valueIn(said, 'grammar')
  if (agreement !== undefined && agreement === valueIn(printed, 'grammar')) return 'grammar'
  if (isTense(said, printed)) return 'tense'
  if (persons[0] !== undefined || persons[1] !== undefined) return 'person'
  return 'word'
}

/** The same pronoun in another case or with another short form of a verb: `I` and `me`; `he's` and `he` are not. */
const apostropheOr = (a: string, b: string, other: EditType): EditType =>
  a.replaceAll("'", '') === b.replaceAll("'", '')
    ? 'apostrophe'
    : a.includes("'") || b.includes("'")
      ? 'tense'
      : other

const PAST = ['VBD', 'VBN'] as const
const OTHER_FORMS = ['VB', 'VBP', 'VBZ', 'VBG'] as const
const places = lazy(() => new Map(XPOS.map((tag, i) => [tag as string, i])))
const BE: ReadonlySet<string> = new Set(['am', 'is', 'are', 'was', 'were', 'be', 'been', 'being'])

const lemmaAs = (word: string, tag: string): string =>
  loadTagModel().lemmatizer.lemma(word, word, places().get(tag)!)

/** Two forms of one verb, one of them past or in -ing; a plural is no tense. */
function isTense(a: string, b: string): boolean {
  if (BE.has(a) && BE.has(b)) return true
  const lemmas = (word: string, tags: readonly string[]): ReadonlySet<string> =>
    new Set(tags.map((tag) => lemmaAs(word, tag)))
  const past = (word: string): ReadonlySet<string> =>
    /(?:ed|en|t|d|n|ew|ung|ang|ame|ome|aw|ook|ave|ade|oke|ole|ote|ose|ore|ot|ood|ld|an|un|ank|at|it|ut|ing)$/.test(
      word,
    )
      ? lemmas(word, word.endsWith('ing') ? ['VBG'] : PAST)
      : new Set()
  const all = (word: string): ReadonlySet<string> => lemmas(word, [...OTHER_FORMS, ...PAST])
  const meet = (left: ReadonlySet<string>, right: ReadonlySet<string>, x: string, y: string): boolean =>
    [...left].some((lemma) => lemma !== x && right.has(lemma) && (lemma === y || right.has(lemma)))
  return meet(past(a), all(b), a, b) || meet(past(b), all(a), b, a)
}
