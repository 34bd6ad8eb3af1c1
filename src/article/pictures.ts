import type { Credit } from './article.ts'
import type { Page, PageElement } from './dom.ts'
import { isThing, listOf, type Thing, textIn } from './json-ld.ts'
import { paragraphsOf } from './page-text.ts'

const MOST = 40

/**
 * Captions and photo credits of a page: of its figures (those beside the story left out), and those that JSON-LD
 * gives with the article's images. They stand outside the text, so none has evidence.
 */
export function readPictureCredits(page: Page, declared: Thing | null): readonly Credit[] {
  const credits: Credit[] = []
  const captions = page.querySelectorAll('figcaption, [class*="wp-caption-text"], [itemprop="caption"]')
  for (const caption of [...captions].slice(0, MOST)) {
    if (!caption.closest('aside, nav, footer, figcaption figcaption'))
      credits.push(...creditsOfCaption(caption))
  }
  for (const image of listOf(declared?.image).filter(isThing).slice(0, MOST)) {
    const photographer = textIn(image.creditText) ?? textIn(image.creator) ?? textIn(image.copyrightHolder)
    if (photographer) credits.push(credit('photo', photographer))
    const caption = textIn(image.caption)
    if (caption) credits.push(credit('caption', caption))
  }
  const seen = new Set<string>()
  return credits.filter(({ kind, text }) => !seen.has(`${kind}\n${text}`) && seen.add(`${kind}\n${text}`))
}

const credit = (kind: Credit['kind'], text: string): Credit => ({ kind, text, evidence: null })

const textOf = (element: PageElement): string =>
  [...element.children].length === 0 && element.localName !== 'figcaption'
    ? element.textContent.replace(/\s+/g, ' ').trim()
    : paragraphsOf(element, true)
        .map(({ text }) => text)
        .join(' ')

const LABEL =
  /^\W*(?:(?:photo(?:graph)?|image|picture|illustration|video|file photo)s?(?: credit| courtesy)?(?: by| of)?|credit|source|getty via|©)\s*[:|]?\s*/i

/** A caption's credit stands in an element of its own, in brackets at the end, or after a bar or a label. */
function creditsOfCaption(caption: PageElement): readonly Credit[] {
  const whole = textOf(caption)
  const own = caption.querySelector(
    '[class*="redit"], [class*="opyright"], [class*="ttribution"], [class*="photographer"], [class*="source"], [itemprop="copyrightHolder"], small, cite',
  )
  const named = own ? textOf(own) : trailingCredit(whole)
  const rest = named
    ? whole
        .replace(named, '')
        .replace(/[\s(|[]+[\])]?$/, '')
        .trim()
    : whole
  const name = named
    ?.replace(/^[([]|[)\]]$/g, '')
    .replace(LABEL, '')
    .replace(/^[.\s|]+/, '')
    .trim()
  return [...(rest ? [credit('caption', rest)] : []), ...(name ? [credit('photo', name)] : [])]
}

function trailingCredit(caption: string): string | null {
  const bracketed = /[([]([^()[\]]{2,100})[)\]]\.?$/.exec(caption)
  if (
    bracketed &&
    (LABEL.test(bracketed[1]!) || /\/|\b(?:images?|photo|getty|reuters|afp|ap)\b/i.test(bracketed[1]!))
  )
    return bracketed[0]
  return (
    /(?:\s|^)(?:(?:photo(?:graph)?|image|picture|credit)s?(?: credit| by| courtesy)?\s*:\s*.{2,80}|[|]\s*[^|]{2,60}|[\p{Lu}][\p{L}. ]{1,40}\/(?:getty|afp|ap|reuters|epa)[\p{L} ]{0,20})$/iu.exec(
      caption,
    )?.[0] ?? null
  )
}
