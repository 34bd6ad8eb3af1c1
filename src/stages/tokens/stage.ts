import { Tokens } from '../../document/tokens.ts'
import { lazy, loadLexicon, wordSet } from '../../pipeline/lexicon.ts'
import { stage } from '../../pipeline/stage.ts'
import { cliticCut } from './clitics.ts'

/** How an abbreviation must be spelled, by the list's third column. */
const SPELLED: Readonly<Record<string, RegExp>> = {
  any: /^/,
  capital: /^\p{Lu}/u,
  title: /^\p{Lu}\p{Ll}+$/u,
  low: /^\p{Ll}+$/u,
}
const ABBREVIATIONS = lazy(
  () =>
    new Map(
      loadLexicon('stages/tokens/abbreviations.tsv').rows.map(([word, kind, letters]) => [
        word!,
        { kind: kind!, spelled: SPELLED[letters || (kind === 'number' ? 'any' : 'capital')]! },
      ]),
    ),
)
const PREFIXES = lazy(() => wordSet(loadLexicon('stages/tokens/prefixes.tsv')))

const WORD = '[\\p{L}\\p{M}\\p{N}\\u00ad\\u200b-\\u200d\\u2060]'

/** Every alternative is bounded or takes what it scans, so that scanning stays linear. */
const TOKEN = new RegExp(
  [
    '(?<space>\\s+)',
    '(?<url>(?:https?:\\/\\/|www\\.)[^\\s<>"“”]{1,2000})',
    '(?<mail>[\\w.+-]{1,64}@[\\w-]{1,64}(?:\\.[\\w-]{1,64}){1,5})',
    '(?<handle>[@#][\\p{L}_][\\p{L}\\p{N}_]{0,200})',
    '(?<domain>[a-zA-Z][\\w-]{0,62}\\.(?:com|org|net|gov|edu|co\\.uk|info|io|tv|news)(?![\\p{L}\\p{N}]))',
    "(?<elision>['’](?:em|til|tis|twas|cause|bout|\\d0s)(?![\\p{L}\\p{N}]))",
    // A clitic torn off by a careless export: `He ’ s here`.
    "(?<torn>(?<=\\s)['’]\\s(?:s|re|ve|ll|d|m)(?![\\p{L}\\p{N}’']))",
    '(?<figure>\\d{1,2}:\\d{2}(?::\\d{2})?(?!\\d)|\\d{4}-\\d{2}-\\d{2}(?![\\d-])|\\d{1,4}\\/\\d{1,4}(?:\\/\\d{1,4})?(?![\\d/])|(?:\\d{3}-)?\\d{3}-\\d{4}(?![\\d-]))',
    '(?<number>\\d+(?:[.,]\\d+)*(?:(?:st|nd|rd|th|s)(?![\\p{L}\\p{N}]))?)',
    '(?<acronym>(?:\\p{L}{1,2}\\.){2,12}(?![\\p{L}\\p{N}]))',
    '(?<company>\\p{Lu}{1,4}&\\p{Lu}{1,4}(?![\\p{L}\\p{N}]))',
    '(?<currency>[A-Z]{1,2}\\$)',
    `(?<word>${WORD}+(?:['’][\\p{L}\\p{M}]+)*)`,
    '(?<face>(?<=\\s)[:;=]-?[()DP](?![\\p{L}\\p{N}]))',
    "(?<run>\\.{2,}|-{2,}|[!?]{2,}|<{2,}|>{2,}|''|``|[*=_~]{2,})",
    '(?<sign>[\\s\\S])',
  ].join('|'),
  'uy',
)

const STARTER =
  /^(?:The|He|She|It|In|But|And|A|An|They|We|I|You|This|That|These|Those|There|On|At|For|As|After|When|If|His|Her|Its|Their|My|Our|According|While|What|No|Not|So|Or|By|With|From|To)(?![\p{L}\p{N}])/u

/** Cuts the text in the Universal Dependencies convention for English. Every character but white space is in a token. */
export function tokenize(text: string): Tokens {
  const scanner = new Scanner(text)
  scanner.run()
  return new Tokens(text, Uint32Array.from(scanner.starts), Uint32Array.from(scanner.ends))
}

