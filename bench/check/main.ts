import { parseArgs } from 'node:util'
import { PROFILES, RISKS } from '../../src/check/rule.ts'
import { type Checked, checkAll, isIn, publishedStories, rates } from './alarms.ts'
import { CARRIERS } from './carriers.ts'
import { readVariants, type Variant } from './faults.ts'
import { judgementOf, readJudged, type Sampled, sample } from './judged.ts'
import { byRisk, type Recall, recallOf } from './recall.ts'
import { measureSpeed } from './speed.ts'

export const CHECK_USAGE = `Usage: npm run bench -- check [options]

  --corpora DIR      the corpora folder (else HEARSAY_CORPORA, else ../shared/corpora; without one, seeded faults only)
  --split NAME       dev (the default) or train: the published stories that false alarms are counted on
  --rule ID          one rule alone: its faults, those of the odd half that are missed, and its findings
  --misses           what of the odd half, which rules are written by, is missed or wrongly found
  --findings         every finding on the published stories, with the words around it
  --sample N         so many findings spread over the stories, as lines for judged.tsv
  --stories N        stories of 800 words that are timed (default 100)
`

const options = {
  corpora: { type: 'string' },
  split: { type: 'string', default: 'dev' },
  rule: { type: 'string' },
  misses: { type: 'boolean', default: false },
  findings: { type: 'boolean', default: false },
  sample: { type: 'string' },
  stories: { type: 'string', default: '100' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** An option of the benchmark has a value that means nothing. */
class CheckUsageError extends Error {
  override readonly name = 'CheckUsageError'
  readonly code = 'usage'
}

function numberOf(name: string, value: string): number {
  if (/^[1-9]\d*$/.test(value)) return Number(value)
  throw new CheckUsageError(`--${name} ${value}: give a number from 1`)
}

/** The benchmark of checks: faults planted in clean stories, and what is said of published ones. */
export async function benchCheck(args: readonly string[]): Promise<string> {
  const { values } = parseArgs({ args: [...args], options })
  if (values.help) return CHECK_USAGE
  const { split, rule } = values
  if (split !== 'dev' && split !== 'train') throw new CheckUsageError(`--split ${split}: give dev or train`)
  const timed = numberOf('stories', values.stories)
  const size = values.sample === undefined ? 0 : numberOf('sample', values.sample)
  const variants = readVariants().filter((one) => rule === undefined || one.rule === rule)
  const only = (recalls: readonly Recall[]) =>
    recalls.filter((one) => rule === undefined || one.rule === rule)
  const stories = publishedStories(values.corpora, split)
  const checked = stories?.map(checkAll) ?? null
  const wanted = (finding: Sampled['finding']) => rule === undefined || finding.rule === rule
  if (size > 0) return checked ? sampleLines(sample(checked, size, wanted)) : NO_CORPORA
  if (values.findings)
    return checked ? sample(checked, Number.POSITIVE_INFINITY, wanted).map(shown).join('') : NO_CORPORA
  const odd = only(recallOf(variants, false))
  if (values.misses) return misses(odd)
  const even = only(recallOf(variants, true))
  const texts =
    stories?.map(({ text }) => text) ??
    Object.values(CARRIERS)
      .flat()
      .map((story) => story.join('\n\n'))
  return [
    recallTable(odd, even, checked),
    '',
    checked ? alarmTable(checked, split) : NO_CORPORA,
    rule === undefined ? speedLines(texts, timed) : '',
  ].join('\n')
}

const NO_CORPORA = 'No corpora folder: false alarms on published stories are not counted.\n'

const cell = (found: number, of: number): string => (of === 0 ? '–' : `${found}/${of}`).padStart(8)
const percent = (found: number, of: number): string => (of === 0 ? '–' : ((100 * found) / of).toFixed(1))

function recallTable(
  odd: readonly Recall[],
  even: readonly Recall[],
  checked: readonly Checked[] | null,
): string {
  const perRule = checked ? rates(checked).byRule : null
  const rows = odd.map(({ rule, risk, found, of, false: alarms }, i) => {
    const unseen = even[i]!
    const rate = perRule ? perRule.get(rule)!.toFixed(3).padStart(12) : ''
    return `${rule.padEnd(30)}${risk.padEnd(8)}${cell(found, of)}${cell(unseen.found, unseen.of)}${String(alarms + unseen.false).padStart(8)}${rate}`
  })
  const sums = RISKS.filter((risk) => byRisk(odd).has(risk)).map((risk) => {
    const [a, b] = byRisk(odd).get(risk)!
    const [c, d] = byRisk(even).get(risk)!
    return `${`all of ${risk} risk`.padEnd(38)}${cell(a, b)}${cell(c, d)}   recall ${percent(a, b)} % odd, ${percent(c, d)} % unseen`
  })
  const head = `${'rule'.padEnd(30)}${'risk'.padEnd(8)}${'odd'.padStart(8)}${'unseen'.padStart(8)}${'clean'.padStart(8)}${perRule ? '  per 1,000 w' : ''}`
  return [
    'Faults found in seeded stories (clean: clean twins in which the rule spoke)',
    head,
    ...rows,
    ...sums,
  ].join('\n')
}

function alarmTable(checked: readonly Checked[], split: string): string {
  const { words, byProfile } = rates(checked)
  const judged = readJudged()
  const rows = PROFILES.map((profile) => {
    const all = sample(checked, Number.POSITIVE_INFINITY, (finding) => isIn(finding, profile))
    const known = all.map((one) => judgementOf(judged, one)).filter((one) => one !== null)
    const right = known.filter(({ judgement }) => judgement === 'right').length
    return `${profile.padEnd(14)}${byProfile.get(profile)!.toFixed(2).padStart(10)}${cell(right, known.length).padStart(14)}${`${percent(right, known.length)} %`.padStart(10)}`
  })
  return [
    `Findings on published stories: ${checked.length} of ${split}, ${words.toLocaleString('en')} words`,
    `${'profile'.padEnd(14)}${'per 1,000 w'.padStart(10)}${'judged right'.padStart(14)}`,
    ...rows,
    '',
  ].join('\n')
}

function speedLines(texts: readonly string[], timed: number): string {
  const { stories, story, cpu, rules, total } = measureSpeed(texts, timed)
  return `Speed: ${story.toFixed(1)} ms a story of 800 words, ${rules.toFixed(1)} of them the rules (${cpu.toFixed(1)} ms of the processor); ${stories} stories in ${total.toFixed(1)} s on one core (1,000 in ${((1000 * total) / stories).toFixed(1)} s)\n`
}

const planted = ({ text, spans }: Variant['clean']): string =>
  spans.map(({ start, end }) => text.slice(start, end).replaceAll('\n\n', ' ¶ ')).join(' ^ ')

const misses = (recalls: readonly Recall[]): string =>
  recalls
    .flatMap(({ rule, missed, alarmed }) => [
      ...missed.map((one) => `${rule} ${one.number} missed: ${planted(one.faulty)}\n`),
      ...alarmed.map((one) => `${rule} ${one.number} wrongly found: ${planted(one.clean)}\n`),
    ])
    .join('')

const AROUND = 100

function shown({ story, finding }: Sampled): string {
  const { start, end } = finding.place
  const words = story.text.slice(Math.max(0, start - AROUND), end + AROUND).replace(/\s+/g, ' ')
  const others = finding.related.map(({ text }) => ` | ${text}`).join('')
  return `${finding.rule} ${story.id} ${start}-${end} ${finding.hash}\n  ${finding.message}${others}\n  …${words}…\n`
}

const sampleLines = (sampled: readonly Sampled[]): string =>
  sampled
    .map(
      ({ story, finding: { rule, hash, place } }) =>
        `${[rule, story.corpus, story.id, hash, place.start, place.end].join('\t')}\t\t\n`,
    )
    .join('')
