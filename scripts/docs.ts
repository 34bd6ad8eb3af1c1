/**
 * Fills what is generated in README.md, ARCHITECTURE.md, docs/api.md and docs/check.md. With `--figures FILE`, the output of `npm run evaluate --
 * --set hearsay --split dev --json`, the figures of README.md too.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { rules } from '../src/check/rules/index.ts'
import { english } from '../src/english.ts'
import { alignTables } from './align.ts'
import { apiDocument, apiText } from './api-doc.ts'
import { fillBlock } from './blocks.ts'
import { example } from './example.ts'
import { figureTable } from './figure-table.ts'
import { ruleTable } from './rule-table.ts'
import { stageGraph, stageTable } from './stage-graph.ts'

const { values } = parseArgs({ options: { figures: { type: 'string' } } })
const page = (name: string): URL => new URL(`../${name}`, import.meta.url)

function fill(name: string, blocks: Readonly<Record<string, string>>): void {
  const filled = Object.entries(blocks).reduce(
    (text, [block, body]) => fillBlock(text, block, body),
    readFileSync(page(name), 'utf8'),
  )
  writeFileSync(page(name), alignTables(filled))
}

fill('ARCHITECTURE.md', { stages: stageTable(english.stages), 'stage graph': stageGraph(english.stages) })
fill('docs/check.md', { rules: ruleTable(rules) })
fill('README.md', {
  example: example(),
  ...(values.figures && { figures: figureTable(JSON.parse(readFileSync(values.figures, 'utf8'))) }),
})
fill('docs/api.md', { api: apiText(await apiDocument()) })
