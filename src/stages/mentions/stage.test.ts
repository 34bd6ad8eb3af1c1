import { readdirSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mention } from '../../document/layers.ts'
import type { Tokens } from '../../document/tokens.ts'
import { loadLexicon } from '../../pipeline/lexicon.ts'
import { Pipeline } from '../../pipeline/pipeline.ts'
import { quotations } from '../quotations/stage.ts'
import { sentences } from '../sentences/stage.ts'
import { syntax } from '../syntax/stage.ts'
import { tokens } from '../tokens/stage.ts'
import { PhraseTree } from './phrase-tree.ts'
import { mentions } from './stage.ts'

const pipeline = Pipeline.start.with(tokens).with(sentences).with(quotations).with(syntax).with(mentions)
const read = (text: string) => pipeline.read({ text, published: null })

interface Seen {
  readonly tokens: Tokens
  readonly all: readonly Mention[]
}

const seen = (text: string): Seen => {
  const document = read(text)
  return { tokens: document.tokens, all: document.mentions }
}

/** Names as `type: words`. */
const names = (text: string): readonly string[] => {
  const { tokens: words, all } = seen(text)
  return all.filter((m) => m.form === 'name').map((m) => `${m.type}: ${words.words(m.name!)}`)
}

const spans = (text: string, form: Mention['form']): readonly string[] => {
  const { tokens: words, all } = seen(text)
  return all.filter((m) => m.form === form).map((m) => words.words(m.span))
}

const mention = (text: string, span: string): Mention & { readonly roleWords: readonly string[] } => {
  const { tokens: words, all } = seen(text)
  const found = all.find((m) => words.words(m.span) === span)
  if (!found)
    throw new Error(`no mention "${span}" among: ${all.map((m) => words.words(m.span)).join(' | ')}`)
  return { ...found, roleWords: found.roles.map((role) => words.words(role)) }
}

describe('names of persons', () => {
  it.each([
    ['President Donald Marsh spoke.', 'Donald Marsh'],
    ['Police said cinematographer Halka Venn died.', 'Halka Venn'],
    ['Then Dr. Amy Li left.', 'Amy Li'],
    ['They met Lord Justice Amberley.', 'Amberley'],
    ['Yesterday Sgt. Bo Fay III resigned.', 'Bo Fay III'],
    ['The author J. K. Rollins wept.', 'J. K. Rollins'],
    ['He called Mrs Jane O’Hara-Smith.', 'Jane O’Hara-Smith'],
    ['They saw Sheikh Ali bin Hamad al-Tamri.', 'Ali bin Hamad al-Tamri'],
    ['It was Ursula von der Heyden who left.', 'Ursula von der Heyden'],
    ['Rob “Bobby” Dean Jr., 54, waved.', 'Rob “Bobby” Dean Jr.'],
    ['Secretary of State Ann Pell agreed.', 'Ann Pell'],
    ['First Minister of Scotland Nicola Sturrock agreed.', 'Nicola Sturrock'],
    ['The actor, José Ibáñez, was late.', 'José Ibáñez'],
    ['Mayor Tim Cook waved.', 'Tim Cook'],
    ['Will Smithson said so.', 'Will Smithson'],
    ['Prosecutor Kama Dell QC rose.', 'Kama Dell'],
    ['United States Senator from Vermont Carl Danvers came second.', 'Carl Danvers'],
    ['The then governor of Idaho Vera Pellen left.', 'Vera Pellen'],
    ['Hunter Bell, the son of Joe Bell, wept.', 'Hunter Bell'],
    ['Minister of Defense Hazim Orlo resigned on Monday.', 'Hazim Orlo'],
    ['He said the Kellman administration was wrong.', 'Kellman'],
    ['Drs. Moreno and Ali treated the boy.', 'Moreno'],
    ['Their children are Rosa, 31, Ireland, 29, and Duke, 25.', 'Ireland'],
    ['She met her husband Grant Park in 1999.', 'Grant Park'],
    ['Doug Hall, her brother, agreed.', 'Doug Hall'],
    ['County D.A. Nadia Flint said so.', 'Nadia Flint'],
    ['Department of Corrections spokeswoman Marla Lyndon said so.', 'Marla Lyndon'],
  ])('%s → %s', (text, name) => {
    expect(names(text)).toContain(`person: ${name}`)
  })

  it('knows a family name from the full name before it', () => {
    expect(names('Keith Holbart left. Later Holbart wept, and al-Tamri did not.')).toContain(
      'person: Holbart',
    )
    expect(names('Robert Hunter wrote songs. Hunter was 78.')).toEqual([
      'person: Robert Hunter',
      'person: Hunter',
    ])
  })

  it('judges a capital at the start of a sentence by what it can be', () => {
    expect(names('Prosecutors objected. Yesterday was warm. However, nobody spoke.')).toEqual([])
    expect(names('In May the council met. On Monday it rained.')).toEqual([])
    expect(names('May told the court so.')).toEqual(['person: May'])
  })

  it('does not take a storm for a person', () => {
    const found = names('Hurricane Odette hit the coast. Later Odette turned north.')
    expect(found.filter((name) => name.startsWith('person'))).toEqual([])
  })

  it('takes a family in the plural for a group', () => {
    expect(names('Ann and Paul Hollowell sued. The Hollowells won.')).toContain('group: Hollowells')
  })
})

