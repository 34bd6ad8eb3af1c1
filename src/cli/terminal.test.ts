import { expect, test } from 'vitest'
import { complaint, pageWidth, usesColour } from './terminal.ts'

test.each([
  ['a terminal', true, {}, true, true],
  ['no terminal', false, {}, true, false],
  ['NO_COLOR', true, { NO_COLOR: '1' }, true, false],
  ['an empty NO_COLOR', true, { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR without a terminal', false, { FORCE_COLOR: '1' }, true, true],
  ['FORCE_COLOR=0', true, { FORCE_COLOR: '0' }, true, false],
  ['FORCE_COLOR before NO_COLOR', false, { FORCE_COLOR: '', NO_COLOR: '1' }, true, true],
  ['a dumb terminal', true, { TERM: 'dumb' }, true, false],
  ['--no-color before all', true, { FORCE_COLOR: '1' }, false, false],
] as const)('%s', (_name, isTTY, environment, allowed, colour) => {
  expect(usesColour({ isTTY }, environment, allowed)).toBe(colour)
})

test('the page is as wide as the terminal, within reason', () => {
  expect(
    [undefined, 0, 20, 72, 300].map((columns) => pageWidth(columns === undefined ? {} : { columns })),
  ).toEqual([80, 80, 40, 72, 100])
})

test('a complaint is one line without control characters', () => {
  expect(complaint('a\u001b[2Jb\nc')).toBe('hearsay: a␛[2Jb c\n')
})
