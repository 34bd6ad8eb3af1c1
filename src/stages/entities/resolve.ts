import type { Entity } from '../../document/layers.ts'
import { namesOfDescribed } from './descriptions.ts'
import { Draft } from './draft.ts'
import { type Facts, findFacts } from './facts.ts'
import { finish } from './finish.ts'
import { joinPolice, statedIdentities } from './identities.ts'
import { type EntityInput, Layout } from './layout.ts'
import { clusterNames } from './names.ts'
import { Nominals } from './nominals.ts'
import { Pairs } from './pairs.ts'
import { type Choose, Pronouns } from './pronouns.ts'
import { type EntityModel, shippedModel } from './ranker.ts'
import { Salience } from './salience.ts'
import { findSpeakers } from './speakers.ts'

/** What the text shows of each mention, found once for all rounds. */
interface Groundwork {
  readonly input: EntityInput
  readonly layout: Layout
  readonly facts: readonly Facts[]
  /** Place of the mention that says each quotation. */
  readonly speakers: Int32Array
}

function groundwork(input: EntityInput): Groundwork {
  const layout = new Layout(input)
  const facts = findFacts(input, layout)
  return { input, layout, facts, speakers: findSpeakers(input, facts) }
}

/** The entities that the mentions of a document stand for. */
export function findEntities(input: EntityInput, model: EntityModel = shippedModel()): readonly Entity[] {
  const ground = groundwork(input)
  const first = round(ground, new Map(), model.choose)
  const names = namesOfDescribed(first, model.identify)
  // Whom a description means changes whom pronouns after it can mean.
  return finish(names.size === 0 ? first : round(ground, names, model.choose))
}

/** Clusters mentions in one round, with pronouns decided by `choose`. */
export const resolve = (input: EntityInput, choose: Choose = shippedModel().choose): Draft =>
  round(groundwork(input), new Map(), choose)

/**
 * Names over the whole text, then nominals and pronouns in order. `identities` holds places of nominals with those of
 * names known to be for the same one.
 */
function round(
  { input, layout, facts, speakers }: Groundwork,
  identities: ReadonlyMap<number, number>,
  choose: Choose,
): Draft {
  const draft = new Draft(input, facts)
  clusterNames(draft)
  for (const cluster of draft.clusters) cluster.seen = -1
  const salience = new Salience(draft, layout, speakers)
  const pairs = new Pairs(draft, salience)
  const nominals = new Nominals(
    draft,
    salience,
    pairs,
    new Map([...identities, ...statedIdentities(draft)]),
    speakers,
  )
  const pronouns = new Pronouns(draft, salience, choose)
  for (const one of inOrder(facts)) {
    if (one.mention.form === 'pronoun') pronouns.resolve(one)
    // An office alone ("the Pope") has no entity yet: it is taken up as a noun is.
    else if (one.mention.form === 'nominal' || draft.owner(one.place) === null) nominals.resolve(one)
    else nominals.note(one)
    const owner = draft.owner(one.place)
    if (owner && one.place > owner.seen) owner.seen = one.place
  }
  joinPolice(draft)
  return draft
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
