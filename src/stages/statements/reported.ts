import { type TokenSpan, tokenSpan } from '../../document/span.ts'
import {
  clauseEnd,
  embeddedEnd,
  hasFiniteVerb,
  isFiniteVerb,
  isPlainSaying,
  type VerbGroup,
  verbGroup,
} from './clause.ts'
import { type Complement, Complements } from './complement.ts'
import type { Cue, Cues } from './cues.ts'
import { type Draft, NOTHING } from './draft.ts'
import type { Stretch } from './noun-phrase.ts'
import { Preceding } from './preceding.ts'
import { type Block, type Last, Sources } from './sources.ts'
import type { Places, View } from './view.ts'

/** Finds the statements of one sentence that hang on a reporting verb. */
export function reportedIn(view: View, places: Places, cues: Cues): readonly Draft[] {
  const finder = new ReportFinder(view, places, cues)
  const drafts: Draft[] = []
  for (let k = 0; k < view.length; k++) {
    const cue = cues.at(view, k)
    const draft = cue && finder.at(k, cue)
    if (draft) drafts.push(draft)
  }
  // Any verb can introduce a quotation that stands alone (“Never,” he grinned); the listed ones go first.
  if (view.items.some((item) => item.quote !== null)) {
    for (let k = 0; k < view.length; k++) {
      const draft = cues.at(view, k) ? null : finder.unlisted(k)
      if (draft) drafts.push(draft)
    }
  }
  return drafts
}

/** Those that hear what is said before them and say nothing themselves. */
const TRIBUNAL = /^(?:court|inquest|inquiry|jury|jurors|tribunal|commission|hearing|trial|panel)$/

class ReportFinder {
  readonly #view: View
  readonly #places: Places
  readonly #cues: Cues
  readonly #sources: Sources
  readonly #complements: Complements
  readonly #preceding: Preceding
  #last: Last = { source: null, addressee: null, end: -1, plain: false }
  #verbStart = 0
  readonly #taken = new Set<number>()

  constructor(view: View, places: Places, cues: Cues) {
    this.#view = view
    this.#places = places
    this.#cues = cues
    this.#sources = new Sources(view, places)
    this.#complements = new Complements(view, places, cues)
    this.#preceding = new Preceding(view, places, cues, this.#complements)
  }

