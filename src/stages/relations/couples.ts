import type { Phrase } from '../clauses/phrase.ts'
import { type ClauseText, isPossessive } from '../clauses/text.ts'

const COUPLE = /^(?:couple|pair|duo|newlyweds|parents|spouses)$/
const MARRIED = /^(?:couple|newlyweds|spouses)$/
const SIBLINGS = /^(?:brothers|sisters|siblings|twins)$/
/** `the boys' mother`: of the siblings told of before. */
const YOUNG = /^(?:boys|girls|children|kids|women|men|youngsters)$/
/** How far back two people count as those just told of, in tokens. */
const RECENT = 60
const REMEMBERED = 500
/** So many pairs are remembered at most. */
const KEPT = 64

/** Two people; places in the entities layer. */
export type Pair = readonly [number, number]

/** What two people are to each other, as far as "their" needs it. */
export type Bond = 'couple' | 'siblings'

interface Told {
  readonly pair: Pair
  readonly bond: Bond | null
  /** Token number past the words that tell it. */
  readonly end: number
}

/** Who the entities of a document stand for: themselves, their members, or two people told of before. */
export class Couples {
  readonly #text: ClauseText
  readonly #words = new Map<number, ReadonlySet<string>>()
  /** Pairs that ties told, in the order they were read. */
  readonly #told: Told[] = []
  /** "Ana and Bo", in text order. */
  readonly #joined: readonly Told[]

  constructor(text: ClauseText) {
    this.#text = text
    this.#joined = joinedPairs(text)
  }

  /** Remembers that a tie told the two to be a couple or siblings. */
  tell(pair: Pair, bond: Bond, end: number): void {
    if (pair[0] === pair[1]) return
    this.#told.push({ pair, bond, end })
    if (this.#told.length > KEPT) this.#told.shift()
  }

  /**
   * The people a phrase stands for: the members of its entity; two with that surname ("the Larsens"); those told of last
   * where they are called a couple or siblings, or "their" is of nobody known.
   *
   * @returns null where they are called a couple, but nobody is known to be one
   */
  people(phrase: Phrase, bond: Bond): readonly number[] | null {
    const { cast, tokens } = this.#text
    const { entity, start, head } = phrase
    const surnamed = this.#surnamed(phrase)
    if (surnamed.length > 1) return surnamed
    const isTheir = /^(?:their|they)$/.test(tokens.lower(head))
    const found = entity === null ? null : cast.entities[entity]!
    if (found && entity !== null) {
      const own = found.members.filter((member) => !this.#isOwned(member, head))
      if (own.length > 0) return own
      if (found.type === 'person' && found.number !== 'plural') return [entity]
      // "their parents" are not the couple told of before
      const called = tokens.lower(head) === 'parents' ? null : this.#called(entity)
      if (called === 'siblings') return this.last(start, 'siblings') ?? [entity]
      if (called === 'couple') return this.last(start, 'couple')
      if (bond === 'siblings' && YOUNG.test(tokens.lower(head))) return this.last(start, bond) ?? [entity]
    }
    if (isTheir) return this.last(start, bond) ?? (found?.type === 'group' && entity !== null ? [entity] : [])
    return entity === null ? [] : [entity]
  }

  /** The two last told of before token `at` who may be that to each other. */
  last(at: number, bond: Bond): Pair | null {
    const told = this.#told.findLast((one) => one.end <= at && one.bond === bond)
    if (told && at - told.end <= RECENT) return told.pair
    const joined = this.#joined[this.#joinedBefore(at) - 1]
    const isBond = joined && (bond === 'couple' || this.#areNamesakes(joined.pair))
    if (isBond && at - joined.end <= RECENT && this.#mayBe(joined.pair, bond)) return joined.pair
    return told && at - told.end <= REMEMBERED ? told.pair : null
  }

  /** The only two people of one surname told of together, whom a couple told of before anybody is known may be. */
  only(): Pair | null {
    const namesakes = this.#joined.filter(({ pair }) => this.#areNamesakes(pair))
    const pairs = new Map(namesakes.map(({ pair }) => [keyOf(pair), pair]))
    return pairs.size === 1 ? [...pairs.values()][0]! : null
  }

  /** Pairs that are called a couple: by a noun for both of them, or the only namesakes where nobody else is. */
  called(): readonly { readonly pair: Pair; readonly mention: number }[] {
    const { cast, tokens } = this.#text
    return cast.entities.flatMap(({ members, mentions }) => {
      const mention = mentions.find((place) => MARRIED.test(tokens.lower(cast.mentions[place]!.head)))
      if (mention === undefined) return []
      const [a, b] = members.length === 2 ? members : members.length === 0 ? (this.only() ?? []) : []
      if (a === undefined || b === undefined || !cast.isPerson(a) || !cast.isPerson(b)) return []
      // a couple need not be married; one with a surname most often is
      const word = tokens.lower(cast.mentions[mention]!.head)
      if (word === 'couple' && !this.#areNamesakes([a, b])) return []
      return [{ pair: [a, b] as const, mention }]
    })
  }

  /** How many of those joined end at token `at` or before. */
  #joinedBefore(at: number): number {
    let low = 0
    let high = this.#joined.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#joined[middle]!.end <= at) low = middle + 1
      else high = middle
    }
    return low
  }

  #areNamesakes([a, b]: Pair): boolean {
    const { entities } = this.#text.cast
    const surname = surnameOf(entities[a]!.name)
    return surname !== null && surname === surnameOf(entities[b]!.name)
  }

  /** Whether the two are not told to be the other thing. */
  #mayBe(pair: Pair, bond: Bond): boolean {
    return !this.#told.some((one) => one.bond !== bond && keyOf(one.pair) === keyOf(pair))
  }

  /** `Ana, Bo and their son`: whether a member's own words hold token `head`. */
  #isOwned(member: number, head: number): boolean {
    const { cast } = this.#text
    return cast.entities[member]!.mentions.some((place) => {
      const { span } = cast.mentions[place]!
      return span.start <= head && head < span.end
    })
  }

