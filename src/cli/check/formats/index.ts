import type { Format } from '../options.ts'
import { checkstyle } from './checkstyle.ts'
import { compact } from './compact.ts'
import type { Surroundings, Writer } from './format.ts'
import { github } from './github.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { sarif } from './sarif.ts'
import { stylish } from './stylish.ts'

const WRITERS: Readonly<Record<Format, (surroundings: Surroundings) => Writer>> = {
  stylish,
  compact,
  json,
  sarif,
  github,
  checkstyle,
  junit,
  html,
}

/** What writes a run in that format. */
export const writerFor = (format: Format, surroundings: Surroundings): Writer => WRITERS[format](surroundings)
