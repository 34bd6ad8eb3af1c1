import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js'
import { z } from 'zod'
import { PROFILES } from '../check/rule.ts'
import { MODES } from '../document/layers.ts'
import { asServiceError } from '../service/service-error.ts'
import { checkTool, type OpenArchive, readTool, saidTool, verifyTool, whoTool } from './tools.ts'

/** More is no story, and would keep the agent waiting. */
const LONGEST = 2_000_000

const text = z.string().min(1).max(LONGEST)
const date = z.string().describe('2019, 2019-06 or 2019-06-12')
const file = z.object({
  name: z
    .string()
    .max(400)
    .optional()
    .describe('File name; its ending tells the format (.txt .vtt .srt .json .md)'),
  text,
})
const rows = (usual: number) => z.number().int().min(1).max(50).default(usual)

const INSTRUCTIONS =
  'Hearsay reads news stories and keeps who said what, on whose word. Quote only what an answer of these tools holds, credit it to the speaker given there, and say nothing was found where nothing is. Every answer has evidence: offsets (UTF-16 code units, half-open) and the sentence. A speaker of null was not resolved: do not guess one. A statement on the word of another (via, within) is that word, not a fact.'

/** The answer of a tool, as data and as text for clients that take no data; errors are told in words. */
async function answered(work: () => Promise<object>): Promise<CallToolResult> {
  try {
    const answer = await work()
    return {
      structuredContent: answer as Record<string, unknown>,
      content: [{ type: 'text', text: JSON.stringify(answer) }],
    }
  } catch (error) {
    return { isError: true, content: [{ type: 'text', text: asServiceError(error).message }] }
  }
}

const READS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false }

/** A server of the Model Context Protocol with Hearsay's tools. Nothing it does changes the archive. */
export function createMcpServer(version: string, open: OpenArchive): McpServer {
  const server = new McpServer({ name: 'hearsay', version }, { instructions: INSTRUCTIONS })
  server.registerTool(
    'read',
    {
      title: 'Read a story',
      description:
        'Who said what in a story (plain text or HTML): each statement with speaker, cue, source, addressee, venue and carriers; people, relations, events.',
      inputSchema: {
        text: text.describe('The story'),
        published: z.string().max(40).optional().describe('2025-02-21, where the story does not say'),
        outlet: z.string().max(400).optional(),
      },
      annotations: READS,
    },
    (story) => answered(() => readTool(story)),
  )
  addQuestions(server, open)
  server.registerTool(
    'verify',
    {
      title: 'Verify the quotes of a draft',
      description:
        'Checks every quote of a draft against transcripts or documents, the archive, or both: the words, who said them, what was left out. `fails` says that something is to mend.',
      inputSchema: {
        draft: text.describe('The draft'),
        sources: z.array(file).max(40).default([]).describe('Transcripts and documents'),
        archive: z.boolean().default(false).describe('Search the stories of the archive as well'),
      },
      annotations: READS,
    },
    ({ draft, sources, archive }) =>
      answered(() => verifyTool(open, { draft: { text: draft }, sources, archive })),
  )
  server.registerTool(
    'check',
    {
      title: 'Check a story before it is published',
      description:
        'What an experienced desk editor would stop at: dates and figures that do not agree, names spelled two ways, quotes without a speaker, accusations without their state. Reminders of guidelines, no legal advice.',
      inputSchema: {
        text: text.describe('The story: plain text or HTML'),
        published: z.string().max(40).optional().describe('2025-02-21, where the story does not say'),
        profile: z.enum(PROFILES).optional().describe('Which rules are on; recommended if not given'),
      },
      annotations: READS,
    },
    (input) => answered(() => checkTool(input)),
  )
  return server
}

function addQuestions(server: McpServer, open: OpenArchive): void {
  server.registerTool(
    'said',
    {
      title: 'Who said what, in the archive',
      description:
        'Statements of the archive, newest first. words: climate policy (both), "climate policy" (a phrase), climat*, climate OR weather, -tax.',
      inputSchema: {
        words: z.string().min(1).max(2000).optional(),
        by: z.string().max(400).optional().describe('Speaker: a name, or words of an unnamed source'),
        to: z.string().max(400).optional().describe('Addressee'),
        via: z.string().max(400).optional().describe('Carrier'),
        outlet: z.string().max(400).optional(),
        since: date.optional(),
        until: date.optional(),
        mode: z.enum(MODES).optional(),
        article: z.string().max(4000).optional(),
        limit: rows(10),
      },
      annotations: READS,
    },
    ({ limit, ...filter }) => answered(() => saidTool(open, filter, limit)),
  )
  server.registerTool(
    'who',
    {
      title: 'Who said it first',
      description:
        'Looks in the archive for a phrase, also where it is cut or altered: who said it, where it was printed first, who carried it, and what each one changed.',
      inputSchema: {
        phrase: z.string().min(1).max(4000).describe('Words of the quote, in order'),
        limit: rows(3),
      },
      annotations: READS,
    },
    ({ phrase, limit }) => answered(() => whoTool(open, phrase, limit)),
  )
}
