import { expect, test } from 'vitest'
import { evaluateLayer, RECORD_LAYERS } from './layers.ts'
import { parseOptions, USUAL_SETS, UsageError } from './options.ts'

test('options have their defaults', () => {
  expect(parseOptions([])).toMatchObject({
    split: 'dev',
    sets: USUAL_SETS,
    errors: null,
    causes: 8,
    json: false,
  })
})

test('stories and sets may be named several times', () => {
  expect(parseOptions(['--part', '2']).part).toBe(2)
  expect(() => parseOptions(['--part', '4'])).toThrow(/give 1, 2 or 3/)
  const options = parseOptions(['--only', 'a,b', '--only', 'c', '--set', 'golden', '--errors', '3'])
  expect(options).toMatchObject({ only: ['a', 'b', 'c'], sets: ['golden'], errors: 3 })
})

test('asking for a cause asks for errors; errors are shown of train unless told otherwise', () => {
  expect(parseOptions(['--cause', 'missed'])).toMatchObject({ errors: 5, cause: 'missed', split: 'train' })
  expect(parseOptions(['--errors', '1', '--split', 'all'])).toMatchObject({ errors: 1, split: 'all' })
})

test.each([
  [['--split', 'test'], 'give one of dev, train, all'],
  [['--set', 'novels'], 'give one of hearsay, polnear, golden, written, gap, coref'],
  [['--errors', 'many'], 'give a number'],
  [['--nonsense'], 'nonsense'],
])('%j is refused', (args, message) => {
  expect(() => parseOptions(args)).toThrow(UsageError)
  expect(() => parseOptions(args)).toThrow(message)
})

test('a layer is known, or the message names those that are', async () => {
  for (const layer of RECORD_LAYERS) expect(await evaluateLayer(layer, null)).toBeNull()
  await expect(evaluateLayer('shoes', null)).rejects.toThrow('statements, entities')
  await expect(evaluateLayer('tags', null)).rejects.toThrow('--corpora')
})
