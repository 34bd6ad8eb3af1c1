import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CONTENDERS, type ContenderName } from './contenders.ts'
import type { BenchText } from './texts.ts'
import { interleaved } from './timing.ts'

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export interface StartUp {
  /** Whether the built command was run, or the sources for want of it. */
  readonly built: boolean
  /** Seconds from nothing to the printed record of one story; `node` is Node by itself. */
  readonly times: ReadonlyMap<'hearsay read' | 'node', readonly number[]>
}

/** Wall time of the command on one story, process and all. */
export async function startUp(repetitions: number): Promise<StartUp> {
  const built = existsSync(file('../dist/cli/main.js'))
  const command = file(built ? '../dist/cli/main.js' : '../src/cli/main.ts')
  const story = file('../test/golden/redstone-fire.txt')
  const run = (args: readonly string[]) => () => execFileSync(process.execPath, args, { stdio: 'pipe' })
  const work = new Map([
    ['hearsay read', run([command, 'read', story])],
    ['node', run(['--eval', '0'])],
  ] as const)
  return { built, times: await interleaved(work, repetitions) }
}

/** The most memory, in bytes, of a process that reads the texts; `none` only holds them. */
export function peakMemory(texts: readonly BenchText[]): ReadonlyMap<ContenderName | 'none', number> {
  const input = JSON.stringify(texts)
  const peak = (name: string): number => {
    const out = execFileSync(process.execPath, [file('child.ts'), name], { input, encoding: 'utf8' })
    return (JSON.parse(out) as { readonly peak: number }).peak
  }
  return new Map([...CONTENDERS.map(({ name }) => [name, peak(name)] as const), ['none', peak('none')]])
}
