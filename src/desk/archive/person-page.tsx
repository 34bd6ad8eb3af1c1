import type { PersonCard } from '../../archive/answers/person.ts'
import { STATES } from '../../cli/page/accusations.ts'
import { plain } from '../../cli/page/plain.ts'
import { api } from '../api.ts'
import { OverTime } from '../chart/over-time.tsx'
import { Shares } from '../chart/shares.tsx'
import { useLoad } from '../load.ts'
import { counted, dateWords } from '../read/words.ts'
import { href } from '../shell/route.ts'
import { Problem, Waiting } from '../shell/state.tsx'
import { CorrectIdentity } from './correct-identity.tsx'
import { Events } from './events.tsx'
import { Found } from './found.tsx'

/** What somebody is to others, from their side. */
const TIES: Readonly<Record<string, { readonly from: string; readonly to: string }>> = {
  spouse: { from: 'married to', to: 'married to' },
  'ex-spouse': { from: 'was married to', to: 'was married to' },
  partner: { from: 'partner of', to: 'partner of' },
  parent: { from: 'parent of', to: 'child of' },
  sibling: { from: 'sibling of', to: 'sibling of' },
  relative: { from: 'related to', to: 'related to' },
  employer: { from: 'employs', to: 'works for' },
  member: { from: 'member of', to: 'has as a member' },
  represents: { from: 'speaks for', to: 'is spoken for by' },
}

function Ties({ card }: { readonly card: PersonCard }) {
  // Each tie once, where it was first told.
  const relations = new Map(
    card.relations
      .toReversed()
      .map((tie) => [`${TIES[tie.type]?.[tie.end]} ${tie.otherIdentity ?? tie.other}`, tie]),
  )
  if (relations.size + card.roles.length === 0) return null
  return (
    <section>
      <h2>Known as</h2>
      <ul class="plain">
        {card.roles.map(({ text, article, published }) => (
          <li key={`${text} ${article}`}>
            {plain(text)}{' '}
            <a class="note" href={href(['article', article])}>
              {dateWords(published) ?? article}
            </a>
          </li>
        ))}
        {[...relations.values()]
          .reverse()
          .map(({ type, end, other, otherIdentity, word, article, published, evidence }) => (
            <li key={`${type} ${other} ${article} ${evidence[0]}`}>
              {TIES[type]?.[end] ?? type}{' '}
              {otherIdentity ? (
                <a href={href(['archive', 'person', otherIdentity])}>{plain(other)}</a>
              ) : (
                plain(other)
              )}{' '}
              <a class="note" href={href(['article', article])}>
                {dateWords(published) ?? article}
              </a>
              {word !== null && (
                <span class="note"> only on the word of {plain(word) || 'somebody unnamed'}</span>
              )}
            </li>
          ))}
      </ul>
    </section>
  )
}

function Accusations({ card }: { readonly card: PersonCard }) {
  if (card.accusations.length === 0) return null
  return (
    <section>
      <h2>Accusations</h2>
      <ul class="matters">
        {card.accusations.map(({ charge, status, word, latest, events }) => (
          <li key={`${charge} ${latest.article} ${latest.event}`} class="matter">
            <p class="matter-head">
              {charge === null ? 'charge not stated' : plain(charge)}{' '}
              <span class="state" data-state={status}>
                {(STATES as Readonly<Record<string, string>>)[status] ?? status}
              </span>
            </p>
            {word !== null && <p class="note">only on the word of {plain(word) || 'somebody unnamed'}</p>}
            <Events rows={events} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** When they were quoted, and by whom. */
function Charts({ identity }: { readonly identity: string }) {
  const audit = useLoad(identity, (signal) => api.sources({ by: identity, limit: 10 }, signal))
  if (audit.value.state !== 'done') return null
  const { months, outlets } = audit.value.value
  return (
    <>
      <OverTime
        title="Said over time"
        unit="statements"
        part="word for word"
        bars={months.map(({ name, statements, direct }) => ({
          name: name ?? '',
          value: statements,
          part: direct,
        }))}
      />
      <Shares
        title="Through which outlets"
        column="Outlet"
        unit="Statements"
        part="Word for word"
        shares={outlets.map(({ name, statements, direct }) => ({
          key: name ?? '',
          name:
            name === null ? (
              <em>outlet not known</em>
            ) : (
              <a href={href(['archive'], { by: identity, outlet: name })}>{plain(name)}</a>
            ),
          value: statements,
          part: direct,
        }))}
      />
    </>
  )
}

function Said({ card }: { readonly card: PersonCard }) {
  const { said, saidAbout, aboutThem, identity, statements } = card
  return (
    <>
      {said.length > 0 && (
        <section>
          <h2>Said</h2>
          <ol class="results">
            {said.slice(0, 8).map((row) => (
              <Found key={`${row.article} ${row.statement}`} row={row} speaker={false} />
            ))}
          </ol>
          <p>
            <a href={href(['archive'], { by: identity })}>All {counted(statements, 'statement')}</a>
          </p>
        </section>
      )}
      {saidAbout.length > 0 && (
        <section>
          <h2>About whom</h2>
          {saidAbout.slice(0, 8).map(({ name, identity: other, statements: rows }) => (
            <details key={name} class="about-whom">
              <summary>
                {plain(name)} <span class="count">{rows.length}</span>
              </summary>
              {other && (
                <p>
                  <a href={href(['archive', 'person', other])}>The page of {plain(name)}</a>
                </p>
              )}
              <ol class="results">
                {rows.map((row) => (
                  <Found key={`${row.article} ${row.statement}`} row={row} speaker={false} />
                ))}
              </ol>
            </details>
          ))}
        </section>
      )}
      {aboutThem.length > 0 && (
        <section>
          <h2>What others said of them</h2>
          <ol class="results">
            {aboutThem.slice(0, 8).map((row) => (
              <Found key={`${row.article} ${row.statement}`} row={row} />
            ))}
          </ol>
        </section>
      )}
    </>
  )
}

/** Somebody across all stories: who they are, what they said, when and through whom. */
export function PersonPage({ identity }: { readonly identity: string }) {
  const card = useLoad(identity, () => api.person(identity))
  if (card.value.state !== 'done')
    return (
      <>
        <h1>{identity}</h1>
        {card.value.state === 'failed' ? <Problem why={card.value.why} /> : <Waiting what="Looking" />}
      </>
    )
  const person = card.value.value
  const others = person.names.filter((name) => name !== person.name).map(plain)
  const span = [...new Set([dateWords(person.first), dateWords(person.last)].filter(Boolean))].join(' to ')
  return (
    <article class="person-page" data-testid="person">
      <h1>{plain(person.name)}</h1>
      <p class="about">
        {counted(person.statements, 'statement')} in {counted(person.articles, 'story', 'stories')}
        {span !== '' && `, ${span}`}
        {others.length > 0 && <span class="note"> · also called {others.join(', ')}</span>}
      </p>
      <div class="two">
        <div>
          <Charts key={person.identity} identity={person.identity} />
          <Said card={person} />
        </div>
        <div>
          <Ties card={person} />
          <Accusations card={person} />
          {person.events.length > 0 && (
            <section>
              <h2>Events</h2>
              <Events rows={person.events} />
            </section>
          )}
          <CorrectIdentity card={person} />
        </div>
      </div>
    </article>
  )
}
