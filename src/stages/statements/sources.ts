import type { TokenSpan } from '../../document/span.ts'
import { isDocument } from './circumstances.ts'
import { isFiniteVerb, isPlainSaying, type VerbGroup, verbGroup } from './clause.ts'
import type { Cue } from './cues.ts'
import { phraseStartingAt, type Stretch } from './noun-phrase.ts'
import { Subjects } from './subjects.ts'
import { subjectInTree } from './tree-subject.ts'
import type { Places, View } from './view.ts'

/** Words between a quotation and its cue. */
const LONGEST_INSERTED = 20

/** Fewer items before `, she said` need a finite verb to be what is said. */
export const SHORTEST_CLAUSE = 5

/** A cue with its source, half-open. */
export interface Block {
  readonly from: number
  readonly to: number
  readonly source: Stretch | null
  readonly inverted: boolean
  /** `released a statement saying`: the statement. */
  readonly document: Stretch | null
}

/** What later cues of a sentence take over from the statement before. */
export interface Last {
  readonly source: TokenSpan | null
  readonly addressee: TokenSpan | null
  /** The item after its content; -1 before the first. */
  readonly end: number
  /** Whether it hangs on plain `said` or `told`. */
  readonly plain: boolean
}

/** Finds the source of a reporting verb: before it, behind it, or with the verb before. */
export class Sources {
  readonly subjects: Subjects
  readonly #view: View
  readonly #places: Places

  constructor(view: View, places: Places) {
    this.#view = view
    this.#places = places
    this.subjects = new Subjects(view, places)
  }

  /** The source and the verb together. */
  of(k: number, cue: Cue, group: VerbGroup, last: Last): Block {
    const view = this.#view
    const after = k + (cue.lemma.includes(' ') ? 2 : 1)
    if (view.xpos(k) === 'VBG' && !group.finite) return this.#participle(k, group, after, last)
    const before = group.from - 1
    const closing = this.#closingSource(cue, after, before)
    if (closing) return { from: group.from, to: closing.to, source: closing, inverted: true, document: null }
    const comma = before >= 0 && /^(?:[,?!.—–]|--)$/.test(view.form(before))
    const left = comma && !view.isQuote(before - 1) ? this.subjects.before(group.from) : null
    if (!left && (before < 0 || view.isQuote(before) || comma)) {
      const inverted =
        cue.frames.includes('q') || cue.frames.includes('c') ? this.#invertedSource(after, before) : null
      if (inverted)
        return { from: group.from, to: inverted.to, source: inverted, inverted: true, document: null }
    }
    const source =
      left ??
      this.#goesOnAs(group, last) ??
      this.#fromQuotation(group) ??
      this.#withTree(this.subjects.before(this.#raisedFrom(group)), k) ??
      this.#insertedAfterQuotation(group)
    const from = source ? Math.min(source.from, group.from) : group.from
    return { from, to: after, source, inverted: false, document: null }
  }

  /** `Orla Tennick of the University of Westmark, Harrow said`: the tree may know a longer phrase with the same end. */
  #withTree(found: Stretch | null, verb: number): Stretch | null {
    const tree = found && subjectInTree(this.#view, verb)
    return tree && tree.from < found.from && tree.to === found.to ? tree : found
  }

  /** `went on to say`, `used to say`: the subject stands before the finite verb. */
  #raisedFrom(group: VerbGroup): number {
    if (group.modal !== 'to') return group.from
    const verb = this.subjects.verbBefore(group.from)
    return verb < 0 ? group.from : verbGroup(this.#view, verb).from
  }

  /** The phrase that opens the sentence, where no verb was recognised behind it. */
  #opening(): Stretch | null {
    const phrase = phraseStartingAt(this.#view, this.#places, 0, this.#view.length)
    return phrase && this.#places.startingAt(this.#view.items[0]!.start, this.#view.items[phrase.to - 1]!.end)
      ? phrase
      : null
  }

