import type { Command } from 'commander'
import { archiveOption } from '../archive/location.ts'

const EXAMPLES = `
To be started by a client, which is told of it so:
  { "mcpServers": { "hearsay": { "command": "hearsay", "args": ["mcp", "--archive", "/path/to/hearsay.db"] } } }

Tools: read, said, who, verify, check. None changes the archive.`

/** `hearsay mcp`. */
export function addMcpCommand(program: Command, finish: (status: number) => void): void {
  program
    .command('mcp')
    .summary('serve language-model agents')
    .description(
      'A server of the Model Context Protocol over standard input and output: agents read stories, ask the archive and verify quotes, and get evidence with every answer.',
    )
    .addOption(archiveOption())
    .showHelpAfterError('"hearsay help mcp" lists the options.')
    .addHelpText('after', EXAMPLES)
    .action(async ({ archive }: { readonly archive: string }) => {
      const { serveMcp } = await import('./mcp.ts')
      finish(await serveMcp(archive))
    })
}
