import type { Credit } from './article.ts'
import { readDateline } from './dateline.ts'
import { findDate } from './dates.ts'
import { readNames } from './names.ts'
import type { Paragraph } from './page-text.ts'
import { headsLinks, isPrompt, isSpoken, readCreditLine, wordCount } from './prompts.ts'

/** What is known of the page when its paragraphs are judged. */
export interface Known {
  readonly headline: string | null
  readonly byline: readonly string[]
}

/** The paragraphs of the story, and the credits that stood among them. */
export interface Story {
  readonly paragraphs: readonly string[]
  readonly credits: readonly Credit[]
  /** Whether there is a sentence that a story could begin with. */
  readonly begins: boolean
  /** ISO 8601, from a date line above the story. */
  readonly published: string | null
}

type Judgement = 'story' | 'around' | Credit

/**
 * Tells a story's own paragraphs from what a page puts before, between and after them: headline, byline and date
 * above; captions, links and prompts between; credits, the author's life and more links below.
 */
export function storyOf(paragraphs: readonly Paragraph[], known: Known): Story {
  const judged = paragraphs.map((paragraph) => judge(paragraph))
  dropLinkLists(paragraphs, judged)
  const begins = dropEnds(paragraphs, judged, known)
  return {
    begins: begins >= 0,
    published: dateAbove(paragraphs.slice(0, Math.max(0, begins))),
    paragraphs: paragraphs.filter((_, i) => judged[i] === 'story').map(({ text }) => text),
    credits: judged.filter((judgement): judgement is Credit => typeof judgement === 'object'),
  }
}

const HEADING = /^h[1-6]$/
const isHeading = (paragraph: Paragraph): boolean => HEADING.test(paragraph.element.localName)

const ENDED = /[.!?…。！？।]["'”’»」』)\]]*$/

/** Ends as a sentence does, or has the length and the small words of one. */
function isSentence(text: string): boolean {
  const count = wordCount(text)
  if (ENDED.test(text) || count > 30) return count >= 4
  const small = text.split(/\s+/).filter((word) => /^\p{Ll}/u.test(word)).length
  return small > 0.6 * count && count >= (text.endsWith(':') ? 5 : 12)
}

const isLink = (paragraph: Paragraph): boolean => paragraph.linked >= 0.9 * paragraph.text.length

function judge(paragraph: Paragraph): Judgement {
  const { text, element } = paragraph
  if (/^(?:—|–|--)\s?\S/.test(text) && element.closest('blockquote')) return 'story'
  if (isSpoken(text)) return 'story'
  if (isPrompt(text)) return 'around'
  const credit = readCreditLine(text)
  if (credit) return { ...credit, evidence: null }
  if (isHeading(paragraph)) return 'story'
  if (paragraph.afterImage && !isSentence(text) && element.localName !== 'li') {
    return { kind: 'caption', text, evidence: null }
  }
  if (isLink(paragraph) && element.localName !== 'li' && wordCount(text) > 3) return 'around'
  return isDateLine(text) ? 'around' : 'story'
}

const isDateLine = (text: string): boolean =>
  wordCount(text) <= 14 &&
  (/^\W*(?:first )?(?:published|posted|updated|last (?:updated|modified)|created|date)\b/i.test(text)
    ? /\d/.test(text)
    : wordCount(text) <= 9 && findDate(text) !== null && !isSentence(text))

/** "More:" and what follows it: list items and links. And a list whose items are all links. */
function dropLinkLists(paragraphs: readonly Paragraph[], judged: Judgement[]): void {
  let heads = false
  for (const [i, paragraph] of paragraphs.entries()) {
    if (headsLinks(paragraph.text) && !isSentence(paragraph.text)) {
      heads = true
      judged[i] = 'around'
    } else if (
      heads &&
      (isLink(paragraph) || (paragraph.linked > 0 && paragraph.element.localName === 'li'))
    ) {
      judged[i] = 'around'
    } else {
      heads = false
    }
  }
  for (const [i, paragraph] of paragraphs.entries()) {
    const linkItem = (other: Paragraph | undefined): boolean =>
      other?.element.localName === 'li' && isLink(other)
    if (linkItem(paragraph) && (linkItem(paragraphs[i - 1]) || linkItem(paragraphs[i + 1])))
      judged[i] = 'around'
  }
}

/** A date that is not one of updating. */
function dateAbove(paragraphs: readonly Paragraph[]): string | null {
  for (const { text } of paragraphs) {
    const date = wordCount(text) <= 30 && !/^\W*(?:updated|last)\b/i.test(text) ? findDate(text) : null
    if (date) return date.value
  }
  return null
}

/** How many paragraphs from the end the author's life may begin. */
const TAIL = 5

function dropEnds(paragraphs: readonly Paragraph[], judged: Judgement[], known: Known): number {
  const begins = paragraphs.findIndex(
    (paragraph, i) =>
      judged[i] === 'story' &&
      !isHeading(paragraph) &&
      (isSentence(paragraph.text) || readDateline(paragraph.text, 0) !== null) &&
      !isHead(paragraph.text, known),
  )
  if (begins < 0) return begins
  for (let i = 0; i < begins; i++) if (judged[i] === 'story') judged[i] = 'around'
  for (let i = Math.max(begins + 1, paragraphs.length - TAIL); i < paragraphs.length; i++) {
    if (judged[i] === 'story' && isAuthorsLife(paragraphs[i]!.text, known.byline)) judged[i] = 'around'
  }
  const strays: number[] = []
  for (let i = paragraphs.length - 1; i > begins; i--) {
    if (judged[i] === 'story' && !isStray(paragraphs[i]!)) break
    if (judged[i] === 'story') strays.push(i)
  }
  if (strays.length <= MOST_STRAYS) for (const i of strays) judged[i] = 'around'
  return begins
}

/** More scraps than these at a story's end are a list of its own. */
const MOST_STRAYS = 4

const isStray = (paragraph: Paragraph): boolean =>
  isHeading(paragraph) ||
  (paragraph.element.localName !== 'li' && wordCount(paragraph.text) <= 8 && !ENDED.test(paragraph.text))

/** The headline once more, or the byline. */
const isHead = (text: string, { headline, byline }: Known): boolean =>
  text === headline ||
  byline.includes(text) ||
  (/^by\s/i.test(text) && wordCount(text) <= 12 && readNames(text).length > 0)

const isAuthorsLife = (text: string, byline: readonly string[]): boolean =>
  byline.some((name) => text.startsWith(name)) &&
  /^.{3,60}? (?:is|was|has been|covers|writes|works|reports|joined)\b/.test(text)
