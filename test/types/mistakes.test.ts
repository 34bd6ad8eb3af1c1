import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const COMPILER = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))

test('none of the mistakes compiles, and what is right does', () => {
  const folder = fileURLToPath(new URL('.', import.meta.url))
  const { stdout, status } = spawnSync(process.execPath, [COMPILER, '-p', folder], { encoding: 'utf8' })
  expect(stdout).toBe('')
  expect(status).toBe(0)
})

test('each of the six kinds is there', () => {
  const text = readFileSync(new URL('mistakes.ts', import.meta.url), 'utf8')
  const kinds = ['wrongOrder', 'twoWriters', 'undeclaredRead', 'missingWrite', 'mixedUnits', 'absentLayer']
  for (const kind of kinds) expect(text).toMatch(new RegExp(`const ${kind}\\b`))
  expect(text.match(/\/\/ @ts-expect-error/g)!.length).toBeGreaterThan(kinds.length)
})
