import type { EntityType, Gender } from '../../document/layers.ts'
import { classes, IS, knownNames } from '../mentions/lexicon.ts'
import type { Cluster } from './cluster.ts'
import type { Draft } from './draft.ts'
import type { Facts } from './facts.ts'
import { addresses, isOffice, nameGenders, nicknames, nounClasses, weight } from './lexicon.ts'
import {
  fold,
  initials,
  isBodyTail,
  isMisspelt,
  isSingle,
  isWithoutKind,
  type NameForm,
  nameForm,
  opensWithTitle,
  sameBody,
  samePerson,
} from './name-form.ts'
import { genderHint } from './salience.ts'

/** So many entities that share a word are compared with a name; the latest ones. */
const WINDOW = 16
/** The most words of a body's name that is shortened to its first. */
const LONGEST_BODY = 4
/** What `the elder Keller` and `the younger Keller` have been called. */
const ELDERS = /^(?:father|mother|parent|grandfather|grandmother|uncle|aunt)$/
const YOUNGERS = /^(?:son|daughter|grandson|granddaughter|nephew|niece)$/
const GENERATIONS: ReadonlyMap<string, RegExp> = new Map([
  ['elder', ELDERS],
  ['older', ELDERS],
  ['younger', YOUNGERS],
])
/** The most words of a name that is a person's by what the text does with it. */
const LONGEST_PERSON = 3
/** A first name is not cut shorter than this. */
const SHORTEST = 3
/** So many last names of one first letter are looked at for a misspelt one. */
const SPELLINGS = 64

interface Named {
  readonly facts: Facts
  readonly form: NameForm
}

/**
 * Puts every name into an entity: full names over the whole text first, since a headline has the last name before
 * the story has the full one, then shortened ones in text order.
 */
export function clusterNames(draft: Draft): void {
  const names = draft.facts.flatMap((facts): Named[] => {
    const form = nameForm(draft.input.tokens, facts.mention)
    return form === null ? [] : [{ facts, form }]
  })
  const people = new People(draft)
  const bodies = new Bodies(draft)
  const single: Named[] = []
  for (const { facts, form } of names)
    if (facts.mention.type !== 'person') bodies.know(facts, form)
    else if (isSingle(form)) people.knowSingle(form)
    else people.know(form)
  for (const [i, name] of names.entries()) {
    const body = bodies.isFirstWord(name) && !people.bears(name.form)
    const person =
      (name.facts.mention.type === 'person' && !body) || people.isSurname(name) || people.isUntold(name)
    if (isOfficeAlone(draft, name) || isKinAddress(name)) continue
    const full = person && isSingle(name.form) ? joinedName(draft, name, names[i + 1]) : name.form
    if (!person) bodies.put(name)
    else if (isSingle(full)) single.push(name)
    else people.putFull({ facts: name.facts, form: full })
  }
  bodies.putAcronyms()
  let next = 0
  for (const { facts } of names) {
    if (single[next]?.facts === facts) people.putSingle(single[next++]!)
    const cluster = draft.owner(facts.place)
    if (cluster) cluster.seen = facts.place
  }
  putFamilies(draft, people)
}

/** `Ana and Luis Keller`: the first name with the last name of the second. */
function joinedName(draft: Draft, { facts, form }: Named, next: Named | undefined): NameForm {
  const { span } = facts.mention
  if (next === undefined || next.facts.mention.type !== 'person' || isSingle(next.form)) return form
  const { start } = next.facts.mention.span
  if (start !== span.end + 1 || draft.input.tokens.lower(span.end) !== 'and') return form
  if (!nameGenders().has(form.key) || !nameGenders().has(next.form.words[0]!)) return form
  const words = [...form.words, next.form.words.at(-1)!]
  return { ...form, words, key: words.join(' ') }
}

/** `the Pope`, `the Queen`: an office in capitals, to be taken up as a noun is. */
function isOfficeAlone({ input: { tokens } }: Draft, { facts: { mention }, form }: Named): boolean {
  if (mention.type !== 'person' || form.words.length !== 1 || !form.article) return false
  return isOffice(tokens.lower(mention.head))
}

/** `Mam`, `Daddy`: what children call their parents, to be taken up as a noun is. */
const isKinAddress = ({ facts: { mention }, form }: Named): boolean =>
  mention.roles.length === 0 &&
  form.words.length === 1 &&
  form.nicknames.length === 0 &&
  addresses().has(form.key)

function push<K>(map: Map<K, Cluster[]>, key: K, cluster: Cluster): void {
  const list = map.get(key)
  if (!list) map.set(key, [cluster])
  else if (list.at(-1) !== cluster && !list.includes(cluster, -WINDOW)) list.push(cluster)
}

