import { fromMarkdown } from 'mdast-util-from-markdown'
import { type Article, withDetails } from './article.ts'
import { readFrontMatter } from './front-matter.ts'
import { levelled } from './markdown.ts'
import { SourceMap } from './source-map.ts'
import { parseText, requireWords } from './text.ts'

type Root = ReturnType<typeof fromMarkdown>
type Node = Root['children'][number] | Root

/** An article, and where its words stand in the file. */
export interface LocatedArticle {
  readonly article: Article
  readonly map: SourceMap
}

/**
 * Markdown (CommonMark) to an article as `parseMarkdown` gives it, but with its title as the first line, and with the
 * place in the file of every character.
 *
 * @throws ArticleError `empty`
 */
export function locateMarkdown(markdown: string, id: string): LocatedArticle {
  requireWords(markdown)
  const { details, end } = readFrontMatter(markdown)
  const body = markdown.slice(end)
  // Nesting or marks that would take the parser too long: read as plain text, marks and all.
  if (levelled(body) !== body) {
    const text = markdown.slice(0, end).replace(/[^\r\n]/g, ' ') + body
    return { article: withDetails(parseText(text, id), details), map: new SourceMap(markdown) }
  }
  const words = new LocatedWords()
  collectParagraphs(fromMarkdown(body), body, end, words)
  requireWords(words.text)
  const article = parseText(words.text, id)
  return {
    article: withDetails(article, { ...details, headline: details.headline ?? article.headline }),
    map: words.map(markdown),
  }
}

/** Text put together of pieces of a file. */
class LocatedWords {
  text = ''
  readonly #starts: number[] = []
  readonly #ends: number[] = []

  add(character: string, start: number, end: number): void {
    this.text += character
    for (let unit = 0; unit < character.length; unit++) {
      this.#starts.push(start)
      this.#ends.push(end)
    }
  }

  /** What stands between two pieces and nowhere in the file. */
  divide(between: string): void {
    const at = this.#ends.at(-1) ?? 0
    this.add(between, at, at)
  }

  map(source: string): SourceMap {
    return new SourceMap(source, Uint32Array.from(this.#starts), Uint32Array.from(this.#ends))
  }
}

/** Explicit stack: block quotes and lists may be nested thousands deep. */
function collectParagraphs(root: Node, source: string, shift: number, words: LocatedWords): void {
  const stack: Node[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'paragraph' || node.type === 'heading') {
      const before = words.text.length
      if (before > 0) words.divide('\n\n')
      const begun = words.text.length
      addInline(node, source, shift, words)
      // An image alone leaves nothing; the blank line it left does no harm.
      if (words.text.length === begun) continue
    } else if ('children' in node) {
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as Node)
    }
  }
}

function addInline(root: Node, source: string, shift: number, words: LocatedWords): void {
  const stack: Node[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if ((node.type === 'text' || node.type === 'inlineCode') && start !== undefined && end !== undefined)
      addValue(node.value, source, start, end, shift, words)
    else if (node.type === 'break' && start !== undefined && end !== undefined)
      words.add(' ', start + shift, end + shift)
    else if ('children' in node) {
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as Node)
    }
  }
}

/** Walks a node's value and its source together: escapes, named signs and the marks of continued lines are passed over. */
function addValue(
  value: string,
  source: string,
  start: number,
  end: number,
  shift: number,
  words: LocatedWords,
): void {
  let at = start
  for (let i = 0; i < value.length; i++) {
    const character = value[i]!
    if (source[at] === '\\' && source[at + 1] === character && character !== '\\') at++
    const entity = source[at] === '&' ? ENTITY.exec(source.slice(at, at + 40)) : null
    if (entity && character !== '&') {
      words.add(character, at + shift, at + entity[0].length + shift)
      // A sign outside the basic plane has two units.
      if (!/[\ud800-\udbff]/.test(character)) at += entity[0].length
      else if (value[i + 1] !== undefined) {
        words.add(value[++i]!, at + shift, at + entity[0].length + shift)
        at += entity[0].length
      }
      continue
    }
    while (at < end && source[at] !== character) at++
    const written = entity?.[0].startsWith('&amp') ? entity[0].length : 1
    words.add(/[\n\r]/.test(character) ? ' ' : character, at + shift, at + written + shift)
    at += written
  }
}

const ENTITY = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i
