import type { TokenSpan } from '../../document/span.ts'
import { lazy, loadLexicon, wordMap } from '../../pipeline/lexicon.ts'
import { clauseEnd, hasFiniteVerb, isFiniteVerb, type VerbGroup, verbGroup } from './clause.ts'
import type { Cue, Cues } from './cues.ts'
import { type Draft, NOTHING } from './draft.ts'
import { phraseEndingAt, phraseStartingAt, type Stretch } from './noun-phrase.ts'
import { Subjects } from './subjects.ts'
import type { Places, View } from './view.ts'

const ADVERBS = lazy(() => wordMap(loadLexicon('stages/statements/hearsay-adverbs.tsv')))

/** Statements put on nobody, or on an agent behind a passive: `reportedly`, `is believed to`, `was told by`. */
export function hearsayIn(view: View, places: Places, cues: Cues): readonly Draft[] {
  const drafts: Draft[] = []
  const finder = new HearsayFinder(view, places, cues)
  for (let k = 0; k < view.length; k++) {
    if (view.isQuote(k)) continue
    const draft = ADVERBS().has(view.lower(k)) ? finder.adverb(k) : finder.passive(k)
    if (draft) drafts.push(draft)
  }
  return drafts
}

type Base = typeof NOTHING & { readonly act: Cue['act'] }

class HearsayFinder {
  readonly #view: View
  readonly #places: Places
  readonly #cues: Cues
  readonly #subjects: Subjects

  constructor(view: View, places: Places, cues: Cues) {
    this.#view = view
    this.#places = places
    this.#cues = cues
    this.#subjects = new Subjects(view, places)
  }

  /** `He was reportedly ill`: the clause without the adverb, as one or two spans. */
  adverb(k: number): Draft | null {
    const view = this.#view
    // Before an adjective or participle it speaks of one word only: `an allegedly stolen car`.
    if (view.upos(k - 1) === 'DET') return null
    const next = view.form(k + 1) === ',' ? k + 2 : k + 1
    const end = clauseEnd(view, this.#places, this.#cues, next)
    const base = {
      ...NOTHING,
      act: 'say' as const,
      cue: view.span(k, k + 1),
      unattributed: true,
      by: 'hearsay-adverb',
    }
    const phrase = this.#phraseOnly(k, next)
    if (phrase) return { ...base, content: [view.span(phrase.from, phrase.to)], by: 'hearsay-adverb-phrase' }
    const content: TokenSpan[] = []
    const from = this.#clauseStart(k)
    if (k > from && view.upos(k - 1) !== 'ADP') content.push(view.span(from, k))
    if (end > next) content.push(view.span(next, end))
    return content.length === 0 ? null : { ...base, content }
  }

  /** `He had been ill, reportedly with cancer`, `stabbed reportedly several people`: the adverb speaks of one phrase. */
  #phraseOnly(k: number, next: number): Stretch | null {
    const view = this.#view
    if (k === 0 || /^(?:VERB|AUX|PART)$/.test(view.upos(next)) || view.upos(k - 1) === 'AUX') return null
    if (view.form(k - 1) !== ',' && view.upos(k - 1) !== 'VERB') return null
    return phraseStartingAt(view, this.#places, next, view.length)
  }

  #clauseStart(k: number): number {
    const view = this.#view
    for (let i = k - 1; i >= 0; i--) {
      // `was built in 2019 and could reportedly …`, `Brown, who reportedly …`: the nearest verb phrase only.
      if (view.upos(i) === 'CCONJ' && isFiniteVerb(view, i + 1)) return i + 1
      if (/^(?:WP|WDT)$/.test(view.xpos(i))) return i + 1
      if (/^[;:]$/.test(view.form(i)) || view.isQuote(i)) return i + 1
      if (view.form(i) === ',' && /^(?:CCONJ|SCONJ)$/.test(view.upos(i + 1))) return i + 2
      if (/^(?:SCONJ)$/.test(view.upos(i)) && view.isWord(i, 'that', 'because', 'after')) return i + 1
    }
    return 0
  }

  /** Participles of reporting verbs without an active subject. */
  passive(k: number): Draft | null {
    const view = this.#view
    if (k === 0) return this.#askedFirst()
    const inserted = this.#isInserted(k)
    if (view.xpos(k) !== 'VBN' && !inserted) return null
    const cue = this.#cues.at(view, k)
    if (!cue) return null
    const group = inserted ? { ...verbGroup(view, k), finite: false } : verbGroup(view, k)
    if (!group.passive && group.finite) return null
    if (group.negated || group.modal !== null) return null
    const agent = this.#agent(k + 1)
    const base = {
      ...NOTHING,
      act: cue.act,
      cue: view.span(k, k + 1),
      source: agent ? view.span(agent.from, agent.to) : null,
      unattributed: agent === null,
    }
    return (
      this.#quotedAsSaying(cue, group, agent, base) ??
      this.#raised(cue, group, agent, base) ??
      this.#toldOrCalled(cue, group, agent, base)
    )
  }

