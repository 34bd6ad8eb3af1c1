import type { GoldStory } from '../../../corpora/gold.ts'
import { type CharSpan, charSpan } from '../../../document/span.ts'
import { nameGenders } from '../../mentions/lexicon.ts'

/** What the examples of a story are made of. */
export type LearnedStory = Pick<GoldStory, 'text' | 'published' | 'entities' | 'statements'>

/** The marks of quotations: outer ones, opening and closing. */
const STYLES = {
  curly: ['“', '”'],
  single: ['‘', '’'],
  plain: ["'", "'"],
} as const
export type QuoteStyle = keyof typeof STYLES

/** A quotation in a quotation, which would end up with the marks of the outer one. */
const INNER = /(?:^|[\s“"(])['‘](?=\p{L})/mu
/** What stands before an opening mark. */
const BEFORE = /[\s([—–-]/

/** A story with other marks of quotation, mark for mark, so that no offset moves; null where it has quotations in quotations. */
export function restyled<S extends LearnedStory>(story: S, style: QuoteStyle): S | null {
  const { text } = story
  if (INNER.test(text)) return null
  const [open, close] = STYLES[style]
  const opens = (at: number): boolean =>
    text[at] === '“' || (text[at] === '"' && (at === 0 || BEFORE.test(text[at - 1]!)))
  return { ...story, text: text.replace(/["“”]/g, (_, at: number) => (opens(at) ? open : close)) }
}

/** A story with every second break between paragraphs filled with spaces. */
export function joined<S extends LearnedStory>(story: S): S {
  let breaks = 0
  const text = story.text.replace(/\n+(?=\S)/g, (gap) => (++breaks % 2 === 0 ? ' '.repeat(gap.length) : gap))
  return { ...story, text }
}

interface Replacement {
  readonly span: CharSpan
  readonly words: string
}

/** A story in which `he` and `she` stand for the names of those who speak again in their paragraph. */
export function pronounced<S extends LearnedStory>(story: S): S {
  const replacements = pronounsOf(story)
  if (replacements.length === 0) return story
  let text = ''
  let done = 0
  for (const { span, words } of replacements) {
    text += story.text.slice(done, span.start) + words
    done = span.end
  }
  text += story.text.slice(done)
  const moved = (span: CharSpan): CharSpan => movedBy(span, replacements)
  return {
    ...story,
    text,
    entities: story.entities.map((entity) => ({ ...entity, spans: entity.spans.map(moved) })),
    statements: story.statements.map((one) => ({
      ...one,
      content: one.content.map(moved),
      cue: one.cue && moved(one.cue),
      source: one.source && moved(one.source),
    })),
  }
}

/** The sources that are names said before in their paragraph, of persons whose first name shows the sex; in text order. */
function pronounsOf({ text, entities, statements }: LearnedStory): readonly Replacement[] {
  const persons = new Map(
    entities.filter(({ type, named }) => type === 'person' && named).map((one) => [one.id, one]),
  )
  const found: Replacement[] = []
  for (const { source, who } of statements) {
    const person = who === null ? undefined : persons.get(who)
    const gender = person && nameGenders().get(person.name.split(' ')[0]!.toLowerCase())
    if (!source || !gender || !person.name.endsWith(text.slice(source.start, source.end))) continue
    const paragraph = text.lastIndexOf('\n', source.start)
    const isAgain = person.spans.some(({ start }) => start > paragraph && start < source.start)
    if (!isAgain || found.some(({ span }) => span.end > source.start)) continue
    const opens = /(?:^|[.!?]["”’']?\s|\n)$/.test(text.slice(Math.max(0, source.start - 3), source.start))
    const word = gender === 'female' ? 'she' : 'he'
    found.push({ span: source, words: opens ? word[0]!.toUpperCase() + word.slice(1) : word })
  }
  return found
}

const VARIANTS: readonly ((story: LearnedStory) => LearnedStory | null)[] = [
  (story) => restyled(story, 'curly'),
  (story) => restyled(story, 'single'),
  (story) => restyled(joined(story), 'plain'),
]

/** The story at a place once more as another paper might print it, every second story so; null for the others. */
export function variantOf(story: LearnedStory, place: number): LearnedStory | null {
  if (place % 2 === 1) return null
  return VARIANTS[(place / 2) % VARIANTS.length]!(pronounced(story))
}

/** Where a span is after replacements in text order; one that is replaced gets the new words. */
function movedBy({ start, end }: CharSpan, replacements: readonly Replacement[]): CharSpan {
  const at = (offset: number, isEnd: boolean): number => {
    let by = 0
    for (const { span, words } of replacements) {
      if (span.start > offset || (span.start === offset && !isEnd)) break
      if (span.end <= offset) by += words.length - (span.end - span.start)
      else if (span.start < offset) return span.start + by + (isEnd ? words.length : 0)
    }
    return offset + by
  }
  return charSpan(at(start, false), at(end, true))
}
