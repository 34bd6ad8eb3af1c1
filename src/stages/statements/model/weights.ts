import { type Card, openModel } from '../../../learn/card.ts'
import { Workspace } from '../../../learn/neural/kernel.ts'
import {
  layerRoom,
  layerSections,
  StoredNetwork,
  type TableNames,
  tableRoom,
  tableSections,
} from '../../../learn/neural/stored.ts'
import { bytesOf, ModelError, type Sections } from '../../../learn/weight-file.ts'
import { lazy } from '../../../pipeline/lexicon.ts'
import { resourceBytes, resourceText } from '../../../pipeline/resource.ts'
import type { Calibration, Limits } from './calibration.ts'
import { ITEM_COLUMNS, ITEM_ROWS, PAIR_COLUMNS, PAIR_ROWS, VERSION } from './features.ts'
import { LAYERS, networkOf, WIDTH } from './network.ts'
import { Reviser, WORKING_ROOM } from './reviser.ts'

const ITEMS: TableNames = { values: 'items', steps: 'itemSteps' }
const PAIRS: TableNames = { values: 'pairs', steps: 'pairSteps' }

/** The sections of a weight file; `of` gives numbers by name. */
export const sectionsOf = (of: (name: string) => Float32Array, { shared, own }: Calibration): Sections => ({
  calibration: bytesOf(Float32Array.of(shared.slope, shared.offset, own.slope, own.offset)),
  ...tableSections(ITEMS, of('items'), WIDTH),
  ...tableSections(PAIRS, of('pairs'), WIDTH),
  ...layerSections(LAYERS, of),
})

/**
 * Builds the reviser from the sections of a weight file and the kernel's code.
 *
 * @throws ModelError if a section is missing or has another size than the network
 */
export function reviserOf(sections: Sections, kernel: Uint8Array, limits?: Limits): Reviser {
  const tables = tableRoom((ITEM_ROWS + PAIR_ROWS) * WIDTH)
  const work = new Workspace(kernel, tables + layerRoom(LAYERS) + WORKING_ROOM)
  const stored = new StoredNetwork(work, sections, LAYERS)
  const items = stored.table(ITEMS, WIDTH, ITEM_COLUMNS)
  const pairs = stored.table(PAIRS, WIDTH, PAIR_COLUMNS)
  const network = networkOf(items, pairs, (name) => stored.layer(name))
  work.keep()
  return new Reviser(work, network, calibrationOf(stored.section('calibration')), limits)
}

function calibrationOf({ buffer, byteOffset, length }: Uint8Array): Calibration {
  const [a, b, c, d] = new Float32Array(buffer, byteOffset, length >> 2)
  if (a === undefined || b === undefined || c === undefined || d === undefined)
    throw new ModelError(
      'bad-weights',
      "the statements' weight file has no whole calibration; train it again",
    )
  return { shared: { slope: a, offset: b }, own: { slope: c, offset: d } }
}

/** The shipped model, read on first use. */
export const loadReviser = lazy((): Reviser => {
  const card = JSON.parse(resourceText('models/statements/card.json')) as Card
  const sections = openModel('statements', VERSION, card, resourceBytes('models/statements/weights.bin'))
  return reviserOf(sections, resourceBytes('models/kernel.wasm'))
})
