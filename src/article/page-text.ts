import { isElement, isText, type PageElement, type PageNode } from './dom.ts'

/** A paragraph of a page: clean text, and what helps to tell whether it is of the story. */
export interface Paragraph {
  readonly text: string
  /** The block it stands in. */
  readonly element: PageElement
  /** UTF-16 length of the part that stands in links. */
  readonly linked: number
  /** Whether a picture or film stands between it and the paragraph before. */
  readonly afterImage: boolean
}

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)

const LEFT_OUT = new Set(
  'audio button canvas datalist figcaption figure head iframe img input math noscript object option picture script select style svg template textarea video'.split(
    ' ',
  ),
)

const PICTURES = new Set(['figure', 'iframe', 'img', 'object', 'picture', 'video'])

/**
 * The paragraphs under `root` in reading order. Headings, list items, block quotes and table rows are paragraphs;
 * `<br>` is a line end, two are a new paragraph; inline elements add no space. White space is folded, soft hyphens and
 * zero-width spaces are dropped. Scripts, figures (unless `captions`) and form fields are left out. Walks without recursion.
 */
export function paragraphsOf(root: PageElement, captions = false): readonly Paragraph[] {
  const writer = new ParagraphWriter(root, captions)
  let node: PageNode | null = root
  while (node) {
    const entered: boolean = writer.open(node)
    if (entered && node.firstChild) {
      node = node.firstChild
      continue
    }
    while (node) {
      writer.close(node)
      if (node === root) return writer.finish()
      if (node.nextSibling) break
      node = node.parentNode
    }
    node = node?.nextSibling ?? null
  }
  return writer.finish()
}

class ParagraphWriter {
  readonly #done: Paragraph[] = []
  readonly #captions: boolean
  /** Pieces of the paragraph at hand; white space between them stands at their ends. */
  #parts: string[] = []
  #linked = 0
  #links = 0
  #image = false
  #block: PageElement

  constructor(root: PageElement, captions: boolean) {
    this.#block = root
    this.#captions = captions
  }

  /** Whether the children are to be read too. */
  open(node: PageNode): boolean {
    if (!isElement(node)) {
      if (isText(node)) this.#write(node.textContent)
      return false
    }
    const name = node.localName
    if (PICTURES.has(name)) this.#image = true
    if (LEFT_OUT.has(name)) return this.#captions && name === 'figcaption'
    if (name === 'br') this.#break()
    else if (name === 'td' || name === 'th') this.#write(' ')
    else if (name === 'a') this.#links++
    else if (BLOCKS.has(name)) this.#flush(node)
    return true
  }

  close(node: PageNode): void {
    if (!isElement(node)) return
    if (node.localName === 'a') this.#links--
    else if (BLOCKS.has(node.localName)) this.#flush(node.parentNode ?? node)
  }

  finish(): readonly Paragraph[] {
    this.#flush(this.#block)
    return this.#done
  }

  #write(raw: string): void {
    const folded = raw.replace(/[\u00ad\u200b\u2060\ufeff]/g, '').replace(/\s+/g, ' ')
    const last = this.#parts.at(-1)
    const text = last === undefined || /\s$/.test(last.slice(-1)) ? folded.trimStart() : folded
    if (text === '') return
    this.#parts.push(text)
    if (this.#links > 0) this.#linked += text.length
  }

  #break(): void {
    const last = this.#parts.pop()
    if (last === undefined) return
    if (last === '\n') this.#flush(this.#block)
    else this.#parts.push(last.trimEnd(), '\n')
  }

  #flush(next: PageElement): void {
    const text = this.#parts.join('').trim()
    if (text !== '') {
      const linked = Math.min(this.#linked, text.length)
      this.#done.push({ text, element: this.#block, linked, afterImage: this.#image })
      this.#image = false
    }
    this.#parts = []
    this.#linked = 0
    this.#block = next
  }
}
