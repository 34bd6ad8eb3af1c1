import { expect, test } from 'vitest'
import { english } from '../../english.ts'

function relationsOf(text: string) {
  const document = english.read({ text, published: null })
  const name = (entity: number) => document.entities[entity]!.name
  return document.relations.map(({ type, from, to }) => `${type}: ${name(from)} → ${name(to)}`)
}

const story = (text: string) => `Carl Brandt is a painter. ${text}`

test.each([
  ['His wife Greta wept.', ['spouse: Greta → Carl Brandt']],
  ['His former wife, Greta Holm, wept.', ['ex-spouse: Greta Holm → Carl Brandt']],
  ['Greta Holm, Brandt’s sister, wept.', ['sibling: Greta Holm → Carl Brandt']],
  ['Greta Holm is the mother of Carl Brandt.', ['parent: Greta Holm → Carl Brandt']],
  ['His son Emil Brandt wept.', ['parent: Carl Brandt → Emil Brandt']],
  ['His fiancée, Greta Holm, wept.', ['partner: Greta Holm → Carl Brandt']],
  ['His mother-in-law, Greta Holm, wept.', ['relative: Greta Holm → Carl Brandt']],
  ['Brandt is married to Greta Holm.', ['spouse: Carl Brandt → Greta Holm']],
  ['Greta Holm, a lawyer for Brandt, wept.', ['represents: Greta Holm → Carl Brandt']],
])('family and lawyers: %s', (text, wanted) => {
  expect(relationsOf(story(text))).toEqual(expect.arrayContaining([...wanted]))
})

test('whose somebody is before a name tells for whom they are', () => {
  expect(relationsOf('The inquiry opened. Labour’s Mhairi Docherty said it was late.')).toContain(
    'member: Mhairi Docherty → Labour',
  )
})

test('children with ages are those of both members of a couple', () => {
  const found = relationsOf(
    'Carl Brandt left Oslo. His wife Greta said the couple is happy. They share Emil, 11, Frida, 9, and Hugo, 2.',
  )
  for (const child of ['Emil', 'Frida', 'Hugo'])
    for (const parent of ['Carl Brandt', 'Greta']) expect(found).toContain(`parent: ${parent} → ${child}`)
})

test('a child of a former marriage has both parents', () => {
  const found = relationsOf('Carl Brandt is also dad to Nora, 29, from his previous marriage to Ingrid Moe.')
  expect(found).toEqual(
    expect.arrayContaining([
      'parent: Carl Brandt → Nora',
      'parent: Ingrid Moe → Nora',
      'ex-spouse: Carl Brandt → Ingrid Moe',
    ]),
  )
  expect(found).not.toContain('spouse: Carl Brandt → Ingrid Moe')
})

test('those who survive somebody are kin to him', () => {
  const found = relationsOf('Carl Brandt died in Oslo. Brandt is survived by his wife, Greta, and son Emil.')
  expect(found).toEqual(expect.arrayContaining(['spouse: Greta → Carl Brandt', 'parent: Carl Brandt → Emil']))
})

test.each([
  ['Keith Lund, a spokesman for the NTSB, spoke.', 'represents: Keith Lund → NTSB'],
  ['NTSB spokesman Keith Lund spoke.', 'represents: Keith Lund → NTSB'],
  ['Keith Lund of Oslo University spoke.', 'employer: Oslo University → Keith Lund'],
])('posts: %s', (text, wanted) => {
  expect(relationsOf(text)).toEqual([wanted])
})

test('a marriage that is over is none', () => {
  const found = relationsOf('Carl Brandt married Greta Holm in 2012. Brandt divorced Holm in 2020.')
  expect(found).toEqual(['ex-spouse: Carl Brandt → Greta Holm'])
})

test('what is denied is no relation', () => {
  expect(relationsOf('Carl Brandt is not married to Greta Holm.')).toEqual([])
})

test('each relation is told once', () => {
  const found = relationsOf(story('His wife Greta wept. His wife Greta left.'))
  expect(found.filter((one) => one.startsWith('spouse'))).toHaveLength(1)
})

test.each([
  'They wanted to remove a film with actor Bo Larsen from YouTube.',
  'Bo Larsen, author of Greta in Winterland, spoke.',
])('what is no employer: %s', (text) => {
  expect(relationsOf(text)).toEqual([])
})

