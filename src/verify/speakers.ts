import { type CharSpan, contains } from '../document/span.ts'
import { english } from '../english.ts'
import { lazy } from '../pipeline/lexicon.ts'
import { type Transcript, turnAt } from '../transcript/transcript.ts'
import { comparePeople, type Person, peopleOf, readLabel } from './people.ts'
import type { Credited, StorySource } from './story.ts'
import type { Claimed, SpeakerCheck } from './verdict.ts'

/** Longer prose is not read for its speakers: ten thousand pages would take minutes. */
const LONGEST_READ = 2_000_000

/** How sure a reading has to be for one speaker to be set against another. */
const SURE = 0.6

/** Who speaks where in a source: by its labels, by a kept record, or as Hearsay reads a report that quotes people. */
export class SourceSpeakers {
  readonly #transcript: Transcript
  readonly #story: StorySource | null
  readonly #people: () => ReadonlyMap<string, Person>
  readonly #reported: () => (span: CharSpan) => Person | null

  constructor(transcript: Transcript, story: StorySource | null = null) {
    this.#transcript = transcript
    this.#story = story
    this.#people = lazy(() => peopleOf(transcript))
    this.#reported = lazy(() => reportedSpeakers(transcript))
  }

  /** Who says these words; null where the source does not tell. */
  at(span: CharSpan): Person | null {
    if (this.#story) {
      const credited = this.#story.credited(span)
      return credited && personOf(credited, credited.name)
    }
    if (this.#transcript.speakers) {
      const label = this.#transcript.turns[turnAt(this.#transcript, span.start)]?.speaker ?? null
      return label === null ? null : (this.#people().get(label) ?? null)
    }
    return this.#reported()(span)
  }

  /** Whether that is who the draft says. */
  check(claimed: Claimed | null, span: CharSpan): SpeakerCheck {
    if (claimed === null) return 'unclaimed'
    if (this.#story) return checkCredited(claimed, this.#story.credited(span))
    const person = this.at(span)
    if (person === null) return 'unchecked'
    const check = comparePeople(claimed, person)
    // Nobody is accused on a guess of the draft's reader.
    return check === 'other' && claimed.probability < SURE ? 'unchecked' : check
  }
}

const personOf = ({ names, roles }: Credited, name: string): Person => {
  const folded = roles.map((role) => role.toLowerCase())
  return names.length === 0
    ? { label: name, name: [], roles: [name.toLowerCase(), ...folded] }
    : { ...readLabel(name), roles: folded }
}

/** By every full name that stories give: only where none can be the draft's speaker is it somebody else. */
function checkCredited(claimed: Claimed, credited: Credited | null): SpeakerCheck {
  if (credited === null) return 'unchecked'
  const full = credited.names.filter((name) => /\S\s+\S/.test(name))
  const names = full.length > 0 ? full : credited.names.length > 0 ? credited.names : [credited.name]
  const checks = names.map((name) => comparePeople(claimed, personOf(credited, name)))
  if (checks.includes('claimed')) return 'claimed'
  const sure = claimed.probability >= SURE && credited.probability >= SURE
  return sure && credited.person && checks.every((check) => check === 'other') ? 'other' : 'unchecked'
}

/** The speakers of what is quoted in an article, as its reader finds them. Captions without names have none. */
function reportedSpeakers({ format, text }: Transcript): (span: CharSpan) => Person | null {
  const prose = format === 'article' || format === 'pdf' || format === 'docx'
  if (!prose || text.length > LONGEST_READ) return () => null
  const { statements, attributions, entities, attributes, quotations } = english.read({
    text,
    published: null,
  })
  return (span) => {
    if (!quotations.some(({ inner }) => contains(inner, span))) return null
    let best: { place: number; length: number } | null = null
    for (const [place, { content }] of statements.entries()) {
      const around = content.find(({ start, end }) => start <= span.start && span.end <= end + 1)
      if (around && (!best || around.end - around.start < best.length))
        best = { place, length: around.end - around.start }
    }
    const who = best === null ? null : attributions[best.place]!
    if (who === null || who.speaker === null || who.probability < SURE) return null
    const { speaker } = who
    const { name, named } = entities[speaker]!
    const roles = (attributes[speaker]?.roles ?? []).map((role) => role.text.toLowerCase())
    return named
      ? { ...readLabel(name), roles }
      : { label: name, name: [], roles: [name.toLowerCase(), ...roles] }
  }
}
