import { lazy, loadLexicon } from '../../pipeline/lexicon.ts'
import { nameForm } from '../../stages/entities/name-form.ts'
import { classes, IS } from '../../stages/mentions/lexicon.ts'
import { editorsCode } from '../guidelines.ts'
import { type NamedPerson, peopleNamed, wordsAt } from '../reading/people-named.ts'
import { differByOne, isInflected } from '../reading/spelling.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** Shorter surnames are too often two people's: Lee and Lew. */
const LEAST = 5
/** First names of relatives are alike: with a full name each, more letters are wanted. */
const LEAST_FIRST = 5
/** In shorter ones a letter put in or left out is a slip, another letter another name: `Jon` and `John`, not `Tim` and `Tom`. */
const LEAST_LONGER = 3

/** Places and bodies that are called so. */
const knownWords = lazy(
  () =>
    new Set(
      ['places', 'organizations'].flatMap((list) =>
        loadLexicon(`stages/mentions/${list}.tsv`).rows.map(([name]) => name!.toLowerCase()),
      ),
    ),
)

const isKnown = (word: string, bits: number): boolean => ((classes().get(word) ?? 0) & bits) !== 0

/** Names of one word that were not read as a person's: a slip makes a name that no list has. */
function strays(story: Story): readonly NamedPerson[] {
  const { document } = story
  return document.mentions.flatMap((mention): NamedPerson[] => {
    const { name, type, span } = mention
    if (!name || name.end !== name.start + 1 || type === 'person') return []
    const word = document.tokens.lower(name.start)
    const other = IS.given | IS.common | IS.demonym | IS.function | IS.organizationHead | IS.placeHead
    const capital = /^\p{Lu}\p{Ll}/u.test(document.tokens.form(name.start))
    const form =
      capital && !isKnown(word, other) && !knownWords().has(word) ? nameForm(document.tokens, mention) : null
    const quoted = story.quotedToken(name.start)
    if (!form || quoted) return []
    return [
      {
        entity: -1,
        form,
        name,
        span,
        roles: [],
        last: form.words.at(-1)!,
        single: true,
        quoted,
        headline: false,
      },
    ]
  })
}

/** Two spellings of one surname: alike, long enough, and no plural or feminine form. */
const alike = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= LEAST &&
  a[0] === b[0] &&
  differByOne(a, b) &&
  !isInflected(a, b) &&
  !/['-]/.test(a + b)

/** The namings by their surname, quoted ones left out. */
function bySurname(people: readonly NamedPerson[]): ReadonlyMap<string, readonly NamedPerson[]> {
  const rows = new Map<string, NamedPerson[]>()
  for (const person of people) {
    const row = rows.get(person.last)
    if (row) row.push(person)
    else rows.set(person.last, [person])
  }
  return rows
}

const firstNames = (row: readonly NamedPerson[]): readonly string[] => [
  ...new Set(row.filter(({ single }) => !single).map(({ form }) => form.words[0]!)),
]

/** Pairs of surnames a letter apart, found by the words with one letter left out: no comparison of all with all. */
function pairs(surnames: readonly string[]): readonly (readonly [string, string])[] {
  const byHole = new Map<string, string[]>()
  const found = new Map<string, readonly [string, string]>()
  for (const surname of surnames) {
    if (surname.length > 24) continue
    const holes = new Set([
      surname,
      ...Array.from(surname, (_, i) => surname.slice(0, i) + surname.slice(i + 1)),
    ])
    for (const hole of holes) {
      const others = byHole.get(hole)
      if (!others) byHole.set(hole, [surname])
      else {
        for (const other of others)
          if (alike(other, surname)) found.set(`${other} ${surname}`, [other, surname])
        others.push(surname)
      }
    }
  }
  return [...found.values()]
}

/**
 * The naming that is the slip, if the two rows are of one person: a shared first name, or one of them is never
 * introduced.
 */
function slipOf(
  a: readonly NamedPerson[],
  b: readonly NamedPerson[],
): readonly [NamedPerson, NamedPerson] | null {
  const [firstA, firstB] = [firstNames(a), firstNames(b)]
  const shared = firstA.some((name) => firstB.includes(name))
  if (!shared && firstA.length > 0 && firstB.length > 0) return null
  if (!shared && firstA.length === 0 && firstB.length === 0) return null
  // The one less used, or never introduced, is the slip.
  const isA = shared
    ? a.length < b.length || (a.length === b.length && a[0]!.name.start > b[0]!.name.start)
    : firstA.length === 0
  const [slip, right] = isA ? [a, b] : [b, a]
  const first = slip.find((person) => !person.headline) ?? slip[0]!
  return [first, right[0]!]
}

/** What a stray single name may be instead of a slip: a first name, a place, a word that opens a sentence. */
function isOther(story: Story, { name, single, last }: NamedPerson): boolean {
  if (!single) return false
  if (isKnown(last, IS.given) && story.document.tokens.lower(name.end) === 'and') return true
  const word = story.document.tokens.lower(name.start)
  if (isKnown(last, IS.given) && !isKnown(last, IS.surname)) return true
  return isKnown(word, IS.common | IS.demonym | IS.function)
}

export const rule: Rule = {
  id: 'name-spelling',
  topic: 'names',
  severity: 'error',
  risk: 'low',
  summary: 'One person’s name in two spellings.',
  why: 'A misspelt name is the error that readers notice first and people named forgive last.',
  guideline: editorsCode(1, 'Accuracy'),
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'mentions', 'entities', 'headline'],
  examples: {
    good: [
      { text: 'Ana Hernandez spoke first. Hernandez owns the ferry, and the Hernandezes live on it.' },
      { text: 'Ana Hernandez and Bo Fernandez spoke. Hernandez owns the ferry, Fernandez sails it.' },
      { text: 'Olga Petrova met Ivan Petrov. Petrov is her brother; Petrova left at once.' },
      { text: 'Ana Johnson met Bo Johnston in Oslo. Johnston said that Johnson had been late.' },
    ],
    bad: [
      {
        text: 'Ana Hernandez spoke first. Hernandes owns the ferry in Tarnmouth, she said.',
        at: 'Hernandes',
      },
      {
        text: 'Mayor Bo Lindqvist opened the pier. “It is ours,” said Lindkvist, who paid for it.',
        at: 'Lindkvist',
      },
      {
        text: 'Police named the dead man as Carl Whitmore. A friend of Carl Whitmoore said on Monday that Whitmore could not swim.',
        at: 'Carl Whitmoore',
      },
      { text: 'Catherine Holt spoke first. Later Katherine Holt left. Catherine Holt owns the ferry.' },
    ],
  },
  *check(story, settings): Iterable<Finding> {
    const people = [...peopleNamed(story), ...strays(story)].filter(
      ({ last, quoted }) => last.length > 1 && !quoted,
    )
    const house = new Set(settings.known.flatMap((name) => name.toLowerCase().split(/\s+/)))
    const rows = bySurname(people)
    for (const [one, other] of pairs([...rows.keys()])) {
      const pair = slipOf(rows.get(one)!, rows.get(other)!)
      if (!pair || isOther(story, pair[0]) || house.has(pair[0].last)) continue
      yield finding(story, pair[0], pair[1])
    }
    yield* firstNameSlips(story, rows)
  },
}