const agree = <T>(a: T | null, b: T | null): boolean => a === null || b === null || a === b

/** Persons by their names. */
class People {
  readonly #draft: Draft
  readonly #byKey = new Map<string, Cluster[]>()
  readonly byLast = new Map<string, Cluster[]>()
  readonly #byFirst = new Map<string, Cluster[]>()
  /** First names by their first letters, to find the one that a bare name cuts short. */
  readonly #byOpening = new Map<string, Set<string>>()
  readonly #relatives = new Set<Cluster>()
  /** Those named by a first name alone as somebody's relative, by the other's last name. */
  readonly #byFamily = new Map<string, Cluster[]>()
  /** The last names in full names of the whole text. */
  readonly #surnames = new Set<string>()
  readonly #givens = new Set<string>()
  /** The bare names of persons in the whole text. */
  readonly #bareNames = new Set<string>()
  /** Those by their first letter, to find misspelt ones. */
  readonly #byLetter = new Map<string, string[]>()
  /** Whom each bare name stood for last. */
  readonly #bare = new Map<string, Cluster>()

  constructor(draft: Draft) {
    this.#draft = draft
  }

  /** Notes a full name before any is put into an entity. */
  know({ words }: NameForm): void {
    this.#givens.add(words[0]!)
    const last = words.at(-1)!
    if (this.#surnames.has(last)) return
    this.#surnames.add(last)
    const list = this.#byLetter.get(last[0]!)
    if (list) list.push(last)
    else this.#byLetter.set(last[0]!, [last])
  }

  /** Whether a word is a first or last name in a full name of the text. */
  bears({ words }: NameForm): boolean {
    return this.#surnames.has(words.at(-1)!) || this.#givens.has(words.at(-1)!)
  }

  /** `Erdogan said`, taken for a body's name by its look, where the text has `Recep Tayyip Erdoğan`. */
  isSurname({ facts: { mention, says }, form }: Named): boolean {
    const open = mention.type === 'organization' || mention.type === null
    if (!open || form.words.length !== 1 || form.article || form.acronym !== null) return false
    return this.#surnames.has(form.key) && (says || mention.roles.length > 0)
  }

  /** Notes a bare name before any is put into an entity. */
  knowSingle({ words }: NameForm): void {
    if (words.length === 1) this.#bareNames.add(words[0]!)
  }

  /**
   * A name that nothing shows the type of: `Mr Keller`, or, told of by what it does, `the captain, Brighton Chari`
   * where the text goes on with `Chari`.
   */
  isUntold({ facts: { mention, says }, form }: Named): boolean {
    if (mention.type !== null) return false
    if (opensWithTitle(this.#draft.input.tokens, mention)) return true
    const { words, article } = form
    if (words.length < 2 || words.length > LONGEST_PERSON || article) return false
    return (says || mention.roles.length > 0) && this.#bareNames.has(words.at(-1)!)
  }

  /** The last name that a bare one is a slip of: `Keler` where the text has one `Ana Keller` and no other near it. */
  #misspelt(word: string): string | null {
    const near = (this.#byLetter.get(word[0]!) ?? [])
      .slice(0, SPELLINGS)
      .filter((last) => isMisspelt(last, word))
    return near.length === 1 ? near[0]! : null
  }

  putFull({ facts, form }: Named): void {
    const same = (this.#byKey.get(form.key) ?? []).findLast((one) => this.#fits(one, facts, form))
    const cluster = same ?? this.#alike(facts, form) ?? this.#draft.open()
    this.#draft.put(facts.place, cluster)
    if (facts.mention.type !== 'person') cluster.become('person')
    if (!cluster.forms.some((known) => known.key === form.key && known.suffix === form.suffix))
      cluster.forms.push(form)
    push(this.#byKey, form.key, cluster)
    for (const part of form.words.at(-1)!.split('-')) push(this.byLast, part, cluster)
    push(this.byLast, form.words.at(-1)!, cluster)
    this.#putFirst(form.words[0]!, cluster)
    for (const nick of form.nicknames) push(this.#byFirst, nick, cluster)
    if (this.#isRelative(facts)) this.#relatives.add(cluster)
  }

  /**
   * Those of a bare name whom its title fits; where `Mrs` fits none, the one that the text has named by the first name
   * alone as somebody's of that last name: `Mr Keller's wife, Ana, … Mrs Keller`.
   */
  #byTitle({ mention }: Facts, word: string, all: readonly Cluster[]): readonly Cluster[] {
    const { gender } = mention
    const fitting = all.filter((one) => agree(one.gender, gender))
    if (gender === null || fitting.some((one) => agree(one.gender ?? genderHint(one), gender))) return fitting
    const family = (this.#byFamily.get(word) ?? []).filter((one) =>
      agree(one.gender ?? genderHint(one), gender),
    )
    return family.length === 1 ? family : fitting
  }

  /** Notes one named by a first name alone as a relative of somebody: `Mr Keller's wife, Ana`. */
  #noteFamily(facts: Facts, cluster: Cluster): void {
    if (!this.#isRelative(facts)) return
    const { tags, tokens } = this.#draft.input
    for (const { start, end } of facts.mention.roles)
      for (let i = start + 1; i < end; i++)
        if (tags.xpos(i) === 'POS') push(this.#byFamily, fold(tokens.form(i - 1)), cluster)
  }

  #putFirst(first: string, cluster: Cluster): void {
    push(this.#byFirst, first, cluster)
    const opening = first.slice(0, SHORTEST)
    const known = this.#byOpening.get(opening)
    if (!known) this.#byOpening.set(opening, new Set([first]))
    else if (known.size < SPELLINGS) known.add(first)
  }

  /** `her brother Luis Keller`: named by the tie to another. */
  #isRelative({ mention }: Facts): boolean {
    const { tags } = this.#draft.input
    for (const role of mention.roles)
      for (let i = role.start; i < role.end; i++) if (nounClasses().get(tags.lemma(i))?.kin) return true
    return false
  }

  #fits(cluster: Cluster, { mention }: Facts, { suffix }: NameForm): boolean {
    return agree(cluster.gender, mention.gender) && cluster.forms.every((form) => agree(form.suffix, suffix))
  }

  #alike(facts: Facts, form: NameForm): Cluster | null {
    const last = this.byLast.get(form.words.at(-1)!) ?? []
    const part = form.words
      .at(-1)!
      .split('-')
      .flatMap((word) => (this.byLast.get(word) ?? []).slice(-WINDOW))
    const near = new Set([...last.slice(-WINDOW), ...part])
    const found = [...near].filter(
      (one) => this.#fits(one, facts, form) && one.forms.every((known) => samePerson(known, form)),
    )
    return found.length === 1 ? found[0]! : null
  }

  putSingle({ facts, form }: Named): void {
    const word = form.words.at(-1)!
    const spelt = this.byLast.has(word) || this.#byFirst.has(word) ? word : (this.#misspelt(word) ?? word)
    const lasts = (this.byLast.get(spelt) ?? []).slice(-WINDOW)
    const firsts = form.words.length === 1 ? (this.#byFirst.get(word) ?? []).slice(-WINDOW) : []
    const alone = (this.#byKey.get(form.key) ?? []).slice(-WINDOW)
    const called = lasts.length + firsts.length + alone.length === 0 ? this.#byShortForm(word) : []
    const all = [...new Set([...lasts, ...firsts, ...alone, ...called])]
    const fitting = this.#byTitle(facts, word, all)
    const chosen = fitting.length > 1 ? this.#choose(facts, word, fitting, lasts) : fitting[0]
    const cluster =
      chosen ?? alone.find((one) => fitting.includes(one) && isSingle(one.forms[0]!)) ?? this.#draft.open()
    this.#draft.put(facts.place, cluster)
    if (facts.mention.type !== 'person') cluster.become('person')
    this.#bare.set(word, cluster)
    if (cluster.forms.length === 0) {
      cluster.forms.push(form)
      push(this.#byKey, form.key, cluster)
      // "Al Gorman" may be a first name, "al Gorman" not: both are "Gorman" later.
      if (form.words.length > 1) push(this.byLast, word, cluster)
      this.#noteFamily(facts, cluster)
    }
  }

  /** `Jimmy` of one `James Keller`, `Gord` of one `Gordon`, `Anna` of one `Anna-Lena`. */
  #byShortForm(word: string): readonly Cluster[] {
    const found = new Set<Cluster>()
    for (const full of nicknames().get(word) ?? [])
      for (const one of this.#byFirst.get(full) ?? []) found.add(one)
    if (found.size === 0)
      for (const first of this.#byOpening.get(word.slice(0, SHORTEST)) ?? new Set<string>())
        if (first.startsWith(`${word}-`) || (first.startsWith(word) && /[^aeiouy]$/.test(word)))
          for (const one of (this.#byFirst.get(first) ?? []).slice(-WINDOW)) found.add(one)
    return found.size === 1 ? [...found] : []
  }

  /** The one of several with the same name that the text most likely means; null if two are as likely. */
  #choose(
    facts: Facts,
    word: string,
    candidates: readonly Cluster[],
    lasts: readonly Cluster[],
  ): Cluster | null {
    const latest = Math.max(...candidates.map((one) => one.seen))
    const titles = this.#titleNouns(facts)
    const first = candidates.reduce((a, b) => (b.id < a.id ? b : a))
    const told = facts.mention.gender === null ? this.#genderAfter(facts) : null
    const age = GENERATIONS.get(this.#draft.input.tokens.lower(facts.mention.name!.start - 1)) ?? null
    const score = (one: Cluster): number => {
      let sum = Math.log2(1 + one.mentions.length) * weight('name-prominent')
      if (one.seen >= 0) sum += weight('name-introduced')
      if (one.seen >= 0 && one === first) sum += weight('name-first')
      if (one.seen >= 0 && one.seen === latest) sum += weight('name-latest')
      if (this.#bare.get(word) === one) sum += weight('name-again')
      if (lasts.includes(one)) sum += weight('name-last')
      if (!one.forms.some((form) => form.words.at(-1) === word || form.words[0] === word))
        sum += weight('name-part')
      if (this.#relatives.has(one)) sum += weight('name-relative')
      if (age !== null && [...one.nouns].some((noun) => age.test(noun))) sum += weight('name-generation')
      const hint = facts.mention.gender === null || one.gender !== null ? null : genderHint(one)
      if (hint !== null) sum += weight(hint === facts.mention.gender ? 'name-hint' : 'name-hint-against')
      if (titles.some((title) => one.nouns.has(title))) sum += weight('name-title')
      const own = told === null ? null : (one.gender ?? genderHint(one))
      if (own !== null) sum += own === told ? weight('name-pronoun') : -weight('name-pronoun')
      return sum
    }
    const ranked = candidates.map((one) => ({ one, sum: score(one) })).sort((a, b) => b.sum - a.sum)
    return ranked[0]!.sum - ranked[1]!.sum >= weight('name-margin') ? ranked[0]!.one : null
  }

  /** `Keller said her brother`, `Keller was 86 when he died`: the pronoun that follows in the sentence, before another person. */
  #genderAfter({ place, sentence, quotation, function: role }: Facts): Gender | null {
    const { tags, tokens } = this.#draft.input
    if (role === 'possessive') return null
    for (let next = place + 1; next < this.#draft.facts.length; next++) {
      const at = this.#draft.facts[next]!
      const { form, type, gender, head } = at.mention
      if (at.sentence !== sentence) return null
      if (form !== 'pronoun' && type === 'person' && at.determiner !== 'possessive') return null
      if (form !== 'pronoun' || gender === null) continue
      const free = /^(?:he|she)$/.test(tokens.lower(head)) || tags.xpos(head) === 'PRP$'
      return free && at.quotation === quotation ? gender : null
    }
    return null
  }

  #titleNouns({ mention }: Facts): readonly string[] {
    const { tags, tokens } = this.#draft.input
    const found: string[] = []
    for (const { start, end } of mention.roles)
      for (let i = start; i < end; i++) found.push(tokens.lower(i), tags.lowLemma(i))
    return found
  }
}

/** Bodies, places and works by their names. */
class Bodies {
  readonly #draft: Draft
  readonly #byKey = new Map<string, Cluster>()
  readonly #byWord = new Map<string, Cluster[]>()
  readonly #byInitials = new Map<string, Cluster[]>()
  readonly #acronyms: Named[] = []
  /** First words of the bodies' full names in the whole text that tell one from another, with the full names. */
  readonly #firstWords = new Map<string, Set<string>>()

  constructor(draft: Draft) {
    this.#draft = draft
  }

  /** Notes a full name before any is put into an entity. */
  know({ mention }: Facts, { words, key }: NameForm): void {
    const { name, type } = mention
    if (type !== 'organization' || words.length < 2 || words.length > LONGEST_BODY || name === null) return
    const { tokens } = this.#draft.input
    const first = words[0]!
    const bits = classes().get(first) ?? 0
    if ((bits & (IS.common | IS.function | IS.demonym | IS.given)) !== 0 || first.length < 3) return
    if (knownNames().longest((i) => tokens.form(i), name.start, name.start + 1) !== null) return
    const known = this.#firstWords.get(first)
    if (known) known.add(key)
    else this.#firstWords.set(first, new Set([key]))
  }

  /** `Nordlys said`, taken for a person's name by its look, where the text has `Nordlys Shipping`. */
  isFirstWord({ facts: { mention }, form }: Named): boolean {
    const open = mention.type === 'person' || mention.type === null || mention.type === 'organization'
    return (
      open &&
      form.words.length === 1 &&
      mention.roles.length === 0 &&
      this.#firstWords.get(form.key)?.size === 1
    )
  }

  put(name: Named): void {
    const { form } = name
    if (form.acronym !== null && !this.#byKey.has(form.key)) this.#acronyms.push(name)
    else
      this.#place(
        name,
        this.#byKey.get(form.key) ?? this.#alike(name) ?? this.#byFirstWord(name) ?? this.#draft.open(),
      )
  }

  #place({ facts, form }: Named, cluster: Cluster): void {
    this.#draft.put(facts.place, cluster)
    if (facts.mention.type === 'person') cluster.become('organization')
    if (this.#byKey.has(form.key)) return
    this.#byKey.set(form.key, cluster)
    cluster.forms.push(form)
    push(this.#byWord, form.words[0]!, cluster)
    push(this.#byWord, form.words.at(-1)!, cluster)
    for (const letters of initials(form)) push(this.#byInitials, letters, cluster)
  }

  /** `Nordlys` of the one `Nordlys Shipping`, in either order. */
  #byFirstWord(name: Named): Cluster | null {
    const { form } = name
    if (this.isFirstWord(name)) {
      const [full] = this.#firstWords.get(form.key)!
      return this.#byKey.get(full!) ?? null
    }
    const short = this.#firstWords.get(form.words[0]!)
    return short?.size === 1 && short.has(form.key) ? (this.#byKey.get(form.words[0]!) ?? null) : null
  }

  #alike({ facts, form }: Named): Cluster | null {
    const { mention } = facts
    const near = new Set([
      ...(this.#byWord.get(form.words[0]!) ?? []).slice(-WINDOW),
      ...(this.#byWord.get(form.words.at(-1)!) ?? []).slice(-WINDOW),
    ])
    const isBody = (type: EntityType | null): boolean =>
      type === 'organization' || type === 'group' || type === null
    const found = [...near].filter((one) => {
      // The town of Aldermoor is not Aldermoor University.
      const alike =
        one.type === null || mention.type === null || (one.type === 'place') === (mention.type === 'place')
      if (alike && one.forms.some((known) => isWithoutKind(known.words, form.words))) return true
      if (!isBody(one.type) || !isBody(mention.type)) return false
      return one.forms.some(
        (known) => sameBody(known, form) || isTailWithArticle(form, known) || isTailWithArticle(known, form),
      )
    })
    return found.length === 1 ? found[0]! : null
  }

  /** Names in capitals, once all names in full are known. */
  putAcronyms(): void {
    for (const name of this.#acronyms) {
      const known = this.#byKey.get(name.form.key) ?? this.#beside(name)
      const spelt = this.#byInitials.get(name.form.acronym!) ?? []
      this.#place(name, known ?? (spelt.length === 1 ? spelt[0]! : this.#draft.open()))
    }
  }

  /** `the National Rail Board (NRB)`: the body named right before the bracket. */
  #beside({ facts, form }: Named): Cluster | null {
    const { tokens, mentions } = this.#draft.input
    const { start } = facts.mention.span
    if (tokens.form(start - 1) !== '(') return null
    for (let place = facts.place - 1; place >= Math.max(0, facts.place - 4); place--) {
      const before = mentions[place]!
      if (before.form !== 'name' || before.type === 'person' || before.name!.end !== start - 1) continue
      const cluster = this.#draft.owner(place)
      if (cluster?.forms.some((known) => known.words[0]![0] === form.acronym![0])) return cluster
    }
    return null
  }
}

/** `the Commission`, with its article, of a longer name. */
const isTailWithArticle = (short: NameForm, long: NameForm): boolean =>
  short.article && isBodyTail(short.words, long.words)

/** `the Kellers`: a family, made of those who bear the name. */
function putFamilies(draft: Draft, people: People): void {
  const { tokens } = draft.input
  for (const { place, mention } of draft.facts) {
    if (mention.form !== 'name' || mention.name!.end !== mention.name!.start + 1) continue
    const word = singularOf(fold(tokens.form(mention.head)))
    const members = word === null ? [] : (people.byLast.get(word) ?? []).slice(-WINDOW)
    const article = tokens.lower(mention.name!.start - 1) === 'the'
    const own = draft.owner(place)
    if (members.length < 1 || !article || own === null) continue
    if (/^["“‘]$/.test(tokens.form(mention.name!.start - 2))) continue
    own.members.push(...members.filter((one) => !own.members.includes(one)))
    own.number = 'plural'
    own.become('group')
  }
}

const singularOf = (word: string): string | null =>
  word.endsWith('s') && word.length > 3 ? word.slice(0, -1) : null
