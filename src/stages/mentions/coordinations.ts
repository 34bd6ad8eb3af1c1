import type { Mention } from '../../document/layers.ts'
import { tokenSpan } from '../../document/span.ts'
import type { Reading } from './reading.ts'

/** The most members of a list. */
const LONGEST = 8

/** `Ann Lee and her brother`, `police, residents and officials`: those named together, as a group. */
export function findCoordinations(reading: Reading, mentions: readonly Mention[]): readonly Mention[] {
  const starting = new Map<number, Mention>()
  const ending = new Map<number, Mention>()
  for (const mention of mentions) {
    if (!canJoin(mention)) continue
    keepLonger(starting, mention.span.start, mention)
    keepLonger(ending, mention.span.end, mention)
  }
  const found: Mention[] = []
  for (const [start, last] of starting) {
    if (reading.tokens.lower(start - 1) !== 'and') continue
    const before = ending.get(start - 1) ?? ending.get(start - 2)
    if (!before || (before.span.end === start - 2 && reading.form(start - 2) !== ',')) continue
    if (!agree(before, last) || before.span.end > start - 1) continue
    const first = firstOf(reading, before, ending)
    if (before.span.end === start - 2 && first === before) continue
    found.push(group(reading, first, last))
  }
  return found
}

function firstOf(reading: Reading, from: Mention, ending: ReadonlyMap<number, Mention>): Mention {
  let first = from
  for (let members = 2; members < LONGEST; members++) {
    if (reading.form(first.span.start - 1) !== ',') break
    const before = ending.get(first.span.start - 1)
    if (!before || before.form !== first.form || !agree(before, first)) break
    first = before
  }
  return first
}

function group(reading: Reading, first: Mention, last: Mention): Mention {
  const both = reading.tokens.lower(first.span.start - 1) === 'both' ? 1 : 0
  return {
    span: tokenSpan(first.span.start - both, last.span.end),
    name: null,
    head: first.head,
    form: 'nominal',
    type: 'group',
    number: 'plural',
    gender: null,
    roles: [],
    by: 'coordination',
  }
}

function canJoin(mention: Mention): boolean {
  if (mention.form === 'pronoun') return false
  return mention.type === 'person' || mention.type === 'group' || mention.type === 'organization'
}

const isBody = (mention: Mention) => mention.type === 'organization'

const agree = (a: Mention, b: Mention) =>
  isBody(a) === isBody(b) || a.number === 'plural' || b.number === 'plural' || a.form === b.form

function keepLonger(map: Map<number, Mention>, at: number, mention: Mention): void {
  const known = map.get(at)
  const length = mention.span.end - mention.span.start
  if (!known || known.span.end - known.span.start < length) map.set(at, mention)
}
