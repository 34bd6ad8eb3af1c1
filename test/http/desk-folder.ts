import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder like the built desk, with a file beside it that must not be served. */
export function deskFolder(): { readonly path: string; readonly remove: () => void } {
  const outside = mkdtempSync(join(tmpdir(), 'hearsay-desk-'))
  const path = join(outside, 'desk')
  mkdirSync(join(path, 'assets'), { recursive: true })
  writeFileSync(join(outside, 'secret.txt'), 'secret words')
  writeFileSync(join(path, 'index.html'), '<!doctype html><title>Desk</title>')
  writeFileSync(join(path, 'assets', 'desk-Ab12Cd34.js'), `export const a = '${'a'.repeat(3000)}'`)
  return { path, remove: () => rmSync(outside, { recursive: true, force: true }) }
}
