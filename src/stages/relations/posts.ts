import type { Mention } from '../../document/layers.ts'
import type { TokenSpan } from '../../document/span.ts'
import { contains } from '../../document/span.ts'
import { lazy, loadLexicon } from '../../pipeline/lexicon.ts'
import { hull } from '../clauses/cast.ts'
import type { Phrase } from '../clauses/phrase.ts'
import type { ClauseText } from '../clauses/text.ts'
import type { Tie } from './found.ts'
import { kinshipNouns } from './kin-nouns.ts'
import { subjectOfCopula } from './kinship.ts'
import { PostReading, type Ruled } from './post-features.ts'
import { POST_TYPES, type PostQuestion, type PostType, postQuestions, WHERE } from './post-questions.ts'
import type { PostRanker } from './post-ranker.ts'

const isPostType = (type: string): type is PostType => (POST_TYPES as readonly string[]).includes(type)

/** What each noun makes of its bearer; null for those held for no body. */
const POSTS = lazy((): ReadonlyMap<string, PostType | null> => {
  const posts = new Map<string, PostType | null>()
  for (const [noun, plural, type] of loadLexicon('stages/relations/posts.tsv').rows) {
    const post = isPostType(type!) ? type : null
    posts.set(noun!, post)
    if (plural !== '-') posts.set(plural!, post)
  }
  return posts
})

const isKnown = (noun: string): boolean => POSTS().has(noun)

/** A question with what its features are made of, and who would hold the post. */
export interface ReadQuestion {
  readonly question: PostQuestion
  readonly reading: PostReading
  /** Who the phrase is about: of a nominal after "is" the subject. */
  readonly holder: Phrase
}

/** The phrases of a text that may tell posts, read. */
export function* readQuestions(
  text: ClauseText,
  mentions: readonly Mention[],
  sentences: readonly TokenSpan[],
): Generator<ReadQuestion> {
  for (const question of postQuestions(text, mentions, sentences, isKnown)) {
    const { place, noun, sentence } = question
    const mention = mentions[place]!
    const own: Phrase = { ...mention.span, head: mention.head, entity: question.holder }
    const holder = mention.form === 'nominal' ? (subjectOfCopula(text, own.start, sentence) ?? own) : own
    if (holder.entity === null || (holder.entity !== question.holder && !text.cast.isPerson(holder.entity)))
      continue
    const type = noun < 0 ? undefined : POSTS().get(text.tokens.lower(noun))
    if (type === null || (noun < 0 && isTakenFrom(text, question.words, sentence))) continue
    const ruled = ruledPost(text, mentions, place, sentence)
    yield { question, reading: new PostReading(text, question, type, ruled), holder }
  }
}

/** Who holds a post for whom: "NTSB spokesman Keith Lund", "Ana Ruiz, a chemist at the university", "his lawyer". */
export function postTies(
  text: ClauseText,
  mentions: readonly Mention[],
  sentences: readonly TokenSpan[],
  ranker: PostRanker,
): readonly Tie[] {
  const ties: Tie[] = []
  for (const { question, reading, holder } of readQuestions(text, mentions, sentences)) {
    const post = ranker.choose(question, reading)
    if (!post) continue
    const { entity, mention } = post.body
    const body: Phrase = { ...mention.span, head: mention.head, entity }
    const [from, to] = post.type === 'employer' ? [body, holder] : [holder, body]
    const isNear = post.body.where !== WHERE.earlier
    const evidence = hull([mentions[question.place]!.span, holder, ...(isNear ? [body] : [])])
    ties.push({ type: post.type, from, to, evidence, sentence: question.sentence, by: 'post' })
  }
  return ties
}

/** The words that may tell a post: roles of a name, the whole of a nominal. */
function postsOf(mention: Mention): readonly TokenSpan[] {
  if (mention.form === 'nominal') return [mention.span]
  const { name, span, roles } = mention
  return name && name.end < span.end ? [...roles, { start: name.end, end: span.end }] : roles
}

/** What the rules alone make of a phrase: a body within it that its noun is tied to. */
function ruledPost(
  text: ClauseText,
  mentions: readonly Mention[],
  place: number,
  sentence: TokenSpan,
): Ruled | null {
  for (const words of postsOf(mentions[place]!)) {
    const found = ruledIn(text, mentions, place, words, sentence)
    if (found) return found
  }
  return null
}

