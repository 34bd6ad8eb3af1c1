import { existsSync, readFileSync } from 'node:fs'
import { contender } from './contenders.ts'
import type { BenchText } from './texts.ts'

// A process of its own that loads one contender (or none), reads the texts given to it as JSON on standard input and
// prints its peak memory in bytes. Usage: child.ts NAME < texts.json
const name = process.argv[2]
const texts = JSON.parse(readFileSync(0, 'utf8')) as readonly BenchText[]
let found = 0
if (name !== undefined && name !== 'none') {
  const read = await contender(name).load()
  for (const text of texts) found += read(text)
}
process.stdout.write(JSON.stringify({ found, peak: peakBytes() }))

/** Linux counts the parent's peak as the child's in `maxRSS`, but not in the process's own status. */
function peakBytes(): number {
  const status = '/proc/self/status'
  const own = existsSync(status) ? /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(status, 'utf8')) : null
  return 1024 * (own ? Number(own[1]) : process.resourceUsage().maxRSS)
}
