import type { Gender, Mention } from '../../document/layers.ts'
import { genders } from '../mentions/lexicon.ts'
import type { EntityInput, Layout } from './layout.ts'
import { speechVerbs } from './lexicon.ts'
import { headInTree } from './tree.ts'

/** Place in the clause, told from the words around: there need be no parse. */
export type Function = 'subject' | 'object' | 'possessive' | 'oblique' | 'other'
export type Determiner = 'definite' | 'demonstrative' | 'possessive' | 'indefinite' | 'quantified' | 'bare'

/** A mention with what its place in the text shows. */
export interface Facts {
  readonly place: number
  readonly mention: Mention
  readonly sentence: number
  readonly paragraph: number
  /** Sentences counted with those of one quotation as one. */
  readonly step: number
  /** Place of the quotation of speech around it, -1 for none. */
  readonly quotation: number
  readonly function: Function
  /** Whether a verb of saying has it as its subject. */
  readonly says: boolean
  readonly determiner: Determiner
  /** Base form of the head, in lower case. */
  readonly noun: string
  /** Whether the head differs from its base form: a plural that shows. */
  readonly inflected: boolean
  /** Base forms of the content words that modify the head, names in lower case. */
  readonly modifiers: ReadonlySet<string>
  /** Those of the modifiers that are names. */
  readonly proper: ReadonlySet<string>
  readonly age: number | null
  /** Place of the smallest mention around this one, -1 for none. */
  readonly outer: number
  /** Place of the mention that possesses this one, -1 for none. */
  readonly possessor: number
}

const DEFINITE: ReadonlySet<string> = new Set(['the', 'both'])
const DEMONSTRATIVE: ReadonlySet<string> = new Set(['this', 'that', 'these', 'those'])
const INDEFINITE: ReadonlySet<string> = new Set([
  'a',
  'an',
  'another',
  'some',
  'any',
  'each',
  'every',
  'no',
  'one',
])
const MODIFYING: ReadonlySet<string> = new Set(['ADJ', 'NUM', 'VERB'])
const RELATIVE: ReadonlySet<string> = new Set(['who', 'which', 'whose', 'that'])
/** The words of a relative clause or participle between a subject and its verb. */
const LONGEST_ASIDE = 25
const FINITE: ReadonlySet<string> = new Set(['VBD', 'VBZ', 'VBP', 'MD'])
const SUBORDINATE: ReadonlySet<string> = new Set([
  'after',
  'before',
  'since',
  'until',
  'as',
  'than',
  'for',
  'that',
])

/** The facts of all mentions, in their order. */
export function findFacts(input: EntityInput, layout: Layout): readonly Facts[] {
  const outer = outermostFirst(input.mentions)
  const reader = new FactReader(input, layout)
  const facts: Facts[] = []
  for (const [place, mention] of input.mentions.entries()) {
    const around = facts[outer[place]!]
    const own = reader.read(mention, place, outer[place]!)
    // Those named together have the place in the clause that the whole phrase has.
    const joined = around?.mention.by === 'coordination' && own.function !== 'possessive'
    facts.push(joined ? { ...own, function: around.function, says: around.says } : own)
  }
  return facts
}

/** The smallest mention around each: mentions come in text order, the longer first. */
function outermostFirst(mentions: readonly Mention[]): Int32Array {
  const outer = new Int32Array(mentions.length).fill(-1)
  const open: number[] = []
  for (const [place, { span }] of mentions.entries()) {
    while (open.length > 0 && mentions[open.at(-1)!]!.span.end < span.end) open.pop()
    while (open.length > 0 && mentions[open.at(-1)!]!.span.end <= span.start) open.pop()
    outer[place] = open.at(-1) ?? -1
    open.push(place)
  }
  return outer
}

class FactReader {
  readonly #input: EntityInput
  readonly #layout: Layout
  /** Places of the longest mentions by the token after their last and by their first. */
  readonly #byEnd = new Map<number, number>()
  readonly #byStart = new Map<number, number>()

