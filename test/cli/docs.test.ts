import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { buildProgram } from '../../src/cli/program.ts'

const docs = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8')
const program = buildProgram(() => {})

const flags = (): string[] =>
  [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)].flatMap((command) =>
    command
      .createHelp()
      .visibleOptions(command)
      .map(({ long }) => long!),
  )

test('every option of the program stands in docs/cli.md', () => {
  for (const flag of flags()) expect(docs).toMatch(new RegExp(`\`(${flag}|hearsay ${flag})\\b[^\`]*\``))
})

test('every option in docs/cli.md is one of the program', () => {
  const known = new Set(flags())
  const named = docs.match(/(?<![\w-])--[a-z][a-z-]+/g) ?? []
  expect(named.length).toBeGreaterThan(20)
  for (const flag of named) expect(known, flag).toContain(flag)
})

test('every command has a heading, and every heading of a command is one', () => {
  const headings = [...docs.matchAll(/^## `hearsay (\w+)`$/gm)].map(([, name]) => name)
  expect(headings).toEqual(program.commands.map((command) => command.name()))
})
