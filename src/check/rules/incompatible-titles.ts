import type { TokenSpan } from '../../document/span.ts'
import { lazy, loadLexicon, wordMap } from '../../pipeline/lexicon.ts'
import { samePerson } from '../../stages/entities/name-form.ts'
import { AP_VALUES } from '../guidelines.ts'
import { type NamedPerson, peopleNamed } from '../reading/people-named.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** Titles to the post they are one of. */
const kinds = lazy(
  (): ReadonlyMap<string, string> => wordMap(loadLexicon('check/lists/exclusive-titles.tsv')),
)

/** A post of another time, or to come. */
const OTHER_TIME =
  /^(?:former|then|ex|late|retired|acting|interim|elect|designate|candidate|nominee|future|past|outgoing|incoming|one-time|onetime|ex-.+|former-.+|deputy|vice|assistant|shadow|honorary|would-be|hopeful|aspiring|turned)$/

interface Titled {
  readonly person: NamedPerson
  readonly kind: string
  /** Token span of the title. */
  readonly title: TokenSpan
}

/** The title right before a name, told as that of now; null where it is none of the list. */
function titleBefore(story: Story, person: NamedPerson): Titled | null {
  const { tokens } = story.document
  const { start } = person.name
  for (const length of [2, 1]) {
    const words = Array.from({ length }, (_, i) => tokens.lower(start - length + i).replace(/\.$/, ''))
    const kind = kinds().get(words.join(' '))
    if (kind === undefined) continue
    const title = { start: start - length, end: start }
    // A common noun with its article is what somebody is, and a capital is their title: both count.
    for (let i = title.start - 1; i >= title.start - 4; i--) {
      const word = tokens.lower(i)
      if (OTHER_TIME.test(word) && tokens.form(i) !== 'Then') return null
      if (/^[,;:.()]$/.test(word)) break
    }
    if (
      tokens.form(title.start - 1) === '-' ||
      OTHER_TIME.test(tokens.lower(person.name.end)) ||
      tokens.form(person.name.end) === '-'
    )
      return null
    return { person, kind, title }
  }
  return null
}

export const rule: Rule = {
  id: 'incompatible-titles',
  topic: 'people',
  severity: 'warning',
  risk: 'medium',
  summary: 'One person introduced with two titles that nobody holds at once.',
  why: 'One is wrong, or a “former” is missing.',
  guideline: AP_VALUES,
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'mentions', 'entities', 'quotations'],
  examples: {
    good: [
      { text: 'Mayor Ana Reyes opened the pier. Reyes, the mayor since 2019, paid for it.' },
      { text: 'Mayor Ana Reyes opened the pier. Former Governor Ana Reyes is a sailor.' },
      { text: 'Sen. Ana Reyes spoke. Senator Reyes voted no.' },
      { text: 'Judge Ana Reyes spoke. Sheriff Bo Larsen agreed.' },
    ],
    bad: [
      { text: 'Sen. Ana Reyes spoke first. Later Rep. Ana Reyes left for Oslo.', at: 'Rep. Ana Reyes' },
      {
        text: 'Police Chief Bo Larsen was there. “It burned,” Sheriff Bo Larsen said.',
        at: 'Sheriff Bo Larsen',
      },
      {
        text: 'Mayor Ana Reyes opened the pier on Monday. The pier cost too much, Governor Reyes said.',
        at: 'Governor Reyes',
      },
    ],
  },
  *check(story): Iterable<Finding> {
    const first = new Map<string, Titled[]>()
    for (const person of peopleNamed(story)) {
      if (person.quoted) continue
      const titled = titleBefore(story, person)
      if (!titled) continue
      const known = first.get(person.last) ?? []
      const other = known.find((one) => one.kind !== titled.kind && isSame(story, one.person, person))
      if (other) yield finding(story, titled, other)
      else first.set(person.last, [...known.slice(-8), titled])
    }
  },
}

/** Two namings of one person: full names that agree, or a surname that only one full name has. */
function isSame(story: Story, a: NamedPerson, b: NamedPerson): boolean {
  if (!a.single && !b.single) return samePerson(a.form, b.form)
  const full = peopleNamed(story).filter(({ single, last }) => !single && last === a.last)
  return full.length > 0 && a.entity === b.entity && full.every(({ form }) => samePerson(form, full[0]!.form))
}

function finding(story: Story, here: Titled, there: Titled): Finding {
  const span = ({ title, person }: Titled) => story.chars({ start: title.start, end: person.name.end })
  return {
    message: `“${story.words(span(here))}” is “${story.words(span(there))}” elsewhere.`,
    place: { span: span(here) },
    related: [{ span: span(there), message: 'the other title' }],
    suggestion: 'Find out which holds now, and say “former” of the other.',
  }
}