  constructor(input: EntityInput, layout: Layout) {
    this.#input = input
    this.#layout = layout
    for (const [place, { span }] of input.mentions.entries()) {
      const known = this.#byEnd.get(span.end)
      if (known === undefined || input.mentions[known]!.span.start > span.start)
        this.#byEnd.set(span.end, place)
      if (!this.#byStart.has(span.start)) this.#byStart.set(span.start, place)
    }
  }

  read(found: Mention, place: number, outer: number): Facts {
    const { tags } = this.#input
    const { head } = found
    const gender = this.#genderOwned(found)
    const mention = gender === found.gender ? found : { ...found, gender }
    const told = this.#saysInTree(mention)
    const role = told ? 'subject' : this.#function(mention)
    return {
      place,
      mention,
      sentence: this.#layout.sentence[head]!,
      paragraph: this.#layout.paragraph[head]!,
      step: this.#layout.step[head]!,
      quotation: this.#layout.quotation[head]!,
      function: role,
      says: told || (role === 'subject' && this.#says(mention)),
      determiner: this.#determiner(mention),
      noun: tags.lowLemma(head),
      inflected: tags.lowLemma(head) !== this.#input.tokens.lower(head),
      ...this.#modifiers(mention),
      age: this.#age(mention),
      outer,
      possessor: this.#possessor(mention),
    }
  }

  /** `Mr Keller's daughter, Ana Okafor`: as the words after the owner say. */
  #genderOwned({ form, gender, roles }: Mention): Gender | null {
    const { tags } = this.#input
    if (form !== 'name' || gender === null) return gender
    for (const { start, end } of roles)
      for (let i = end - 1; i > start; i--) if (tags.xpos(i) === 'POS') return this.#genderIn(i + 1, end)
    return gender
  }

  #genderIn(start: number, end: number): Gender | null {
    for (let i = start; i < end; i++) {
      const gender = genders().get(this.#input.tokens.lower(i))
      if (gender) return gender as Gender
    }
    return null
  }

  #function(mention: Mention): Function {
    const { span, form } = mention
    const { tokens, tags } = this.#input
    if (tags.xpos(span.end) === 'POS') return 'possessive'
    if (form === 'pronoun' && tags.xpos(span.start) === 'PRP$') return 'possessive'
    const verb = this.#verbAfter(span.end)
    const before = tokens.lower(span.start - 1)
    if (this.#isAuthority(mention)) return 'subject'
    // "Pell, for Keller, said": the verb after the comma is another's.
    const aside = before === 'for' && tokens.form(span.end) === ','
    if (tags.upos(span.start - 1) === 'ADP' && !(verb >= 0 && SUBORDINATE.has(before) && !aside))
      return 'oblique'
    if (this.#isInverted(mention)) return 'subject'
    if (verb >= 0 && tags.upos(span.start - 1) !== 'VERB') return 'subject'
    if (verb >= 0 && speechVerbs().has(tags.lemma(span.start - 1))) return 'subject'
    let left = span.start - 1
    while (tags.upos(left) === 'ADV' || tags.upos(left) === 'PART') left--
    if (tags.upos(left) === 'VERB' || tags.upos(left) === 'AUX') return 'object'
    if (this.#layout.sentence[span.start] !== this.#layout.sentence[span.start - 1]) return 'subject'
    return 'other'
  }

  /** The finite verb that a subject ending before `end` would have, -1 if there is none. */
  #verbAfter(end: number): number {
    const { tokens, tags } = this.#input
    const from = tokens.form(end) === ',' ? end + 1 : end
    const relative = RELATIVE.has(tokens.lower(from))
    if (from > end && /^(?:DET|ADJ|NOUN)$/.test(tags.upos(from)))
      return this.#verbAfterApposition(from, end - 1)
    if (!relative && !/^VB[GN]$/.test(tags.xpos(from))) return this.#finiteAt(from)
    const last = Math.min(from + LONGEST_ASIDE, tokens.length)
    for (let i = from + 1; i < last && this.#layout.sentence[i] === this.#layout.sentence[end - 1]; i++) {
      const opens = tokens.form(i) === ','
      if (!opens && relative) continue
      const verb = this.#finiteAt(opens ? i + 1 : i)
      if (verb >= 0) return verb
    }
    return relative ? this.#finiteAt(from + 1) : -1
  }

  /** `Keller, another guest, said`: the finite verb right after the comma that closes an apposition. */
  #verbAfterApposition(from: number, subject: number): number {
    const { tokens } = this.#input
    const last = Math.min(from + LONGEST_ASIDE, tokens.length)
    for (let i = from; i < last && this.#layout.sentence[i] === this.#layout.sentence[subject]; i++) {
      if (tokens.form(i) === ',') return this.#finiteAt(i + 1)
      if (this.#finiteAt(i) === i) return -1
    }
    return -1
  }

  /** The finite verb at token `i`, adverbs before it apart. */
  #finiteAt(from: number): number {
    const { tags } = this.#input
    let i = from
    for (let steps = 0; steps < 3 && tags.upos(i) === 'ADV'; steps++) i++
    return FINITE.has(tags.xpos(i)) && (tags.upos(i) === 'VERB' || tags.upos(i) === 'AUX') ? i : -1
  }

  /** `…, said Keller`: a verb of saying between a comma or quotation mark and the mention. */
  #isInverted({ span: { start, end }, form }: Mention): boolean {
    const { tokens, tags } = this.#input
    // "…, said he would" has "he" as the subject of what is said.
    if (form === 'pronoun' || this.#finiteAt(end) >= 0) return false
    // "Keller, prosecuting, told jurors": whom he told.
    if (tags.lemma(start - 1) === 'tell') return false
    if (!speechVerbs().has(tags.lemma(start - 1)) || !FINITE.has(tags.xpos(start - 1))) return false
    return /^[,"”’'?!.…—-]/.test(tokens.form(start - 2)) || tokens.form(start - 2) === "''"
  }

  /** `According to Keller`: no subject, but the one who says it. */
  #isAuthority({ span: { start } }: Mention): boolean {
    const { tokens } = this.#input
    return tokens.lower(start - 1) === 'to' && tokens.lower(start - 2) === 'according'
  }

  #says(mention: Mention): boolean {
    const { tags } = this.#input
    if (this.#isInverted(mention) || this.#isAuthority(mention)) return true
    const verb = this.#verbAfter(mention.span.end)
    if (verb < 0) return false
    for (let i = verb; i < verb + 4; i++) {
      if (speechVerbs().has(tags.lemma(i)) && tags.upos(i) === 'VERB') return true
      if (tags.upos(i) !== 'AUX' && tags.upos(i) !== 'ADV' && tags.upos(i) !== 'PART') return false
    }
    return false
  }

  /** `Keller KC, for the port, told jurors`: the subject, in the tree, of an active verb of saying, whatever stands between. */
  #saysInTree({ span, name, head }: Mention): boolean {
    const { syntax, tags } = this.#input
    // Elsewhere the words show it, and the tree takes what is said for more of the same.
    if (!/^[,(]$/.test(this.#input.tokens.form(span.end))) return false
    const core = name ?? { start: head, end: head + 1 }
    const own = headInTree(syntax, core.start, core.end)
    if (syntax.deprel(own) !== 'nsubj') return false
    const verb = syntax.head(own)
    return (
      verb >= 0 &&
      tags.upos(verb) === 'VERB' &&
      FINITE.has(tags.xpos(verb)) &&
      speechVerbs().has(tags.lemma(verb))
    )
  }

  #determiner({ span, head, form }: Mention): Determiner {
    const { tokens, tags } = this.#input
    if (form === 'pronoun') return 'definite'
    for (let i = span.start; i <= head; i++) {
      const word = tokens.lower(i)
      if (tags.xpos(i) === 'PRP$' || tags.xpos(i) === 'POS') return 'possessive'
      if (i > span.start && tags.upos(i) === 'PROPN' && tags.xpos(head + 1) !== 'POS') continue
      if (INDEFINITE.has(word)) return 'indefinite'
    }
    for (let i = span.start; i <= Math.min(head, span.start + 2); i++) {
      const word = tokens.lower(i)
      if (DEFINITE.has(word)) return 'definite'
      if (DEMONSTRATIVE.has(word)) return 'demonstrative'
      if (tags.upos(i) === 'NUM' && i < head && tokens.form(i + 1) !== '-') return 'quantified'
      if (
        /^(?:several|many|most|more|few|various|numerous|other|dozens|hundreds|thousands|half|part)$/.test(
          word,
        )
      )
        return 'quantified'
    }
    return 'bare'
  }

  #modifiers(mention: Mention): Pick<Facts, 'modifiers' | 'proper'> {
    const { tokens, tags } = this.#input
    const modifiers = new Set<string>()
    const proper = new Set<string>()
    const first = this.#input.sentences[this.#layout.sentence[mention.head]!]!.start
    const spans = mention.form === 'nominal' ? [mention.span] : mention.roles
    for (const { start, end } of spans)
      for (let i = start; i < end; i++) {
        if (i === mention.head) continue
        const upos = tags.upos(i)
        if (upos === 'PROPN' || (i > first && upos === 'ADJ' && /^\p{Lu}/u.test(tokens.form(i))))
          proper.add(tokens.lower(i))
        else if (upos === 'NOUN' || (MODIFYING.has(upos) && i < mention.head)) modifiers.add(tags.lemma(i))
      }
    for (const word of proper) modifiers.add(word)
    return { modifiers, proper }
  }

  /** `the 41-year-old`, `Keller, 41`. */
  #age({ span, form, head }: Mention): number | null {
    const { tokens } = this.#input
    for (let i = span.start; i < span.end; i++) {
      const year =
        /^\d{1,3}$/.test(tokens.form(i)) && tokens.form(i + 1) === '-' && tokens.lower(i + 2) === 'year'
      if (year && tokens.lower(i + 4) === 'old') return Number(tokens.form(i))
    }
    if (form !== 'name') return null
    let after = head + 1
    if (tokens.form(after) === ',') after++
    const number = tokens.form(after)
    const closed = /^[,.;:)]$/.test(tokens.form(after + 1))
    return after > head + 1 && /^\d{1,3}$/.test(number) && closed && Number(number) < 120
      ? Number(number)
      : null
  }

  #possessor({ span, head }: Mention): number {
    const { tags, tokens } = this.#input
    const link = tokens.lower(head + 1)
    const represents =
      link === 'for' &&
      /^(?:lawyer|attorney|solicitor|barrister|counsel|advocate|agent)$/.test(tokens.lower(head))
    const after =
      (link === 'of' || represents) && head + 2 < span.end ? this.#byStart.get(head + 2) : undefined
    for (let i = head - 1; i >= span.start; i--) {
      if (tags.xpos(i) === 'PRP$') return this.#byEnd.get(i + 1) ?? -1
      if (tags.xpos(i) === 'POS') return this.#byEnd.get(i) ?? -1
    }
    return after ?? -1
  }
}

/** Sentences between two mentions. */
export const distance = (from: Facts, to: Facts): number =>
  from.quotation >= 0 && from.quotation === to.quotation ? to.sentence - from.sentence : to.step - from.step

/** `everyone`, `nobody`: words that stand for no one in particular. */
export const isAnybody = ({ noun }: Facts): boolean =>
  /^(?:everyone|everybody|someone|somebody|anyone|anybody|no-?one|nobody|none|one)$/.test(noun)
