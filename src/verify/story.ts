import { type CharSpan, charSpan } from '../document/span.ts'
import type { Transcript } from '../transcript/transcript.ts'
import type { SearchedArchive, Story } from './verdict.ts'

/** Who a kept story says said some of its words. */
export interface Credited {
  /** As it is shown: the name across stories, else the one in this story. */
  readonly name: string
  /** All names they go by; empty for somebody unnamed. */
  readonly names: readonly string[]
  readonly roles: readonly string[]
  readonly person: boolean
  /** That it is they, from 0 to 1. */
  readonly probability: number
}

/** A kept story as source material. Offsets are UTF-16 code units of `text`. */
export interface StorySource {
  readonly story: Story
  readonly text: string
  /** The text with blanks for reporting words that break up a quotation: as long as `text`, with the same offsets. */
  readonly spoken: string
  /** Who says these words there; null where the story does not tell. */
  readonly credited: (span: CharSpan) => Credited | null
}

/** A quote that stories are sought for. */
export interface SoughtQuote {
  /** Its words as printed, divided where an ellipsis or a bracket stands. */
  readonly parts: readonly string[]
  /** Names of the person whom the draft quotes; empty where it names nobody. */
  readonly speakers: readonly string[]
}

/** The few stories that some quotes may be from, out of all that were searched. */
export interface FoundStories {
  readonly stories: readonly StorySource[]
  readonly searched: SearchedArchive
  /** About how many words were searched: what chance has to find a phrase in. */
  readonly words: number
  /** In how many statements a folded word of the quotes stands; common words are left out. */
  readonly counts: ReadonlyMap<string, number>
}

/** Finds the stories that quotes may be from: an archive, or whatever else holds more texts than can be read. */
export interface SourceFinder {
  readonly find: (quotes: readonly SoughtQuote[]) => Promise<FoundStories>
}

/** The story as one turn without a label; `credited` tells the speakers. */
export const transcriptOf = ({ story, text }: StorySource): Transcript => ({
  id: story.article,
  format: 'article',
  text,
  turns: [{ speaker: null, span: charSpan(0, text.length) }],
  marks: [],
  speakers: false,
  problems: [],
})
