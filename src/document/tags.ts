/** Universal part-of-speech tags; the number stored in a column is the place in this list. */
export const UPOS = [
  'X',
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
] as const

export type Upos = (typeof UPOS)[number]

/** Penn Treebank tags as used by the English Universal Dependencies treebanks. */
export const XPOS = [
  'XX',
  '$',
  "''",
  ',',
  '-LRB-',
  '-RRB-',
  '.',
  ':',
  '``',
  'ADD',
  'AFX',
  'CC',
  'CD',
  'DT',
  'EX',
  'FW',
  'GW',
  'HYPH',
  'IN',
  'JJ',
  'JJR',
  'JJS',
  'LS',
  'MD',
  'NFP',
  'NN',
  'NNP',
  'NNPS',
  'NNS',
  'PDT',
  'POS',
  'PRP',
  'PRP$',
  'RB',
  'RBR',
  'RBS',
  'RP',
  'SYM',
  'TO',
  'UH',
  'VB',
  'VBD',
  'VBG',
  'VBN',
  'VBP',
  'VBZ',
  'WDT',
  'WP',
  'WP$',
  'WRB',
] as const

export type Xpos = (typeof XPOS)[number]

/** Word classes and base forms, a row a token. */
export class Tags {
  readonly #upos: Uint8Array
  readonly #xpos: Uint8Array
  readonly #lemmas: readonly string[]
  readonly #lowLemmas: (string | undefined)[]

  /** `upos` and `xpos` hold places in {@link UPOS} and {@link XPOS}. */
  constructor(upos: Uint8Array, xpos: Uint8Array, lemmas: readonly string[]) {
    this.#upos = upos
    this.#xpos = xpos
    this.#lemmas = lemmas
    this.#lowLemmas = new Array(lemmas.length)
  }

  /** `X` outside the text. */
  upos(i: number): Upos {
    return UPOS[this.#upos[i] ?? 0]!
  }

  /** Place of the tag in {@link UPOS}; 0 outside the text. */
  uposPlace(i: number): number {
    return this.#upos[i] ?? 0
  }

  /** Place of the tag in {@link XPOS}; 0 outside the text. */
  xposPlace(i: number): number {
    return this.#xpos[i] ?? 0
  }

  /** `XX` outside the text. */
  xpos(i: number): Xpos {
    return XPOS[this.#xpos[i] ?? 0]!
  }

  /** In lower case but for proper nouns; the empty string outside the text. */
  lemma(i: number): string {
    return this.#lemmas[i] ?? ''
  }

  /** The lemma in lower case, of proper nouns too. */
  lowLemma(i: number): string {
    let lemma = this.#lowLemmas[i]
    if (lemma === undefined) {
      lemma = this.lemma(i).toLowerCase()
      if (i >= 0 && i < this.#lemmas.length) this.#lowLemmas[i] = lemma
    }
    return lemma
  }
}