  /** `the Larsens' son`: the two people of that surname. */
  #surnamed({ head, end }: Phrase): readonly number[] {
    const { cast, tokens } = this.#text
    const mention = cast.headedBy(head)
    if (mention?.form !== 'name' || !/\p{Ll}s$/u.test(tokens.form(head))) return []
    const isPlural =
      tokens.lower(mention.name!.start - 1) === 'the' || tokens.lower(mention.span.start) === 'the'
    if (!isPlural || (isPossessive(this.#text, end) && tokens.form(end).length > 1)) return []
    const name = tokens.form(head)
    const bare = [name.slice(0, -1), name.replace(/es$/, '')]
    const people = [...cast.entities.keys()].filter(
      (entity) => cast.isPerson(entity) && bare.includes(surnameOf(cast.entities[entity]!.name) ?? ''),
    )
    const couple = this.#told.findLast(
      ({ bond, pair }) => bond === 'couple' && pair.some((one) => people.includes(one)),
    )
    return couple?.pair ?? (people.length === 2 ? people : [])
  }

  #called(entity: number): Bond | null {
    let words = this.#words.get(entity)
    if (words === undefined) {
      const { cast, tokens } = this.#text
      words = new Set(
        cast.entities[entity]!.mentions.map((place) => tokens.lower(cast.mentions[place]!.head)),
      )
      this.#words.set(entity, words)
    }
    for (const word of words) {
      if (COUPLE.test(word)) return 'couple'
      if (SIBLINGS.test(word)) return 'siblings'
    }
    return null
  }
}

const keyOf = ([a, b]: Pair): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/** The last word of a name of several. */
const surnameOf = (name: string): string | null => / (\S+)$/.exec(name)?.[1] ?? null

/** Two people joined by "and", by place. */
function joinedPairs({ cast }: ClauseText): readonly Told[] {
  return cast.mentions
    .flatMap(({ by, span }, place) => {
      const entity = by === 'coordination' ? cast.entityOfMention(place) : null
      const members = entity === null ? [] : cast.entities[entity]!.members
      const [a, b] = members
      if (members.length !== 2 || a === undefined || b === undefined) return []
      const isOne = (one: number) => cast.isPerson(one) && cast.entities[one]!.number !== 'plural'
      return isOne(a) && isOne(b) ? [{ pair: [a, b] as const, bond: null, end: span.end }] : []
    })
    .sort((a, b) => a.end - b.end)
}
