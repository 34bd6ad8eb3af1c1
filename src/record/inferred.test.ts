import { describe, expect, test } from 'vitest'
import { read } from '../index.ts'
import { inferredRelations } from './inferred.ts'

function inferred(text: string): readonly string[] {
  const record = read(text, { published: '2024-05-15' })
  const name = (id: string) => record.entities.find((entity) => entity.id === id)!.name
  return inferredRelations(record).map(({ from, as, to }) => `${name(from)}, ${as} of ${name(to)}`)
}

describe('inferredRelations', () => {
  test("a spouse's child, and nothing that is stated", () => {
    const found = inferred(
      'Ana Ruiz is married to Bo Larsen. Bo Larsen is the father of Carla Larsen. Carla Larsen is a singer.',
    )
    expect(found).toEqual(['Ana Ruiz, parent or step-parent of Carla Larsen'])
  })

  test("a sibling's parent", () => {
    const found = inferred('Dina Holt is the sister of Emil Holt. Gerd Holt is the mother of Dina Holt.')
    expect(found).toEqual(['Gerd Holt, parent of Emil Holt'])
  })

  test('a grandparent, and the reasons', () => {
    const text = 'Gerd Holt is the mother of Dina Holt. Dina Holt is the mother of Fia Moss.'
    expect(inferred(text)).toEqual(['Gerd Holt, grandparent of Fia Moss'])
    const record = read(text, { published: null })
    const [only] = inferredRelations(record)
    expect(only!.because.map((place) => record.relations[place]!.type)).toEqual(['parent', 'parent'])
  })

  test('nobody without a name', () => {
    expect(inferred('Gerd Holt said her son was ill. His daughter was well.')).toEqual([])
  })
})
