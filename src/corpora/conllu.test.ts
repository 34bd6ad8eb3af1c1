import { expect, test } from 'vitest'
import { readConllu } from './conllu.ts'
import { readMascText } from './masc.ts'

const SOURCE = `# newdoc id = made-up
# newpar
# text = Ada didn't stay.
1\tAda\tAda\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tstay\tstay\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tleft\t_\t_\t_\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
1\tWhy\twhy\tADV\tWRB\t_\t0\troot\t_\tSpaceAfter=No
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_
`

test('reads words, spacing, paragraphs, tags and trees', () => {
  const [{ id, document }] = readConllu(SOURCE) as [ReturnType<typeof readConllu>[number]]
  const { text, tokens, tags, syntax, sentences, paragraphs } = document
  expect(id).toBe('made-up')
  expect(text.trimEnd()).toBe("Ada didn't stay.\n\nWhy?")
  expect(Array.from({ length: tokens.length }, (_, i) => tokens.form(i)).join('|')).toBe(
    "Ada|did|n't|stay|.|Why|?",
  )
  expect(sentences).toEqual([
    { start: 0, end: 5 },
    { start: 5, end: 7 },
  ])
  expect(paragraphs).toEqual(sentences)
  expect([syntax.head(0), syntax.head(3), syntax.head(6)]).toEqual([3, -1, 5])
  expect([syntax.deprel(1), tags.upos(1), tags.xpos(2), tags.lemma(2)]).toEqual(['aux', 'AUX', 'RB', 'not'])
  expect(syntax.children(3)).toEqual([0, 1, 2, 4])
  expect(syntax.children(5)).toEqual([6])
})

const BLOCKS = `# newdoc id = made-up
# newpar
# newpar_block = head rend:::"bold" (1 s) | hi (1 s)
1\tHarbour\tharbour\tNOUN\tNN\t_\t0\troot\t_\t_

1\tMonday\tMonday\tPROPN\tNNP\t_\t0\troot\t_\t_

# newpar
# newpar_block = p (2 s) | quote (1 s)
1\tIn\tin\tADV\tRB\t_\t0\troot\t_\t_

1\tOut\tout\tADV\tRB\t_\t0\troot\t_\t_
`

test('a heading ends its line, words in italics or a quotation in a paragraph do not', () => {
  const [{ document }] = readConllu(BLOCKS) as [ReturnType<typeof readConllu>[number]]
  expect(document.text.trimEnd()).toBe('Harbour\n\nMonday\n\nIn Out')
  expect(document.paragraphs).toHaveLength(3)
  expect(document.sentences).toHaveLength(4)
})

test('MASC: hyphens apart, spaces put back, foreign conventions left open', () => {
  const { document } = readMascText(
    'x',
    "The_DT part-time_JJ clerk_NN was_VBD n't_RB late_JJ ._. \"_'' Yes_UH ._.",
  )
  expect(document.text.trim()).toBe(`The part-time clerk wasn't late. " Yes.`)
  const { tokens, tags } = document
  const tagged = Array.from({ length: tokens.length }, (_, i) => `${tokens.form(i)}/${tags.xpos(i)}`)
  expect(tagged.slice(0, 5).join(' ')).toBe('The/DT part/XX -/HYPH time/XX clerk/NN')
  expect(tagged.at(-3)).toBe('"/XX')
})
