import { charSpan } from '../../document/span.ts'
import { AP_VALUES } from '../guidelines.ts'
import { nearby, sureStatements } from '../reading/sourced.ts'
import type { Finding, Rule } from '../rule.ts'

/** Phrases that say somebody knows, and not who. */
const ANONYMOUS =
  /^(?:(?:a|an|one|two|three|several|some|the|another|multiple|former|current|western|senior|top|government|administration|company|police|industry|party|white house|council|bank|club|union|former|current|anonymous|unnamed|unidentified|well-placed|reliable)\s+)*(?:sources?|insiders?|(?:(?:senior|top|government|administration|company|party|white house|state department|anonymous|unnamed|unidentified|former|current|law enforcement|intelligence|military|defen[cs]e|bank|council|ministry|government|security|union|club)\s+)*(?<!the )(?:officials?|aides?|executives?|advis[eo]rs?|employees?|diplomats?|staffers?|lawmakers?|manager|managers|workers?|colleagues?|associates?|operatives?|strategists?|donors?))(?:$|\s+(?:with|close|familiar|briefed|who|in|at|involved|near|inside|from|for|of|to|that)\b)|^(?:a|the|one|two|three|several|four|some|multiple)?\s*(?:person|people|persons|someone|individuals?) (?:familiar|close|briefed|with (?:direct )?knowledge|involved)\b/i
/** A single unnamed official is anonymous; “the official” was introduced before. */
const BARE =
  /^(?:a|an|one|another|two|three|several|anonymous|unnamed|unidentified|senior|top|sources?|insiders?|people|multiple|some)\b/i

/** Why a name is kept back. */
const REASON =
  /\b(?:anonym\w*|not (?:to be|be) (?:named|identified)|n[o'’]t authori[sz]ed|unauthori[sz]ed|authori[sz]ed to (?:speak|talk|discuss)|without (?:authori[sz]ation|permission)|declined to be (?:named|identified)|wish\w* to remain|fear\w*|reprisal\w*|retaliation|retribution|for (?:his|her|their) safety|real name|pseudonym|(?:asked|requested|spoke|speaking) (?:that|for|on (?:the )?(?:condition|background))|confidential\w*|to speak (?:freely|candidly|publicly)|whistle-?blower)\b/i

export const rule: Rule = {
  id: 'anonymous-source',
  topic: 'sources',
  severity: 'warning',
  risk: 'medium',
  summary: 'Somebody without a name says something, and the story does not say why the name is kept back.',
  why: 'Readers weigh a word by whose it is; codes ask to say why somebody is not named.',
  guideline: AP_VALUES,
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['statements', 'sentences', 'quotations'],
  examples: {
    good: [
      {
        text: 'The harbour will close in May, said an official who spoke on condition of anonymity because the plan is not public.',
      },
      { text: 'The harbour will close in May, Ida Holm, an official of the port, said.' },
      {
        text: 'Two officials met Holm on Friday. The official said that the harbour would close in May. He asked not to be named for fear of reprisals.',
      },
    ],
    bad: [
      { text: 'A source close to the council said that the harbour would close in May.' },
      { text: 'A senior government official said that the harbour would close in May.' },
      { text: 'The harbour will close in May, according to two people familiar with the plan.' },
      { text: '“The harbour will close,” an insider said.' },
    ],
  },
  *check(story, settings): Iterable<Finding> {
    for (const { source, speaker } of sureStatements(story, settings)) {
      if (source === null) continue
      const words = source.text.replace(/\s+/g, ' ')
      if (!ANONYMOUS.test(words) || !BARE.test(words) || story.entity(speaker)?.named) continue
      const span = charSpan(source.start, source.end)
      if (story.quoted(span) || REASON.test(nearby(story, source.start, 2))) continue
      yield {
        message: `“${words}” is not named, and the story does not say why.`,
        place: { span },
        suggestion: 'Say why the name is kept back and how the source knows, or find one who can be named.',
      }
    }
  },
}
