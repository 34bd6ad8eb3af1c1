import { writeFileSync } from 'node:fs'
import { z } from 'zod'
import { recordSchema } from './record.ts'

/** The JSON Schema (draft 2020-12) of the record. */
export const recordJsonSchema = (): object => z.toJSONSchema(recordSchema)

/** Writes the JSON Schema to a file; used by the build. */
export function writeSchema(file: string): void {
  writeFileSync(file, `${JSON.stringify(recordJsonSchema(), null, 2)}\n`)
}
