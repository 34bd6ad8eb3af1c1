import type { RecordStatement } from '../../record/record.ts'
import { plain } from './plain.ts'
import type { View } from './view.ts'
import { clip } from './width.ts'

const LONGEST_SOURCE = 40

/** Why a speaker is not given, in words; nothing where one is. */
export function unknownSpeaker({ speaker, unresolved, source }: RecordStatement): string[] {
  if (speaker !== null) return []
  const whose = source === null ? null : `“${clip(plain(source.text), LONGEST_SOURCE)}”`
  const why = {
    'no-candidate':
      whose === null ? 'nobody is named near it' : 'the words that name the speaker were not read as a name',
    tie: 'two or more fit equally well',
    'no-antecedent': whose === null ? 'nobody before it fits' : `whom ${whose} means was not settled`,
    unattributed: 'the story names nobody',
  }[unresolved ?? 'unattributed']
  return [`speaker not known: ${why}`]
}

/** How a speaker was found whom no words beside the statement name; null where they do. */
export function speakerGround(view: View, statement: RecordStatement): string | null {
  const { speaker, source, speakerBy } = statement
  if (speaker === null || source !== null) return null
  if (speakerBy === 'only-person') return 'no cue; the only person near'
  if (speakerBy === 'sentence-before') return 'no cue; named in the sentence before'
  if (speakerBy !== 'carried-on') return null
  const { statements } = view.record
  const place = statements.findIndex(({ id }) => id === statement.id)
  const before = statements.slice(0, place).findLast((earlier) => earlier.speaker === speaker)
  return before ? `no cue; carried on from ${before.id}` : 'no cue; carried on'
}
