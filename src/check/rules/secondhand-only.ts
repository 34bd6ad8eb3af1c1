import { charSpan } from '../../document/span.ts'
import type { RecordEntity, RecordStatement } from '../../record/record.ts'
import { AP_VALUES } from '../guidelines.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** Fewer statements make a brief. */
const FEWEST = 3

/** Agencies carry what they gather to everybody: a story that names one may be its own. */
const AGENCY =
  /^(?:the )?(?:associated press|ap|reuters|afp|agence france-presse|pa(?: media)?|press association|upi|bloomberg(?: news)?|dpa|tass|xinhua|interfax|efe|kyodo(?: news)?)$/i

/** Hearers and occasions of words that the outlet itself may have heard. */
const FIRSTHAND =
  /\b(?:reporters?|journalists?|us|me|interview\w*|press conference|news conference|briefing|statement|emails?|e-mail|letter|tweet\w*|twitter|facebook|instagram|post\w*|court|hearing|trial|jury|inquest|council|parliament|congress|senate|committee|speech|rally|broadcast|crowd|audience|news release|press release|website|blog|filing|lawsuit|documents?|report|affidavit|phone|radio)\b/i

/** The outlet that carries the words, and where the story says so. */
interface Carrier {
  readonly outlet: RecordEntity
  readonly statement: RecordStatement
  readonly evidence: readonly [number, number]
}

const ownOutlet = ({ article: { outlet, credits } }: Story): readonly string[] => [
  ...(outlet === null ? [] : [outlet.toLowerCase()]),
  ...credits.filter(({ kind }) => kind === 'text').map(({ text }) => text.toLowerCase()),
]

const isOwn = (own: readonly string[], name: string): boolean =>
  own.some((one) => one.includes(name.toLowerCase()) || name.toLowerCase().includes(one))

/** Who carried the statement: another outlet, by name. */
function carrierOf(story: Story, statement: RecordStatement, own: readonly string[]): Carrier | null {
  for (const { entity, evidence } of statement.via) {
    const outlet = story.entity(entity)
    if (outlet?.type !== 'organization' && outlet?.type !== 'work') continue
    if (!outlet.named || isOwn(own, outlet.name)) continue
    const carrier: Carrier = { outlet, statement, evidence: [evidence[0]!, evidence[1]!] }
    if (!AGENCY.test(outlet.name) || SEEN.test(around(story, carrier))) return carrier
  }
  return null
}

const isFirsthand = ({ venue, addressee, cue, act }: RecordStatement): boolean =>
  FIRSTHAND.test(`${venue?.text ?? ''} ${addressee?.text ?? ''}`) ||
  act === 'write' ||
  /^(?:tweet|post|write|announce)/i.test(cue?.text ?? '')

export const rule: Rule = {
  id: 'secondhand-only',
  topic: 'sources',
  severity: 'warning',
  risk: 'low',
  summary: 'Everything that is said came through one other outlet.',
  why: 'What another outlet heard, saw or reviewed is its word; readers should see that, and the desk should know that nothing was heard first-hand.',
  guideline: AP_VALUES,
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['statements', 'entities', 'credits'],
  examples: {
    good: [
      {
        text: 'In the film, reviewed by the Tideway Courier newspaper, Ida Holm says: “We stay.” At a press conference she said: “We stay for good.” “It is our town,” she told reporters. “It always was,” she said.',
      },
      { text: '“We stay,” Ida Holm said. “It is our town,” she added. “We will not go.”' },
      {
        text: '“We stay,” Ida Holm told the Tideway Courier newspaper. Bo Larsen told reporters that she would go. He said: “She will.”',
      },
    ],
    bad: [
      {
        text: 'In the first episode, reviewed by the Tideway Courier newspaper, Ida Holm says, “We stay in the old harbour.” She tells her son, “It is our town.” Holm also says, “We will not go.”',
      },
      {
        text: '“We stay,” Ida Holm told the Tideway Courier newspaper. “It is our town,” Holm told the Tideway Courier. “We will not go,” she told the Tideway Courier.',
      },
      {
        text: 'In a letter seen by the Guardian, Ida Holm wrote, “We stay in the old harbour.” She adds, “It is our town.” Holm says, “We will not go.”',
      },
    ],
  },
  *check(story): Iterable<Finding> {
    const outer = story.record.statements.filter(({ within }) => within === null)
    if (outer.length < FEWEST) return
    const own = ownOutlet(story)
    const carriers = outer.flatMap((statement) => carrierOf(story, statement, own) ?? [])
    const [first] = carriers
    if (!first || carriers.some(({ outlet }) => outlet.id !== first.outlet.id)) return
    const others = outer.filter((one) => !carriers.some(({ statement }) => statement === one))
    // Those that follow are of the same material where the first words are, and none has a hearer of its own.
    const leads = first.statement === outer[0] && SEEN.test(around(story, first))
    if (others.length > 0 && (!leads || others.some((one) => isFirsthand(one)))) return
    yield {
      message: `All that is said came through ${first.outlet.name}: no statement has an occasion or a hearer of its own.`,
      place: { span: charSpan(...first.evidence), message: 'the only way the words came' },
      suggestion: `Credit ${first.outlet.name} for all of it, or get the words first-hand.`,
    }
  },
}

/** Material that the other outlet had in hand: what is told after it may be from there. */
const SEEN =
  /\b(?:reviewed|seen|viewed|obtained|published|aired|released|heard|quoted|watched) (?:exclusively )?by\b|\bcit(?:es|ed|ing)\b/i

const around = ({ article: { text } }: Story, { evidence: [start, end] }: Carrier): string =>
  text.slice(Math.max(0, start - 30), end)
