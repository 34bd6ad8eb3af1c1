import type { Match, QuoteVerdict, Verification } from '../verdict.ts'
import { type MarkedWords, printedWords, saidWords } from './marked.ts'
import { REPORT_STYLE } from './style.ts'
import {
  absenceInWords,
  counted,
  groupOf,
  outcomeInWords,
  placeInWords,
  restInWords,
  searchedInWords,
  sentence,
  speakerInWords,
  VERDICT_WORDS,
} from './words.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// What could reorder or hide words on the page; line ends stay.
const UNSAFE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g

/** Text as it may stand in an element or an attribute in double quotes. */
export const escapeHtml = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNSAFE, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!)

const SIGNS = { mend: '✗', look: '?', right: '✓' } as const

/**
 * The verification as one page that needs nothing else: the draft with every quote marked, and for each quote its
 * verdict, what was said, and where. No script runs in it, nothing is loaded, and every word of the draft and the
 * sources is escaped.
 *
 * @param numbered whether the lines of the draft's text are those of its file
 */
export function htmlReport(verification: Verification, path: string, numbered = true): string {
  const outcome = outcomeInWords(verification)
  const rest = restInWords(verification)
  const title = verification.draft.headline ?? path
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Quotes of ${escapeHtml(title)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<header>
<p class="kicker">Hearsay · verification of quotes</p>
<h1>${escapeHtml(title)}</h1>
<p class="outcome ${outcome.group}">${escapeHtml(outcome.text)}</p>
<p class="rest">${[escapeHtml(rest), escapeHtml(searchedInWords(verification)), escapeHtml(path)].filter((part) => part !== '').join(' · ')}</p>
</header>
<main>
<section class="draft" aria-label="The draft">
<h2>The draft</h2>
${annotatedDraft(verification)}
</section>
<section class="quotes" aria-label="The quotes">
<h2>The quotes</h2>
${verification.quotes.map((quote) => quoteCard(quote, numbered)).join('\n')}
</section>
</main>
${footer(verification)}
</body>
</html>
`
}

/** The draft's text, a paragraph an element, its quotes linked to their cards. */
function annotatedDraft({ draft, quotes }: Verification): string {
  const pieces = quotes
    .flatMap((quote) => quote.pieces.map((piece) => ({ piece, quote })))
    .sort((a, b) => a.piece.start - b.piece.start)
  let html = ''
  let at = 0
  for (const { piece, quote } of pieces) {
    if (piece.start < at) continue
    html += escapeHtml(draft.text.slice(at, piece.start))
    const group = groupOf(quote)
    html += `<a class="quote ${group}" href="#${quote.id}" title="${escapeHtml(VERDICT_WORDS[quote.verdict])}">${escapeHtml(piece.text)}</a><sup class="${group}">${SIGNS[group]} ${quote.id}</sup>`
    at = piece.end
  }
  html += escapeHtml(draft.text.slice(at))
  return html
    .split(/\r?\n\s*\r?\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('\n')
}

const marked = (words: readonly MarkedWords[]): string =>
  words
    .map(({ text, as }) =>
      as === 'same' ? escapeHtml(text) : `<span class="${as}">${escapeHtml(text)}</span>`,
    )
    .join('')

function quoteCard(quote: QuoteVerdict, numbered: boolean): string {
  const group = groupOf(quote)
  const found = quote.verdict !== 'not-found' && quote.verdict !== 'unchecked'
  const [match, ...others] = found ? quote.matches : []
  const type =
    quote.type === null ? '' : ` <span class="type">${escapeHtml(quote.type.replace('-', ' '))}</span>`
  const who = quote.claimed === null ? 'no speaker given' : escapeHtml(quote.claimed.name)
  return `<article class="${group}" id="${quote.id}">
<h3><span class="sign" aria-hidden="true">${SIGNS[group]}</span> ${escapeHtml(VERDICT_WORDS[quote.verdict])}${type}<small>${quote.id}${numbered ? ` · line ${quote.line}` : ''} · ${who}</small></h3>
<dl>
<dt>printed</dt><dd class="printed">“${marked(printedWords(quote, match))}”</dd>
${match ? saidEntry(quote, match) : ''}
</dl>
${quote.verdict === 'verbatim' ? '' : `<p class="reason">${escapeHtml(sentence(quote.reason))}</p>`}
${otherPlaces(quote, others)}
</article>`
}

function saidEntry(quote: QuoteVerdict, match: Match): string {
  const who = speakerInWords(quote, match)
  const gap = /^\s/.test(match.after) ? ' ' : ''
  return `<dt>said</dt><dd class="said"><span class="context">${match.before.trim() === '' ? '' : `… ${escapeHtml(flat(match.before))} `}</span>${marked(saidWords(match))}<span class="context">${match.after.trim() === '' ? '' : `${gap}${escapeHtml(flat(match.after))} …`}</span></dd>
<dt>where</dt><dd class="where">${escapeHtml(placeInWords(match))}${who === '' ? '' : ` · <span class="${match.speakerIs === 'other' ? 'changed' : 'speaker'}">${escapeHtml(who)}</span>`}</dd>`
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()

function otherPlaces(quote: QuoteVerdict, others: readonly Match[]): string {
  if (others.length === 0) return ''
  const items = others.map((match) => {
    const words = flat(match.spans.map(({ text }) => text).join(' … '))
    const who = match.speaker === null ? '' : ` · ${match.speaker}`
    return `<li>${escapeHtml(`${placeInWords(match)}${who}`)}<br><q>${escapeHtml(words)}</q></li>`
  })
  const more = quote.more > 0 ? `<li>and ${counted(quote.more, 'place')} more</li>` : ''
  return `<details><summary>${counted(others.length + quote.more, 'other place')}</summary><ul>${items.join('')}${more}</ul></details>`
}

function footer(verification: Verification): string {
  const { sources, passedOver } = verification
  const rows = sources.map(
    ({ source, format, words, turns, speakers, unread, problems }) =>
      `<tr class="${unread === null ? '' : 'mend'}"><td>${escapeHtml(source)}</td><td>${unread === null ? escapeHtml(`${format}, ${counted(words, 'word')}, ${speakers ? counted(turns, 'turn') : 'no speakers named'}`) : `not searched: ${escapeHtml(unread)}`}${problems.map((problem) => `<br>${escapeHtml(problem)}`).join('')}</td></tr>`,
  )
  const passed = passedOver.map(({ text }) => `“${flat(text)}”`).join(', ')
  return `<footer>
<h2>What was searched</h2>
${rows.length === 0 ? '' : `<table><tbody>${rows.join('')}</tbody></table>\n`}<p>“Not found” means: ${escapeHtml(absenceInWords(verification))}. “Word for word” means: the words of these sources; whether a transcript or a story is right, only the recording tells.</p>
${passed === '' ? '' : `<p>In quotation marks, but not taken for speech: ${escapeHtml(passed)}.</p>`}
</footer>`
}
