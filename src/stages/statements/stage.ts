import type { Document } from '../../document/document.ts'
import type { Statement } from '../../document/layers.ts'
import { stage } from '../../pipeline/stage.ts'
import { accordingIn } from './according.ts'
import { withCircumstances } from './circumstances.ts'
import { loadCues } from './cues.ts'
import { finish, type Placed } from './finish.ts'
import { carryOn, type Sentence } from './floating.ts'
import { hearsayIn } from './hearsay.ts'
import { labelledIn } from './labels.ts'
import { nounsIn } from './nouns.ts'
import { quotedPhrasesIn } from './phrases.ts'
import { reportedIn } from './reported.ts'
import { Places, type Read } from './view.ts'
import { viewsOf } from './views.ts'

/** Finds what is reported, in which words, on whose: every span of a statement; who they are comes later. */
export function findStatements(document: Document<Read>): readonly Statement[] {
  const places = new Places(document)
  const cues = loadCues()
  const labelled = labelledIn(document, places).map((draft): Placed => ({ draft, level: 0 }))
  const claimed = new Set(labelled.flatMap(({ draft }) => draft.quotes))
  const views = viewsOf(document)
  const sentences = views.map((view): Sentence => {
    const drafts = [
      ...reportedIn(view, places, cues),
      ...accordingIn(view, places, cues),
      ...hearsayIn(view, places, cues),
    ].filter((draft) => !draft.quotes.some((quote) => claimed.has(quote)))
    // `said in a statement that …` is the verb's already.
    const begun = new Set(drafts.map(({ content }) => content[0]?.start))
    drafts.push(...nounsIn(view, places, cues).filter(({ content }) => !begun.has(content[0]!.start)))
    const inside = (token: number): boolean =>
      drafts.some(({ content }) => content.some((span) => span.start <= token && token < span.end))
    const phrases = view.level > 0 ? [] : quotedPhrasesIn(view, places, inside)
    return { view, drafts: [...drafts, ...phrases].map((draft) => withCircumstances(view, places, draft)) }
  })
  const found = carryOn(document, sentences, claimed)
  return finish(document, [...labelled, ...found])
}

export const statements = stage({
  name: 'statements',
  reads: ['tokens', 'paragraphs', 'sentences', 'quotations', 'tags', 'syntax', 'mentions', 'timexes'],
  writes: ['statements'],
  run: (document) => ({ statements: findStatements(document) }),
})
