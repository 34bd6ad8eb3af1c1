import { readHearsay } from '../corpora/hearsay.ts'
import { storyNames } from '../corpora/hearsay-names.ts'
import { readUner, readWikigold } from '../corpora/name-corpora.ts'
import type { GoldName } from '../corpora/name-text.ts'
import { overlaps, type TokenSpan } from '../document/span.ts'
import type { Card } from '../learn/card.ts'
import { Pipeline } from '../pipeline/pipeline.ts'
import { findNames } from '../stages/mentions/find-names.ts'
import { type MentionInput, Reading } from '../stages/mentions/reading.ts'
import { NAME_TYPES, type NameType } from '../stages/names/labels.ts'
import { loadNameTagger } from '../stages/names/model.ts'
import type { NameTagger } from '../stages/names/tagger.ts'
import { tagged } from '../stages/names/texts.ts'
import { quotations } from '../stages/quotations/stage.ts'
import { sentences } from '../stages/sentences/stage.ts'
import { syntax } from '../stages/syntax/stage.ts'
import { tokens } from '../stages/tokens/stage.ts'

interface Counts {
  right: number
  found: number
  gold: number
}

/** Exact span and type; where gold leaves open what a name is, nothing counts. */
class Tally {
  readonly #counts: Record<string, Counts> = {}

  add(tagger: NameTagger, document: MentionInput, names: readonly GoldName[]): void {
    const found = findNames(new Reading(document), tagger)
    const open = names.filter((name) => name.type === null)
    const inOpen = (name: TokenSpan): boolean => open.some(({ span }) => overlaps(span, name))
    for (const type of NAME_TYPES) {
      const counts = this.#of(type)
      const gold = new Set(names.filter((name) => name.type === type).map(({ span }) => key(span)))
      const mine = new Set(found.filter((name) => name.type === type && !inOpen(name)).map(key))
      counts.gold += gold.size
      counts.found += mine.size
      for (const one of mine) if (gold.has(one)) counts.right++
    }
  }

  #of(type: NameType): Counts {
    this.#counts[type] ??= { right: 0, found: 0, gold: 0 }
    return this.#counts[type]
  }

  f1(types: readonly NameType[]): number {
    let right = 0
    let all = 0
    for (const type of types) {
      const counts = this.#of(type)
      right += counts.right
      all += counts.found + counts.gold
    }
    return all === 0 ? 0 : Math.round((20000 * right) / all) / 100
  }
}

const key = ({ start, end }: { readonly start: number; readonly end: number }): string => `${start}-${end}`

/** F1 of names, per cent: on the test sets' own tokens, and of persons in whole stories read from raw text. */
export function evaluateNames(tagger: NameTagger, corpora: string): Card['scores'] {
  const scores: Record<string, Record<string, number>> = {}
  for (const [name, texts] of [
    ['UNER EWT dev', readUner(corpora, 'dev')],
    ['UNER EWT test', readUner(corpora, 'test')],
    ['Wikigold, a tenth', readWikigold(corpora).test],
  ] as const) {
    const tally = new Tally()
    for (const text of texts) tally.add(tagger, tagged(text), text.names)
    scores[name] = {
      person: tally.f1(['person']),
      organization: tally.f1(['organization']),
      place: tally.f1(['place']),
      all: tally.f1(NAME_TYPES),
    }
  }
  scores['Hearsay dev'] = { person: personsInStories(tagger, corpora) }
  return scores
}

function personsInStories(tagger: NameTagger, corpora: string): number {
  const reader = Pipeline.start.with(tokens).with(sentences).with(quotations).with(syntax)
  const tally = new Tally()
  for (const story of readHearsay(corpora, { split: 'dev' })) {
    const document = reader.read({ text: story.text, published: story.published })
    tally.add(tagger, document, storyNames(story, document.tokens))
  }
  return tally.f1(['person'])
}

/** The figures of the shipped model, as text. */
export function printNames(corpora: string): string {
  const lines = Object.entries(evaluateNames(loadNameTagger(), corpora)).map(([set, figures]) => {
    const cells = Object.entries(figures).map(([type, f1]) => `${type} ${f1.toFixed(1)}`)
    return `${set.padEnd(18)} ${cells.join('  ')}\n`
  })
  return `names, exact span and type: F1, per cent\n${lines.join('')}`
}
