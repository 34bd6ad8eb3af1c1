import { describe, expect, test } from 'vitest'
import { readComments, withoutComments } from './comments.ts'

const scopeOf = (text: string): string => {
  const [comment] = readComments(text)
  return text.slice(comment!.scope.start, comment!.scope.end)
}

describe('a comment in the story', () => {
  test('names rules and a reason', () => {
    expect(
      readComments('a <!-- hearsay-ignore weekday-date, minor-named: the desk: knows --> b'),
    ).toMatchObject([
      { rules: ['weekday-date', 'minor-named'], reason: 'the desk: knows', span: { start: 2 } },
    ])
  })

  test('may lack either', () => {
    expect(readComments('<!-- hearsay-ignore weekday-date -->')).toMatchObject([
      { rules: ['weekday-date'], reason: '' },
    ])
    expect(readComments('<!--hearsay-ignore-->')).toMatchObject([{ rules: [], reason: '' }])
  })

  test('holds for its paragraph', () => {
    expect(scopeOf('One.\n\nTwo. <!-- hearsay-ignore a: b -->\nStill two.\n\nThree.')).toBe(
      'Two. <!-- hearsay-ignore a: b -->\nStill two.',
    )
  })

  test('alone, for the next', () => {
    expect(scopeOf('One.\r\n\r\n<!-- hearsay-ignore a: b -->\r\n\r\nTwo.\r\n\r\nThree.')).toBe('Two.')
  })

  test('for the whole story', () => {
    const text = 'One.\n\n<!-- hearsay-ignore-file a: b -->\n\nTwo.'
    expect(scopeOf(text)).toBe(text)
  })

  test('is no other comment', () => {
    expect(
      readComments('<!-- more --> <!-- hearsay-ignored a: b --> <!-- hearsay-ignore never closed'),
    ).toEqual([])
  })

  test('is spaces to who reads, line ends kept', () => {
    const text = 'One.\n<!-- hearsay-ignore a:\nb -->\nTwo. <!-- kept -->'
    const read = withoutComments(text)
    expect(read).toHaveLength(text.length)
    expect(read.replace(/ +/g, '')).toBe('One.\n\n\nTwo.<!--kept-->')
  })

  test('takes time in proportion to the text', () => {
    const text = 'One.\n\n<!-- hearsay-ignore a: b -->\n\n'.repeat(20_000)
    const begun = performance.now()
    expect(readComments(text)).toHaveLength(20_000)
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})
