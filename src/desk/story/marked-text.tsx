import { useEffect, useMemo, useRef } from 'preact/hooks'
import { type Mark, marksByParagraph, type Part, paragraphsOf, partsOf } from './paragraphs.ts'
import { visible } from './visible.ts'

/** Words of a text that something is said of. */
export interface Marking extends Mark {
  /** How grave it is: `data-group` of the style sheet. */
  readonly group: string
  /** A sign beside the words, so that colour never stands alone. */
  readonly sign: string
  readonly label: string
}

interface Props {
  readonly label: string
  readonly text: string
  readonly marks: readonly Marking[]
  readonly chosen: string | null
  readonly choose: (id: string) => void
}

interface PartsProps extends Omit<Props, 'label' | 'marks'> {
  readonly parts: readonly Part[]
  readonly byId: ReadonlyMap<string, Marking>
}

function Parts({ text, parts, byId, chosen, choose }: PartsProps) {
  return (
    <>
      {parts.map((part) => {
        if (part.kind === 'words') return visible(text.slice(part.start, part.end))
        const { group, sign, label, start } = byId.get(part.id)!
        return (
          <span
            key={`${part.id} ${part.start}`}
            class="marked"
            data-mark={part.id}
            data-group={group}
            data-chosen={chosen === part.id ? '' : undefined}
          >
            {part.opens && start === part.start && (
              // biome-ignore lint/a11y/useSemanticElements: a button may part from the words beside it at a line's end.
              <span
                role="button"
                tabIndex={0}
                class="tag"
                data-letters={sign}
                aria-label={label}
                aria-pressed={chosen === part.id}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' && event.key !== ' ') return
                  event.preventDefault()
                  choose(part.id)
                }}
              />
            )}
            <Parts text={text} parts={part.parts} byId={byId} chosen={chosen} choose={choose} />
          </span>
        )
      })}
    </>
  )
}

/** A text with places marked in it; a click on one chooses it, and the one that is chosen is kept in view. */
export function MarkedText({ label, text, marks, chosen, choose }: Props) {
  const element = useRef<HTMLElement>(null)
  const paragraphs = useMemo(() => {
    const places = paragraphsOf(text)
    const byParagraph = marksByParagraph(places, marks)
    return places.map((place, at) => ({ place, parts: partsOf(place, byParagraph[at]!) }))
  }, [text, marks])
  // A mark may have several pieces; the first tells.
  const byId = useMemo(() => new Map(marks.toReversed().map((mark) => [mark.id, mark])), [marks])
  useEffect(() => {
    if (chosen === null) return
    const mark = element.current?.querySelector(`[data-mark="${CSS.escape(chosen)}"]`)
    mark?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: each mark has a button; a click on its words is a short cut.
    <article
      class="story"
      aria-label={label}
      ref={element}
      onClick={({ target }) => {
        const id = (target as Element).closest<HTMLElement>('[data-mark]')?.dataset.mark
        if (id !== undefined) choose(id)
      }}
    >
      {paragraphs.map(({ place, parts }) => (
        <p key={place.start} class="paragraph" data-start={place.start}>
          <Parts text={text} parts={parts} byId={byId} chosen={chosen} choose={choose} />
        </p>
      ))}
    </article>
  )
}
