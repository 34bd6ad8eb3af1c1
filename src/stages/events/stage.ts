import { stage } from '../../pipeline/stage.ts'
import { withSpeakers } from '../clauses/first-person.ts'
import { Reported } from '../clauses/reported.ts'
import { clauseText } from '../clauses/text.ts'
import { assemble } from './assemble.ts'
import { findEvents } from './find.ts'

/** Legal and life events with who took part, when, and how each charge stands. */
export const events = stage({
  name: 'events',
  reads: [
    'tokens',
    'sentences',
    'tags',
    'syntax',
    'timexes',
    'mentions',
    'entities',
    'statements',
    'attributions',
  ],
  writes: ['events'],
  run: (document) => {
    const text = clauseText({ ...document, entities: withSpeakers(document, false) })
    const reported = new Reported(document.tokens, document.statements)
    return { events: assemble(text, findEvents(text, document.sentences), document.timexes, reported) }
  },
})
