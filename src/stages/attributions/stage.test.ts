import { describe, expect, test } from 'vitest'
import { english } from '../../english.ts'

/** `SPEAKER (rule) > ADDRESSEE via CARRIERS`, a line a statement; the reason in place of a speaker not given. */
function attributionsOf(text: string): string[] {
  const { attributions, entities } = english.read({ text, published: '2024-05-15' })
  const name = (entity: number | null): string => (entity === null ? '–' : entities[entity]!.name)
  return attributions.map(({ speaker, unresolved, addressee, via, time }) => {
    const to = addressee === null ? '' : ` > ${name(addressee)}`
    const carriers = via.length === 0 ? '' : ` via ${via.map(({ entity }) => name(entity)).join(', ')}`
    return `${speaker === null ? unresolved : name(speaker)}${to}${carriers}${time === null ? '' : ` @ ${time}`}`
  })
}

const cases: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  speakers: [
    ['Ana Okafor arrived late. “We waited,” she said.', ['Ana Okafor']],
    ['“I said, ‘Never again,’” Ana Okafor recalled.', ['Ana Okafor', 'Ana Okafor']],
    [
      'Ana Okafor told Hugh Pell, “You said, ‘Never again.’”',
      ['Ana Okafor > Hugh Pell', 'Hugh Pell via Ana Okafor'],
    ],
    ['The driver was reportedly asleep.', ['unattributed']],
    ['They said it was over.', ['no-antecedent']],
    ['Halvik’s harbour chief, Ana Okafor, said the bus came late.', ['Ana Okafor']],
    ['Bookkeeper admits theft\n\nA bookkeeper who stole from a church was sent to prison.', ['A bookkeeper']],
    ['Ana Okafor shrugged. “It happens to the best of us.”', ['Ana Okafor']],
    ['According to a tweet by Ana Okafor, the bus never came.', ['Ana Okafor']],
    [
      'Ana Okafor rang Hugh Pell. “He said it was late,” Tom Reyes said. “He said, ‘Wait.’”',
      ['Tom Reyes', 'Hugh Pell > Tom Reyes via Tom Reyes', 'Hugh Pell > Tom Reyes via Tom Reyes'],
    ],
    ['According to Lakeside University data, the bus came late.', ['Lakeside University']],
  ],
  carriers: [
    ['“It came late,” Ana Okafor told Reuters.', ['Ana Okafor > Reuters via Reuters']],
    [
      'Ana Okafor told Hugh Pell it was late. “We waited,” she said.',
      ['Ana Okafor > Hugh Pell', 'Ana Okafor > Hugh Pell'],
    ],
    [
      'Ana Okafor told Hugh Pell it was late.\n\n“We waited,” she said.',
      ['Ana Okafor > Hugh Pell', 'Ana Okafor'],
    ],
    ['“It came late,” Ana Okafor told the Halvik Beacon.', ['Ana Okafor > Halvik Beacon via Halvik Beacon']],
    ['“It came late,” Ana Okafor told Halvik Crown Court.', ['Ana Okafor > Halvik Crown Court']],
    [
      'The bus came late, according to a report obtained by Reuters.',
      ['a report obtained by Reuters via Reuters'],
    ],
    ['Reuters reported, citing Ana Okafor, that the bus came.', ['Ana Okafor via Reuters']],
    [
      'Reuters reported on Monday, citing two people close to the talks, that the bus came.',
      ['two people close to the talks via Reuters @ 2024-05-13'],
    ],
    ['Ana Okafor asked the media to leave.', ['Ana Okafor > the media']],
    [
      'The Halvik Beacon reported it first. The bus came late, Ana Okafor told the newspaper.',
      ['Halvik Beacon', 'Ana Okafor > Halvik Beacon via Halvik Beacon'],
    ],
    ['The bus came late, Ana Okafor told the broadcaster HTV24.', ['Ana Okafor > HTV24 via HTV24']],
    ['Ana Okafor said through her lawyer, Hugh Pell, that the bus came late.', ['Ana Okafor via Hugh Pell']],
    ['In a statement read by Hugh Pell, Ana Okafor said the bus came late.', ['Ana Okafor via Hugh Pell']],
    ['The Daily News quoted Ana Okafor as saying the bus came late.', ['Ana Okafor via Daily News']],
    ['The bus came late, Ana Okafor said, shouting through the window.', ['Ana Okafor']],
    ['Hugh Pell said Ana Okafor had said the bus came.', ['Hugh Pell', 'Ana Okafor via Hugh Pell']],
  ],
  listeners: [
    [
      'Asked by Judge Hugh Pell whether he slept, Tom Reyes replied that he did.',
      ['Hugh Pell > Tom Reyes', 'Tom Reyes > Hugh Pell'],
    ],
    [
      '“I said, ‘Sit down.’ Hugh Pell looked at me and said, ‘Why?’” Ana Okafor recalled.',
      ['Ana Okafor', 'Ana Okafor', 'Hugh Pell > Ana Okafor via Ana Okafor'],
    ],
  ],
  askers: [
    [
      'Asked by Hugh Pell why he had slept, Tom Reyes said that he was tired.',
      ['Hugh Pell > Tom Reyes', 'Tom Reyes > Hugh Pell'],
    ],
    [
      'Hugh Pell asked why Tom Reyes had slept. “I was tired,” Reyes said.',
      ['Hugh Pell > Tom Reyes', 'Tom Reyes > Hugh Pell'],
    ],
    ['Hugh Pell demanded that Tom Reyes go. “I was tired,” Reyes said.', ['Hugh Pell', 'Tom Reyes']],
  ],
  retold: [
    [
      '“He said, ‘Sit down,’” Ana Okafor said of Hugh Pell.',
      ['Ana Okafor', 'no-antecedent > Ana Okafor via Ana Okafor'],
    ],
    [
      '“The driver said, ‘Sit down,’” Ana Okafor said.',
      ['Ana Okafor', 'The driver > Ana Okafor via Ana Okafor'],
    ],
    ['“The driver used to say, ‘Sit down,’” Ana Okafor said.', ['Ana Okafor', 'The driver via Ana Okafor']],
  ],
  titles: [
    [
      'Road turned ‘the colour of rust’\n\nRain fell on Monday.\n\n“It was the colour of rust,” Ana Okafor said.',
      ['Ana Okafor', 'Ana Okafor'],
    ],
  ],
  times: [['The bus came, Ana Okafor said Monday.', ['Ana Okafor @ 2024-05-13']]],
  interviews: [
    [
      'Ana Okafor drives a bus. She spoke to Hugh Pell.\n\nQ: Were you late?\n\nA: Never in my life.',
      ['Hugh Pell', 'Ana Okafor'],
    ],
  ],
}

for (const [title, examples] of Object.entries(cases)) {
  describe(title, () => {
    for (const [text, expected] of examples)
      test(text.replace(/\n+/g, ' ¶ '), () => expect(attributionsOf(text)).toEqual(expected))
  })
}

/** The words that tell where or how each statement was made. */
function venuesOf(text: string): readonly (string | null)[] {
  const { attributions, tokens } = english.read({ text, published: '2024-05-15' })
  return attributions.map(({ venue }) => venue && tokens.words(venue))
}

test.each([
  ['Ana Okafor wrote on Mastodon that the bus came late.', ['Mastodon']],
  ['Ana Okafor said by text message that the bus came late.', ['text message']],
  ['Ana Okafor told a rally on Monday that the bus came late.', ['a rally']],
  ['Ana Okafor told a panel that the bus came late.', [null]],
  ['Asked whether her husband would be making a statement, Ana Okafor said: “He is asleep.”', [null, null]],
  ['Ana Okafor apologised in a post on Monday. “The bus came late,” she wrote.', ['a post']],
  ['Hugh Pell apologised in a post on Monday. “The bus came late,” Ana Okafor said.', [null]],
])('venue: %s', (text, expected) => expect(venuesOf(text)).toEqual(expected))
