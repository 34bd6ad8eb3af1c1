import process from 'node:process'
import { Command, CommanderError } from 'commander'
import { addAddCommand } from './add/command.ts'
import { addArchiveCommands } from './archive/commands.ts'
import { addCheckCommand } from './check/command.ts'
import { EXIT } from './exit.ts'
import { addLspCommand } from './lsp/command.ts'
import { addMcpCommand } from './mcp/command.ts'
import { addReadCommand } from './read/command.ts'
import { addServeCommand } from './serve/command.ts'
import { addVerifyCommand } from './verify/command.ts'
import { version } from './version.ts'

/** The program with all its commands; `finish` is given the exit status of the one that ran. */
export function buildProgram(finish: (status: number) => void): Command {
  const program = new Command('hearsay')
    .description('Reads news reports and keeps the record of who said what, on whose word.')
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'hearsay: ')) })
    .exitOverride()
  addReadCommand(program, finish)
  addVerifyCommand(program, finish)
  addCheckCommand(program, finish)
  addLspCommand(program)
  addAddCommand(program, finish)
  addArchiveCommands(program, finish)
  addServeCommand(program, finish)
  addMcpCommand(program, finish)
  return program
}

/** Runs the command line and returns its exit status. Never throws for wrong usage. */
export async function main(args: readonly string[]): Promise<number> {
  let status: number = EXIT.done
  const program = buildProgram((result) => {
    status = result
  })
  // A reader that goes away (`| head`) is reported to each write; the event must not end the process.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  if (args.length === 0) {
    program.outputHelp({ error: true })
    return EXIT.wrongUsage
  }
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? EXIT.done : EXIT.wrongUsage
  }
  return status
}