describe('names of organizations, places, works and groups', () => {
  it.each([
    ['the Newport Police Department objected.', 'organization: Newport Police Department'],
    ['Officials at the Ministry of Health agreed.', 'organization: Ministry of Health'],
    [
      'The Department of Emergency Services and Public Protection opened.',
      'organization: Department of Emergency Services and Public Protection',
    ],
    [
      'Los Angeles County Sheriff’s Department deputies came.',
      'organization: Los Angeles County Sheriff’s Department',
    ],
    ['The Committee to Protect Skylarks sued.', 'organization: Committee to Protect Skylarks'],
    ['It was reported by Agence France-Presse.', 'organization: Agence France-Presse'],
    ['The US and its allies disagreed.', 'place: US'],
    ['He lived in Umberto County.', 'place: Umberto County'],
    ['Greta Keller told the Upstate Courier that she left.', 'organization: Upstate Courier'],
    ['The NASA administration agreed.', 'organization: NASA'],
    ['It snowed in Yekaterinburg and Tamil Nadu.', 'place: Tamil Nadu'],
    ['They swam in Lake Orlo.', 'place: Lake Orlo'],
    ['They marched to Grant Park in Chicago.', 'place: Grant Park'],
    ['The ship left the port of Mokha, Yemen, on Monday.', 'place: Mokha'],
    ['The ship left the port of Mokha, Yemen, on Monday.', 'place: Yemen'],
    ['Nora Vance, 38, of Nelson, wept.', 'place: Nelson'],
    ['The shirt is a gift, a Ralph Lauren spokesman said.', 'organization: Ralph Lauren'],
    ['They came from the College of Hadden in Ohio.', 'organization: College of Hadden'],
    ['The novel “Sea of Glass” sold.', 'work: Sea of Glass'],
    ['Both Democrats and Londoners disagreed.', 'group: Londoners'],
    ['BEIRUT (AP) — A bridge fell.', 'place: BEIRUT'],
  ])('%s → %s', (text, expected) => {
    expect(names(text)).toContain(expected)
  })

  it('takes a short name for the organization named in full', () => {
    expect(names('The plane of Skylark Air crashed. Skylark was sorry.')).toContain('organization: Skylark')
  })

  it('finds nothing in a line all in capitals but what it knows', () => {
    expect(names('POLICE ARREST MAYOR IN BRIBERY PROBE')).toEqual([])
  })

  it('makes one mention of a city and its state, in which the state nests', () => {
    expect(mention('He lives in Newbury, Ohio now.', 'Newbury, Ohio').type).toBe('place')
    expect(mention('He lives in Newbury, Ohio now.', 'Ohio').type).toBe('place')
  })

  it('does not take short speech for a title', () => {
    expect(names('“Never,” she said.')).toEqual([])
  })
})

