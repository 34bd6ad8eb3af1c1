import type { CharSpan } from '../document/span.ts'
import type { Settings } from './settings.ts'
import type { Story } from './story.ts'

export const SEVERITIES = ['error', 'warning', 'note'] as const
export type Severity = (typeof SEVERITIES)[number]

/** How often a rule is expected to speak where nothing is wrong. */
export const RISKS = ['low', 'medium', 'high'] as const
export type Risk = (typeof RISKS)[number]

export const TOPICS = [
  'time',
  'number',
  'people',
  'names',
  'quotes',
  'sources',
  'crime',
  'children',
  'health',
] as const
export type Topic = (typeof TOPICS)[number]

/** `recommended` holds rules of low risk only; the others hold it too. */
export const PROFILES = ['recommended', 'desk-us', 'desk-uk', 'strict'] as const
export type Profile = (typeof PROFILES)[number]

/** What a rule reads of a story: parts of the record and layers of the document. */
export const NEEDS = [
  'article',
  'credits',
  'headline',
  'published',
  'tokens',
  'sentences',
  'quotations',
  'tags',
  'syntax',
  'mentions',
  'timexes',
  'entities',
  'statements',
  'relations',
  'events',
] as const
export type Need = (typeof NEEDS)[number]

/** Words of the story, in UTF-16 units of `article.text`. */
export interface Place {
  readonly span: CharSpan
  /** What these words say, where a finding shows more than one place. */
  readonly message?: string
}

/** Something an editor would stop at. */
export interface Finding {
  /** One sentence: what is wrong here, with the words and figures of the story. */
  readonly message: string
  readonly place: Place
  /** The other side of a contradiction. */
  readonly related?: readonly Place[]
  /** What to do, in the imperative. */
  readonly suggestion?: string
  /** Typography only, and never inside a quotation. */
  readonly fix?: { readonly span: CharSpan; readonly text: string }
  /** Where the rule's own does not fit this one. */
  readonly severity?: Severity
}

/** A check that could not be made: said rather than guessed. */
export interface Unchecked {
  readonly unchecked: string
  readonly place: Place
}

/** A text that proves a rule. Paragraphs are divided by blank lines; header lines are read as in a file. */
export interface Example {
  readonly text: string
  /** ISO 8601 date of publication. */
  readonly published?: string
  /** The words found, as they stand in the text; without it any finding will do. */
  readonly at?: string
  readonly region?: Settings['region']
}

/** A check of a story. A file of `src/check/rules/` each, named by its id, exporting it as `rule`. */
export interface Rule {
  /** In kebab-case, as its file is named. */
  readonly id: string
  readonly topic: Topic
  readonly severity: Severity
  readonly risk: Risk
  /** What it finds, in one line. */
  readonly summary: string
  /** Why an editor cares. */
  readonly why: string
  /** Where a newsroom's rule says so. Legal and ethical rules remind of it, and judge nobody. */
  readonly guideline?: { readonly name: string; readonly url: string }
  readonly profiles: readonly Profile[]
  readonly needs: readonly Need[]
  /** `bad` texts give a finding of this rule, `good` ones none; at least three each. */
  readonly examples: { readonly good: readonly Example[]; readonly bad: readonly Example[] }
  /** Pure, and linear in the length of the story. */
  check(story: Story, settings: Settings): Iterable<Finding | Unchecked>
}
