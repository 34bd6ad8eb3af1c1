import { plain } from '../../cli/page/plain.ts'
import { api } from '../api.ts'
import { useLoad } from '../load.ts'
import { counted } from '../read/words.ts'
import { go, href } from '../shell/route.ts'
import { Problem, Waiting } from '../shell/state.tsx'

const MOST = 200

function Rows({ name, type }: { readonly name: string; readonly type: string }) {
  const people = useLoad(`${name}|${type}`, () => api.people({ name, type, limit: MOST }))
  if (people.value.state === 'failed') return <Problem why={people.value.why} />
  if (people.value.state === 'waiting') return <Waiting what="Looking" />
  const { rows, more } = people.value.value
  if (rows.length === 0) return <p class="empty">Nobody of this name is in the archive.</p>
  return (
    <>
      <table class="list" data-testid="people">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Also called</th>
            <th scope="col" class="number">
              Stories
            </th>
            <th scope="col" class="number">
              Statements
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ identity, name, names, articles, statements }) => (
            <tr key={identity}>
              <th scope="row">
                <a href={href(['archive', 'person', identity])}>{plain(name)}</a>
              </th>
              <td class="note">
                {names
                  .filter((other) => other !== name)
                  .map(plain)
                  .join(', ')}
              </td>
              <td class="number">{articles.toLocaleString('en')}</td>
              <td class="number">{statements.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more && <p class="note">The {counted(MOST, 'name')} in most stories. A name finds the others.</p>}
    </>
  )
}

/** Everybody in the archive. */
export function PeoplePage({ query }: { readonly query: URLSearchParams }) {
  const name = query.get('name') ?? ''
  const type = query.get('type') ?? 'person'
  return (
    <>
      <h1>People</h1>
      <search>
        <form
          class="filters"
          onSubmit={(event) => {
            event.preventDefault()
            const fields = new FormData(event.currentTarget)
            go(['archive', 'people'], {
              name: String(fields.get('name')).trim(),
              type: String(fields.get('type')),
            })
          }}
        >
          <label class="wide">
            Name
            <input type="search" name="name" defaultValue={name} />
          </label>
          <label>
            Kind
            <select name="type">
              {['person', 'organization', 'group', 'work'].map((kind) => (
                <option key={kind} selected={kind === type}>
                  {kind}
                </option>
              ))}
            </select>
          </label>
          <div class="submit">
            <button type="submit" class="main">
              Find
            </button>
          </div>
        </form>
      </search>
      <Rows name={name} type={type} />
    </>
  )
}