  /** `Keller, asked whether he would obey, grinned`: a participle, whatever the tagger takes it for. */
  #isInserted(k: number): boolean {
    const view = this.#view
    const put =
      view.isWord(k, 'asked', 'pressed', 'questioned', 'quizzed') ||
      view.isWord(k + 1, 'by') ||
      (view.isWord(k, 'told', 'warned', 'urged', 'advised') && view.isWord(k + 1, 'to'))
    if (!put || view.form(k - 1) !== ',' || !/^VB[DN]$/.test(view.xpos(k))) return false
    for (let i = k + 2; i < view.length; i++) if (view.form(i) === ',') return isFiniteVerb(view, i + 1)
    return false
  }

  /** `Asked whether he would obey, he grinned`: a question put to the subject of the sentence. */
  #askedFirst(): Draft | null {
    const view = this.#view
    if (!view.isWord(0, 'asked', 'pressed', 'questioned', 'quizzed')) return null
    let comma = 1
    while (comma < view.length && view.form(comma) !== ',') comma++
    let from = 1
    while (from < comma && !(view.isWord(from, 'if', 'whether') || /^W/.test(view.xpos(from)))) from++
    if (comma >= view.length || from >= comma) return null
    const told = phraseStartingAt(view, this.#places, comma + 1, view.length)
    const asker = this.#askerBefore(from)
    return {
      ...NOTHING,
      act: 'ask',
      content: [view.span(from, comma)],
      cue: view.span(0, 1),
      source: asker && view.span(asker.from, asker.to),
      addressee: told && this.#withName(told),
      unattributed: asker === null,
      by: 'asked-first',
    }
  }

  /** `Asked on Monday by a juror whether`: who stands behind `by` before item `limit`. */
  #askerBefore(limit: number): Stretch | null {
    for (let k = 1; k < limit - 1; k++)
      if (this.#view.isWord(k, 'by')) return phraseStartingAt(this.#view, this.#places, k + 1, limit)
    return null
  }

  /** `a spokesman for the firm, Neil Ames, said`: the phrase up to the name that ends its apposition. */
  #withName({ from, to }: Stretch): TokenSpan {
    const view = this.#view
    for (let k = to; k < view.length && k - to < 10 && !isFiniteVerb(view, k) && !view.isQuote(k); k++) {
      const name = this.#places.startingAt(view.items[k]!.start, view.items.at(-1)!.end)
      if (name?.form === 'name' && name.type === 'person' && view.form(k - 1) === ',')
        return { start: view.items[from]!.start, end: name.span.end }
    }
    return view.span(from, to)
  }

  /** `by police` after the participle. */
  #agent(at: number): Stretch | null {
    if (!this.#view.isWord(at, 'by')) return null
    return phraseStartingAt(this.#view, this.#places, at + 1, this.#view.length)
  }

  /** `was quoted by the agency as saying`: the subject speaks, the agent carries it. */
  #quotedAsSaying(cue: Cue, group: VerbGroup, agent: Stretch | null, base: Base): Draft | null {
    const view = this.#view
    const as = agent ? agent.to : group.verb + 1
    if (!/^(?:quote|cite|report)$/.test(cue.lemma) || !view.isWord(as, 'as') || view.xpos(as + 1) !== 'VBG')
      return null
    const subject = this.#subjectOf(group)
    const from = view.isWord(as + 2, 'that') ? as + 3 : as + 2
    const quote = view.quote(from) ?? view.quote(from + 1)
    const end = clauseEnd(view, this.#places, this.#cues, from)
    if (!subject || (end <= from && !quote)) return null
    return {
      ...base,
      act: 'say',
      content: [quote ? quote.tokens : view.span(from, end)],
      quotes: quote ? [view.items[view.quote(from) ? from : from + 1]!.quote!] : [],
      cue: view.span(as + 1, as + 2),
      source: view.span(subject.from, subject.to),
      via: agent ? [view.span(agent.from, agent.to)] : [],
      unattributed: false,
      by: 'quoted-as-saying',
    }
  }

  /** `is believed to have left`, `it is thought that`: subject and infinitive, or the clause. */
  #raised(cue: Cue, group: VerbGroup, agent: Stretch | null, base: Base): Draft | null {
    const view = this.#view
    if (!cue.frames.includes('p')) return null
    const at = agent ? agent.to : group.verb + 1
    const subject = this.#insertedAfter(group) ?? this.#subjectOf(group)
    if (subject && view.isWord(subject.from, 'it') && subject.to === subject.from + 1) {
      const from = view.isWord(at, 'that') ? at + 1 : at
      const end = clauseEnd(view, this.#places, this.#cues, from)
      if (end > from && hasFiniteVerb(view, from, end))
        return { ...base, content: [view.span(from, end)], by: 'passive-report' }
    }
    if (!view.isWord(at, 'to') || !/^VB$/.test(view.xpos(at + 1)) || !subject) return null
    const end = this.#insertionEnd(group, at, clauseEnd(view, this.#places, this.#cues, at))
    return {
      ...base,
      content: [view.span(subject.from, subject.to), view.span(at, end)],
      by: 'passive-report',
    }
  }

  /** `A fourth man, believed to be abroad, was not found`: whom the insertion is about. */
  #insertedAfter(group: VerbGroup): Stretch | null {
    const view = this.#view
    if (group.passive || group.finite || view.form(group.from - 1) !== ',' || group.from < 2) return null
    return phraseEndingAt(view, this.#places, group.from - 2, 0)
  }

  /** `The road was unsafe, the inquiry was told.` */
  #clauseBefore(cue: Cue, group: VerbGroup, subject: Stretch | null, base: Base): Draft | null {
    const view = this.#view
    if (cue.lemma !== 'tell' || !subject || view.form(subject.from - 1) !== ',') return null
    const after = view.form(group.verb + 1)
    if (
      after !== '' &&
      after !== '.' &&
      !this.#places.timexAt(view.items[group.verb + 1]!.start) &&
      !view.isWord(group.verb + 1, 'on')
    )
      return null
    if (!hasFiniteVerb(view, 0, subject.from - 1)) return null
    return {
      ...base,
      content: [view.span(0, subject.from - 1)],
      addressee: view.span(subject.from, subject.to),
      by: 'passive-told',
    }
  }

  /** `a man, accused of stealing pipe, had pleaded guilty`: an insertion ends at the comma before its clause goes on. */
  #insertionEnd(group: VerbGroup, from: number, end: number): number {
    const view = this.#view
    if (group.passive || view.form(group.from - 1) !== ',') return end
    for (let i = from + 1; i < end - 1; i++) if (view.form(i) === ',' && isFiniteVerb(view, i + 1)) return i
    return end
  }

  #subjectOf(group: VerbGroup): Stretch | null {
    return this.#subjects.before(group.from)
  }

  /** `was accused of`, `is described as`, `was told that`, `was asked whether`. */
  #toldOrCalled(cue: Cue, group: VerbGroup, agent: Stretch | null, base: Base): Draft | null {
    const view = this.#view
    const at = agent ? agent.to : group.verb + 1
    const subject = this.#subjectOf(group)
    const heard = this.#clauseBefore(cue, group, subject, base)
    if (heard) return heard
    const linked =
      (cue.frames.includes('a') && view.isWord(at, 'of')) ||
      (cue.frames.includes('s') && view.isWord(at, 'as'))
    if (linked) {
      const end = this.#insertionEnd(group, at + 1, clauseEnd(view, this.#places, this.#cues, at + 1))
      const named =
        cue.frames.includes('a') && !group.passive
          ? phraseEndingAt(view, this.#places, group.from - 1, 0)
          : null
      const about = named ? [view.span(named.from, named.to)] : []
      return end > at + 1 ? { ...base, content: [...about, view.span(at + 1, end)], by: 'passive-as' } : null
    }
    if (!/[do]/.test(cue.frames)) return null
    const that = view.isWord(at, 'that')
    const question = view.isWord(at, 'if', 'whether', 'how', 'why', 'what')
    if (!that && !question && !view.isWord(at, 'to')) return null
    const inserted = this.#insertedAfter(group)
    const told = inserted ?? subject
    if (!question && !(group.passive ? subject : inserted)) return null
    const from = that ? at + 1 : at
    const end = this.#insertionEnd(group, from, clauseEnd(view, this.#places, this.#cues, from))
    if (end <= from) return null
    return {
      ...base,
      content: [view.span(from, end)],
      addressee: told && view.span(told.from, told.to),
      by: 'passive-told',
    }
  }
}
