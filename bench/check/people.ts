import { hashOf } from '../verify/names.ts'

const WOMEN =
  'Annika Beatrice Clara Dorothea Eleonora Francesca Gudrun Helena Isabel Johanna Kirsten Lucinda Matilda Nadia Ottilie Paula Renata Sabine Theresa Ursula'.split(
    ' ',
  )
const MEN =
  'Anders Benedict Casper Dominik Eduardo Fabian Gregor Henrik Ignatius Joachim Konrad Lorenzo Matthias Nikolai Oswald Philipp Rupert Sebastian Thaddeus Valentin'.split(
    ' ',
  )
const SURNAMES =
  'Abercrombie Bergstrom Castelnau Delacroix Ellingham Fairweather Gustafson Halvorsen Ibarrola Jorgensen Kowalski Lindqvist Montrose Nordstrom Okonkwo Petersson Quintana Rosenthal Stavrakis Tremblay Underwood Valenzuela Whitmore Zielinski'.split(
    ' ',
  )
const TOWNS = 'Tarnmouth Ulverdale Norrfell Brackwater Aldermoor Saltfleet Kestrelby Windlesham'.split(' ')

/** What the letters of a variant stand for: two women, two men, two towns. */
export interface Cast {
  readonly A: readonly [first: string, last: string]
  readonly B: readonly [first: string, last: string]
  readonly C: readonly [first: string, last: string]
  readonly D: readonly [first: string, last: string]
  readonly T: string
  readonly V: string
}

/** People and towns of a variant, the same at every run; no two share a name. */
export function castOf(seed: string): Cast {
  const pick = <T>(list: readonly T[], key: string, step: number): T =>
    list[(hashOf(`${seed} ${key}`) + step) % list.length]!
  const woman = hashOf(`${seed} woman`)
  const man = hashOf(`${seed} man`)
  const last = hashOf(`${seed} last`)
  const at = <T>(list: readonly T[], place: number): T => list[place % list.length]!
  return {
    A: [at(WOMEN, woman), at(SURNAMES, last)],
    B: [at(MEN, man), at(SURNAMES, last + 7)],
    C: [at(WOMEN, woman + 9), at(SURNAMES, last + 13)],
    D: [at(MEN, man + 9), at(SURNAMES, last + 19)],
    T: pick(TOWNS, 'town', 0),
    V: pick(TOWNS, 'town', 3),
  }
}

const VOWELS = 'aeiou'

/** A name with one slip of the fingers behind its first letter: two letters change places, one is lost, doubled or another vowel. */
export function misspell(name: string, seed: string): string {
  const hash = hashOf(`${seed} slip ${name}`)
  const inner = name.length - 3
  for (let turn = 0; turn < 4 * inner; turn++) {
    const i = 1 + ((hash + turn * 5) % inner)
    const [one, next] = [name[i]!, name[i + 1]!]
    const kind = ((hash >>> 8) + turn) % 4
    if (kind === 0 && one !== next) return `${name.slice(0, i)}${next}${one}${name.slice(i + 2)}`
    if (kind === 1) return name.slice(0, i) + name.slice(i + 1)
    if (kind === 2 && one !== next && one !== name[i - 1]) return `${name.slice(0, i)}${one}${name.slice(i)}`
    const vowel = VOWELS.indexOf(one)
    if (kind === 3 && vowel >= 0)
      return `${name.slice(0, i)}${VOWELS[(vowel + 1 + (hash % 4)) % 5]}${name.slice(i + 1)}`
  }
  return `${name.slice(0, -1)}${name.at(-1)}${name.at(-1)}`
}
