import type { Document } from '../../document/document.ts'
import type { Entity } from '../../document/layers.ts'

type Read = Document<'tokens' | 'mentions' | 'entities' | 'statements' | 'attributions'>

const I = /^(?:i|me|my|mine|myself)$/
const WE = /^(?:we|us|our|ours|ourselves)$/

/**
 * The entities with the pronouns of the first person given to those whose words they stand in: in "'My brother won,' Ana
 * said" the brother is Ana's. With `plural`, "we" and "our" of one person are that person's too, which holds for kin.
 */
export function withSpeakers(document: Read, plural: boolean): readonly Entity[] {
  const { tokens, mentions, entities } = document
  const speakers = speakersOf(document)
  const owners = new Map<number, number>()
  for (const [place, { form, head }] of mentions.entries()) {
    const speaker = speakers[head]!
    if (form !== 'pronoun' || speaker < 0) continue
    const word = tokens.lower(head)
    const isPerson = entities[speaker]!.type === 'person'
    if (isPerson && (I.test(word) || (plural && WE.test(word)))) owners.set(place, speaker)
  }
  if (owners.size === 0) return entities
  const given = Map.groupBy(owners, ([, owner]) => owner)
  return entities.map((entity, place) => {
    const kept = entity.mentions.filter((mention) => !owners.has(mention))
    const own = (given.get(place) ?? []).map(([mention]) => mention)
    return kept.length === entity.mentions.length && own.length === 0
      ? entity
      : { ...entity, mentions: [...kept, ...own].sort((a, b) => a - b) }
  })
}

/** For each token the speaker of the innermost quotation it stands in; -1 for none. */
function speakersOf({ tokens, statements, attributions }: Read): Int32Array {
  const column = new Int32Array(tokens.length).fill(-1)
  const spans = statements.flatMap(({ content, mode }, place) =>
    mode === 'indirect' ? [] : content.map((span) => ({ span, speaker: attributions[place]!.speaker ?? -1 })),
  )
  // the inner ones, which are shorter, last
  spans.sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start))
  for (const { span, speaker } of spans) {
    const { start, end } = tokens.within(span)
    column.fill(speaker, start, end)
  }
  return column
}