  at(k: number, cue: Cue): Draft | null {
    const group = verbGroup(this.#view, k)
    if (!this.#isReal(group, cue)) return null
    if (group.passive || this.#isReduced(k, group, cue)) return null
    this.#verbStart = group.from
    const block = this.#sources.of(k, cue, group, this.#last)
    const participle = this.#view.xpos(k) === 'VBG' && !group.finite
    const found = this.#content(cue, k, block) ?? this.#awaited(cue, block)
    if (!found) return null
    if (!block.source && this.#view.xpos(k) !== 'VBG' && !this.#last.source) return null
    const source = block.source ? this.#view.span(block.source.from, block.source.to) : this.#last.source
    if (
      (found.quotes.length === 0 && this.#isHedge(cue, group, block)) ||
      (participle && found.frame === 'infinitive')
    )
      return null
    for (const quote of found.quotes) this.#taken.add(quote)
    const heard = block.source !== null && this.#isHeard(cue, block.source, found)
    if (cue.lemma === 'hear' && !heard) return null
    const addressee = heard
      ? source
      : (found.addressee ?? (participle && !block.source ? this.#last.addressee : null))
    this.#last = { source, addressee, end: found.end, plain: isPlainSaying(this.#view, k) }
    const cueSpan = this.#cueSpan(k, cue)
    const nobody = block.source !== null && isNobody(this.#view, block.source)
    if (heard) return { ...this.#unsaid(cue, found, cueSpan), addressee }
    return {
      ...NOTHING,
      act: cue.act,
      content: found.content,
      quotes: found.quotes,
      cue:
        nobody && source
          ? tokenSpan(Math.min(source.start, cueSpan.start), Math.max(source.end, cueSpan.end))
          : cueSpan,
      source: nobody ? null : source,
      addressee,
      venue: block.document && this.#view.span(block.document.from, block.document.to),
      unattributed: nobody,
      awaits: found.content.length === 0,
      by: found.frame,
    }
  }

  /** `The road was unsafe, an inquest heard` and `…, inquest told`: whoever said it, the court is not who. */
  #isHeard(cue: Cue, source: Stretch, { frame, end }: Complement): boolean {
    const view = this.#view
    if (!TRIBUNAL.test(view.lower(source.to - 1))) return false
    if (cue.lemma === 'hear') return true
    return cue.lemma === 'tell' && frame === 'clause-first' && (end >= view.length || view.form(end) === '.')
  }

  #unsaid(cue: Cue, { content, quotes }: Complement, cueSpan: TokenSpan): Draft {
    return { ...NOTHING, act: cue.act, content, quotes, cue: cueSpan, unattributed: true, by: 'heard' }
  }

  /** A verb of no list whose sentence part is only itself, its subject and a quotation that stands alone. */
  unlisted(k: number): Draft | null {
    const view = this.#view
    if (view.upos(k) !== 'VERB' || !/^(?:VBD|VBZ|VBP)$/.test(view.xpos(k))) return null
    const predicate = this.at(k, { lemma: view.lemma(k), act: 'say', frames: 's' })
    if (predicate && predicate.quotes.length > 0) return { ...predicate, by: 'predicate-unlisted' }
    const cue: Cue = { lemma: view.lemma(k), act: 'say', frames: 'q' }
    const draft = this.at(k, cue)
    if (!draft?.source || draft.quotes.length === 0) return null
    if (/^(?:it|this|that|which)$/.test(view.document.tokens.lower(draft.source.end - 1))) return null
    const { start, end } = draft.content[0]!
    // A title that the verb says nothing about: `lashed out on her podcast, “Stage Mother.”`
    if (this.#places.startingAt(start, end)?.type === 'work') return null
    const first = view.itemOf(start)
    const near = first > k ? !hasFiniteVerb(view, k + 1, first) : this.#endsPart(k, draft)
    return near && speaks(view, first) ? { ...draft, by: `${draft.by}-unlisted` } : null
  }

  /** Nothing but the source and an adverbial follow the verb before the next comma or stop. */
  #endsPart(k: number, draft: Draft): boolean {
    const view = this.#view
    const after =
      draft.source && draft.source.start > view.token(k) ? view.itemOf(draft.source.end - 1) + 1 : k + 1
    return after >= view.length || /^[,.;:]$/.test(view.form(after)) || view.upos(after) === 'ADV'
  }

  /** Negated, unreal and merely possible saying is not a statement; negated belief is one. */
  #isReal(group: VerbGroup, cue: Cue): boolean {
    if (group.negated && cue.act !== 'think') return false
    if (!/^V/.test(this.#view.xpos(group.verb))) return true
    if (group.modal === 'to') return this.#goesOn(group) || this.#isSaidInFact(group)
    if (group.modal !== null && !(this.#view.level > 0))
      return (
        /^(?:would|'d|will|can)$/.test(group.modal) && cue.act === 'say' && this.#quoteFollows(group.verb + 1)
      )
    // `heard someone say, “…”`
    if (this.#view.xpos(group.verb) === 'VB' && !group.finite) return this.#quoteFollows(group.verb + 1)
    return group.finite || /^VB[GN]$/.test(this.#view.xpos(group.verb))
  }

  #quoteFollows(k: number): boolean {
    const view = this.#view
    return view.isQuote(k) || (/^[,:]$/.test(view.form(k)) && view.isQuote(k + 1))
  }

  /** A participle without auxiliary (`a man believed to be`); with an object or clause after it, it is a past tense. */
  #isReduced(k: number, group: VerbGroup, cue: Cue): boolean {
    const view = this.#view
    if (view.xpos(k) !== 'VBN' || group.finite || this.#isClosing(k, group)) return false
    const next = k + 1
    if (view.isWord(next, 'to') && cue.frames.includes('i') && !cue.frames.includes('p')) return false
    if (view.isWord(next, 'that') || view.isQuote(next) || this.#quoteFollows(next)) return false
    return !/^(?:DET|PROPN|PRON|NOUN|ADJ|NUM)$/.test(view.upos(next))
  }

  /** `She has left, the company announced on Monday.`: a past tense that looks like a participle. */
  #isClosing(k: number, group: VerbGroup): boolean {
    const view = this.#view
    const subject = this.#sources.subjects.before(group.from)
    if (!subject || view.form(subject.from - 1) !== ',') return false
    if (view.isWord(subject.from, 'a', 'an') && !TRIBUNAL.test(view.lower(subject.to - 1))) return false
    return hasFiniteVerb(view, 0, subject.from - 1) && !hasFiniteVerb(view, k + 1, view.length)
  }

  /** `I think`, `we hope` of a speaker about the present is a hedge, not another statement. */
  #isHedge(cue: Cue, group: VerbGroup, block: Block): boolean {
    const view = this.#view
    if (!block.source || cue.act === 'ask') return false
    if (!view.isWord(block.source.to - 1, 'i', 'we')) return false
    if (cue.act === 'say') return view.xpos(group.verb) === 'VBP'
    return view.xpos(group.verb) === 'VBP' || (view.xpos(group.verb) === 'VB' && group.modal !== "'d")
  }

  /** `went on to say`, `used to say`, `continued to insist` are saying; `declined to say`, `wanted to say` are not. */
  #goesOn(group: VerbGroup): boolean {
    const view = this.#view
    const verb = view.isWord(group.from - 1, 'on') ? group.from - 2 : group.from - 1
    return /^(?:go|use|used|continue|proceed)$/.test(view.lemma(verb))
  }

  /** `is said to have answered: “…”`, `rang to say, “…”`: with its words behind it, unless they were never said. */
  #isSaidInFact(group: VerbGroup): boolean {
    const view = this.#view
    if (!this.#quoteFollows(group.verb + 1)) return false
    const verb = this.#sources.subjects.verbBefore(group.from)
    return !/^(?:decline|refuse|want|wish|hope|plan|intend|fail|like|love|urge|ask|tell|order)$/.test(
      view.lemma(verb),
    )
  }

  /** `Sandoval, a retired smokejumper, said:` or `told the board,` at a paragraph's end. */
  #awaited(cue: Cue, block: Block): Complement | null {
    const view = this.#view
    if (!cue.frames.includes('q') || !block.source || view.level > 0) return null
    const last = view.length - 1
    const colon = view.form(last) === ':'
    if (!colon && !(view.form(last) === ',' && block.to === last)) return null
    for (let k = block.to; k < last; k++) if (isFiniteVerb(view, k) || view.isQuote(k)) return null
    return {
      content: [],
      quotes: [],
      addressee: this.#preceding.toldAfter(cue, block.to),
      end: view.length,
      frame: 'quotation',
    }
  }

  #content(cue: Cue, k: number, block: Block): Complement | null {
    const view = this.#view
    const left =
      cue.frames.includes('q') || cue.frames.includes('c')
        ? this.#preceding.quoteBefore(block.from, this.#taken)
        : null
    if (left) {
      const right = this.#preceding.brokenOff(block.to)
      return {
        content: [...left.content, ...(right?.content ?? [])],
        quotes: [...left.quotes, ...(right?.quotes ?? [])],
        addressee: this.#preceding.toldAfter(cue, block.to),
        end: right?.end ?? block.to,
        frame: 'quotation-first',
      }
    }
    const gap = cue.frames.includes('c') && !block.inverted ? this.#gap(block) : null
    if (gap) return gap
    this.#complements.limitTo(this.#relativeEnd(block))
    const right = this.#complements.after(cue, block.to)
    if (right && !right.quotes.some((quote) => this.#taken.has(quote))) return right
    if (!/[bc]/.test(cue.frames) || view.xpos(k) === 'VBG') return null
    return this.#preceding.clauseBefore(cue, block)
  }

  /**
   * Where a cue that is not the sentence's own lets its content end: `the officer, who wished to stay unnamed, said` and
   * `Pell, after saying she would stay, left` with the insertion, `the nurse who claimed that he lied was fined` before
   * the main verb.
   */
  #relativeEnd(block: Block): number {
    const view = this.#view
    const pronoun = block.from === block.source?.from && block.source ? this.#verbStart - 1 : block.from - 1
    const relative = /^(?:WP|WDT)$/.test(view.xpos(pronoun))
    const adverbial =
      view.xpos(this.#verbStart) === 'VBG' && /^(?:ADP|SCONJ)$/.test(view.upos(this.#verbStart - 1))
    const opening = view.xpos(this.#verbStart) === 'VBG' && this.#verbStart === 0
    const inserted =
      (relative && view.form(pronoun - 1) === ',') || (adverbial && view.form(this.#verbStart - 2) === ',')
    if (inserted || opening) {
      for (let k = block.to; k < view.length; k++) if (view.form(k) === ',') return k
      return view.length
    }
    return relative ? embeddedEnd(view, block.to, view.length) : view.length
  }

  /** `the paper that he said was lost`: what the relative clause is about, and its verb phrase. */
  #gap(block: Block): Complement | null {
    const view = this.#view
    if (!isFiniteVerb(view, block.to) || !block.source) return null
    const pronoun = block.from - 1
    if (!view.isWord(pronoun, 'that', 'which', 'who')) return null
    const end = clauseEnd(view, this.#places, this.#cues, block.to)
    const antecedent = this.#sources.subjects.antecedentOf(pronoun)
    if (end <= block.to || !antecedent) return null
    const content = [view.span(antecedent.from, antecedent.to), view.span(block.to, end)]
    return { content, quotes: [], addressee: null, end, frame: 'relative-gap' }
  }

  #cueSpan(k: number, cue: Cue): TokenSpan {
    return this.#view.span(k, k + (cue.lemma.includes(' ') ? 2 : 1))
  }
}

/** `Reports said`: a source that names nobody. */
const isNobody = (view: View, source: Stretch): boolean => {
  const bare = view.upos(source.from) === 'ADJ' ? source.from + 1 : source.from
  return source.to - bare === 1 && view.isWord(bare, 'reports', 'rumors', 'rumours')
}

/** A quotation that ends as speech does, not as a title. */
function speaks(view: View, k: number): boolean {
  const quotation = view.quote(k)
  if (!quotation) return false
  return /^(?:[.,!?…]|\.{3})$/.test(view.document.tokens.form(quotation.tokens.end - 1))
}
