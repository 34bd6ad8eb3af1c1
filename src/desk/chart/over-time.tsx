import { scaleBand, scaleLinear } from 'd3-scale'

export interface Bar {
  /** `2025-02`. */
  readonly name: string
  readonly value: number
  /** The part of the value drawn full; the rest is drawn light. */
  readonly part?: number
}

interface Props {
  readonly title: string
  readonly bars: readonly Bar[]
  /** What is counted: `statements`. */
  readonly unit: string
  /** What the full part is: `quoted`. */
  readonly part?: string
}

const WIDTH = 640
const HEIGHT = 170
const LEFT = 34
const BOTTOM = 24
const TOP = 10
/** More months than these are drawn as years. */
const MOST_MONTHS = 36

/** Months without anything between those that have something. */
function everyMonth(bars: readonly Bar[]): readonly Bar[] {
  const known = new Map(bars.map((bar) => [bar.name, bar]))
  const names = [...known.keys()].filter((name) => /^\d{4}-\d\d$/.test(name)).toSorted()
  const [first, last] = [names[0], names.at(-1)]
  if (!first || !last) return bars
  const all: Bar[] = []
  let [year, month] = first.split('-').map(Number) as [number, number]
  for (let name = first; name <= last; name = `${year}-${String(month).padStart(2, '0')}`) {
    all.push(known.get(name) ?? { name, value: 0, part: 0 })
    month++
    if (month > 12) {
      month = 1
      year++
    }
  }
  return all
}

/** Summed by year. */
function byYear(bars: readonly Bar[]): readonly Bar[] {
  const years = Map.groupBy(bars, ({ name }) => name.slice(0, 4))
  const sum = (some: readonly Bar[], of: (bar: Bar) => number): number =>
    some.reduce((total, bar) => total + of(bar), 0)
  return [...years].map(([name, some]) => ({
    name,
    value: sum(some, ({ value }) => value),
    part: sum(some, ({ part }) => part ?? 0),
  }))
}

/** How many of something there are, over time; the same figures stand in a table for those who do not see it. */
export function OverTime({ title, bars, unit, part }: Props) {
  const months = everyMonth(bars.filter(({ name }) => name !== ''))
  const shown = months.length > MOST_MONTHS ? byYear(months) : months
  if (shown.length === 0) return null
  const x = scaleBand(
    shown.map(({ name }) => name),
    [LEFT, WIDTH],
  ).padding(0.25)
  const y = scaleLinear([0, Math.max(1, ...shown.map(({ value }) => value))], [HEIGHT - BOTTOM, TOP]).nice(4)
  const every = Math.ceil(shown.length / 8)
  const wide = Math.min(48, x.bandwidth())
  const inset = (x.bandwidth() - wide) / 2
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {y
          .ticks(4)
          .filter(Number.isInteger)
          .map((tick) => (
            <g key={tick} class="grid" transform={`translate(0 ${y(tick)})`}>
              <line x1={LEFT} x2={WIDTH} />
              <text x={LEFT - 6} y={4}>
                {tick}
              </text>
            </g>
          ))}
        {shown.map(({ name, value, part: full = 0 }, place) => (
          <g key={name}>
            <rect class="bar light" x={x(name)! + inset} width={wide} y={y(value)} height={y(0) - y(value)} />
            <rect class="bar" x={x(name)! + inset} width={wide} y={y(full)} height={y(0) - y(full)} />
            {place % every === 0 && (
              <text class="tick" x={x(name)! + x.bandwidth() / 2} y={HEIGHT - 6}>
                {name}
              </text>
            )}
          </g>
        ))}
      </svg>
      {part && (
        <p class="key">
          <span class="box" /> {part} <span class="box light" /> other {unit}
        </p>
      )}
      <table class="hidden">
        <caption>{title}</caption>
        <tbody>
          {shown.map(({ name, value, part: full }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {value} {unit}
                {part && full !== undefined && `, ${full} ${part}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
