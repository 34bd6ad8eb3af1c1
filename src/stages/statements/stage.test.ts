import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { english } from '../../english.ts'

/** Each statement on a line: `SOURCE [cue] content > addressee @ venue`, nested ones with their parent's number before. */
function statementsOf(text: string): string[] {
  const { tokens, statements } = english.read({ text, published: null })
  const words = (span: { readonly start: number; readonly end: number } | null): string =>
    span ? tokens.words(span) : '–'
  return statements.map((statement, place) => {
    const content = statement.content.map(({ start, end }) => text.slice(start, end)).join(' … ')
    const within = statement.within === null ? '' : `${statement.within + 1}< `
    const to = statement.addressee ? ` > ${words(statement.addressee)}` : ''
    const venue = statement.venue ? ` @ ${words(statement.venue)}` : ''
    const mode = { direct: 'd', indirect: 'i', mixed: 'm' }[statement.mode]
    return `${place + 1}. ${within}${words(statement.source)} [${words(statement.cue)}] ${mode} ${content}${to}${venue}`
  })
}

const cases: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  'quotations with a cue': [
    ['“We waited,” said Ana Okafor, a plumber.', ['1. Ana Okafor, a plumber [said] d We waited']],
    ['"We waited," Okafor said. "It never came."', ['1. Okafor [said] d We waited … It never came.']],
    ['“We waited,” she said, “and it never came.”', ['1. she [said] d We waited … and it never came.']],
    [
      '‘We waited,’ Okafor said. ‘The boys’ bus never came.’',
      ['1. Okafor [said] d We waited … The boys’ bus never came.'],
    ],
    ['Okafor told reporters: “We waited.”', ['1. Okafor [told] d We waited. > reporters']],
    ['“Where is it?” Ana Okafor asked.', ['1. Ana Okafor [asked] d Where is it?']],
    ['Every January I ask, “Which bus?”', ['1. I [ask] d Which bus?']],
    ['Ana Okafor lashed out on her podcast, "Stage Mother." Then she left.', []],
    ['“Never,” he grinned.', ['1. he [grinned] d Never']],
    ['“Late again?” the baker replies.', ['1. the baker [replies] d Late again?']],
    [
      '“It never came,” a nurse who took the call, Ana Okafor, said.',
      ['1. a nurse who took the call, Ana Okafor [said] d It never came'],
    ],
    [
      '“It never came,” the 91-year-old told Reuters.',
      ['1. the 91-year-old [told] d It never came > Reuters'],
    ],
    ['Pell rang to say: “It never came.”', ['1. Pell [say] d It never came.']],
    ['Okafor accused the council of “cowardice”.', ['1. Okafor [accused] d cowardice']],
    ['Okafor apologised to “anyone who waited” but stayed.', ['1. Okafor [apologised] d anyone who waited']],
    [
      'The crew, in the words of Judge Ana Okafor, “did not know their bus”.',
      ['1. Judge Ana Okafor [in the words of] d did not know their bus'],
    ],
    ['Okafor called the plan “a disaster.”', ['1. Okafor [called] d a disaster.']],
    ['Okafor tweeted "so proud of them" on Friday.', ['1. Okafor [tweeted] d so proud of them']],
  ],
  'datelines and appositions': [
    [
      'HALVIK, Ostmark (Nordpress) — The ferry sank off Tarsos, the coast guard said.',
      ['1. the coast guard [said] i The ferry sank off Tarsos'],
    ],
    ['TARSOS – “It sank,” Okafor said.', ['1. Okafor [said] d It sank']],
    ['TARSOS — Mayor Ana Okafor said: “It sank.” Rain fell.', ['1. Mayor Ana Okafor [said] d It sank.']],
    [
      'Orla Tennick of the University of Westmark, Harrow disagreed with the findings: "It was never safe."',
      [
        '1. Orla Tennick of the University of Westmark, Harrow [disagreed] d It was never safe. > the findings',
      ],
    ],
    [
      'Okafor accused the operator, Blue Strait Lines, of ignoring warnings.',
      ['1. Okafor [accused] i ignoring warnings'],
    ],
  ],
  titles: [
    [
      '“We never slept”: families wait for bus\n\nRain fell in Halvik on Monday.\n\nThe bus never came.',
      ['1. – [–] d We never slept'],
    ],
    ['Street loses its ‘singing tree’\n\nRain fell in Halvik on Monday.\n\nThe bus never came.', []],
  ],
  'quotations over paragraphs': [
    [
      '“By whom?” asked Judge Okafor.\n\n“By a man in the depot, your honour.”',
      ['1. Judge Okafor [asked] d By whom?', '2. – [–] d By a man in the depot, your honour.'],
    ],
    [
      'Okafor said: “We waited.\n\n“It never came.\n\n“We went home.”',
      ['1. Okafor [said] d We waited. … It never came. … We went home.'],
    ],
    ['“We waited.\n\n“It never came,” Okafor said.', ['1. Okafor [said] d We waited. … It never came']],
    [
      'Hugh Pell, a retired doctor who lives nearby, said:\n\n“We waited.”',
      ['1. Hugh Pell, a retired doctor who lives nearby [said] d We waited.'],
    ],
    [
      'Hugh Pell arrived on Monday. He was tired.\n\n“We waited for hours in the rain.”',
      ['1. – [–] d We waited for hours in the rain.'],
    ],
  ],
  'indirect speech': [
    ['Okafor said that the bus never came.', ['1. Okafor [said] i the bus never came']],
    ['Okafor said the bus never came.', ['1. Okafor [said] i the bus never came']],
    ['A friend tells the magazine things are bad.', ['1. A friend [tells] i things are bad > the magazine']],
    ['The bus left, her rep confirmed to Glitz.', ['1. her rep [confirmed] i The bus left > Glitz']],
    [
      'A judge ruled that the bus never came, court papers show.',
      [
        '1. court papers [show] i A judge ruled that the bus never came',
        '2. 1< A judge [ruled] i the bus never came',
      ],
    ],
    ['The bus never came, police said.', ['1. police [said] i The bus never came']],
    ['The bus, police said, never came.', ['1. police [said] i The bus … never came']],
    [
      'Hugh Pell, a doctor who lives nearby, said the bus never came.',
      ['1. Hugh Pell, a doctor who lives nearby [said] i the bus never came'],
    ],
    ['She urged residents to leave.', ['1. She [urged] i to leave > residents']],
    ['Pell, accused of stealing pipe, had pleaded guilty.', ['1. – [accused] i stealing pipe']],
    ['He accused the sister of rewriting history.', ['1. He [accused] i the sister of rewriting history']],
    ['Front Range Power denied any wrongdoing.', ['1. Front Range Power [denied] i any wrongdoing']],
    ['She asked him whether the bus had come.', ['1. She [asked] i whether the bus had come > him']],
    ['Pell was asked if he was tired.', ['1. – [asked] i if he was tired > Pell']],
    [
      'The bus never came, Okafor said, adding that she was tired.',
      ['1. Okafor [said] i The bus never came', '2. Okafor [adding] i she was tired'],
    ],
    [
      'Okafor said the bus was late, but police said it was not.',
      ['1. Okafor [said] i the bus was late', '2. police [said] i it was not'],
    ],
  ],
  'according to': [
    ['According to Okafor, the bus never came.', ['1. Okafor [According to] i the bus never came']],
    ['The bus never came, according to Okafor.', ['1. Okafor [according to] i The bus never came']],
    ['The bus, according to Okafor, never came.', ['1. Okafor [according to] i The bus … never came']],
    [
      'According to the audit, which was completed in May, managers hid the losses.',
      ['1. the audit, which was completed in May [According to] i managers hid the losses @ the audit'],
    ],
  ],
  'nobody in particular': [
    ['The driver was reportedly asleep.', ['1. – [reportedly] i The driver was … asleep']],
    ['The driver had left, an inquest heard.', ['1. – [heard] i The driver had left > an inquest']],
    [
      'Driver had left the bus alone, inquest told',
      ['1. – [told] i Driver had left the bus alone > inquest'],
    ],
    ['The driver is believed to have left.', ['1. – [believed] i The driver … to have left']],
    [
      'The skeletal remains, believed to be those of Ana Okafor, were found under a bridge.',
      ['1. – [believed] i The skeletal remains … to be those of Ana Okafor'],
    ],
    ['It is thought that the driver left.', ['1. – [thought] i the driver left']],
    ['According to reports, the driver left.', ['1. – [According to reports] i the driver left']],
  ],
  'mixed speech': [
    [
      'Okafor told Reuters she was “over the moon” but kept her ticket.',
      ['1. Okafor [told] m she was “over the moon > Reuters'],
    ],
    ['Okafor said the bus was “a disgrace.”', ['1. Okafor [said] m the bus was “a disgrace.']],
    ['It was a “pending invasion,” Okafor said.', ['1. Okafor [said] m It was a “pending invasion']],
  ],
  nested: [
    [
      '“I said, ‘Never again,’” Okafor told Reuters.',
      ['1. Okafor [told] d I said, ‘Never again,’ > Reuters', '2. 1< I [said] d Never again'],
    ],
    [
      'Pell said she believed the bus had come.',
      ['1. Pell [said] i she believed the bus had come', '2. 1< she [believed] i the bus had come'],
    ],
    [
      'She tells Teo, “You hear rain and you’re like, ‘Not again.’”',
      ['1. She [tells] d You hear rain and you’re like, ‘Not again.’ > Teo', '2. 1< you [like] d Not again.'],
    ],
    [
      'According to the paper, Pell said the bus had come.',
      ['1. the paper [According to] i Pell said the bus had come', '2. 1< Pell [said] i the bus had come'],
    ],
  ],
  'labels and signatures': [
    ['“We will act.” —Commissioner Ana Reyes', ['1. Commissioner Ana Reyes [–] d We will act.']],
    ['From Chairwoman Ana Reyes:\n\n“We will act now.”', ['1. Chairwoman Ana Reyes [–] d We will act now.']],
    [
      'LINDQVIST: We waited.\n\nOKAFOR: For how long?',
      ['1. LINDQVIST [–] d We waited.', '2. OKAFOR [–] d For how long?'],
    ],
  ],
  'put to the one before': [
    [
      'Böhm, asked whether she would resign, said no.',
      ['1. – [asked] i whether she would resign > Böhm', '2. Böhm [said] i no'],
    ],
    ['Ana Okafor, told by doctors to rest, went home.', ['1. doctors [told] i to rest > Ana Okafor']],
    ['Okafor, the mayor, asked why it was late.', ['1. Okafor, the mayor [asked] i why it was late']],
  ],
  'where and through whom': [
    ['Okafor said in a statement that the bus came.', ['1. Okafor [said] i the bus came @ a statement']],
    ['“It came,” Okafor said at a news conference.', ['1. Okafor [said] d It came @ a news conference']],
    [
      'Okafor told a news conference in Halvik that the bus came.',
      ['1. Okafor [told] i the bus came @ a news conference in Halvik'],
    ],
    [
      '“It came,” Okafor told reporters outside the depot.',
      ['1. Okafor [told] d It came > reporters @ the depot'],
    ],
    [
      'In a letter to the council, Ana Okafor wrote that the bus came.',
      ['1. Ana Okafor [wrote] i the bus came > the council @ a letter to the council'],
    ],
    [
      'In a memo, Hugh Pell wrote that Okafor believed the bus had come.',
      [
        '1. Hugh Pell [wrote] i Okafor believed the bus had come @ a memo',
        '2. 1< Okafor [believed] i the bus had come',
      ],
    ],
  ],
  'not statements': [
    ['Rob “Bobby” Dean stars in “The Long Way Home.”', []],
    ['The couple opens up in their new reality show, “The Orrs.”', []],
    ['She did not say whether she would stay.', []],
    ['He declined to comment.', []],
    ['The so-called “experts” were late.', []],
    ['The band played “Take Me Out to the Sea” twice.', []],
    ['They spoke about the crash.', []],
  ],
}

for (const [title, examples] of Object.entries(cases)) {
  describe(title, () => {
    for (const [text, expected] of examples) {
      test(text.replace(/\n+/g, ' ¶ '), () => expect(statementsOf(text)).toEqual(expected))
    }
  })
}

describe('any text', () => {
  const pieces = fc.constantFrom(
    '“',
    '”',
    '"',
    "'",
    '‘',
    '’',
    ' said ',
    'Ana ',
    ' that ',
    ', ',
    '. ',
    '\n\n',
    'it came ',
    ' according to ',
  )

  test('never fails; content lies in the text and nesting has no cycle', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join('')
        const { statements } = english.read({ text, published: null })
        for (const [place, statement] of statements.entries()) {
          for (const { start, end } of statement.content) {
            expect(start).toBeGreaterThanOrEqual(0)
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(text.length)
          }
          const seen = new Set([place])
          for (let at = statement.within; at !== null; at = statements[at]!.within) {
            expect(seen.has(at)).toBe(false)
            seen.add(at)
          }
        }
      }),
      { numRuns: 200 },
    )
  })
})
