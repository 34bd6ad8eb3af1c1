import type { TokenSpan } from '../../document/span.ts'
import { isSingle, type NameForm, nameForm } from '../../stages/entities/name-form.ts'
import type { Story } from '../story.ts'

/** A person named in the story, once. */
export interface NamedPerson {
  /** Place in the entities layer; -1 for none. */
  readonly entity: number
  readonly form: NameForm
  /** The words of the name alone. */
  readonly name: TokenSpan
  /** The name with its title and apposition. */
  readonly span: TokenSpan
  /** Titles before the name and appositions after it. */
  readonly roles: readonly TokenSpan[]
  /** The surname in lower case without marks, or the only word of the name. */
  readonly last: string
  /** Whether the name is one word. */
  readonly single: boolean
  readonly quoted: boolean
  readonly headline: boolean
}

const kept = new WeakMap<Story, readonly NamedPerson[]>()

/** Every naming of a person, in text order. */
export function peopleNamed(story: Story): readonly NamedPerson[] {
  const known = kept.get(story)
  if (known) return known
  const { document, headline } = story
  const owner = new Int32Array(document.mentions.length).fill(-1)
  for (const [place, { mentions }] of document.entities.entries())
    for (const mention of mentions) owner[mention] = place
  const people: NamedPerson[] = []
  for (const [place, mention] of document.mentions.entries()) {
    if (mention.form !== 'name' || mention.type !== 'person' || !mention.name) continue
    const form = nameForm(document.tokens, mention)
    if (!form) continue
    people.push({
      entity: owner[place]!,
      form,
      name: mention.name,
      span: mention.span,
      roles: mention.roles,
      last: form.words.at(-1)!,
      single: isSingle(form),
      quoted: story.quotedToken(mention.name.start),
      headline:
        headline !== null &&
        mention.span.start < headline.tokens.end &&
        mention.span.end > headline.tokens.start,
    })
  }
  kept.set(story, people)
  return people
}

/** Last words of the names of people within a token span. */
export function surnamesIn(story: Story, span: TokenSpan): ReadonlySet<string> {
  const people = peopleNamed(story).filter(({ name }) => name.start < span.end && name.end > span.start)
  return new Set(people.map(({ last }) => last))
}

/** Full names by surname: people of more than one first name are more than one. */
export function fullNamesBySurname(story: Story): ReadonlyMap<string, readonly NamedPerson[]> {
  const rows = new Map<string, NamedPerson[]>()
  for (const person of peopleNamed(story)) {
    if (person.single) continue
    const row = rows.get(person.last)
    if (row) row.push(person)
    else rows.set(person.last, [person])
  }
  return rows
}

/** The words of a token span in the text. */
export const wordsAt = (story: Story, span: TokenSpan): string => story.words(story.chars(span))
