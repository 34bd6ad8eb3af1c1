import { SPJ } from '../guidelines.ts'
import { statementSpan, sureStatements } from '../reading/sourced.ts'
import type { Finding, Rule } from '../rule.ts'

/** Fewer statements make a brief, not a story. */
const FEWEST = 4

export const rule: Rule = {
  id: 'single-source',
  topic: 'sources',
  severity: 'note',
  risk: 'low',
  summary: 'Four statements or more, and all of them from one mouth.',
  why: 'A story with one source is that source’s story.',
  guideline: SPJ,
  profiles: ['desk-us', 'desk-uk', 'strict'],
  needs: ['statements', 'entities'],
  examples: {
    good: [
      {
        text: 'Ida Holm said the wall was old. She said it was weak. Bo Larsen said it would hold. Holm said it would not. She said it had to go.',
      },
      { text: 'Ida Holm said the wall was old. She said it was weak.' },
      {
        text: 'Ida Holm said the wall was old. Holm said it was weak. Holm said it had to go. The report said it was safe. Holm said it was not.',
      },
    ],
    bad: [
      {
        text: 'Ida Holm said the wall was old. Holm said it was weak. “It has to go,” Holm said. She said it would cost nine million crowns.',
      },
      {
        text: '“The wall is old,” Ida Holm said. “It is weak,” she said. “It must go,” Holm said. “It will cost us a lot of money,” Holm added.',
      },
      {
        text: 'The council met. “The wall is old,” said Ida Holm, the mayor. Holm said it was weak. Holm said that it would be torn down. Holm said the work would begin in May.',
      },
    ],
  },
  *check(story, settings): Iterable<Finding> {
    // One whose speaker is not sure may be a second source.
    const all = story.record.statements.filter(({ within }) => within === null)
    const sure = sureStatements(story, settings)
    const speakers = new Set(all.map(({ speaker }) => speaker))
    const [speaker] = speakers
    if (speakers.size !== 1 || !speaker || sure.length < FEWEST) return
    const name = story.entity(speaker)?.name ?? 'one source'
    yield {
      message: `All ${all.length} statements of the story are from ${name}.`,
      place: { span: statementSpan(sure[0]!) },
      suggestion: 'Ask somebody else, or say that nobody else would speak.',
    }
  },
}
