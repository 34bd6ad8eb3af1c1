// Builds the desk: the page that `hearsay serve` opens. It is served under a policy that allows no inline script or
// style and no other host, so nothing is inlined.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const source = fileURLToPath(new URL('../src/desk', import.meta.url))

/** @param {string} target the folder to put it into, which is emptied */
export async function buildDesk(target) {
  // Vite goes by this rather than by the mode; a test runner sets it to something else.
  process.env.NODE_ENV = 'production'
  await build({
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    root: source,
    base: './',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    build: {
      target: 'es2023',
      outDir: target,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  })
}
