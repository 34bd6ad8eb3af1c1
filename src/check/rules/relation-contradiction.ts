import type { Relation, RelationType } from '../../document/layers.ts'
import { editorsCode } from '../guidelines.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** Kinship that two people are in by blood: one kind shuts out the others. */
const BLOOD: ReadonlySet<RelationType> = new Set(['parent', 'sibling'])
const COUPLE: ReadonlySet<RelationType> = new Set(['spouse', 'ex-spouse', 'partner'])

/** Words that put a tie in another time, or are no tie of blood: `his late wife`, `then-wife`, `Sister Maria`. */
const OTHERWISE =
  /\b(?:then|former|late|ex|one-time|future|step\p{L}*|half|adopted|adoptive|foster|godfather|godmother|godson|in-law|law|like|brotherhood|sisterhood|widow|widower|estranged|fianc\p{L}*|engaged|remarried|divorced)\b/iu

/** Whether two ties of the same two people cannot both hold. */
function contradict(a: Relation, b: Relation): boolean {
  if (a.type === 'parent' && b.type === 'parent') return a.from === b.to && a.to === b.from
  if (BLOOD.has(a.type) && BLOOD.has(b.type)) return a.type !== b.type
  return (BLOOD.has(a.type) && COUPLE.has(b.type)) || (COUPLE.has(a.type) && BLOOD.has(b.type))
}

function isPlain(story: Story, { from, to, evidence }: Relation): boolean {
  const { entities } = story.document
  const words = story.words(story.chars(evidence))
  const person = (place: number) =>
    entities[place]!.type === 'person' && entities[place]!.named && entities[place]!.members.length === 0
  // "Fred's parents": which of them is ours to guess.
  if (/\b(?:parents|children|sons|daughters|brothers|sisters|siblings|kids|couple)\b/i.test(words))
    return false
  return person(from) && person(to) && !story.quotedToken(evidence.start) && !OTHERWISE.test(words)
}

/** One of the two is named beside the tie, so that it does not hang on a pronoun and a reading of ours alone. */
function isNamedIn(story: Story, { from, to, evidence }: Relation): boolean {
  const { mentions, entities } = story.document
  return [from, to].some((place) =>
    entities[place]!.mentions.some((mention) => {
      const { span, form } = mentions[mention]!
      return form === 'name' && span.start < evidence.end && span.end > evidence.start
    }),
  )
}

export const rule: Rule = {
  id: 'relation-contradiction',
  topic: 'people',
  severity: 'error',
  risk: 'low',
  summary: 'Two people told as kin in two ways that cannot both be.',
  why: 'A daughter who was a sister two paragraphs ago makes readers doubt both, and hurts those named.',
  guideline: editorsCode(1, 'Accuracy'),
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'mentions', 'entities', 'relations', 'quotations'],
  examples: {
    good: [
      {
        text: 'Bo Larsen and his wife, Ana Larsen, own the ferry. Ana Larsen’s husband, Bo Larsen, sails it.',
      },
      { text: 'Ana Reyes and her son, Carl Reyes, own the ferry. Carl Reyes is the son of Ana Reyes.' },
      { text: 'Ana Reyes and her brother, Carl Reyes, own the ferry. Her father, Luis Reyes, bought it.' },
      { text: 'Bo Larsen and his wife, Ana Holt, own the ferry. His sister, Eve Larsen, sails it.' },
    ],
    bad: [
      { text: 'Bo Larsen and his wife, Ana Holt, own the ferry. Bo Larsen’s sister, Ana Holt, sails it.' },
      {
        text: 'Ana Reyes owns the ferry with her brother, Carl Reyes. Carl Reyes is the son of Ana Reyes, the court heard.',
      },
      { text: 'Luis Reyes is the father of Carl Reyes. Later Luis Reyes’ brother, Carl Reyes, left.' },
    ],
  },
  *check(story): Iterable<Finding> {
    const byPair = new Map<string, Relation[]>()
    const seen = new Set<string>()
    for (const relation of story.document.relations) {
      const kin = BLOOD.has(relation.type) || COUPLE.has(relation.type)
      if (!kin || !isPlain(story, relation) || !isNamedIn(story, relation)) continue
      const { from, to, evidence } = relation
      const pair = `${Math.min(from, to)} ${Math.max(from, to)}`
      const told = byPair.get(pair) ?? []
      const other = told.find((one) => contradict(one, relation))
      byPair.set(pair, [...told.slice(-8), relation])
      if (!other || seen.has(pair)) continue
      seen.add(pair)
      const [one, two] = [story.document.entities[from]!.name, story.document.entities[to]!.name]
      yield {
        message: `${one} and ${two} are told as ${NAMES[relation.type]} here and as ${NAMES[other.type]} there.`,
        place: { span: story.chars(evidence), message: NAMES[relation.type]! },
        related: [{ span: story.chars(other.evidence), message: NAMES[other.type]! }],
        suggestion: 'Find out how the two are related.',
      }
    }
  },
}

const NAMES: Readonly<Partial<Record<RelationType, string>>> = {
  parent: 'parent and child',
  sibling: 'siblings',
  spouse: 'a couple',
  'ex-spouse': 'a former couple',
  partner: 'a couple',
}