const SPACE = 0x20
const isLatin = (code: number): boolean => {
  const low = code | 0x20
  return low >= 0x61 && low <= 0x7a
}

class Scanner {
  readonly text: string
  readonly starts: number[] = []
  readonly ends: number[] = []

  constructor(text: string) {
    this.text = text
  }

  run(): void {
    let at = 0
    while (at < this.text.length) {
      const plain = this.#plainWord(at)
      if (plain > at) {
        at = this.#word(at, plain) + 1
        continue
      }
      TOKEN.lastIndex = at
      const found = TOKEN.exec(this.text)
      if (!found) break
      const groups = found.groups!
      let end = at + found[0].length
      if (groups.space !== undefined) {
        at = end
        continue
      }
      if (groups.url !== undefined) end -= /[.,;:!?)\]'’]*$/.exec(found[0].slice(-20))![0].length
      if (groups.word !== undefined) end = this.#word(at, end)
      else if (groups.number !== undefined) end = this.#number(at, end)
      else this.#push(at, end)
      at = end
    }
  }

  /** The end of a word of Latin letters with a space behind it, which no other alternative can be; else `at`. */
  #plainWord(at: number): number {
    let end = at
    while (isLatin(this.text.charCodeAt(end))) end++
    return this.text.charCodeAt(end) === SPACE ? end : at
  }

  #push(start: number, end: number): void {
    this.starts.push(start)
    this.ends.push(end)
  }

  /** A figure, with letters that belong to it (`4G`); `9pm` is cut. */
  #number(start: number, end: number): number {
    const rest = this.#wordAt(end)
    const whole = rest > end && !/^[ap]m$/i.test(this.text.slice(end, rest)) ? rest : end
    this.#push(start, whole)
    return whole
  }

  #wordAt(at: number): number {
    TOKEN.lastIndex = at
    const next = TOKEN.exec(this.text)
    return next?.groups?.word === undefined ? at : at + next[0].length
  }

  #word(start: number, from: number): number {
    let end = from
    if (this.text[end] === '-' && PREFIXES().has(this.text.slice(start, end).toLowerCase())) {
      end = Math.max(end, this.#prefixed(end))
    }
    const word = this.text.slice(start, end)
    if (this.text[end] === '.' && this.#ownsStop(word, start, end)) {
      this.#push(start, end + 1)
      return end + 1
    }
    let at = start
    for (const cut of cliticCut(word)) {
      this.#push(at, start + cut)
      at = start + cut
    }
    this.#push(at, end)
    return end
  }

  #prefixed(hyphen: number): number {
    const end = this.#wordAt(hyphen + 1)
    return end > hyphen + 1 ? end : hyphen
  }

  /** Whether the full stop at `stop` belongs to the word before it. */
  #ownsStop(word: string, start: number, stop: number): boolean {
    const after = /^\s{0,3}([\s\S])/u.exec(this.text.slice(stop + 1, stop + 6))?.[1] ?? ''
    const known = ABBREVIATIONS().get(word.toLowerCase())
    if (known?.spelled.test(word)) {
      if (known.kind === 'number') return /\d/.test(after)
      return word.length > 1 || /\p{Lu}/u.test(after)
    }
    return this.#isInitial(word, start, stop, after)
  }

  /** `J.` of a name: one capital before a capital, unless the next word opens a sentence ("vitamin C. The"). */
  #isInitial(word: string, start: number, stop: number, after: string): boolean {
    if (!/^\p{Lu}$/u.test(word) || !/[\p{Lu}.]/u.test(after)) return false
    const next = this.text.slice(stop + 1, stop + 16).trimStart()
    if (STARTER.test(next)) return false
    if (word !== 'I') return true
    return !/\p{Ll}['’]?\s$/u.test(this.text.slice(Math.max(0, start - 3), start))
  }
}

export const tokens = stage({
  name: 'tokens',
  reads: [],
  writes: ['tokens'],
  run: ({ text }) => ({ tokens: tokenize(text) }),
})
