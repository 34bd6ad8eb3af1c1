import { expect, test } from 'vitest'
import { markChanges } from './changes.ts'

const shown = (first: string, second: string): string =>
  markChanges(first, second)
    .map(({ text, as }) => (as === 'same' ? text : as === 'new' ? `+${text}+` : `-${text}-`))
    .join('')

test('the same words are the same', () => {
  expect(shown('We will not sign it.', 'We will not sign it.')).toBe('We will not sign it.')
})

test('another word stands beside the one it took the place of', () => {
  expect(shown('The bridge will close for six weeks', 'The bridge will close for nine weeks')).toBe(
    'The bridge will close for -six- +nine +weeks',
  )
})

test('words left out between are shown', () => {
  expect(shown('We will not, I promise you, sign the deal', 'We will not sign the deal')).toContain(
    '-I promise you-',
  )
})

test('a shorter wording shows what its ends lack', () => {
  expect(shown('Honestly, the pier was safe that night, I swear', 'the pier was safe that night')).toBe(
    '-Honestly- the pier was safe that night -I swear-',
  )
})
