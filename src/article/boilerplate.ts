import { following, isElement, isText, type PageElement, type PageNode } from './dom.ts'

/** Words in a class or id that name what is around a story, not of it. */
const AROUND = new Set(
  (
    'ad ads adslot advert advertisement advertising advertorial dfp sponsor sponsored sponsors promo promos promotion outbrain taboola ' +
    'newsletter newsletters subscribe subscription signup paywall regwall cookie cookies consent gdpr ' +
    'related recommended recommendation recommendations recirc recirculation trending popular mostpopular mostread teasers ' +
    'share sharebar sharing sharetools social socials sharedaddy breadcrumb breadcrumbs nav navigation navbar menu pagination pager ' +
    'byline bylines author authors bio timestamp pubdate dateline meta kicker eyebrow tags taglist topics ' +
    'caption captions credit credits slideshow lightbox carousel pullquote ' +
    'comment comments disqus sidebar footer popup modal overlay toolbar tooltip rollover hovercard poll skip ' +
    'standfirst dek strapline subtitle subheadline subhed'
  ).split(' '),
)

/** The same for two words that stand together. */
const AROUND_PAIRS =
  / (?:read more|readmore|see also|also read|more stories|more from|more on|top stories|latest news|most read|story timeline|visually hidden|sr only|screen reader|reading time|read time|social media|article info|post info|entry info|posted on|published date|publish date|published on|date published|article date|post date|entry date) /

const TAGS_AROUND = new Set(['nav', 'aside', 'figure', 'figcaption', 'footer', 'form', 'dialog', 'menu'])

const ROLES_AROUND = new Set([
  'navigation',
  'complementary',
  'contentinfo',
  'banner',
  'dialog',
  'alert',
  'search',
  'menu',
])

/** Never taken away whole, however they are called. */
const KEPT = new Set(['html', 'body', 'main', 'article'])

/** What holds more than this share of a story's text is the story, however it is called. */
const STORY_SHARE = 0.3

const MARK = 'data-around'

/** No page nests what is around its story deeper. */
const MOST_GROUPS = 8

/**
 * Marks what news pages put around and into a story: navigation, advertisements, related links, newsletter prompts,
 * sharing buttons, captions, bylines, comments; by tag, ARIA role, and the words of class and id. Every element in
 * such a group carries the group's number, since finding the article may unwrap the one that has the name.
 */
export function markBoilerplate(body: PageElement): void {
  let groups = 0
  for (let node: PageNode | null = body; node; node = following(node, body)) {
    if (!isElement(node)) continue
    const above = node === body ? [] : groupsOf(node.parentNode)
    if (isAround(node)) above.push(String(groups++))
    if (above.length > 0) node.setAttribute(MARK, above.slice(-MOST_GROUPS).join(' '))
  }
}

const groupsOf = (element: PageElement | null): string[] => element?.getAttribute(MARK)?.split(' ') ?? []

/** Takes the marked groups out of the article, but for those that hold much of it. */
export function removeBoilerplate(article: PageElement): void {
  const { groups, total } = textSizes(article)
  let node: PageNode | null = article
  while (node) {
    const around =
      node !== article &&
      isElement(node) &&
      groupsOf(node).some((group) => (groups.get(group) ?? 0) <= total * STORY_SHARE)
    const next = following(node, article, around)
    if (around) node.remove()
    node = next
  }
}

function isAround(element: PageElement): boolean {
  if (KEPT.has(element.localName)) return false
  if (TAGS_AROUND.has(element.localName)) return true
  if (ROLES_AROUND.has(element.getAttribute('role') ?? '')) return true
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
  if (names === ' ' || names.length > 1000) return false
  const words = names
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
  return words.some((word) => AROUND.has(word)) || AROUND_PAIRS.test(` ${words.join(' ')} `)
}

/** Shorter texts are words of menus and buttons. */
const SHORTEST_PARAGRAPH = 40

/** UTF-16 length of the paragraphs in each group and in all. */
function textSizes(article: PageElement): {
  readonly groups: ReadonlyMap<string, number>
  readonly total: number
} {
  const groups = new Map<string, number>()
  let total = 0
  for (let node: PageNode | null = article; node; node = following(node, article)) {
    if (!isText(node)) continue
    const length = node.textContent.trim().length
    if (length < SHORTEST_PARAGRAPH) continue
    total += length
    for (const group of nearestGroups(node, article)) groups.set(group, (groups.get(group) ?? 0) + length)
  }
  return { groups, total }
}

function nearestGroups(node: PageNode, article: PageElement): readonly string[] {
  for (let at = node.parentNode; at; at = at === article ? null : at.parentNode) {
    const groups = groupsOf(at)
    if (groups.length > 0) return groups
  }
  return []
}
