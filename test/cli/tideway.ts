import type {
  HearsayRecord,
  RecordEntity,
  RecordEvent,
  RecordRelation,
  RecordStatement,
} from '../../src/record/record.ts'

/** A made-up story with one of everything a page can show. */
const TEXT = `Photo: Nordlicht Pictures

TIDEWAY, March 3 – The harbour bridge will stay shut until May 2026, engineer Ilse Brandt told the Tideway Courier at a press conference on Monday. “The bearings are gone,” she said. “Nobody should stand under it.

“My grandmother used to say, ‘Trust the ferry.’ I do.”

Mayor Oke Lindqvist, 61, said the council had “not been warned” and would sue Karst Ltd.

“Ask them who signed.”

One of the twins said it was “a circus.” The bridge is believed to have cost 4 million crowns.

Karst director Aron Falk was charged with fraud in November 2025. He pleaded not guilty in January 2026. Lindqvist said Falk was arrested twice. The foreman, Per Ahl, died in the collapse.

Lindqvist and his wife Maren share Tove, 9, and Nils, 30. Nils is dad to Runa, 2. Falk’s brothers are Jon and Kaj.`

const at = (words: string, from = 0): { start: number; end: number; text: string } => {
  const start = TEXT.indexOf(words, from)
  if (start < 0) throw new Error(`"${words}" is not in the story`)
  return { start, end: start + words.length, text: words }
}

const span = (words: string, from = 0): [number, number] => {
  const { start, end } = at(words, from)
  return [start, end]
}

const entity = (number: number, name: string, rest: Partial<RecordEntity> = {}): RecordEntity => ({
  id: `e${number}`,
  type: 'person',
  name,
  aliases: [],
  named: true,
  members: [],
  roles: [],
  age: null,
  minor: false,
  dead: null,
  mentions: [],
  ...rest,
})

const said = (
  number: number,
  content: readonly string[],
  rest: Partial<RecordStatement>,
): RecordStatement => ({
  id: `s${number}`,
  mode: 'direct',
  act: 'say',
  content: content.map((words) => at(words)),
  cue: null,
  source: null,
  speaker: null,
  unresolved: null,
  addressee: null,
  venue: null,
  via: [],
  time: null,
  within: null,
  probability: 0.97,
  by: 'quote-cue-source',
  speakerBy: 'full-name',
  ...rest,
})

const tie = (
  type: RecordRelation['type'],
  from: number,
  to: number,
  words: string,
  statement: string | null = null,
): RecordRelation => ({ type, from: `e${from}`, to: `e${to}`, evidence: span(words), statement, by: 'kin' })

const event = (number: number, words: string, rest: Partial<RecordEvent>): RecordEvent => ({
  id: `v${number}`,
  type: 'charge',
  participants: [],
  charge: null,
  status: 'unknown',
  time: null,
  evidence: span(words),
  statement: null,
  by: 'law',
  ...rest,
})

const ENTITIES: readonly RecordEntity[] = [
  entity(1, 'Ilse Brandt', {
    aliases: ['Ilse Brandt', 'engineer Ilse Brandt'],
    roles: [{ text: 'engineer', evidence: span('engineer') }],
    mentions: [{ ...at('engineer Ilse Brandt'), form: 'name' as const }].map(({ start, end, form }) => ({
      start,
      end,
      form,
    })),
  }),
  entity(2, 'Tideway Courier', { type: 'organization' }),
  entity(3, 'Oke Lindqvist', {
    aliases: ['Lindqvist'],
    roles: [{ text: 'Mayor', evidence: span('Mayor') }],
    age: { value: 61, evidence: span('61') },
  }),
  entity(4, 'her grandmother', { named: false }),
  entity(5, 'Karst Ltd', { type: 'organization' }),
  entity(6, 'Aron Falk', { aliases: ['Falk'], roles: [{ text: 'director', evidence: span('director') }] }),
  entity(7, 'Per Ahl', {
    roles: [{ text: 'foreman', evidence: span('foreman') }],
    dead: { evidence: span('died') },
  }),
  entity(8, 'Maren'),
  entity(9, 'Tove', { age: { value: 9, evidence: span('9') }, minor: true }),
  entity(10, 'Nils', { age: { value: 30, evidence: span('30') } }),
  entity(11, 'Runa', { age: { value: 2, evidence: span('2') }, minor: true }),
  entity(12, 'Jon'),
  entity(13, 'Kaj'),
  entity(14, 'the couple', { type: 'group', named: false, members: ['e3', 'e8'] }),
  entity(15, 'Tideway', { type: 'place' }),
]

