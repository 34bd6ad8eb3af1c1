import { apStylebook } from '../guidelines.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** Those who may allege: where the story names any, readers know whose word it is. */
const ACCUSERS =
  /\b(?:according to|polic\w+|prosecut\w+|authorit\w+|officials?|officers?|sheriffs?|detectives?|investigat\w+|indictments?|complaints?|lawsuits?|su(?:ed|es|ing|it|its)|court|judge|jury|trial|charg\w+|accus\w+|arrest\w*|plaintiffs?|FBI|attorney|lawyer|inquiry|commission|watchdog|regulator|whistleblower|the paper|newspaper|report(?:s|ed)?|claim\w*|affidavit|warrant|victims?)\b/i

const HEDGES = new Set(['alleged', 'allegedly'])

/** The first hedge of each paragraph that stands in the story's own words. */
function* hedges({ body, document: { tokens }, quotedToken }: Story): Iterable<number> {
  for (const section of body)
    for (let i = section.tokens.start; i < section.tokens.end; i++)
      if (HEDGES.has(tokens.lower(i)) && !quotedToken(i)) {
        yield i
        break
      }
}

export const rule: Rule = {
  id: 'alleged-without-source',
  topic: 'crime',
  severity: 'warning',
  risk: 'medium',
  summary: '“Alleged” or “allegedly”, and nobody in the story who alleges it.',
  why: 'An allegation is somebody’s; without a name it is the story’s own.',
  guideline: apStylebook('allege'),
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'quotations', 'statements'],
  examples: {
    good: [
      { text: 'Bo Larsen allegedly took 40 crowns, police said.' },
      { text: 'The alleged theft is the subject of a lawsuit by the museum.' },
      { text: '“He allegedly took it,” Eva Lund said.' },
    ],
    bad: [
      { text: 'Bo Larsen allegedly took 40 crowns from the museum. The town is quiet.', at: 'allegedly' },
      { text: 'The alleged theft has shaken the town. The museum is closed.', at: 'alleged' },
      { text: 'Eva Lund allegedly paid for votes. She has run the town since 2010.', at: 'allegedly' },
    ],
  },
  *check(story): Iterable<Finding> {
    const { tokens } = story.document
    for (const token of hedges(story)) {
      const span = tokens.chars({ start: token, end: token + 1 })
      const rest = story.body.map((section) => story.words(section.span)).join('\n')
      if (ACCUSERS.test(rest)) return
      yield {
        message: `Guideline reminder: “${story.words(span)}”, and the story does not say who alleges it.`,
        place: { span },
        suggestion: 'Name who says so: the police, a complaint, a witness.',
      }
    }
  },
}
