import { useSignal } from '@preact/signals'
import { castOf, otherNames } from '../../cli/page/cast.ts'
import { plain } from '../../cli/page/plain.ts'
import { nameText } from '../../cli/page/view.ts'
import type { RecordEntity } from '../../record/record.ts'
import { href } from '../shell/route.ts'
import { Badge } from './badge.tsx'
import { CorrectPerson } from './correct-person.tsx'
import { jump, type Reading } from './reading.ts'
import { counted } from './words.ts'

/** Goes from mention to mention, and round. */
function Mentions({ entity }: { readonly entity: RecordEntity }) {
  const next = useSignal(0)
  const { mentions } = entity
  if (mentions.length === 0) return null
  return (
    <button
      type="button"
      class="words"
      onClick={() => {
        // As it is now, not as it was when this was drawn.
        const at = next.peek()
        jump(mentions[at]!)
        next.value = (at + 1) % mentions.length
      }}
      aria-label={`${counted(mentions.length, 'mention')} of ${plain(entity.name)}: show the next in the story`}
    >
      {counted(mentions.length, 'mention')}
    </button>
  )
}

/** What relations say of somebody, beside family: `works for Baltic Lines`. */
function tiesOf({ view, record }: Reading, id: string) {
  return record.relations.flatMap(({ type, from, to, evidence, statement }) => {
    const words =
      type === 'employer' && to === id
        ? `works for ${nameText(view, from)}`
        : type === 'member' && from === id
          ? `member of ${nameText(view, to)}`
          : type === 'represents' && from === id
            ? `speaks for ${nameText(view, to)}`
            : null
    if (words === null) return []
    const teller = statement === null ? null : view.statement(statement)?.speaker
    const word =
      statement === null
        ? ''
        : ` (only on the word of ${teller ? nameText(view, teller) : 'somebody unnamed'})`
    return [{ words: `${words}${word}`, evidence }]
  })
}

function Facts({ open, entity }: { readonly open: Reading; readonly entity: RecordEntity }) {
  const { roles, age, minor, dead } = entity
  const once = [...new Map(roles.map((role) => [plain(role.text).toLowerCase(), role])).values()]
  const facts = [
    ...once.map(({ text, evidence }) => ({ words: plain(text).replace(/,$/, ''), evidence })),
    ...(age ? [{ words: `aged ${age.value}`, evidence: age.evidence }] : []),
    ...(dead ? [{ words: 'has died', evidence: dead.evidence }] : []),
    ...tiesOf(open, entity.id),
  ]
  return (
    <ul class="facts">
      {facts.map(({ words, evidence }) => (
        <li key={`${words} ${evidence[0]}`}>
          <button type="button" class="fact" onClick={() => jump(evidence)} title="Show in the story">
            {words}
          </button>
        </li>
      ))}
      {minor && <li class="flag">under 18</li>}
    </ul>
  )
}

function Person({ open, entity }: { readonly open: Reading; readonly entity: RecordEntity }) {
  const { id, name, mentions } = entity
  const said = open.view.said(id)
  const others = otherNames(entity)
  const known = open.identities[id]
  const first = mentions.find(({ form }) => form === 'name') ?? mentions[0]
  return (
    <li class="person">
      {open.voices.has(id) ? (
        <Badge voice={open.voices.get(id)} />
      ) : (
        <span class="badge none" aria-hidden="true" />
      )}
      <div>
        <p class="person-head">
          <button type="button" class="name" onClick={() => first && jump(first)}>
            {plain(name)}
          </button>
          <Mentions entity={entity} />
          {said > 0 && <span class="note">{counted(said, 'statement')}</span>}
        </p>
        <Facts open={open} entity={entity} />
        {others.length > 0 && <p class="note">also {others.join(', ')}</p>}
        {known && (
          <p class="note">
            In the archive: <a href={href(['archive', 'person', known.identity])}>{plain(known.name)}</a>
          </p>
        )}
        {known && <CorrectPerson open={open} entity={entity} />}
      </div>
    </li>
  )
}

/** Everybody who is in the story, by kind, those who speak most first. */
export function People({ open }: { readonly open: Reading }) {
  const divisions = castOf(open.view).filter(({ told, named }) => told.length + named.length > 0)
  if (divisions.length === 0) return <p class="empty">Nobody is named here.</p>
  return (
    <>
      {divisions.map(({ title, told, named }) => (
        <section key={title}>
          <h2 class="division">{title}</h2>
          <ul class="people">
            {[...told, ...named].map((entity) => (
              <Person key={entity.id} open={open} entity={entity} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
