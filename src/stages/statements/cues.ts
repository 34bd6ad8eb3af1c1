import type { Act } from '../../document/layers.ts'
import { lazy, loadLexicon } from '../../pipeline/lexicon.ts'
import type { View } from './view.ts'

/** A verb that reports, with the complements it takes; `cues.tsv` explains the letters of `frames`. */
export interface Cue {
  readonly lemma: string
  readonly act: Act
  readonly frames: string
}

/** `you're like, ‘Oh no’`: the quotative of talk, which gives a thought as often as words. */
const BE_LIKE: Cue = { lemma: 'be-like', act: 'think', frames: 'q' }

/** A participle before its noun: `the ruling party`, `his proposed tax`. */
const isAttributive = (view: View, k: number): boolean =>
  /^VB[GN]$/.test(view.xpos(k)) &&
  (/^(?:DET|ADJ)$/.test(view.upos(k - 1)) || /^(?:POS|PRP\$)$/.test(view.xpos(k - 1))) &&
  /^(?:NOUN|ADJ|PROPN)$/.test(view.upos(k + 1))

/** A quotation that stands alone right before or after item `k`, a comma or colon between them allowed. */
function besideQuotation(view: View, k: number): boolean {
  const before = /^[,.?!]$/.test(view.form(k - 1)) ? k - 2 : k - 1
  const after = /^[,:]$/.test(view.form(k + 1)) ? k + 2 : k + 1
  return view.isQuote(before) || view.isQuote(after)
}

/** `…, the Daily News reports.`: the last word but the stop, with a comma before its phrase. */
function closesSentence(view: View, k: number): boolean {
  if (k + 2 < view.length || !/^(?:\.|)$/.test(view.form(k + 1)) || !isAfterName(view, k)) return false
  for (let i = k - 2; i > 0 && k - i < 8; i--) if (view.form(i) === ',') return true
  return false
}

/** `“Late again?” the baker replies.`: only who says it stands between the quotation and the last word. */
function closesAfterQuotation(view: View, k: number): boolean {
  let quote = k - 1
  while (quote >= 0 && k - quote < 9 && !view.isQuote(quote)) {
    if (/^(?:VERB|AUX|PUNCT)$/.test(view.upos(quote))) return false
    quote--
  }
  if (quote < 0 || quote === k - 1 || !view.isQuote(quote)) return false
  const end = /^(?:back|out|up|in)$/.test(view.lower(k + 1)) ? k + 2 : k + 1
  return end >= view.length || /^[.,:]$/.test(view.form(end))
}

/** `Reyes shares in an interview, “…”`: in a sentence with a quotation and no other verb. */
const isAfterName = (view: View, k: number): boolean =>
  /^(?:PROPN|PRON|NOUN)$/.test(view.upos(k - 1)) && /^(?:NOUN|ADJ|PROPN)$/.test(view.upos(k))

function isBeLike(view: View, k: number): boolean {
  if (!view.isWord(k, 'like') || view.lemma(k - 1) !== 'be') return false
  return view.isQuote(k + 1) || (view.form(k + 1) === ',' && view.isQuote(k + 2))
}

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['said', 'say'],
  ['told', 'tell'],
  ['wrote', 'write'],
  ['read', 'read'],
  ['shot', 'shoot'],
  ['hit', 'hit'],
  ['went', 'go'],
])

export const loadCues = lazy(() => new Cues())

export class Cues {
  readonly #byLemma: ReadonlyMap<string, Cue>
  /** What was found: rules and model ask for the same items time and again. */
  readonly #known = new WeakMap<View, { readonly cue: Cue | null }[]>()

  constructor() {
    const { rows } = loadLexicon('stages/statements/cues.tsv')
    this.#byLemma = new Map(
      rows.map(([lemma, act, frames]) => [lemma!, { lemma: lemma!, act: act as Act, frames: frames! }]),
    )
  }

  /** The cue whose verb is item `k`, with a particle after it counted in (`pointed out`). */
  at(view: View, k: number): Cue | null {
    if (k < 0 || k >= view.length) return null
    let known = this.#known.get(view)
    if (!known) {
      known = []
      this.#known.set(view, known)
    }
    known[k] ??= { cue: this.#find(view, k) }
    return known[k].cue
  }

  #find(view: View, k: number): Cue | null {
    if (isBeLike(view, k)) return BE_LIKE
    if (view.upos(k) !== 'VERB') {
      const likely =
        besideQuotation(view, k) ||
        closesAfterQuotation(view, k) ||
        closesSentence(view, k) ||
        (view.verbless && isAfterName(view, k))
      return likely ? this.#byForm(view.lower(k), view.lower(k + 1)) : null
    }
    if (isAttributive(view, k)) return null
    const lemma = view.lemma(k)
    return this.#byLemma.get(`${lemma} ${view.lower(k + 1)}`) ?? this.#byLemma.get(lemma) ?? null
  }

  /** The cue of a form beside a quotation, whatever word class it was taken for: `“…” tweeted Reyes`. */
  #byForm(form: string, next: string): Cue | null {
    const stem = IRREGULAR.get(form) ?? (form.endsWith('ed') ? form.slice(0, -2) : form.replace(/s$/, ''))
    const cue =
      this.#byLemma.get(`${stem} ${next}`) ??
      this.#byLemma.get(stem) ??
      this.#byLemma.get(form.slice(0, -1)) ??
      this.#byLemma.get(form.replace(/ie(?:s|d)$/, 'y'))
    return cue?.frames.includes('q') ? cue : null
  }

  /** Whether item `k` is a reporting verb that takes one of the `frames`. */
  reports(view: View, k: number, frames: string): boolean {
    const cue = this.at(view, k)
    return cue !== null && [...frames].some((frame) => cue.frames.includes(frame))
  }

  /** `according to`, `in the words of`: how many items it takes from `k`, 0 if it is not there. */
  isAccording(view: View, k: number): number {
    if (view.isWord(k, 'according') && view.isWord(k + 1, 'to')) return 2
    return 0
  }
}
