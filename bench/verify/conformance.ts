import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { corporaFolder } from '../../src/corpora/files.ts'
import { parseWebVtt } from '../../src/transcript/webvtt.ts'

interface Expected {
  readonly cues: readonly {
    readonly id: string
    readonly startTime: number
    readonly endTime: number
    readonly text: string
  }[]
}

/**
 * How many of vtt.js's conformance files give the cues (id, times, text) that it expects, in a line of words with the
 * names of the others; null without the files.
 */
export function vttConformance(corpora?: string): string | null {
  const folder = corporaFolder(corpora)
  const root = folder === null ? null : join(folder, 'transcripts/verify-webvtt/vttjs/tests')
  if (root === null || !existsSync(root)) return null
  const files = globSync('**/*.vtt', { cwd: root }).sort()
  const judged = files.filter((file) => existsSync(join(root, file.replace(/vtt$/, 'json'))))
  const wrong = judged.filter((file) => {
    const expected = JSON.parse(readFileSync(join(root, file.replace(/vtt$/, 'json')), 'utf8')) as Expected
    const wanted = expected.cues.map(({ id, startTime, endTime, text }) => [id, startTime, endTime, text])
    const found = parseWebVtt(readFileSync(join(root, file), 'utf8')).cues.map(({ id, start, end, text }) => [
      id,
      start,
      end,
      text,
    ])
    return JSON.stringify(found) !== JSON.stringify(wanted)
  })
  return `WebVTT: ${judged.length - wrong.length} of ${judged.length} conformance files read as vtt.js expects; not ${wrong.join(', ')}`
}
