import { fromMarkdown } from 'mdast-util-from-markdown'
import { type Article, composeArticle, withDetails } from './article.ts'
import { readFrontMatter } from './front-matter.ts'
import { parseText, requireWords } from './text.ts'

type Node = ReturnType<typeof fromMarkdown>['children'][number] | ReturnType<typeof fromMarkdown>

/**
 * Markdown (CommonMark) to an article of clean text: paragraphs, headings, list items and block quotes, divided by
 * blank lines, without marks, images or code. Details come from the front matter, then the first heading, then
 * header lines as in plain text.
 *
 * @throws ArticleError `empty`
 */
export function parseMarkdown(markdown: string, id: string): Article {
  requireWords(markdown)
  const { details, end } = readFrontMatter(markdown)
  const tree = fromMarkdown(levelled(markdown.slice(end)))
  const title = tree.children.find((node) => node.type === 'heading' && node.depth === 1)
  const headline = details.headline ?? (title ? inlineText(title) : null)
  const paragraphs: string[] = []
  collectParagraphs(tree, title, paragraphs)
  const text = paragraphs.join('\n\n')
  if (text === '')
    return withDetails(composeArticle({ id, text, problems: [NO_TEXT] }), { ...details, headline })
  return withDetails(parseText(text, id), { ...details, headline })
}

const NO_TEXT = {
  code: 'no-article',
  message: 'there are no paragraphs of text in this Markdown, only images, code or a title',
  evidence: null,
}

const DEEPEST_INDENT = 24
const MOST_MARKS = 1000

/**
 * The parser's time grows with the square of nesting and of brackets and stars left open, so what no writer writes is
 * taken out of its way: nesting is cut off, and the marks of a block with too many of them stand for themselves.
 */
export const levelled = (markdown: string): string =>
  markdown
    .replace(/^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])(?=[ \t>])){12,}/gm, '')
    .replace(/^[ \t]{25,}/gm, ' '.repeat(DEEPEST_INDENT))
    .split(/(\r?\n[ \t]*\r?\n)/)
    .map((block) => (crowded(block) ? block.replace(/[[\]*_!<`]/g, '\\$&') : block))
    .join('')

const crowded = (block: string): boolean =>
  block.length > MOST_MARKS && (block.match(/[[\]*_!<`]/g)?.length ?? 0) > MOST_MARKS

/** Explicit stack: block quotes and lists may be nested thousands deep. */
function collectParagraphs(root: Node, title: Node | undefined, out: string[]): void {
  const stack: Node[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node === title) continue
    if (node.type === 'paragraph' || node.type === 'heading') {
      const text = inlineText(node)
      if (text !== '') out.push(text)
    } else if ('children' in node) {
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as Node)
    }
  }
}

function inlineText(root: Node): string {
  const stack: Node[] = [root]
  let text = ''
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'text' || node.type === 'inlineCode') text += node.value
    else if (node.type === 'break') text += '\n'
    else if ('children' in node) {
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i] as Node)
    }
  }
  return text.replace(/[ \t]*\n[ \t]*/g, ' ').trim()
}
