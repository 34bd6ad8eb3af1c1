import { type CorrectionEvent, correctionText, inForce } from '../../archive/identity/corrections.ts'
import { BLANK, run } from '../page/line.ts'
import { plain } from '../page/plain.ts'
import { indent, wrap } from '../page/wrap.ts'
import type { Printed } from './output.ts'

/** The answer to `hearsay corrections`. */
export function printedCorrections(events: readonly CorrectionEvent[]): Printed {
  const live = new Set(inForce(events).map(({ id }) => id))
  const state = ({ id, correction }: CorrectionEvent): string =>
    correction.kind === 'undo' || live.has(id) ? '' : 'undone'
  return {
    json: events,
    names: ['id', 'at', 'kind', 'text', 'state'],
    rows: events.map((event) => [
      event.id,
      event.at,
      event.correction.kind,
      correctionText(event.correction),
      state(event),
    ]),
    lines: (width) =>
      events.length === 0
        ? [[run('  No correction was made.')]]
        : [
            BLANK,
            ...events.flatMap((event) =>
              wrap(
                [
                  run(`${event.id}  `, 'bold'),
                  run(`${event.at.slice(0, 10)}  `, 'dim'),
                  run(plain(correctionText(event.correction))),
                  run(state(event) === '' ? '' : ' (undone)', 'dim'),
                ],
                width,
                indent(2),
              ),
            ),
          ],
  }
}
