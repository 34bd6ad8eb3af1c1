import type { Entity } from '../../document/layers.ts'
import { Draft } from './draft.ts'
import { type Facts, findFacts } from './facts.ts'
import { finish } from './finish.ts'
import { joinIdentities } from './identities.ts'
import { type EntityInput, Layout } from './layout.ts'
import { clusterNames } from './names.ts'
import { Nominals } from './nominals.ts'
import { Pairs } from './pairs.ts'
import { Pronouns } from './pronouns.ts'
import { Salience } from './salience.ts'
import { findSpeakers } from './speakers.ts'

/** Clusters the mentions of a document: names over the whole text, then nominals and pronouns in order. */
export function findEntities(input: EntityInput): readonly Entity[] {
  const layout = new Layout(input)
  const facts = findFacts(input, layout)
  const draft = new Draft(input, facts)
  clusterNames(draft)
  for (const cluster of draft.clusters) cluster.seen = -1
  const salience = new Salience(draft, layout, findSpeakers(input, facts))
  const pairs = new Pairs(draft, salience)
  const nominals = new Nominals(draft, salience, pairs)
  const pronouns = new Pronouns(draft, salience)
  for (const one of inOrder(facts)) {
    if (one.mention.form === 'pronoun') pronouns.resolve(one)
    else if (one.mention.form === 'nominal') nominals.resolve(one)
    else nominals.note(one)
    const owner = draft.owner(one.place)
    if (owner && one.place > owner.seen) owner.seen = one.place
  }
  joinIdentities(draft)
  return finish(draft)
}

/** Paragraph by paragraph, quotations last: whose words they are stands outside them, often after them. */
function inOrder(facts: readonly Facts[]): readonly Facts[] {
  const quoted = (one: Facts): number => (one.quotation >= 0 ? 1 : 0)
  return [...facts].sort(
    (a, b) =>
      a.paragraph - b.paragraph || quoted(a) - quoted(b) || position(a) - position(b) || a.place - b.place,
  )
}

/** A joined phrase comes after those it joins. */
const position = ({ mention }: Facts): number =>
  mention.by === 'coordination' ? mention.span.end : mention.head