  /** `said that A, and added that B`: the same speaker goes on, where what he said before has ended. */
  #goesOnAs(group: VerbGroup, last: Last): Stretch | null {
    const view = this.#view
    const link = group.from - 1
    if (view.upos(link) !== 'CCONJ' || !last.source) return null
    if (last.end !== link && last.end !== link - 1) return null
    const from = view.itemOf(last.source.start)
    const to = view.itemOf(last.source.end - 1) + 1
    return from < 0 || to <= from ? null : { from, to }
  }

  /** `“…,” Ohio-based study author Ana Reyes said`: whatever stands between a quotation and the cue and ends in a name. */
  #fromQuotation(group: VerbGroup): Stretch | null {
    const view = this.#view
    let from = group.from
    while (from > 0 && !view.isQuote(from - 1)) {
      from--
      if (group.from - from > 16 || /^[,;:.]$/.test(view.form(from)) || isFiniteVerb(view, from)) return null
    }
    if (from === 0 || from === group.from || !/^(?:PROPN|NOUN)$/.test(view.upos(group.from - 1))) return null
    return { from, to: group.from }
  }

  /** `“…,” a nurse who took the call, Ana Reyes, said.`: all between a quotation and a cue that ends the sentence. */
  #insertedAfterQuotation(group: VerbGroup): Stretch | null {
    const view = this.#view
    let from = group.from
    while (from > 0 && !view.isQuote(from - 1) && group.from - from < LONGEST_INSERTED) from--
    if (from === 0 || !view.isQuote(from - 1) || !/^(?:DET|PROPN|NUM)$/.test(view.upos(from))) return null
    if (view.form(group.from - 1) !== ',' || group.from - 1 <= from) return null
    const after = view.form(group.verb + 1)
    return after === '' || /^[.,:]$/.test(after) ? { from, to: group.from - 1 } : null
  }

  /** `…, said Lt. Tom Averill.` at the end of a sentence: nobody else can be meant. */
  #closingSource(cue: Cue, at: number, before: number): Stretch | null {
    const view = this.#view
    if (/[do]/.test(cue.frames) || view.form(before) !== ',' || before < SHORTEST_CLAUSE) return null
    const mention = this.#places.startingAt(view.items[at]?.start ?? -1, view.items.at(-1)!.end)
    if (!mention || mention.form === 'pronoun' || this.#places.timexAt(mention.span.start)) return null
    const to = view.itemOf(mention.span.end - 1) + 1
    return to >= view.length || view.form(to) === '.' ? { from: at, to } : null
  }

  /** `Citing “duties,” his spokeswoman said`: a participle that opens the sentence has the subject of its main clause. */
  #afterOpening(k: number): Stretch | null {
    const view = this.#view
    for (let i = k + 1; i < view.length; i++) {
      if (view.form(i) !== ',' && !view.isQuote(i)) continue
      const phrase = phraseStartingAt(view, this.#places, i + 1, view.length)
      if (phrase) return phrase
    }
    return null
  }

  /** `a friend asking how he was`: the phrase before; else the source before in the sentence, else the clause's subject. */
  #participle(k: number, group: VerbGroup, to: number, last: Last): Block {
    const view = this.#view
    if (view.isWord(k - 1, 'as')) {
      const quoted = this.#quotedObject(k - 1)
      if (quoted) return { from: group.from, to, source: quoted, inverted: false, document: null }
    }
    if (k === 0) return { from: 0, to, source: this.#afterOpening(k), inverted: false, document: null }
    const noun = /^(?:NOUN|PROPN|PRON)$/.test(view.upos(k - 1)) ? this.subjects.before(group.from) : null
    // `told them that Pell called, saying …`: nobody says twice that he says; it is Pell.
    const other = last.plain && isPlainSaying(view, k) && view.form(k - 1) === ','
    // `released a statement saying`: the one who released it speaks.
    const document = noun && isDocument(view.lower(noun.to - 1)) ? noun : null
    const person = document ? null : noun
    const source =
      person ?? (last.source && !noun && !other ? null : (this.subjects.ofClause(k) ?? this.#opening()))
    return { from: group.from, to, source, inverted: false, document }
  }

  /** `“…,” said Ana Reyes, a baker`: the phrase after the verb, if what is said stands before it. */
  #invertedSource(at: number, before: number): Stretch | null {
    const view = this.#view
    if (before < 0 && !view.isQuote(before - 1)) return null
    const said = view.isQuote(before) || view.isQuote(before - 1) || before >= SHORTEST_CLAUSE
    if (!said) return null
    if (at >= view.length || this.#places.timexAt(view.items[at]!.start)) return null
    const quoted = view.isQuote(before) || view.isQuote(before - 1)
    const phrase =
      phraseStartingAt(view, this.#places, at, view.length) ?? (quoted ? this.#nameAfter(at) : null)
    if (!phrase) return null
    if (view.isWord(at, 'him', 'her', 'them', 'me', 'us') && phrase.to === at + 1) return null
    // A verb right after the phrase makes it the subject of what is said: `he stopped, said he was ill`.
    const next = view.upos(phrase.to)
    return next === 'VERB' || next === 'AUX' ? null : phrase
  }

  /** `The agency quoted the head of the zone, Ali Reza, as saying`: what stands between the verb and `as`. */
  #quotedObject(as: number): Stretch | null {
    const view = this.#view
    let end = as
    if (view.form(end - 1) === ',') end--
    for (let verb = as - 1; verb >= 0 && as - verb < 20; verb--) {
      if (!isFiniteVerb(view, verb)) continue
      if (!/^(?:quote|cite)$/.test(view.lemma(verb))) return null
      return end > verb + 1 ? { from: verb + 1, to: end } : null
    }
    return null
  }

  /** After `“…,” said` the source runs to the first name, whatever word class its titles were taken for. */
  #nameAfter(at: number): Stretch | null {
    const view = this.#view
    for (let k = at; k < view.length && k - at < 8 && !view.isPunct(k); k++) {
      const mention = this.#places.startingAt(view.items[k]!.start, view.items.at(-1)!.end)
      if (mention?.form === 'name') return { from: at, to: view.itemOf(mention.span.end - 1) + 1 }
    }
    return null
  }
}