/** Whether two first names may be one name with a slip. */
function areSlips(a: string, b: string): boolean {
  const least = a.length === b.length ? LEAST_FIRST : LEAST_LONGER
  return Math.min(a.length, b.length) >= least && differByOne(a, b) && !isInflected(a, b)
}

/** `Catherine Holt`, `Katherine Holt`: two first names a letter apart before one surname, of which one stands once. */
function* firstNameSlips(story: Story, rows: ReadonlyMap<string, readonly NamedPerson[]>): Iterable<Finding> {
  for (const row of rows.values()) {
    const full = row.filter(({ single }) => !single)
    const counts = new Map<string, number>()
    for (const { form } of full) counts.set(form.words[0]!, (counts.get(form.words[0]!) ?? 0) + 1)
    const names = [...counts.keys()].slice(0, 12)
    for (const [i, one] of names.entries())
      for (const other of names.slice(i + 1)) {
        if (!areSlips(one, other)) continue
        const slip = counts.get(one)! < counts.get(other)! ? one : other
        const [wrong, right] = [slip, slip === one ? other : one].map(
          (word) => full.find(({ form }) => form.words[0] === word)!,
        )
        if (counts.get(slip) === 1 && !areTwo(story, wrong!, right!)) yield finding(story, wrong!, right!)
      }
  }
}

/** `Marie and Maria Holt`, `his sister Maria Holt`: relatives have names alike. */
function areTwo(story: Story, a: NamedPerson, b: NamedPerson): boolean {
  const { tokens, relations } = story.document
  const [first, second] = a.name.start < b.name.start ? [a, b] : [b, a]
  if (story.sentenceOf(first.name.start) === story.sentenceOf(second.name.start)) return true
  const kin = relations.some(
    ({ from, to }) => (from === a.entity && to === b.entity) || (from === b.entity && to === a.entity),
  )
  return (
    kin ||
    /^(?:sister|brother|twin|daughter|son|wife|husband|mother|father|cousin)$/.test(
      tokens.lower(second.name.start - 1),
    ) ||
    second.roles.some((role) =>
      /\b(?:sister|brother|twin|daughter|son|wife|husband|mother|father|cousin)\b/i.test(
        wordsAt(story, role),
      ),
    )
  )
}

function finding(story: Story, wrong: NamedPerson, right: NamedPerson): Finding {
  const [slip, other] = [wordsAt(story, wrong.name), wordsAt(story, right.name)]
  return {
    message: `“${slip}” is “${other}” elsewhere.`,
    place: { span: story.chars(wrong.name), message: 'spelled so here' },
    related: [{ span: story.chars(right.name), message: 'and so here' }],
    suggestion: 'Find out how the name is spelled, and spell it so throughout.',
  }
}
