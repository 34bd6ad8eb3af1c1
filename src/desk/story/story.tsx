import { useSignalEffect } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { chosen, focused, lit, pointed, type Reading, story } from '../read/reading.ts'
import { whoSaid } from '../read/words.ts'
import { light, rangeOf } from './highlights.ts'
import { type Mark, marksByParagraph, type Part, paragraphsOf, partsOf, type Stretch } from './paragraphs.ts'
import { visible } from './visible.ts'
import { NOBODY } from './voices.ts'

/** Deeper nesting looks as this depth does. */
const DEEPEST = 4

function marksOf({ view, record }: Reading): readonly Mark[] {
  const depthOf = (id: string): number => {
    let depth = 0
    for (let at = view.statement(id)?.within ?? null; at !== null && depth < DEEPEST; depth++)
      at = view.statement(at)?.within ?? null
    return depth
  }
  return record.statements.flatMap(({ id, content }) => {
    const depth = depthOf(id)
    return content.map(({ start, end }) => ({ id, start, end, depth }))
  })
}

interface PartsProps {
  readonly reading: Reading
  readonly parts: readonly Part[]
  readonly depth: number
}

/** Words and statements; the words of its text nodes, in order, are those of the article. */
function Parts({ reading, parts, depth }: PartsProps) {
  const { text } = reading.record.article
  return (
    <>
      {parts.map((part) =>
        part.kind === 'words' ? (
          visible(text.slice(part.start, part.end))
        ) : (
          <Said key={`${part.id} ${part.start}`} reading={reading} part={part} depth={depth} />
        ),
      )}
    </>
  )
}

interface SaidProps {
  readonly reading: Reading
  readonly part: Extract<Part, { readonly kind: 'said' }>
  readonly depth: number
}

function Said({ reading, part, depth }: SaidProps) {
  const { id, opens, parts } = part
  const statement = reading.view.statement(id)!
  const voice = (statement.speaker === null ? null : reading.voices.get(statement.speaker)) ?? NOBODY
  const starts = opens && statement.content[0]!.start === part.start
  return (
    <span
      class="said"
      data-s={id}
      data-hue={voice.hue}
      data-line={voice.line}
      data-depth={Math.min(depth, DEEPEST)}
    >
      {starts && (
        // Its letters come from the style sheet, so that they are no words of the story. No button: one may part from
        // the word before and after it at a line's end.
        // biome-ignore lint/a11y/useSemanticElements: see above.
        <span
          role="button"
          tabIndex={0}
          class="tag"
          data-tag={id}
          data-letters={voice.letters}
          aria-label={`${whoSaid(reading.view, statement)}. Statement ${id.slice(1)}.`}
        />
      )}
      <Parts reading={reading} parts={parts} depth={depth + 1} />
    </span>
  )
}

interface ParagraphProps {
  readonly reading: Reading
  readonly place: Stretch
  readonly marks: readonly Mark[]
  readonly headline: boolean
}

function Paragraph({ reading, place, marks, headline }: ParagraphProps) {
  const Element = headline ? 'h2' : 'p'
  return (
    <Element class={headline ? 'headline' : 'paragraph'} data-start={place.start}>
      <Parts reading={reading} parts={partsOf(place, marks)} depth={0} />
    </Element>
  )
}

/** Light for the statement that is pointed at or chosen: its words, and those its fields rest on. */
function useLights(reading: Reading): void {
  const before = useRef<readonly Element[]>([])
  useSignalEffect(() => {
    const [id, here] = [lit.value, story.value]
    for (const element of before.current) element.classList.remove('lit')
    before.current = here && id ? [...here.querySelectorAll(`[data-s="${id}"]`)] : []
    for (const element of before.current) element.classList.add('lit')
    const statement = reading.view.statement(id)
    const ranges = (spans: readonly (readonly [number, number])[]): readonly Range[] =>
      here ? spans.flatMap(([start, end]) => rangeOf(here, { start, end }) ?? []) : []
    const { source, cue, addressee, venue, via = [] } = statement ?? {}
    light('source', ranges(source ? [[source.start, source.end]] : []))
    light('cue', ranges(cue ? [[cue.start, cue.end]] : []))
    light('addressee', ranges(addressee ? [addressee.evidence] : []))
    light('venue', ranges(venue ? [[venue.start, venue.end]] : []))
    light('via', ranges(via.map(({ evidence }) => evidence)))
    light('place', [])
  })
}

const statementAt = (target: EventTarget | null): string | null =>
  (target as Element | null)?.closest?.<HTMLElement>('[data-s]')?.dataset.s ?? null

/** The story as it stands, with every statement underlaid. */
export function Story({ reading }: { readonly reading: Reading }) {
  const element = useRef<HTMLElement>(null)
  const paragraphs = useMemo(() => {
    const { text, headline } = reading.record.article
    const places = paragraphsOf(text)
    const marks = marksByParagraph(places, marksOf(reading))
    // Drawn once: however often the page is drawn again, these are the same and are not looked at.
    return places.map((place, at) => {
      const words = text.slice(place.start, place.end).trim()
      const isHeadline = at < 3 && headline !== null && words === headline.trim()
      return (
        <Paragraph
          key={place.start}
          reading={reading}
          place={place}
          marks={marks[at]!}
          headline={isHeadline}
        />
      )
    })
  }, [reading])
  useEffect(() => {
    story.value = element.current
    return () => {
      story.value = null
    }
  }, [])
  useLights(reading)
  useTextClicks(element)
  return (
    <article class="story" ref={element} aria-label="Story" dir="ltr">
      {paragraphs}
    </article>
  )
}

/** Once the sheet of a phone has come up, so that the words do not lie under it. */
const keepInView = (element: Element): void => {
  requestAnimationFrame(() => element.scrollIntoView({ block: 'nearest' }))
}

/** One listener for all statements, however many there are. */
function useTextClicks(element: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const here = element.current
    if (!here) return
    const press = (event: KeyboardEvent): void => {
      const id = (event.target as HTMLElement).dataset.tag
      if (id === undefined || (event.key !== 'Enter' && event.key !== ' ')) return
      event.preventDefault()
      chosen.value = id
      keepInView(event.target as Element)
    }
    // A page that scrolls under a pointer at rest is no pointing.
    const over = ({ target, movementX, movementY }: PointerEvent): void => {
      if (movementX !== 0 || movementY !== 0) pointed.value = statementAt(target)
    }
    const focus = ({ target }: Event): void => {
      pointed.value = null
      focused.value = statementAt(target)
    }
    const blur = (): void => {
      focused.value = null
    }
    const leave = (): void => {
      pointed.value = null
    }
    const click = ({ target }: Event): void => {
      const id = statementAt(target)
      // Words that are being selected are to be copied.
      if (id === null || getSelection()?.isCollapsed === false) return
      chosen.value = id
      keepInView(target as Element)
    }
    here.addEventListener('pointermove', over)
    here.addEventListener('pointerleave', leave)
    here.addEventListener('click', click)
    here.addEventListener('keydown', press)
    here.addEventListener('focusin', focus)
    here.addEventListener('focusout', blur)
    return () => {
      here.removeEventListener('pointermove', over)
      here.removeEventListener('pointerleave', leave)
      here.removeEventListener('click', click)
      here.removeEventListener('keydown', press)
      here.removeEventListener('focusin', focus)
      here.removeEventListener('focusout', blur)
    }
  }, [element])
}