test.each([
  ['Carl Brandt, whose daughter Frida sings, left.', ['parent: Carl Brandt → Frida']],
  ['Carl Brandt and Greta Holm married in 2012.', ['spouse: Carl Brandt → Greta Holm']],
  [
    'Carl Brandt lives in Oslo with his wife, Greta Holm. Their daughter, Frida, is four.',
    ['parent: Carl Brandt → Frida', 'parent: Greta Holm → Frida'],
  ],
  [
    'Carl Brandt died on Monday. Brandt leaves a wife, Greta, and a son, Emil.',
    ['spouse: Greta → Carl Brandt', 'parent: Carl Brandt → Emil'],
  ],
  [
    'Carl Brandt has a son, Emil, with his former wife, Greta Holm.',
    ['parent: Carl Brandt → Emil', 'parent: Greta Holm → Emil', 'ex-spouse: Greta Holm → Carl Brandt'],
  ],
  ['Carl Brandt wept. His husband and law partner, Anton Holm, sang.', ['spouse: Anton Holm → Carl Brandt']],
  ['Carl Brandt wept. His first wife, Greta Holm, died in 1990.', ['spouse: Greta Holm → Carl Brandt']],
  ['Carl Brandt wept. His partner, Greta Holm, sang.', ['partner: Greta Holm → Carl Brandt']],
])('kin of whom: %s', (text, wanted) => {
  expect(relationsOf(text)).toEqual(expect.arrayContaining(wanted))
})

test.each([
  'Officer Carl Brandt wept. His partner, Officer Greta Holm, sang.',
  'Carl Brandt wept. His business partner, Greta Holm, sang.',
  'Carl Brandt married in Brompton Abbey in 2012.',
  'Carl Brandt is expecting his first child.',
])('no kin: %s', (text) => {
  expect(relationsOf(text)).toEqual([])
})

test.each([
  ['His estranged wife, Greta Holm, wept.', 'spouse: Greta Holm → Carl Brandt'],
  ['Brandt, a widower, lost his first wife, Greta, to cancer.', 'spouse: Greta → Carl Brandt'],
  ['His manager and elder brother, Emil Brandt, wept.', 'sibling: Emil Brandt → Carl Brandt'],
  ['Brandt’s sister and business partner Greta Holm wept.', 'sibling: Greta Holm → Carl Brandt'],
  ['Brandt was born in Oslo, the son of Emil Brandt.', 'parent: Emil Brandt → Carl Brandt'],
  ['Brandt leaves a daughter from his first marriage, Frida Holm.', 'parent: Carl Brandt → Frida Holm'],
  ['Brandt has a son of four.', 'parent: Carl Brandt → a son of four'],
  ['He married Greta Holm in 1990; they divorced in 2001.', 'ex-spouse: Carl Brandt → Greta Holm'],
  ['Brandt came with longtime girlfriend Greta Holm.', 'partner: Greta Holm → Carl Brandt'],
  ['Greta Holm is the former wife of Carl Brandt.', 'ex-spouse: Greta Holm → Carl Brandt'],
])('family in other words: %s', (text, wanted) => {
  expect(relationsOf(story(text))).toContain(wanted)
})

test('they who have children are the couple told of before', () => {
  const found = relationsOf(story('He married Greta Holm in 1990. They have two sons, Emil and Hugo.'))
  for (const child of ['Emil', 'Hugo'])
    for (const parent of ['Carl Brandt', 'Greta Holm'])
      expect(found).toContain(`parent: ${parent} → ${child}`)
})

test('the first “and” closes a list of siblings', () => {
  const found = relationsOf('The dead were brothers Emil and Hugo Brandt, Greta Holm and Frida Lund.')
  expect(found.filter((one) => one.startsWith('sibling'))).toHaveLength(1)
})

test('a couple of two surnames need not be married', () => {
  const found = relationsOf('Emil Brandt and Greta Holm met in Oslo. The couple left on Monday.')
  expect(found.filter((one) => one.startsWith('spouse'))).toEqual([])
})

test('kin without a name on both sides is told where both are introduced', () => {
  const found = relationsOf(
    `${'The inquiry opened on Monday and heard that it had rained. '.repeat(6)}A lorry hit an 11-year-old girl in Oslo. Her mother was at work.`,
  )
  expect(found).toContain('parent: Her mother → an 11-year-old girl in Oslo')
})
