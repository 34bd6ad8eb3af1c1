import type { GoldEntity, GoldEvent, GoldStatement, GoldStory } from '../corpora/gold.ts'
import { type CharSpan, charSpan } from '../document/span.ts'

/** The place of some words in a text; the `nth` place where they stand more than once, from 0. */
export function place(text: string, words: string, nth = 0): CharSpan {
  let at = -1
  for (let i = 0; i <= nth; i++) at = text.indexOf(words, at + 1)
  if (at < 0) throw new Error(`"${words}" does not stand in the text`)
  return charSpan(at, at + words.length)
}

const TEXT = `Mayor Ada Quill said the bridge was closed on Friday. "We were late," she told the Harbour Post.

Her brother Tom Quill, 61, said the police said the driver had slept. The driver, Ned Sorrel, was charged with fraud.

Reportedly a second inquiry is planned.
`

const entity = (
  id: string,
  name: string,
  forms: readonly string[],
  rest: Partial<GoldEntity> = {},
): GoldEntity => ({
  id,
  name,
  type: 'person',
  mentions: forms,
  roles: [],
  age: null,
  named: true,
  minor: false,
  dead: false,
  spans: forms.map((form) => place(TEXT, form)),
  ...rest,
})

const statement = (id: number, content: string, rest: Partial<GoldStatement>): GoldStatement => ({
  id,
  mode: 'indirect',
  act: 'say',
  content: [place(TEXT, content)],
  cue: null,
  source: null,
  who: null,
  to: null,
  via: null,
  venue: null,
  when: null,
  within: null,
  ...rest,
})

const event = (evidence: string, rest: Pick<GoldEvent, 'type' | 'who'> & Partial<GoldEvent>): GoldEvent => ({
  what: null,
  charge: null,
  when: null,
  status: null,
  evidence: place(TEXT, evidence),
  statement: null,
  ...rest,
})

/** A tiny story, made up, in which every measure has something to count. */
export const MADE_UP: GoldStory = {
  id: 'made-up',
  split: 'golden',
  published: '2024-05-04',
  text: TEXT,
  entities: [
    entity('ada', 'Ada Quill', ['Mayor Ada Quill', 'Ada Quill']),
    entity('tom', 'Tom Quill', ['Her brother Tom Quill', 'Tom Quill'], { age: 61 }),
    entity('ned', 'Ned Sorrel', ['The driver, Ned Sorrel', 'Ned Sorrel']),
    entity('post', 'Harbour Post', ['the Harbour Post'], { type: 'organization' }),
    entity('police', 'the police', ['the police'], { type: 'group', named: false }),
  ],
  statements: [
    statement(1, 'the bridge was closed', {
      cue: place(TEXT, 'said'),
      source: place(TEXT, 'Mayor Ada Quill'),
      who: 'ada',
    }),
    statement(2, 'We were late', {
      mode: 'direct',
      cue: place(TEXT, 'told'),
      source: place(TEXT, 'she'),
      who: 'ada',
      to: 'post',
      via: 'post',
      venue: 'the Harbour Post',
    }),
    statement(3, 'the police said the driver had slept', {
      cue: place(TEXT, 'said', 1),
      source: place(TEXT, 'Her brother Tom Quill'),
      who: 'tom',
    }),
    statement(4, 'the driver had slept', {
      cue: place(TEXT, 'said', 2),
      source: place(TEXT, 'the police'),
      who: 'police',
      within: 3,
    }),
    statement(5, 'a second inquiry is planned', { cue: place(TEXT, 'Reportedly'), act: 'think' }),
  ],
  relations: [
    { type: 'sibling', from: 'tom', to: 'ada', evidence: 'Her brother Tom Quill' },
    { type: 'employer', from: 'post', to: 'ned', evidence: 'The driver' },
  ],
  events: [
    event('was charged with fraud', { type: 'charge', who: 'ned', charge: 'fraud', status: 'pending' }),
  ],
  times: [{ span: place(TEXT, 'Friday'), value: '2024-05-03' }],
}
