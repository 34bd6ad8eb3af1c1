import { describe, expect, test } from 'vitest'
import { english } from '../../english.ts'

/** `SPEAKER (rule) > ADDRESSEE via CARRIERS`, a line a statement; the reason in place of a speaker not given. */
function attributionsOf(text: string): string[] {
  const { attributions, entities } = english.read({ text, published: '2024-05-15' })
  const name = (entity: number | null): string => (entity === null ? '–' : entities[entity]!.name)
  return attributions.map(({ speaker, unresolved, addressee, via, time }) => {
    const to = addressee === null ? '' : ` > ${name(addressee)}`
    const carriers = via.length === 0 ? '' : ` via ${via.map(({ entity }) => name(entity)).join(', ')}`
    return `${speaker === null ? unresolved : name(speaker)}${to}${carriers}${time === null ? '' : ` @ ${time}`}`
  })
}

const cases: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  speakers: [
    ['Ana Okafor arrived late. “We waited,” she said.', ['Ana Okafor']],
    ['“I said, ‘Never again,’” Ana Okafor recalled.', ['Ana Okafor', 'Ana Okafor']],
    [
      'Ana Okafor told Hugh Pell, “You said, ‘Never again.’”',
      ['Ana Okafor > Hugh Pell', 'Hugh Pell via Ana Okafor'],
    ],
    ['The driver was reportedly asleep.', ['unattributed']],
    ['They said it was over.', ['no-antecedent']],
    ['Ana Okafor shrugged. “It happens to the best of us.”', ['Ana Okafor']],
    ['According to a tweet by Ana Okafor, the bus never came.', ['Ana Okafor']],
  ],
  carriers: [
    ['“It came late,” Ana Okafor told Reuters.', ['Ana Okafor > Reuters via Reuters']],
    ['Reuters reported, citing Ana Okafor, that the bus came.', ['Ana Okafor via Reuters']],
    ['Hugh Pell said Ana Okafor had said the bus came.', ['Hugh Pell', 'Ana Okafor via Hugh Pell']],
  ],
  times: [['The bus came, Ana Okafor said Monday.', ['Ana Okafor @ 2024-05-13']]],
  interviews: [
    [
      'Ana Okafor drives a bus. She spoke to Hugh Pell.\n\nQ: Were you late?\n\nA: Never in my life.',
      ['Hugh Pell', 'Ana Okafor'],
    ],
  ],
}

for (const [title, examples] of Object.entries(cases)) {
  describe(title, () => {
    for (const [text, expected] of examples)
      test(text.replace(/\n+/g, ' ¶ '), () => expect(attributionsOf(text)).toEqual(expected))
  })
}
