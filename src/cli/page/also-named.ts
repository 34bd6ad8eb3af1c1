import type { RecordEntity } from '../../record/record.ts'
import { castOf } from './cast.ts'
import { inFamily } from './family.ts'
import { BLANK, type Line, run } from './line.ts'
import { plain } from './plain.ts'
import { heading, nameText, type View } from './view.ts'
import { wrap } from './wrap.ts'

const KINDS: readonly (readonly [RecordEntity['type'], string])[] = [
  ['person', 'people'],
  ['organization', 'organizations'],
  ['group', 'groups'],
  ['place', 'places'],
  ['work', 'works'],
]
/** What is listed without `--all`. */
const USUAL: ReadonlySet<RecordEntity['type']> = new Set(['organization', 'place', 'work'])
const KIND_COLUMN = 'organizations'.length + 2

/** `the couple (Ann Okafor, Ben Okafor)` */
const withMembers = (view: View, { name, members }: RecordEntity): string =>
  members.length === 0
    ? plain(name)
    : `${plain(name)} (${members.map((id) => nameText(view, id)).join(', ')})`

/** What else is named in the story: organizations, places and works; all that is spoken of where that is asked for. */
export function alsoNamedSection(view: View): Line[] {
  const shown = new Set(castOf(view).flatMap(({ told, named }) => [...told, ...named]))
  const family = inFamily(view)
  const rest = view.record.entities.filter(
    (entity) =>
      !shown.has(entity) && !family.has(entity.id) && (view.all || (entity.named && USUAL.has(entity.type))),
  )
  const lines = KINDS.flatMap(([type, word]) => {
    const names = new Map(
      rest
        .filter((entity) => entity.type === type)
        .map((entity) => withMembers(view, entity))
        .map((name) => [name.toLowerCase(), name]),
    )
    const label = [run('  '), run(word.padEnd(KIND_COLUMN), 'dim')]
    const inset = [run(' '.repeat(KIND_COLUMN + 2))]
    const list = [run([...names.values()].join(', '))]
    return names.size === 0 ? [] : wrap(list, view.width, { first: label, rest: inset })
  })
  return lines.length === 0 ? [] : [heading('Also named'), BLANK, ...lines]
}
