import { nameGenders } from '../../stages/entities/lexicon.ts'
import { samePerson } from '../../stages/entities/name-form.ts'
import { classes, IS } from '../../stages/mentions/lexicon.ts'
import { apStylebook } from '../guidelines.ts'
import { type NamedPerson, peopleNamed } from '../reading/people-named.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** What tells who is meant, before a surname: a courtesy title, a post, "the elder". */
function isToldApart({ document: { tokens, tags } }: Story, { name, span, roles }: NamedPerson): boolean {
  if (span.start < name.start || roles.length > 0) return true
  if (
    /^(?:mr|mrs|ms|miss|mx|dr|elder|younger|senior|junior|older|little)\.?$/.test(
      tokens.lower(name.start - 1),
    )
  )
    return true
  // "Melania Trump tells Trump supporters", "Bush 45": no person is called so
  if (/^(?:NOUN|NUM|PROPN)$/.test(tags.upos(name.end))) return true
  return /^(?:sr|jr|'s|’s|family|brothers|sisters|-|administration|campaign)\.?$/.test(tokens.lower(name.end))
}

export const rule: Rule = {
  id: 'shared-surname',
  topic: 'names',
  severity: 'warning',
  risk: 'low',
  summary: 'A bare surname where two people just named have it.',
  why: 'Readers cannot tell which of the two is meant.',
  guideline: apStylebook('family names'),
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'mentions', 'entities', 'quotations'],
  examples: {
    good: [
      { text: 'Ana Lindqvist and Bo Lindqvist own the ferry. Ana Lindqvist said it will sail.' },
      {
        text: 'Ana Lindqvist owns the ferry. Lindqvist said it will sail.\n\nHer son, Bo Lindqvist, is its pilot.',
      },
      { text: 'Ana Lindqvist and Bo Lindqvist own the ferry. Mr. Lindqvist said it will sail.' },
      { text: 'Ana Lindqvist owns the ferry. Lindqvist bought it with Bo Lindqvist. Lindqvist is proud.' },
      { text: 'Ana Lindqvist and Bo Larsen own the ferry. Lindqvist said it will sail.' },
    ],
    bad: [
      { text: 'Ana Lindqvist and Bo Lindqvist own the ferry. Lindqvist said it will sail.', at: 'Lindqvist' },
      {
        text: 'The ferry belongs to Ana Halvorsen. Her brother, Carl Halvorsen, is its pilot. Halvorsen told the court that the beams were rotten.',
        at: 'Halvorsen',
      },
      {
        text: 'Bo Whitmore sued his cousin Eve Whitmore on Monday. The pier had been closed, Whitmore said.',
        at: 'Whitmore',
      },
    ],
  },
  *check(story, settings): Iterable<Finding> {
    const seen = new Set<string>()
    const full = new Map<string, NamedPerson[]>()
    const settled = new Set<string>()
    for (const person of peopleNamed(story)) {
      const { last, single } = person
      if (!single) {
        // "Ill. Eksili", "ADA Fairman": no first names
        const abbreviated = /^(?:\p{L}{2,}\.|\p{Lu}{2,})$/u.test(
          story.document.tokens.form(person.name.start),
        )
        if (!person.headline && !abbreviated) full.set(last, [...(full.get(last) ?? []).slice(-6), person])
        continue
      }
      if (person.quoted || person.headline || seen.has(last) || isFirstName(person)) continue
      const pair = ambiguous(story, person, full.get(last) ?? [])
      const written = story.document.tokens.form(person.name.end - 1)
      // Who was called so before a relative came in is called so still.
      if (!pair && (full.get(last)?.length ?? 0) > 0) settled.add(last)
      if (
        !pair ||
        settled.has(last) ||
        isToldApart(story, person) ||
        isToldBySex(story, person, pair) ||
        settings.known.includes(written)
      )
        continue
      seen.add(last)
      const names = pair.map(({ name }) => story.words(story.chars(name)))
      yield {
        message: `“${written}” may be ${names[0]} or ${names[1]}.`,
        place: { span: story.chars(person.name) },
        related: pair.map(({ name }) => ({ span: story.chars(name), message: 'has this surname' })),
        suggestion: 'Give the first name too, each time.',
      }
    }
  },
}

/** How soon after the name a pronoun tells which is meant, in tokens. */
const SOON = 10

/** `Clinton allowed her staff`, of a woman and a man: the pronoun tells. */
function isToldBySex(story: Story, { name }: NamedPerson, pair: readonly NamedPerson[]): boolean {
  const sexes = new Set(pair.map(({ form }) => nameGenders().get(form.words[0]!)))
  if (sexes.size < 2 || sexes.has(undefined)) return false
  const { tokens, sentences } = story.document
  const end = Math.min(sentences[story.sentenceOf(name.start)]!.end, name.end + SOON)
  for (let i = name.end; i < end; i++)
    if (/^(?:she|her|herself|he|his|him|himself)$/.test(tokens.lower(i))) return true
  return false
}

const isFirstName = ({ last }: NamedPerson): boolean => {
  const bits = classes().get(last) ?? 0
  return (bits & IS.given) !== 0 && (bits & IS.surname) === 0
}

/** How far back, in paragraphs, both must have been named. */
const NEAR = 1

/** Two people of that surname named in full in the same paragraph or the one before; null where there is one. */
function ambiguous(
  story: Story,
  { name }: NamedPerson,
  earlier: readonly NamedPerson[],
): readonly [NamedPerson, NamedPerson] | null {
  const paragraph = story.paragraphOf(name.start)
  const near = earlier.filter((one) => !one.quoted && story.paragraphOf(one.name.start) >= paragraph - NEAR)
  const last = near.at(-1)
  const other = last && near.find((one) => !samePerson(one.form, last.form) && one.entity !== last.entity)
  return last && other ? [other, last] : null
}