describe('the phrase around a name', () => {
  it.each([
    ['Keith Holbart, an NTSB spokesman, said so.', 'Keith Holbart, an NTSB spokesman', ['an NTSB spokesman']],
    ['His wife Marina said so.', 'His wife Marina', ['His wife']],
    [
      'It was former basketball coach Jim Brandt.',
      'former basketball coach Jim Brandt',
      ['former basketball coach'],
    ],
    [
      'The widow of one of the victims, Ann Lee, said so.',
      'The widow of one of the victims, Ann Lee',
      ['The widow of one of the victims'],
    ],
    ['Her husband, actor Tom Dole, said so.', 'Her husband, actor Tom Dole', ['Her husband', 'actor']],
    ['The governor of Ohio, Ann Lee, said so.', 'The governor of Ohio, Ann Lee', ['The governor of Ohio']],
    ['Ann Lee, Heather Moss’s mother, wept.', 'Ann Lee, Heather Moss’s mother', ['Heather Moss’s mother']],
    [
      'Rosa Diaz, 22, a homemaker in Newport, wept.',
      'Rosa Diaz, 22, a homemaker in Newport',
      ['a homemaker in Newport'],
    ],
    [
      'Marsden, an actor in and producer on “Dust,” left.',
      'Marsden, an actor in and producer on “Dust,”',
      ['an actor in and producer on “Dust,”'],
    ],
    [
      'Ken Isak, president of programs at Mercy Trust, left.',
      'Ken Isak, president of programs at Mercy Trust',
      ['president of programs at Mercy Trust'],
    ],
    ['NASA Administrator Jim Brand left.', 'NASA Administrator Jim Brand', ['NASA Administrator']],
    [
      'Ecologist Ryan Norr of the University of Guelph spoke.',
      'Ecologist Ryan Norr of the University of Guelph',
      ['Ecologist'],
    ],
    ['Travis Hoode, who saw the crash, said so.', 'Travis Hoode, who saw the crash', []],
    [
      'Rosa Diaz, now an analyst with NASA, left.',
      'Rosa Diaz, now an analyst with NASA',
      ['an analyst with NASA'],
    ],
    ['Rosa Diaz, formerly a nurse, left.', 'Rosa Diaz, formerly a nurse', ['formerly a nurse']],
    [
      'Max Huaman, a 57-year-old olive grower in Ocona, left.',
      'Max Huaman, a 57-year-old olive grower in Ocona',
      ['a 57-year-old olive grower in Ocona'],
    ],
    ['It is over for Tara Quill, her rep confirmed to Glitz.', 'Tara Quill', []],
  ] as const)('%s → %s', (text, span, roles) => {
    const found = mention(text, span)
    expect(found.form).toBe('name')
    expect(found.roleWords).toEqual(roles)
  })

  it('takes in the short form of an organization', () => {
    const found = mention(
      'The National Rail Safety Board (NRSB) said so.',
      'The National Rail Safety Board (NRSB)',
    )
    expect(found.type).toBe('organization')
  })

  it('keeps the body named in a title as a mention of its own', () => {
    expect(names('NASA Administrator Jim Brand left.')).toContain('organization: NASA')
  })

  it('shows gender only where the text does', () => {
    expect(mention('Mrs. Lee left.', 'Mrs. Lee').gender).toBe('female')
    expect(mention('His wife Marina left.', 'His wife Marina').gender).toBe('female')
    expect(mention('Mary Lee left.', 'Mary Lee').gender).toBeNull()
  })
})

describe('nominals', () => {
  it.each([
    ['A spokeswoman for the mayor declined.', 'A spokeswoman for the mayor'],
    ['He spoke to a person familiar with the matter.', 'a person familiar with the matter'],
    ['The 41-year-old told reporters so.', 'The 41-year-old'],
    ['It was the head of the union.', 'the head of the union'],
    ['Residents of Newport village agreed.', 'Residents of Newport village'],
    ['According to court documents, it fell.', 'court documents'],
    ['Police said so.', 'Police'],
    ['Yesterday the star left.', 'the star'],
    ['One of the victims spoke.', 'One of the victims'],
    ['The alleged gunman fled.', 'The alleged gunman'],
    ['State and federal election officials agreed.', 'State and federal election officials'],
    ['Activists claim that it works.', 'Activists'],
    ['Some said so.', 'Some'],
    ['The American said so.', 'The American'],
    ['Her mother-in-law left.', 'Her mother-in-law'],
    ['A 30-year-old retired teacher left.', 'A 30-year-old retired teacher'],
    ['The 19-year-old responsible fled.', 'The 19-year-old'],
    ['A lookout shouted.', 'A lookout'],
  ])('%s → %s', (text, span) => {
    expect(spans(text, 'nominal')).toContain(span)
  })

  it('gives number and type by the head', () => {
    expect(mention('Two officials came.', 'Two officials')).toMatchObject({ number: 'plural', type: 'group' })
    expect(mention('The company grew.', 'The company')).toMatchObject({
      number: 'singular',
      type: 'organization',
    })
    expect(mention('The coast guard came.', 'The coast guard').type).toBe('organization')
    expect(mention('A border guard came.', 'A border guard').type).toBe('person')
    expect(mention('The couple left.', 'The couple')).toMatchObject({ number: null, type: 'group' })
    expect(mention('The report said so.', 'The report').type).toBe('work')
    expect(mention('Her husband left.', 'Her husband')).toMatchObject({ gender: 'male', type: 'person' })
  })

  it('ends before the verb of its clause', () => {
    expect(spans('They issued a statement. The statement called for calm.', 'nominal')).toContain(
      'The statement',
    )
  })

  it('leaves out an office that nobody holds', () => {
    expect(spans('He was elected as president.', 'nominal')).toEqual([])
  })

  it('joins those named together into a group', () => {
    const both = mention('Ann Lee and Paul Roe left.', 'Ann Lee and Paul Roe')
    expect(both).toMatchObject({ type: 'group', number: 'plural', by: 'coordination' })
    expect(names('Ann Lee and Paul Roe left.')).toEqual(['person: Ann Lee', 'person: Paul Roe'])
  })
})

