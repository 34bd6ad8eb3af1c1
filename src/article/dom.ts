import { parseHTML } from 'linkedom'

/** As much of the DOM as reading a page takes. */
export interface PageNode {
  readonly nodeType: number
  readonly parentNode: PageElement | null
  readonly firstChild: PageNode | null
  readonly nextSibling: PageNode | null
  readonly textContent: string
  remove(): void
}

export interface PageElement extends PageNode {
  readonly localName: string
  readonly children: Iterable<PageElement>
  getAttribute(name: string): string | null
  setAttribute(name: string, value: string): void
  querySelector(selectors: string): PageElement | null
  querySelectorAll(selectors: string): Iterable<PageElement>
  closest(selectors: string): PageElement | null
  appendChild(child: PageNode): PageNode
  replaceWith(...nodes: PageNode[]): void
}

export interface Page {
  readonly documentElement: PageElement
  readonly body: PageElement
  readonly title: string
  querySelector(selectors: string): PageElement | null
  querySelectorAll(selectors: string): Iterable<PageElement>
}

export const isElement = (node: PageNode): node is PageElement => node.nodeType === 1
export const isText = (node: PageNode): boolean => node.nodeType === 3

/**
 * Parses a page. What is nested deeper than {@link DEEPEST} levels is lifted to that level: readers of pages
 * call themselves for each level, and an unclosed tag a line would overflow their stack.
 */
export function parsePage(html: string): Page {
  const { document } = parseHTML(complete(html)) as unknown as { readonly document: Page }
  gatherBody(document)
  flatten(document.documentElement)
  return document
}

/** The tags of head and body may be left out (HTML standard, 13.1.2.4), which the parser does not make up for. */
function gatherBody({ documentElement, body }: Page): void {
  for (const child of childrenOf(documentElement)) {
    const strays = !isElement(child) || !['head', 'body', 'frameset'].includes(child.localName)
    if (strays) body.appendChild(child)
  }
}

/** A fragment without `<html>` has no body for the reader to look in. */
const complete = (html: string): string =>
  /<html[\s>]/i.test(html.slice(0, 8192)) ? html : `<!doctype html><html><body>${html}</body></html>`

const DEEPEST = 200

/** Walks without recursion, in document order; an element at the deepest level gives its children to its parent. */
function flatten(root: PageElement): void {
  let node: PageNode | null = root
  let depth = 0
  while (node) {
    if (depth >= DEEPEST && isElement(node) && node.firstChild) {
      const children = childrenOf(node)
      node.replaceWith(...children)
      node = children[0]!
      continue
    }
    if (node.firstChild) {
      node = node.firstChild
      depth++
      continue
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode
      depth--
    }
    node = node === root ? null : (node?.nextSibling ?? null)
  }
}

/** The node after `node` in document order under `root`; `past` goes round its children. */
export function following(node: PageNode, root: PageElement, past = false): PageNode | null {
  if (!past && node.firstChild) return node.firstChild
  let at: PageNode | null = node
  while (at && at !== root && !at.nextSibling) at = at.parentNode
  return at && at !== root ? at.nextSibling : null
}

function childrenOf(element: PageElement): PageNode[] {
  const children: PageNode[] = []
  for (let child = element.firstChild; child; child = child.nextSibling) children.push(child)
  return children
}
