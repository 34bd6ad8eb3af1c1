import process from 'node:process'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { Archive } from '../../archive/archive.ts'
import { createMcpServer } from '../../mcp/server.ts'
import { EXIT } from '../exit.ts'
import { version } from '../version.ts'

/** Serves one client until it closes standard input, and returns the exit status. */
export async function serveMcp(location: string): Promise<number> {
  const archives: Archive[] = []
  const server = createMcpServer(version(), async () => {
    // Reading and verifying need no archive, and one may be made while the client is connected.
    if (archives[0]) return archives[0]
    const { openArchive } = await import('../../archive/open.ts')
    const archive = await openArchive(location, { mode: 'read' })
    archives.push(archive)
    return archive
  })
  const ended = new Promise<void>((resolve) => {
    process.stdin.once('end', resolve)
    process.stdin.once('close', resolve)
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  await server.connect(new StdioServerTransport())
  await ended
  await server.close()
  for (const archive of archives) await archive.close()
  return EXIT.done
}
