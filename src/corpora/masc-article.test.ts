import { expect, test } from 'vitest'
import { mascArticle } from './masc-article.ts'

const tagged = (words: string): string => words.replace(/\S+/g, '$&_X')

test('quotation marks stand at the words they enclose, one paragraph a block of lines', () => {
  expect(
    mascArticle(
      `${tagged('" We are late , " Ms. Orr said .')} \n${tagged('" It does n\'t matter . "')} \n\n${tagged('She left .')}`,
    ),
  ).toBe('"We are late," Ms. Orr said. "It doesn\'t matter."\n\nShe left.')
})

test('a mark left open in one paragraph opens the next again', () => {
  expect(mascArticle(`${tagged('" One .')}\n\n${tagged('" Two . "')}`)).toBe('"One.\n\n"Two."')
})

test('compounds, dashes, brackets, sums', () => {
  expect(mascArticle(tagged('an off - year vote ( in May ) - - it cost $ 3 , can not wait'))).toBe(
    'an off-year vote (in May) -- it cost $3, cannot wait',
  )
})

test('codes for editors before a wire story are left out', () => {
  expect(mascArticle(`${tagged('NYT20000101.0001 A4931 By ANN ORR')}\n\n${tagged('She left .')}`)).toBe(
    'She left.',
  )
})
