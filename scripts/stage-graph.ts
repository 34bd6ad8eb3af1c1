import type { Pipeline } from '../src/pipeline/pipeline.ts'

type Stages = Pipeline<never>['stages']

/**
 * The stages of a reader as a Mermaid graph: an arrow for the layers that a stage takes from another. An arrow that
 * longer ways imply is left out, so that the order can be seen; the table has all.
 */
export function stageGraph(stages: Stages): string {
  const writers = new Map(stages.flatMap(({ name, writes }) => writes.map((layer) => [layer, name] as const)))
  const sources = new Map(
    stages.map(({ name, reads }) => [name, Map.groupBy(reads, (layer) => writers.get(layer)!)]),
  )
  const before = (name: string): ReadonlySet<string> =>
    new Set([...sources.get(name)!.keys()].flatMap((source) => [source, ...before(source)]))
  const arrows = stages.flatMap(({ name }) => {
    const direct = [...sources.get(name)!]
    return direct
      .filter(([source]) => !direct.some(([other]) => before(other).has(source)))
      .map(([source, layers]) => `  ${source} -->|${layers.join(', ')}| ${name}`)
  })
  return ['```mermaid', 'graph TD', ...arrows, '```'].join('\n')
}

/** The stages as a table: what each reads and writes. */
export function stageTable(stages: Stages): string {
  const rows = stages.map(({ name, reads, writes }) => {
    const code = (layers: readonly string[]) => layers.map((layer) => `\`${layer}\``).join(', ') || 'the text'
    return `| [${name}](src/stages/${name}/README.md) | ${code(reads)} | ${code(writes)} |`
  })
  return ['| stage | reads | writes |', '| --- | --- | --- |', ...rows].join('\n')
}
