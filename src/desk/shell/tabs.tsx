import type { Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

export interface Tab {
  readonly key: string
  readonly title: string
  /** How many things it has; nothing where that does not matter. */
  readonly count?: number | undefined
  readonly content: ComponentChildren
}

interface TabsProps {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly shown: Signal<string>
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/** Tabs after the ARIA authoring practices: arrows go from one to the next. All panels are printed. */
export function Tabs({ label, tabs, shown }: TabsProps) {
  const id = useId()
  const now = tabs.find(({ key }) => key === shown.value) ?? tabs[0]!
  const onKeyDown = (event: KeyboardEvent): void => {
    const here = tabs.indexOf(now)
    const step = STEPS[event.key]
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? tabs.length - 1 : step ? here + step : null
    if (to === null) return
    event.preventDefault()
    const next = tabs[(to + tabs.length) % tabs.length]!
    shown.value = next.key
    document.getElementById(`${id}-${next.key}`)?.focus()
  }
  return (
    <div class="tabs">
      <div role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map(({ key, title, count }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}-${key}`}
            aria-selected={key === now.key}
            aria-controls={`${id}-${key}-panel`}
            tabindex={key === now.key ? 0 : -1}
            onClick={() => (shown.value = key)}
          >
            {title}
            {count !== undefined && <span class="count"> {count}</span>}
          </button>
        ))}
      </div>
      {tabs.map(({ key, title, content }) => (
        <div
          key={key}
          role="tabpanel"
          id={`${id}-${key}-panel`}
          aria-labelledby={`${id}-${key}`}
          class={key === now.key ? 'panel' : 'panel away'}
          data-title={title}
        >
          {content}
        </div>
      ))}
    </div>
  )
}
