import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'

/** The program that opens an address on this system; null where there is none. */
function opener(): readonly [string, ...string[]] | null {
  if (process.platform === 'darwin') return ['open']
  // The empty argument is the title that `start` takes first.
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '']
  const shown = process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .some((folder) => existsSync(join(folder, 'xdg-open')))
  return shown && found ? ['xdg-open'] : null
}

/** Opens the browser where there is one. What comes of it is no business of the server’s. */
export function openBrowser(address: string): void {
  const [program, ...before] = opener() ?? []
  if (program === undefined) return
  const child = spawn(program, [...before, address], { detached: true, stdio: 'ignore' })
  child.on('error', () => {})
  child.unref()
}
