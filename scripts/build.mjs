// Builds dist/: compiles src/ with tsc, copies data files beside the code, writes the JSON Schema and the data
// module that stands in for the file system in browser bundles.
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
rmSync('dist', { recursive: true, force: true })
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  stdio: 'inherit',
})

const data = globSync('src/**/*.{tsv,rules}').sort()
for (const file of data) cpSync(file, file.replace(/^src/, 'dist'))

const { writeSchema } = await import('../dist/record/schema.js')
writeSchema('dist/record/record.schema.json')

const texts = Object.fromEntries(data.map((file) => [file.slice('src/'.length), readFileSync(file, 'utf8')]))
const models = globSync('models/**/*.{bin,json}').sort()
const bytes = Object.fromEntries(models.map((file) => [file, readFileSync(file).toString('base64')]))
writeFileSync(
  'dist/pipeline/resources.js',
  `export const texts = ${JSON.stringify(texts)}\nexport const bytes = ${JSON.stringify(bytes)}\n`,
)
writeFileSync(
  'dist/pipeline/resources.d.ts',
  'export declare const texts: Readonly<Record<string, string>>\nexport declare const bytes: Readonly<Record<string, string>>\n',
)
if (existsSync('dist/cli/main.js')) chmodSync('dist/cli/main.js', 0o755)
