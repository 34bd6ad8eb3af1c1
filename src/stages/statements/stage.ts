import type { Document } from '../../document/document.ts'
import type { Statement } from '../../document/layers.ts'
import { stage } from '../../pipeline/stage.ts'
import { accordingIn } from './according.ts'
import { withCircumstances } from './circumstances.ts'
import { type Cues, loadCues } from './cues.ts'
import type { Draft } from './draft.ts'
import { finish, type Placed } from './finish.ts'
import { carryOn } from './floating.ts'
import { hearsayIn } from './hearsay.ts'
import { labelledPhrasesIn } from './labelled-phrases.ts'
import { labelledIn } from './labels.ts'
import { type DescribedSentence, Features } from './model/features.ts'
import { revise } from './model/revise.ts'
import { Sentence } from './model/sentence.ts'
import { loadReviser } from './model/weights.ts'
import { nounsIn } from './nouns.ts'
import { quotedPhrasesIn } from './phrases.ts'
import { reportedIn } from './reported.ts'
import { Places, type Read, type View } from './view.ts'
import { viewsOf } from './views.ts'

/** What the rules find: speech by its labels, and all else sentence by sentence. */
export function readRules(document: Document<Read>): {
  readonly labelled: readonly Draft[]
  /** Places of the quotations that labels claim. */
  readonly claimed: ReadonlySet<number>
  readonly described: readonly DescribedSentence[]
} {
  const places = new Places(document)
  const cues = loadCues()
  const labelled = labelledIn(document, places)
  const claimed = new Set(labelled.flatMap(({ quotes }) => quotes))
  const features = new Features(places, cues)
  const described = viewsOf(document).map((view) => {
    const drafts = draftsIn(view, places, cues).filter(
      ({ quotes }) => !quotes.some((one) => claimed.has(one)),
    )
    return features.describe(new Sentence(view, drafts))
  })
  return { labelled, claimed, described }
}

function draftsIn(view: View, places: Places, cues: Cues): readonly Draft[] {
  const drafts: Draft[] = [
    ...reportedIn(view, places, cues),
    ...accordingIn(view, places, cues),
    ...hearsayIn(view, places, cues),
  ]
  // `said in a statement that …` is the verb's already.
  const begun = new Set(drafts.map(({ content }) => content[0]?.start))
  drafts.push(...nounsIn(view, places, cues).filter(({ content }) => !begun.has(content[0]!.start)))
  const taken = new Set(drafts.flatMap(({ quotes }) => quotes))
  drafts.push(...labelledPhrasesIn(view, places, taken))
  const inside = (token: number): boolean =>
    drafts.some(({ content }) => content.some((span) => span.start <= token && token < span.end))
  const phrases = view.level > 0 ? [] : quotedPhrasesIn(view, places, cues, inside)
  return [...drafts, ...phrases].map((draft) => withCircumstances(view, places, draft))
}

/** Finds what is reported, in which words, on whose: every span of a statement; who they are comes later. */
export function findStatements(document: Document<Read>): readonly Statement[] {
  const { labelled, claimed, described } = readRules(document)
  const found = loadReviser().read(described)
  const sentences = described.map(({ sentence }, s) => ({
    view: sentence.view,
    drafts: revise(sentence, found[s]!),
  }))
  const carried = carryOn(document, sentences, claimed)
  return finish(document, [...labelled.map((draft): Placed => ({ draft, level: 0 })), ...carried])
}

export const statements = stage({
  name: 'statements',
  reads: ['tokens', 'paragraphs', 'sentences', 'quotations', 'tags', 'syntax', 'mentions', 'timexes'],
  writes: ['statements'],
  run: (document) => ({ statements: findStatements(document) }),
})
