/** The look of the page: readable on screens of any width, in the dark, and on paper. Colour never stands alone. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--ink:#1d1b18;--soft:#6b665e;--paper:#fbfaf7;--card:#fff;--line:#e2ded5;--mend:#b3261e;--mend-bg:#fdecea;--look:#8a5a00;--look-bg:#fff4d6;--right:#1b6e3c;--right-bg:#e8f5ec}
@media(prefers-color-scheme:dark){:root{--ink:#ece8e1;--soft:#a39d92;--paper:#171614;--card:#201e1b;--line:#38342e;--mend:#ff8a80;--mend-bg:#3d1d1a;--look:#f0c15a;--look-bg:#3a2f12;--right:#7fd39a;--right-bg:#16301f}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 Georgia,"Times New Roman",serif}
header,main,footer{max-width:76rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2.5rem}
h1{font-size:2rem;line-height:1.2;margin:.2rem 0 .6rem}
h2{font:600 .8rem/1.4 system-ui,sans-serif;letter-spacing:.08em;text-transform:uppercase;color:var(--soft);margin:2rem 0 .8rem}
.kicker,.rest,small,dt,.where,summary,footer,sup,.type{font-family:system-ui,sans-serif}
.kicker,.rest{color:var(--soft);font-size:.85rem;margin:0}
.outcome{font-size:1.25rem;font-weight:700;margin:0 0 .3rem}
.outcome.mend{color:var(--mend)}.outcome.right{color:var(--right)}.outcome.look{color:var(--look)}
main{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.15fr);gap:3rem}
@media(min-width:60.01rem){.draft{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding-bottom:2rem}}
.draft p{white-space:pre-line;margin:0 0 1em;overflow-wrap:anywhere}
a.quote{color:inherit;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px;padding:.05em .1em;border-radius:3px}
a.quote.mend{background:var(--mend-bg);text-decoration-color:var(--mend)}
a.quote.look{background:var(--look-bg);text-decoration-color:var(--look);text-decoration-style:dashed}
a.quote.right{background:var(--right-bg);text-decoration-color:var(--right);text-decoration-thickness:1px}
sup{font-size:.65rem;margin-left:.15em;white-space:nowrap;line-height:0}
sup.mend{color:var(--mend)}sup.look{color:var(--look)}sup.right{color:var(--right)}
article{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--right);border-radius:6px;padding:.9rem 1.1rem;margin:0 0 1rem;scroll-margin-top:1rem}
article.mend{border-left-color:var(--mend)}article.look{border-left-color:var(--look)}
article:target{box-shadow:0 0 0 3px var(--line)}
h3{font-size:1.05rem;margin:0 0 .6rem}
.mend h3{color:var(--mend)}.look h3{color:var(--look)}article.right h3{color:var(--right)}
.type{font-size:.75rem;font-weight:600;border:1px solid;border-radius:99px;padding:.1em .6em;margin-left:.3em;vertical-align:.1em}
h3 small{display:block;font-weight:400;font-size:.8rem;color:var(--soft)}
dl{display:grid;grid-template-columns:4.2rem minmax(0,1fr);gap:.35rem .6rem;margin:0;overflow-wrap:anywhere}
dt{color:var(--soft);font-size:.78rem;padding-top:.25em}
dd{margin:0}
.context{color:var(--soft)}
.where{font-size:.85rem}
.changed{color:var(--mend);font-weight:700;background:var(--mend-bg);border-radius:3px;padding:0 .15em;text-decoration:underline wavy 1px;text-underline-offset:4px}
.left-out{color:var(--look);font-style:italic}
.negates{color:var(--mend);font-style:italic;font-weight:700}
.aside{color:var(--look)}
.reason{margin:.6rem 0 0}
details{margin-top:.5rem;font-size:.9rem}
summary{cursor:pointer;color:var(--soft);font-size:.82rem}
details ul{margin:.4rem 0 0;padding-left:1.2rem}
footer{font-size:.85rem;color:var(--soft);padding-bottom:3rem}
table{border-collapse:collapse;width:100%}
td{border-top:1px solid var(--line);padding:.4rem .8rem .4rem 0;vertical-align:top;overflow-wrap:anywhere}
tr.mend td{color:var(--mend)}
@media(max-width:60rem){main{display:block}}
@media print{.draft{position:static;max-height:none}body{background:#fff;font-size:11pt}main{display:block}article{break-inside:avoid}details{display:none}}
`