describe('pronouns', () => {
  it('are mentions of their own, possessives too, with number and gender', () => {
    expect(spans('She said his wife saw them herself.', 'pronoun')).toEqual(['She', 'his', 'them', 'herself'])
    expect(mention('She left.', 'She')).toMatchObject({
      gender: 'female',
      number: 'singular',
      type: 'person',
    })
    expect(mention('We left.', 'We')).toMatchObject({ gender: null, number: 'plural' })
  })

  it('does not take the country for a pronoun', () => {
    expect(spans('The US left.', 'pronoun')).toEqual([])
  })
})

it('takes the chief for the name, not the staff', () => {
  expect(
    mention("The mayor's chief of staff, Ruth Pelham, wrote.", "The mayor's chief of staff, Ruth Pelham")
      .type,
  ).toBe('person')
})

it('reads a child that is called like a month', () => {
  expect(names('They came with Ella, 17, and May, 14, in tow.')).toEqual(['person: Ella', 'person: May'])
  expect(names('She was born in May, 14 years ago.')).toEqual([])
})

describe('any text', () => {
  const words = fc.constantFrom(
    'Ann',
    'Lee',
    'the',
    'police',
    ',',
    '“',
    '”',
    '"',
    'of',
    'and',
    '-',
    'said',
    'al',
    'President',
    '54',
    '(',
    '\ud800',
    '’s',
    '.',
    '\n\n',
    'é',
  )

  it('gives spans inside the text, in order, each with its head and name inside', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (list) => {
        const { tokens: all, mentions: found } = read(list.join(' '))
        for (const [place, one] of found.entries()) {
          expect(one.span.start).toBeGreaterThanOrEqual(0)
          expect(one.span.end).toBeLessThanOrEqual(all.length)
          expect(one.head).toBeGreaterThanOrEqual(one.span.start)
          expect(one.head).toBeLessThan(one.span.end)
          if (one.name) expect(one.name.start >= one.span.start && one.name.end <= one.span.end).toBe(true)
          if (place > 0) expect(found[place - 1]!.span.start).toBeLessThanOrEqual(one.span.start)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('does not grow slow on long runs', () => {
    const start = performance.now()
    for (const piece of [
      'Ann Lee ',
      '"“',
      'director ',
      'police, residents and ',
      'A-',
      'Department of Health and ',
    ])
      read(piece.repeat(2000))
    expect(performance.now() - start).toBeLessThan(5000)
  })
})

describe('word lists', () => {
  it('state origin and licence', () => {
    const files = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.tsv'))
    expect(files.length).toBeGreaterThan(10)
    for (const file of files) expect(loadLexicon(`stages/mentions/${file}`).rows.length).toBeGreaterThan(5)
  })

  it('finds the longest phrase', () => {
    const tree = new PhraseTree()
    tree.add('New York', 'city')
    tree.add('New York Times', 'outlet')
    const form = (i: number) => ['New', 'York', 'Times', 'wrote'][i] ?? ''
    expect(tree.longest(form, 0, 4)).toEqual({ end: 3, value: 'outlet' })
    expect(tree.longest(form, 0, 2)).toEqual({ end: 2, value: 'city' })
    expect(tree.longest(form, 1, 4)).toBeNull()
  })
})
