import type { Figure } from '../src/evaluate/figures.ts'
import type { Measure } from '../src/evaluate/score.ts'

/** What `npm run evaluate -- --json` gives for one set. */
type Scored = { readonly stories: number } & { readonly [M in Measure]: Figure }

/** The measures that say most, with what they are. */
const SHOWN: readonly (readonly [Measure, string])[] = [
  ['statements', 'statements found (half of the words shared)'],
  ['exact', 'statements with exactly the right words'],
  ['quoted', 'of those with quoted words, found'],
  ['indirect', 'of those without, found'],
  ['nested', 'of those inside another, found'],
  ['speaker', 'of those with a speaker, found and given the right one'],
  ['addressee', 'addressee'],
  ['via', 'via: who carried it'],
  ['venue', 'venue'],
  ['persons', 'persons'],
  ['age', 'ages'],
  ['relations', 'relations'],
  ['events', 'events'],
  ['times', 'times, with their value'],
  ['record', 'statements with everything right: found, mode, speaker, within, addressee, via'],
]

const percent = (value: number): string => (100 * value).toFixed(1)

/** The figures of the Hearsay corpus's dev stories as a table. */
export function figureTable({ hearsay }: { readonly hearsay: Scored }): string {
  const rows = SHOWN.map(([measure, words]) => {
    const figure = hearsay[measure]
    return figure.kind === 'share'
      ? `| ${words} | | | ${percent(figure.share)} | ${figure.of} |`
      : `| ${words} | ${percent(figure.precision)} | ${percent(figure.recall)} | ${percent(figure.f1)} | ${figure.gold} |`
  })
  return [
    `Hearsay corpus, dev: ${hearsay.stories} stories that nothing was trained on. Before 0.1.0 the errors of two thirds of them`,
    'were looked at once, late; the third that nobody looked at gives figures of the same size (statements F1 79).',
    '',
    '| | precision | recall | F1, or share | of |',
    '| --- | --: | --: | --: | --: |',
    ...rows,
  ].join('\n')
}
