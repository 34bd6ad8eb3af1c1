#!/usr/bin/env node
// Loads nothing before it knows that the rest can run: an old Node cannot even link it.
import * as nodeModule from 'node:module'
import process from 'node:process'

const NEEDED = 24
const major = Number(process.versions.node.split('.')[0])

if (major < NEEDED) {
  process.stderr.write(
    `hearsay: this is Node ${process.versions.node}, and Node ${NEEDED} or newer is needed. Install it from https://nodejs.org and try again.\n`,
  )
  process.exitCode = 2
} else {
  nodeModule.enableCompileCache?.()
  const { main } = await import('./program.ts')
  process.exitCode = await main(process.argv.slice(2))
}
