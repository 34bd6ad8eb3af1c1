import { useMemo } from 'preact/hooks'
import { type Edge, type FamilyGraph, familyGraph, type Measure } from './family-graph.ts'
import { jump, type Reading } from './reading.ts'

const FONT = '"Source Serif 4", Georgia, serif'

/** Text widths as the page sets them. */
function measurer(): Measure {
  const canvas = document.createElement('canvas').getContext('2d')
  return (text, small) => {
    if (canvas === null) return text.length * (small ? 6.5 : 8)
    canvas.font = `${small ? 13 : 15}px ${FONT}`
    return canvas.measureText(text).width
  }
}

/** A line that leaves and arrives level. */
function pathOf({ from, to }: Edge): string {
  const middle = (from.x + to.x) / 2
  return `M${from.x} ${from.y}C${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`
}

/** Something drawn that can be clicked, or chosen by the keyboard. */
function spot(evidence: readonly [number, number] | null) {
  if (evidence === null) return {}
  return {
    role: 'button' as const,
    tabindex: 0,
    onClick: () => jump(evidence),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      jump(evidence)
    },
  }
}

function Drawing({ graph, open }: { readonly graph: FamilyGraph; readonly open: Reading }) {
  const { width, height, people, unions, edges } = graph
  return (
    <svg class="family" width={width} height={height} viewBox={`0 0 ${width} ${height}`} data-testid="family">
      <title>Family</title>
      {edges.map((edge) => (
        <path key={edge.key} class={edge.hearsay ? 'tie hearsay' : 'tie'} d={pathOf(edge)} />
      ))}
      {unions.map(({ key, label, x, y, evidence, ...box }) => (
        <g key={key} class="union" {...spot(label === '' ? null : evidence)}>
          {label === '' ? (
            <circle cx={x} cy={y} r={3.5} />
          ) : (
            <>
              <rect x={x - box.width / 2} y={y - box.height / 2} width={box.width} height={box.height} />
              <text x={x} y={y + 4}>
                {label}
              </text>
            </>
          )}
        </g>
      ))}
      {people.map(({ id, name, facts, x, y, evidence, ...box }) => (
        <g key={id} class="kin" data-hue={open.voices.get(id)?.hue} {...spot(evidence)}>
          <rect x={x - box.width / 2} y={y - box.height / 2} width={box.width} height={box.height} rx={4} />
          <text x={x - box.width / 2 + 9} y={y + 5}>
            {facts === '' ? name : `${name} `}
            {facts !== '' && (
              <tspan class="facts-of" dx={2}>
                {facts}
              </tspan>
            )}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** The family as a drawn graph, and in words. */
export function Family({ open }: { readonly open: Reading }) {
  const graph = useMemo(() => familyGraph(open.view, measurer()), [open])
  if (graph === null) return null
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls is reached by keyboard. */}
      <section class="drawing" aria-label="Family, drawn" tabIndex={0}>
        <Drawing graph={graph} open={open} />
      </section>
      {graph.edges.some(({ hearsay }) => hearsay) && (
        <p class="note">A broken line: known on somebody’s word only.</p>
      )}
      <details>
        <summary>In words</summary>
        <ul class="plain">
          {graph.lines.map(({ text, evidence }) => (
            <li key={`${text} ${evidence[0]}`}>
              <button type="button" class="fact" onClick={() => jump(evidence)}>
                {text}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
