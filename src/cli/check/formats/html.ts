import type { ReportedFinding, ReportedPlace } from '../../../check/report.ts'
import { escapeHtml } from '../../../verify/report/html.ts'
import { type Checked, counted, severities, type Totals, type Writer } from './format.ts'

/** The look of the page: readable on screens of any width, in the dark, and on paper. Colour never stands alone. */
const STYLE = `
:root{color-scheme:light dark;--ink:#1d1b18;--soft:#6b665e;--paper:#fbfaf7;--card:#fff;--line:#e2ded5;--error:#b3261e;--warning:#8a5a00;--note:#2b5fa8}
@media(prefers-color-scheme:dark){:root{--ink:#ece8e1;--soft:#a39d92;--paper:#171614;--card:#201e1b;--line:#38342e;--error:#ff8a80;--warning:#f0c15a;--note:#8db8f2}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:56rem;padding:2rem 1.5rem;background:var(--paper);color:var(--ink);font:17px/1.55 Georgia,"Times New Roman",serif}
h1{font-size:1.6rem;margin:0 0 1rem}
h2{font-size:1.15rem;margin:2.2rem 0 .8rem;overflow-wrap:anywhere}
article{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--note);border-radius:6px;padding:.8rem 1.1rem;margin:0 0 1rem}
article.error{border-left-color:var(--error)}article.warning{border-left-color:var(--warning)}
.error .kind{color:var(--error)}.warning .kind{color:var(--warning)}.note .kind{color:var(--note)}
.head,.why,footer,.kicker,.places{font-family:system-ui,sans-serif;font-size:.85rem;color:var(--soft)}
.kind{font-weight:700}
p{margin:.3rem 0}
q{quotes:"“" "”";font-style:italic}
.do::before{content:"→ "}
ul{margin:.3rem 0;padding-left:1.2rem}
@media print{body{background:#fff;font-size:11pt}article{break-inside:avoid}}
`

/** One page that needs nothing else. No script runs in it, nothing is loaded, every word of a story is escaped. */
export const html = (): Writer => ({
  begin: () => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What Hearsay found</title>
<style>${STYLE}</style>
</head>
<body>
<p class="kicker">Hearsay · check</p>
<h1>What was found</h1>
`,
  story: storySection,
  end: (totals) => `<footer><p>${escapeHtml(closing(totals))}</p></footer>\n</body>\n</html>\n`,
})

const storySection = ({ name, shown, report }: Checked): string =>
  `<section>
<h2>${escapeHtml(name)}</h2>
${shown.length === 0 ? '<p>Nothing found.</p>' : shown.map(card).join('\n')}
${report.suppressed.length === 0 ? '' : suppressedList(report.suppressed)}</section>
`

const where = ({ line, column }: ReportedPlace): string => `${line}:${column}`

const card = ({
  severity,
  rule,
  place,
  message,
  why,
  suggestion,
  related,
  guideline,
}: ReportedFinding): string =>
  `<article class="${severity}">
<p class="head"><span class="kind">${severity}</span> · ${where(place)} · ${escapeHtml(rule)}</p>
<p>${escapeHtml(message)}</p>
<p><q>${escapeHtml(place.text)}</q></p>
${related.length === 0 ? '' : `<ul class="places">${related.map((other) => `<li>${where(other)} ${other.message === null ? '' : `${escapeHtml(other.message)}: `}<q>${escapeHtml(other.text)}</q></li>`).join('')}</ul>\n`}${suggestion === null ? '' : `<p class="do">${escapeHtml(suggestion)}</p>\n`}<p class="why">${escapeHtml(why)}${guideline === null ? '' : ` <a href="${escapeHtml(guideline.url)}">${escapeHtml(guideline.name)}</a>`}</p>
</article>`

const suppressedList = (findings: readonly ReportedFinding[]): string =>
  `<details><summary>${counted(findings.length, 'finding')} let stand</summary><ul class="places">${findings
    .map(
      ({ place, rule, suppressed }) =>
        `<li>${where(place)} ${escapeHtml(rule)}: ${escapeHtml(suppressed?.reason ?? '')}</li>`,
    )
    .join('')}</ul></details>\n`

function closing(totals: Totals): string {
  const found = severities(totals)
  const stories = totals.stories === 1 ? '1 story' : `${totals.stories} stories`
  return `${found === '' ? 'Nothing found' : found} in ${stories}; ${totals.suppressed} suppressed.`
}
