import type { KeptStory } from '../archive/answers/stories-with.ts'
import type { Archive } from '../archive/archive.ts'
import { isSameArticle } from '../archive/versions.ts'
import type { Article } from '../article/article.ts'
import type { CharSpan } from '../document/span.ts'
import type { HearsayRecord, RecordStatement } from '../record/record.ts'
import type { Credited, SourceFinder, StorySource } from '../verify/story.ts'

/** Words of a statement, about: what is searched is reckoned by it, and a factor of two is one bit. */
const WORDS = 20

/**
 * An archive as source material of a verification. The draft itself, where it is kept there already, is no source of its
 * own quotes.
 */
export const archiveFinder = (archive: Archive, draft: Pick<Article, 'id' | 'text'>): SourceFinder => ({
  find: async (quotes) => {
    const { stories: all, counts, articles, statements } = await archive.storiesWith(quotes)
    const stories = all.filter((story) => !isDraft(story, draft))
    return {
      stories: stories.map(storySource),
      searched: {
        location: archive.location,
        stories: articles - (all.length - stories.length),
        statements,
        read: stories.length,
      },
      words: WORDS * statements,
      counts,
    }
  },
})

const spaced = (text: string): string => text.replace(/\s+/g, ' ').trim()

const isDraft = ({ article, record }: KeptStory, draft: Pick<Article, 'id' | 'text'>): boolean =>
  spaced(record.article.text) === spaced(draft.text) ||
  ((article === draft.id || record.article.id === draft.id) && isSameArticle(record.article.text, draft.text))

/** A kept story as the verifier takes it. */
export function storySource({ article, record, names }: KeptStory): StorySource {
  const { url, outlet, headline, published, text } = record.article
  return {
    story: { article, url, outlet, headline, published },
    text,
    spoken: withoutCues(record),
    credited: (span) => creditedAt(record, names, span),
  }
}

/** “We will appeal,” she said, “and we will win.”: one utterance, whose words follow each other. */
function withoutCues({ article: { text }, statements }: HearsayRecord): string {
  const gaps = statements
    .filter(({ mode }) => mode === 'direct')
    .flatMap(({ content }) =>
      content.slice(1).map(({ start }, before) => ({ start: content[before]!.end, end: start })),
    )
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start)
  let spoken = ''
  let at = 0
  for (const { start, end } of gaps) {
    if (start < at) continue
    spoken += text.slice(at, start) + ' '.repeat(end - start)
    at = end
  }
  return spoken + text.slice(at)
}

/** The innermost statement that holds the words; what a story does not quote is nobody's wording but its own. */
function statementAt({ statements }: HearsayRecord, { start, end }: CharSpan): RecordStatement | null {
  let best: { readonly statement: RecordStatement; readonly length: number } | null = null
  for (const statement of statements) {
    const [first, last] = [statement.content[0], statement.content.at(-1)]
    if (!first || !last || start < first.start || end > last.end + 1) continue
    const length = last.end - first.start
    if (!best || length < best.length) best = { statement, length }
  }
  return best?.statement ?? null
}

function creditedAt(
  record: HearsayRecord,
  known: ReadonlyMap<string, string>,
  span: CharSpan,
): Credited | null {
  const statement = statementAt(record, span)
  const entity = record.entities.find(({ id }) => id === statement?.speaker)
  if (!statement || !entity) return null
  const across = known.get(entity.id)
  const { name, aliases, named, roles, type } = entity
  return {
    name: across ?? name,
    names: named
      ? [
          ...new Set([
            ...(across === undefined ? [] : [across]),
            name,
            ...aliases.filter((alias) => /^\p{Lu}/u.test(alias)),
          ]),
        ]
      : [],
    roles: roles.map(({ text }) => text),
    person: type === 'person',
    // Words that the story gives in its own words are somebody's for their sense, not for their wording.
    probability: statement.mode === 'indirect' ? 0 : statement.probability,
  }
}