function ruledIn(
  text: ClauseText,
  mentions: readonly Mention[],
  place: number,
  words: TokenSpan,
  sentence: TokenSpan,
): Ruled | null {
  const { cast } = text
  const mention = mentions[place]!
  const post = postIn(text, mention, words)
  if (post === null || (post.noun === null && isTakenFrom(text, words, sentence))) return null
  // Nested mentions follow the one around them.
  for (
    let next = place + 1;
    next < mentions.length && mentions[next]!.span.start < mention.span.end;
    next++
  ) {
    const inner = mentions[next]!
    if (!contains(words, inner.span) || inner.by === 'coordination' || inner.head === mention.head) continue
    const entity = cast.entityOfMention(next)
    if (entity === null || !isTied(text, post, inner) || !mayHold(text, post, inner, entity)) continue
    const isJoined = post.type === 'employer' && JOINED.test(text.tokens.lower(inner.head))
    return { type: isJoined ? 'member' : post.type, body: entity }
  }
  return null
}

const TAKING =
  /^(?:remove|take|pull|steal|drop|withdraw|ban|bar|delete|block|cut|free|release|rescue|recall|buy|receive|get|exclude|hide|keep|protect)$/
const TAKING_REACH = 12

/** `remove a film with Ana Ruiz from the site`: what is taken from somewhere is not of there. */
function isTakenFrom({ tokens, tags }: ClauseText, { start }: TokenSpan, sentence: TokenSpan): boolean {
  if (tokens.lower(start) !== 'from') return false
  for (let i = start - 1; i >= Math.max(sentence.start, start - TAKING_REACH); i--)
    if (tags.upos(i) === 'VERB' && TAKING.test(tags.lemma(i))) return true
  return false
}

/** Bodies that one belongs to rather than works for. */
const JOINED =
  /^(?:party|league|coalition|force|union|team|club|band|senate|parliament|house|congress|society|gang|committee|council|caucus|board)$/

interface Post {
  readonly type: PostType
  /** Token number of the noun that names it; null where there is none, as in "Ana Ruiz of the university". */
  readonly noun: number | null
}

/** What kind of tie the words of a post make; null for kinship and for words that name no post. */
function postIn({ tokens, tags, cast }: ClauseText, mention: Mention, words: TokenSpan): Post | null {
  const posts = POSTS()
  if (mention.form === 'nominal') {
    const type = posts.get(tokens.lower(mention.head))
    return type ? { type, noun: mention.head } : null
  }
  let noun: number | null = null
  for (let i = words.start; i < words.end; i++) {
    const word = tokens.lower(i)
    if (kinshipNouns().has(word)) return null
    const type = posts.get(word)
    if (type === null) return null
    if (type) return { type, noun: i }
    if (tags.upos(i) === 'NOUN') noun = i
  }
  if (
    noun === null &&
    mention.name &&
    words.end <= mention.name.start &&
    cast.over(words.end - 1)?.head === mention.head
  )
    noun = words.end - 1
  if (noun !== null) return { type: 'employer', noun }
  return /^(?:of|at|from)$/.test(tokens.lower(words.start)) ? { type: 'employer', noun: null } : null
}

/** Whether the body is tied to the post: before its noun, or after "of", "for", "at", "from", "with". */
function isTied({ tokens }: ClauseText, { noun, type }: Post, { span }: Mention): boolean {
  if (noun !== null && span.end <= noun) return true
  const before = /^(?:the|a|an)$/.test(tokens.lower(span.start - 1)) ? span.start - 2 : span.start - 1
  const word = tokens.lower(before)
  return type === 'represents' ? word === 'for' || word === 'of' : /^(?:of|for|at|from|with)$/.test(word)
}

/** Whether that may employ, have members or be spoken for. */
function mayHold({ cast, tokens }: ClauseText, post: Post, inner: Mention, entity: number): boolean {
  const { type } = cast.entities[entity]!
  if (type === 'organization') return true
  if (post.type !== 'represents') return false
  if (type === 'person' || type === 'group') return true
  // "Anchorage attorney" is from there; "US envoy" speaks for the country
  const spoken = post.noun !== null && /^(?:spokes|envoy|ambassador)/.test(tokens.lower(post.noun))
  return type === 'place' && inner.form === 'name' && spoken
}
