import type { Cluster } from './cluster.ts'
import type { Facts } from './facts.ts'

/** Words that set one apart from another called by the same noun. */
const APART: ReadonlySet<string> = new Set([
  'other',
  'another',
  'second',
  'third',
  'fourth',
  'fifth',
  'first',
  'former',
  'latter',
  'different',
  'new',
  'old',
  'next',
  'previous',
  'older',
  'younger',
  'elder',
  'remaining',
  'rival',
  'separate',
  'fellow',
  'additional',
  'more',
])
/** Words that make another office of an office: a vice president is not the president. */
const LESSER: ReadonlySet<string> = new Set([
  'vice',
  'deputy',
  'assistant',
  'associate',
  'acting',
  'junior',
  'co',
])

/** Whether a nominal is marked as somebody new. */
export function isDistinct({ modifiers, proper }: Facts): boolean {
  for (const word of modifiers) if (APART.has(word) && !proper.has(word)) return true
  return false
}

/** Whether a mention names a lesser office, `noun` apart: what it stands for has been called so. */
export const isLesser = ({ modifiers }: Facts, noun = ''): boolean =>
  [...modifiers].some((word) => LESSER.has(word) && word !== noun)

/** Whether the modifiers of a nominal can be true of an entity that the noun, or else its class, fits. */
export function compatible(cluster: Cluster, facts: Facts, sameNoun: boolean): boolean {
  const { modifiers, proper } = facts
  for (const word of LESSER) if (cluster.modifiers.has(word) !== modifiers.has(word)) return false
  const extra = [...modifiers].filter((word) => !isKnown(cluster, word))
  if (extra.length === 0) return true
  if (extra.some((word) => proper.has(word))) return sameNoun && !cluster.named && !hasProper(cluster)
  if (extra.some((word) => APART.has(word) || /\d/.test(word))) return false
  return cluster.modifiers.size === 0 || facts.determiner !== 'bare'
}

const isKnown = (cluster: Cluster, word: string): boolean =>
  cluster.modifiers.has(word) ||
  cluster.nouns.has(word) ||
  cluster.forms.some((form) => form.words.includes(word))

const hasProper = (cluster: Cluster): boolean => cluster.proper.size > 0
