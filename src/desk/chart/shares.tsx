import type { ComponentChildren } from 'preact'

export interface Share {
  readonly key: string
  readonly name: ComponentChildren
  readonly value: number
  readonly part: number
}

interface Props {
  readonly title: string
  readonly column: string
  readonly unit: string
  readonly part: string
  readonly shares: readonly Share[]
}

/** A table whose figures are drawn as well: readable as either. */
export function Shares({ title, column, unit, part, shares }: Props) {
  const most = Math.max(1, ...shares.map(({ value }) => value))
  if (shares.length === 0) return null
  return (
    <table class="shares">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{column}</th>
          <th scope="col" class="number">
            {unit}
          </th>
          <th scope="col" class="number">
            {part}
          </th>
          <td class="drawn" />
        </tr>
      </thead>
      <tbody>
        {shares.map(({ key, name, value, part: full }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td class="number">{value.toLocaleString('en')}</td>
            <td class="number">{full.toLocaleString('en')}</td>
            <td class="drawn" aria-hidden="true">
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar light" width={(100 * value) / most} height={10} />
                <rect class="bar" width={(100 * full) / most} height={10} />
              </svg>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
