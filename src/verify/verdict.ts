import type { Format } from '../transcript/transcript.ts'

/** What a verification says of a quote, gravest first. */
export const VERDICTS = [
  'not-found',
  'misattributed',
  'altered',
  'spliced',
  'paraphrase-in-quotes',
  'unsure',
  'unchecked',
  'marked-edit',
  'typography',
  'verbatim',
] as const
export type VerdictName = (typeof VERDICTS)[number]

/** Verdicts that a desk has to act on: the command ends with status 1. */
export const FAILING: ReadonlySet<VerdictName> = new Set([
  'not-found',
  'misattributed',
  'altered',
  'spliced',
  'paraphrase-in-quotes',
])

/** How a word differs from what was said, gravest first. The first eight are never let pass for likeness. */
export const EDIT_TYPES = [
  'number',
  'negation',
  'name',
  'modal',
  'person',
  'tense',
  'apostrophe',
  'word',
  'omission',
  'addition',
  'grammar',
  'contraction',
  'number-style',
  'repetition',
  'filler',
] as const
export type EditType = (typeof EDIT_TYPES)[number]

/** What may be taken as equal on demand: `--fold`. */
export const FOLDS = ['fillers', 'numbers', 'contractions', 'repetitions'] as const
export type Fold = (typeof FOLDS)[number]

/** What only typography tells apart; none of it changes a word. */
export const TYPOGRAPHY = [
  'case',
  'marks',
  'punctuation',
  'question',
  'hyphenation',
  'accents',
  'interjection',
  'folded',
] as const
export type Typography = (typeof TYPOGRAPHY)[number]

/** Words with their place: UTF-16 code units of the draft's text, or of the source's. */
export interface Words {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A word, or several in a row, that differ. Either side may be empty; then start is end. */
export interface Edit {
  readonly type: EditType
  /** What was said, in the source. */
  readonly said: Words
  /** What is printed, in the draft. */
  readonly printed: Words
  /** Whether `--fold` or `--allow` lets it pass. */
  readonly allowed: boolean
}

/** A place where the quote leaves the source and comes back to it. */
export interface Gap {
  /** What the draft shows there: an ellipsis, words in brackets, or nothing. */
  readonly mark: 'ellipsis' | 'bracket' | 'none'
  /** What the draft has in its brackets, else empty. */
  readonly printed: Words
  /** What was left out; empty where the second half comes from elsewhere. */
  readonly omitted: Words
  readonly words: number
  /** Between the end of the one and the start of the other, where the source has times. */
  readonly seconds: number | null
  /** The later half was said first. */
  readonly reversed: boolean
  /** Somebody else speaks in between, or speaks the other half. */
  readonly otherSpeaker: boolean
  /** The halves are from two sources. */
  readonly otherSource: boolean
  /** The halves are from two sentences. */
  readonly joins: boolean
  /** What was left out negates what is kept: "will … sign" of "will not, he said, sign". */
  readonly negates: boolean
  /** What was left out holds a negation elsewhere. */
  readonly holdsNegation: boolean
}

/** Where words stand in a source. */
export interface Place {
  readonly source: string
  readonly line: number | null
  readonly page: number | null
  /** Seconds from the beginning of the recording. */
  readonly from: number | null
  readonly to: number | null
  /** The story of the archive that the passage stands in; null in other sources. */
  readonly story: Story | null
}

/** A story of an archive. */
export interface Story {
  /** What it is called in the archive. */
  readonly article: string
  readonly url: string | null
  readonly outlet: string | null
  readonly headline: string | null
  /** `2025-02-21`, or less of it. */
  readonly published: string | null
}

/** An archive that was searched. */
export interface SearchedArchive {
  /** As it was named. */
  readonly location: string
  readonly stories: number
  readonly statements: number
  /** Stories that share enough with some quote to be compared with it word by word. */
  readonly read: number
}

/** A passage of a source that the quote may come from. */
export interface Match extends Place {
  /** UTF-16 code units of the source's text, a span for each piece of the quote. */
  readonly spans: readonly Words[]
  /** What stands before and after, some thirty words; the label of a speaker who begins there is in brackets. */
  readonly before: string
  readonly after: string
  /** The label at that place; null where there is none. */
  readonly speaker: string | null
  /** Whether that is who the draft says. */
  readonly speakerIs: SpeakerCheck
  /** What the words alone would be called here. */
  readonly verdict: VerdictName
  readonly edits: readonly Edit[]
  readonly gaps: readonly Gap[]
  readonly typography: readonly Typography[]
  /** Edited words for each word of the quote, from 0; words of fillers and style count a quarter. */
  readonly ratio: number
}

/** `claimed`: the same person; `other`: somebody else; `unchecked`: the source does not name who; `unclaimed`: the draft does not. */
export type SpeakerCheck = 'claimed' | 'other' | 'unchecked' | 'unclaimed'

/** Who the draft says said it. */
export interface Claimed {
  readonly name: string
  /** The words of the draft that say so; null where they are carried on from before. */
  readonly words: Words | null
  readonly person: boolean
  readonly named: boolean
  /** All names the draft uses for them. */
  readonly names: readonly string[]
  readonly roles: readonly string[]
  /** How sure the reader of the draft is that it is they, from 0 to 1. */
  readonly probability: number
}

/** One quote of the draft with its verdict. */
export interface QuoteVerdict {
  readonly id: string
  /** The pieces of the quote in the draft, without quotation marks: several where a cue stands between. */
  readonly pieces: readonly Words[]
  /** Line of the draft's text on which it begins, counted from 1. */
  readonly line: number
  readonly claimed: Claimed | null
  readonly verdict: VerdictName
  /** The gravest kind of edit, for `altered`. */
  readonly type: EditType | null
  /** Why, in a sentence. */
  readonly reason: string
  /** Whether the command fails for it. */
  readonly fails: boolean
  readonly speakerIs: SpeakerCheck
  /** The best first. */
  readonly matches: readonly Match[]
  /** How many further ones there are. */
  readonly more: number
}

export interface SourceReport {
  readonly source: string
  readonly format: Format | null
  readonly words: number
  readonly turns: number
  readonly speakers: boolean
  /** Why it was not searched; null where it was. */
  readonly unread: string | null
  readonly problems: readonly string[]
}

/** All quotes of a draft against all sources. */
export interface Verification {
  readonly hearsay: 1
  readonly draft: {
    readonly id: string
    readonly headline: string | null
    readonly text: string
    readonly words: number
  }
  readonly sources: readonly SourceReport[]
  /** What "not found" means: not in these. */
  readonly searched: {
    /** Files, and their words. */
    readonly sources: number
    readonly words: number
    readonly unread: number
    readonly archive: SearchedArchive | null
  }
  readonly quotes: readonly QuoteVerdict[]
  /** Words in quotation marks that were not taken for speech: titles, nicknames, single words. */
  readonly passedOver: readonly Words[]
  readonly counts: Readonly<Record<VerdictName, number>>
  readonly fails: boolean
}
