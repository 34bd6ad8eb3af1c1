import { scaleUtc } from 'd3-scale'
import { useMemo } from 'preact/hooks'
import { type Moment, momentsOf } from './moments.ts'
import { jump, type Reading } from './reading.ts'

const WIDTH = 520
const SIDE = 12
const DAY_MS = 86_400_000

/** The day a moment begins; months and days that are not told are the first. */
function dayOf({ order }: Moment): Date {
  const [year, month, day] = order.split(/[-T]/).map((part) => Number.parseInt(part, 10))
  return new Date(Date.UTC(year!, (month || 1) - 1, day || 1))
}

const LONG = 1000
const SHORT = 60

/** Years where there are several, days where there are few. */
const dateFormat = (days: number): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en', {
    timeZone: 'UTC',
    ...(days > LONG
      ? { year: 'numeric' }
      : days > SHORT
        ? { month: 'short', year: 'numeric' }
        : { day: 'numeric', month: 'short' }),
  })

const NEAR = 36

/** Words at the ends of the line keep within it. */
const sideOf = (x: number): string => (x < NEAR ? 'first' : x > WIDTH - NEAR ? 'last' : '')

/** All dates of the story on one line. The list below it says the same in words. */
function Strip({ moments }: { readonly moments: readonly Moment[] }) {
  const days = moments.map(dayOf)
  const [first, last] = [Math.min(...days.map(Number)), Math.max(...days.map(Number))]
  if (days.length < 3 || first === last) return null
  const scale = scaleUtc([first, last], [SIDE, WIDTH - SIDE])
  const format = dateFormat((last - first) / DAY_MS)
  return (
    <svg class="strip" viewBox={`0 0 ${WIDTH} 44`} aria-hidden="true">
      <line x1={SIDE} x2={WIDTH - SIDE} y1={14} y2={14} />
      {scale.ticks(4).map((tick) => (
        <g key={Number(tick)} transform={`translate(${scale(tick)} 0)`}>
          <line y1={10} y2={18} />
          <text y={34} class={sideOf(scale(tick))}>
            {format.format(tick)}
          </text>
        </g>
      ))}
      {moments.map((moment, place) => (
        <circle key={moment.key} class={`dot ${moment.kind}`} cx={scale(days[place]!)} cy={14} r={5} />
      ))}
    </svg>
  )
}

function Entry({ moment }: { readonly moment: Moment }) {
  const { what, word, at, kind } = moment
  return (
    <li class={`moment ${kind}`}>
      {at === null ? (
        what
      ) : (
        <button type="button" class="fact" onClick={() => jump(at)} title="Show in the story">
          {what}
        </button>
      )}
      {word !== '' && <span class="note"> {word}</span>}
    </li>
  )
}

/** What is told to have happened when, the earliest first. */
export function Timeline({ open }: { readonly open: Reading }) {
  const moments = useMemo(() => momentsOf(open), [open])
  if (moments.length === 0) return <p class="empty">No date is told.</p>
  const dated = moments.filter(({ yearless }) => !yearless)
  const days = Map.groupBy(moments, ({ date }) => date)
  return (
    <>
      <Strip moments={dated} />
      <dl class="timeline">
        {[...days].map(([date, here]) => (
          <div key={date}>
            <dt>{date}</dt>
            <dd>
              <ul>
                {here.map((moment) => (
                  <Entry key={moment.key} moment={moment} />
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}