const STATEMENTS: readonly RecordStatement[] = [
  said(1, ['The harbour bridge will stay shut until May 2026'], {
    mode: 'indirect',
    cue: at('told'),
    source: at('engineer Ilse Brandt'),
    speaker: 'e1',
    addressee: { entity: 'e2', text: 'the Tideway Courier', evidence: span('the Tideway Courier') },
    venue: at('a press conference'),
    via: [{ entity: 'e2', evidence: span('the Tideway Courier') }],
    time: '2026-03-02',
  }),
  said(
    2,
    [
      'The bearings are gone',
      'Nobody should stand under it.',
      'My grandmother used to say, ‘Trust the ferry.’ I do.',
    ],
    { cue: at('said'), source: at('she'), speaker: 'e1', speakerBy: 'pronoun' },
  ),
  said(3, ['Trust the ferry.'], {
    cue: at('used to say'),
    source: at('My grandmother'),
    speaker: 'e4',
    via: [{ entity: 'e1', evidence: span('she') }],
    within: 's2',
  }),
  said(4, ['the council had “not been warned” and would sue Karst Ltd'], {
    mode: 'mixed',
    cue: at('said', TEXT.indexOf('61')),
    source: at('Mayor Oke Lindqvist, 61'),
    speaker: 'e3',
  }),
  said(5, ['Ask them who signed.'], {
    unresolved: 'tie',
    probability: 0.58,
    by: 'floating',
    speakerBy: 'paragraph',
  }),
  said(6, ['it was “a circus.'], {
    mode: 'mixed',
    cue: at('said', TEXT.indexOf('twins')),
    source: at('One of the twins'),
    unresolved: 'no-candidate',
  }),
  said(7, ['The bridge', 'to have cost 4 million crowns'], {
    mode: 'indirect',
    act: 'think',
    cue: at('is believed'),
    unresolved: 'unattributed',
  }),
  said(8, ['Falk was arrested twice'], {
    mode: 'indirect',
    cue: at('said', TEXT.indexOf('January')),
    source: at('Lindqvist', TEXT.indexOf('January')),
    speaker: 'e3',
  }),
]

export const tideway: HearsayRecord = {
  hearsay: 1,
  article: {
    id: 'tideway',
    url: 'https://news.example/tideway',
    outlet: 'The Tideway Courier',
    headline: 'Harbour bridge to stay shut for two months more, engineer says',
    byline: ['Lena Ruud'],
    published: '2026-03-03',
    language: 'en',
    credits: [{ kind: 'photo', text: 'Nordlicht Pictures', evidence: span('Nordlicht Pictures') }],
    text: TEXT,
  },
  entities: [...ENTITIES],
  statements: [...STATEMENTS],
  relations: [
    tie('spouse', 8, 3, 'his wife Maren'),
    tie('parent', 14, 9, 'share Tove'),
    tie('parent', 3, 10, 'Nils, 30'),
    tie('parent', 8, 10, 'Nils, 30'),
    tie('parent', 10, 11, 'Nils is dad to Runa'),
    tie('sibling', 12, 6, 'Falk’s brothers'),
    tie('sibling', 13, 6, 'Falk’s brothers'),
    tie('employer', 5, 6, 'Karst director Aron Falk'),
    tie('member', 3, 15, 'the council', 's4'),
  ],
  events: [
    event(1, 'Aron Falk was charged with fraud', {
      participants: [{ role: 'accused', entity: 'e6' }],
      charge: 'fraud',
      status: 'pleaded-not-guilty',
      time: '2025-11',
    }),
    event(2, 'He pleaded not guilty', {
      type: 'plea',
      participants: [{ role: 'accused', entity: 'e6' }],
      charge: 'fraud',
      status: 'pleaded-not-guilty',
      time: '2026-01',
    }),
    event(3, 'Falk was arrested twice', {
      type: 'arrest',
      participants: [{ role: 'accused', entity: 'e6' }],
      statement: 's8',
    }),
    event(4, 'The foreman, Per Ahl, died', { type: 'death', participants: [{ role: 'dead', entity: 'e7' }] }),
  ],
  times: [
    { ...at('May 2026'), type: 'DATE', value: '2026-05', by: 'month' },
    { ...at('Monday'), type: 'DATE', value: '2026-03-02', by: 'weekday' },
    { ...at('November 2025'), type: 'DATE', value: '2025-11', by: 'month' },
    { ...at('January 2026'), type: 'DATE', value: '2026-01', by: 'month' },
  ],
  problems: [{ code: 'bad-field', message: '"section" was passed over', evidence: null }],
}

/** A record with nothing in it but its text. */
export const emptyRecord = (text: string): HearsayRecord => ({
  hearsay: 1,
  article: {
    id: 'empty',
    url: null,
    outlet: null,
    headline: null,
    byline: [],
    published: null,
    language: 'und',
    credits: [],
    text,
  },
  entities: [],
  statements: [],
  relations: [],
  events: [],
  times: [],
  problems: [],
})
