import { charSpan } from '../../document/span.ts'
import { SPJ } from '../guidelines.ts'
import { tellsOfCrime } from '../reading/cases.ts'
import { findPhrases } from '../reading/phrases.ts'
import type { Finding, Place, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** Sources that nobody could ring up. */
const VAGUE =
  /^(?:(?:some|many|most|several|a few|other|various|political|legal|health|industry)\s+)?(?:critics|experts|observers|analysts|commentators|pundits|skeptics|sceptics|detractors|opponents|proponents|supporters|fans|some|many|some people|many people|historians|economists|insiders|scientists|researchers|studies|rumou?rs|research)$/i

/** Hedges that name nobody. */
const HEARSAY =
  /^(?:reportedly|supposedly|purportedly|reputedly|(?:widely )?(?:believed|thought|rumou?red|understood|said)(?: to)?)$/i
const PASSIVE =
  /^(?:is|are|was|were) (?:widely |generally )?(?:believed|thought|said|rumou?red|understood|feared|considered|reported)$/i

/** Words before the many that say whose they are, or that they were told of before. */
const OWNED = /^(?:the|these|those|of|my|his|her|its|our|their|'s|such)$/

interface Found extends Place {
  readonly paragraph: number
}

/** The paragraphs in which somebody with a name says something: the many are then made good by one. */
function paragraphsOfNamed({
  record: { statements },
  entity,
  paragraphOf,
  document: { tokens },
}: Story): ReadonlySet<number> {
  return new Set(
    statements.flatMap(({ speaker, content }) =>
      entity(speaker)?.named ? [paragraphOf(tokens.at(content[0]!.start))] : [],
    ),
  )
}

function* vagueWords(story: Story): Iterable<Found> {
  const { tokens } = story.document
  for (const { source, cue, speaker, within } of story.record.statements) {
    const words = source ?? cue
    if (words === null || within !== null || story.entity(speaker)?.named) continue
    const text = words.text.replace(/\s+/g, ' ')
    // In a story about a crime it is the accusers who allege.
    const alleged = /^allegedly$/i.test(text) && tellsOfCrime(story)
    const vague = source ? VAGUE.test(text) : !alleged && (HEARSAY.test(text) || PASSIVE.test(text))
    const span = charSpan(words.start, words.end)
    const first = tokens.at(span.start)
    const next = tokens.lower(tokens.at(span.end))
    if (
      OWNED.test(tokens.lower(first - 1)) ||
      OWNED.test(tokens.lower(first)) ||
      /^(?:who|that|whose)$/.test(next)
    )
      continue
    if (!vague || story.quoted(span)) continue
    yield { span, paragraph: story.paragraphOf(tokens.at(words.start)) }
  }
  for (const { tokens: phrase } of findPhrases(story, 'vague')) {
    if (OWNED.test(tokens.lower(phrase.start - 1))) continue
    yield { span: story.chars(phrase), paragraph: story.paragraphOf(phrase.start) }
  }
}

/** In text order; of two that overlap the first. */
const unique = (places: readonly Found[]): readonly Found[] =>
  places
    .toSorted((a, b) => a.span.start - b.span.start)
    .filter(({ span }, i, all) => i === 0 || all[i - 1]!.span.end <= span.start)

export const rule: Rule = {
  id: 'vague-attribution',
  topic: 'sources',
  severity: 'warning',
  risk: 'low',
  summary: '“Critics say”, “experts believe”, “reportedly”, and nobody named beside it.',
  why: 'A source that nobody could ask is no source.',
  guideline: SPJ,
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['statements', 'entities', 'quotations'],
  examples: {
    good: [
      { text: 'Critics say the wall is too high. “It hides the sea,” said Ida Holm, an architect.' },
      { text: 'Ida Holm said the wall was too high.' },
      { text: '“Critics say the wall is too high,” Ida Holm said.' },
    ],
    bad: [
      {
        text: 'Critics say the wall is too high.\n\nThe wall was built in 1911.\n\nIt has four gates.',
        at: 'Critics',
      },
      { text: 'Many experts believe that the wall will fall.\n\nIt was built in 1911.', at: 'Many experts' },
      { text: 'The mayor has reportedly sold the wall.\n\nIt was built in 1911.', at: 'reportedly' },
    ],
  },
  *check(story): Iterable<Finding> {
    const byParagraph = Map.groupBy(unique([...vagueWords(story)]), ({ paragraph }) => paragraph)
    const named = paragraphsOfNamed(story)
    for (const [paragraph, places] of byParagraph) {
      if (named.has(paragraph) || named.has(paragraph + 1)) continue
      const [first, ...others] = places
      yield {
        message: `“${story.words(first!.span)}” names nobody.`,
        place: { span: first!.span },
        related: others.map(({ span }) => ({ span })),
        suggestion: 'Name one of them, or leave it out.',
      }
    }
  },
}
