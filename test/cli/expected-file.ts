import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

/**
 * Compares a text with the file of that name under `expected/`. A file that is missing is a failure: files are
 * written only when asked for, by `UPDATE=1 npx vitest run test/cli`.
 */
export function expectFile(name: string, text: string): void {
  const file = new URL(`expected/${name}`, import.meta.url)
  if (process.env.UPDATE === '1') writeFileSync(file, text)
  if (!existsSync(file))
    throw new Error(`test/cli/expected/${name} is missing; look at the page and run with UPDATE=1`)
  expect(text).toBe(readFileSync(file, 'utf8'))
}
