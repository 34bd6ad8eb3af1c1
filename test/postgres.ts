import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

/** Where Debian keeps the programs of each version. */
const DEBIAN = '/usr/lib/postgresql'

/** The folder of PostgreSQL's programs, or null where it is not installed. `HEARSAY_POSTGRES_BIN` names another. */
export function postgresPrograms(): string | null {
  const named = process.env.HEARSAY_POSTGRES_BIN
  if (named !== undefined) return existsSync(join(named, 'initdb')) ? named : null
  if (!existsSync(DEBIAN)) return null
  const [newest] = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
  const folder = newest === undefined ? null : join(DEBIAN, newest, 'bin')
  return folder !== null && existsSync(join(folder, 'initdb')) ? folder : null
}

/** A server of its own for the tests, reached by a socket in its folder. */
export interface Postgres {
  /** The address of an archive: a schema of its own in the one database. */
  readonly address: (schema: string) => Promise<string>
  readonly stop: () => void
}

/** PostgreSQL refuses to run as root: its own account, which Debian's package makes, does it then. */
const asUser = (program: string, args: readonly string[]): readonly [string, readonly string[]] =>
  process.getuid?.() === 0 ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args]

function run(program: string, args: readonly string[]): void {
  const [command, all] = asUser(program, args)
  execFileSync(command, all, { stdio: 'pipe', cwd: tmpdir() })
}

/** Starts a server; null where PostgreSQL is not installed. */
export async function startPostgres(): Promise<Postgres | null> {
  const programs = postgresPrograms()
  if (programs === null) return null
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-pg-'))
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', folder])
  const data = join(folder, 'data')
  run(join(programs, 'initdb'), [
    '-D',
    data,
    '-A',
    'trust',
    '-U',
    'hearsay',
    '--no-sync',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  ])
  const options = `-k ${folder} -c listen_addresses='' -c fsync=off -c max_connections=60`
  run(join(programs, 'pg_ctl'), [
    '-D',
    data,
    '-w',
    '-t',
    '60',
    '-l',
    join(folder, 'log'),
    '-o',
    options,
    'start',
  ])
  const base = `postgres://hearsay@/postgres?host=${encodeURIComponent(folder)}`
  return {
    address: async (schema) => {
      const client = new Client({ connectionString: base })
      await client.connect()
      await client.query(`create schema if not exists "${schema}"`)
      await client.end()
      return `${base}&options=${encodeURIComponent(`-c search_path=${schema}`)}`
    },
    stop: () => {
      const [command, all] = asUser(join(programs, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'])
      spawnSync(command, all, { stdio: 'ignore', cwd: tmpdir() })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
