import { go, href } from '../shell/route.ts'
import { FILTERS, type Filter, type FilterKey } from './filter.ts'

interface Props {
  readonly path: readonly string[]
  readonly filter: Filter
  /** Those that are shown; the others stay as they are. */
  readonly shown: readonly FilterKey[]
  readonly button: string
}

const CHOICES: Readonly<Partial<Record<FilterKey, Readonly<Record<string, string>>>>> = {
  mode: { direct: 'word for word', mixed: 'partly quoted', indirect: 'reported' },
  act: { say: 'said', write: 'written', ask: 'asked', think: 'thought or hoped' },
}

function Input({
  name,
  label,
  hint,
  value,
}: {
  name: FilterKey
  label: string
  hint: string
  value: string
}) {
  const choices = CHOICES[name]
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: it holds one or the other.
    <label class={name === 'q' ? 'wide' : undefined}>
      {label}
      {choices ? (
        <select name={name}>
          <option value="">any</option>
          {Object.entries(choices).map(([key, words]) => (
            <option key={key} value={key} selected={key === value}>
              {words}
            </option>
          ))}
        </select>
      ) : (
        <input name={name} defaultValue={value} placeholder={hint} />
      )}
    </label>
  )
}

/** The fields of a search. What is asked for stands in the address, so that it can be kept and sent on. */
export function FilterForm({ path, filter, shown, button }: Props) {
  const fields = (key: FilterKey) => {
    const { label, hint } = FILTERS.find((one) => one.key === key)!
    return <Input key={key} name={key} label={label} hint={hint} value={filter[key] ?? ''} />
  }
  const given = FILTERS.filter(({ key }) => filter[key])
  return (
    <search>
      <form
        key={JSON.stringify(filter)}
        class="filters"
        onSubmit={(event) => {
          event.preventDefault()
          const fields = Object.fromEntries(
            [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim()]),
          )
          go(path, { ...filter, ...fields })
        }}
      >
        <div class="asked">
          {fields('q')}
          <button type="submit" class="main">
            {button}
          </button>
        </div>
        <details open={given.some(({ key }) => key !== 'q' && shown.includes(key))}>
          <summary>By whom, to whom, where, when</summary>
          <div class="fields-of-filter">
            {shown.filter((key) => key !== 'q').map(fields)}
            {given.length > 0 && <a href={href(path)}>Clear all</a>}
          </div>
        </details>
      </form>
    </search>
  )
}
