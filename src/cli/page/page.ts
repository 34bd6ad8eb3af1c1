import type { HearsayRecord } from '../../record/record.ts'
import { accusationsSection } from './accusations.ts'
import { alsoNamedSection } from './also-named.ts'
import { eventsSection } from './events.ts'
import { familySection } from './family.ts'
import { headLines } from './head.ts'
import { BLANK, type Line } from './line.ts'
import { peopleSection } from './people.ts'
import { statementsSection } from './statements.ts'
import { timelineSection } from './timeline.ts'
import { type PageOptions, viewOf } from './view.ts'

const SECTIONS = [
  headLines,
  statementsSection,
  peopleSection,
  familySection,
  accusationsSection,
  eventsSection,
  timelineSection,
  alsoNamedSection,
] as const

/** The record as a page to read: the story's head, then a section for each kind of thing in it. */
export function pageLines(record: HearsayRecord, options: PageOptions): Line[] {
  const view = viewOf(record, options)
  const sections = SECTIONS.map((section) => section(view)).filter((lines) => lines.length > 0)
  return [BLANK, ...sections.flatMap((lines) => [...lines, BLANK])]
}
