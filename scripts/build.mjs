// Builds dist/ (or the folder given): compiles what the program loads, copies data files beside the code, writes the
// JSON Schemas and the data module that stands in for the file system in browser bundles. The new folder takes the
// old one's place only when it is whole.
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build as bundle } from 'vite'
import { buildDesk } from './desk.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = resolve(process.argv[2] ?? `${root}/dist`)
const fresh = `${target}.${process.pid}`
const worn = `${fresh}.old`
process.chdir(root)

try {
  compile()
  const data = copyData()
  const { writeSchema } = await import(pathToFileURL(`${fresh}/record/schema.js`).href)
  writeSchema(`${fresh}/record/record.schema.json`)
  const { configJsonSchema } = await import(pathToFileURL(`${fresh}/check/config.js`).href)
  writeFileSync(`${fresh}/check/config.schema.json`, `${JSON.stringify(configJsonSchema(), null, 2)}\n`)
  writeResources(data)
  await bundleCommand()
  await buildDesk(`${fresh}/desk`)
  chmodSync(`${fresh}/cli/main.js`, 0o755)
  if (existsSync(target)) renameSync(target, worn)
  renameSync(fresh, target)
} catch (error) {
  // The compiler has said what is wrong.
  if (error.status === undefined) throw error
  process.exitCode = 1
} finally {
  for (const folder of [fresh, worn]) rmSync(folder, { recursive: true, force: true })
}

function compile() {
  const compiler = 'node_modules/typescript/bin/tsc'
  execFileSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', fresh], {
    stdio: 'inherit',
  })
}

function copyData() {
  const data = globSync('src/**/*.{tsv,rules}').sort()
  for (const file of data) cpSync(file, file.replace(/^src/, fresh))
  return data
}

/**
 * The installed command as a few files instead of two hundred: loading modules was a third of its start-up. Packages
 * stay outside. The workers lie beside what starts them; data files are found from one folder below `dist/` as before.
 */
async function bundleCommand() {
  await bundle({
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node24',
      minify: false,
      emptyOutDir: true,
      outDir: `${fresh}/command`,
      rolldownOptions: {
        input: {
          main: `${fresh}/cli/main.js`,
          worker: `${fresh}/cli/read/worker.js`,
          'add-worker': `${fresh}/cli/add/add-worker.js`,
          'service-worker': `${fresh}/service/service-worker.js`,
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
      },
    },
  })
  rmSync(`${fresh}/cli`, { recursive: true })
  renameSync(`${fresh}/command`, `${fresh}/cli`)
}

/** Data files as one module: texts by their path from src/, models in Base64. */
function writeResources(data) {
  const texts = Object.fromEntries(
    data.map((file) => [file.slice('src/'.length), readFileSync(file, 'utf8')]),
  )
  const models = globSync('models/**/*.{bin,json,wasm}').sort()
  const bytes = Object.fromEntries(models.map((file) => [file, readFileSync(file).toString('base64')]))
  writeFileSync(
    `${fresh}/pipeline/resources.js`,
    `export const texts = ${JSON.stringify(texts)}\nexport const bytes = ${JSON.stringify(bytes)}\n`,
  )
  writeFileSync(
    `${fresh}/pipeline/resources.d.ts`,
    'export declare const texts: Readonly<Record<string, string>>\nexport declare const bytes: Readonly<Record<string, string>>\n',
  )
}
