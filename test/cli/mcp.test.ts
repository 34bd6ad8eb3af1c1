import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openArchive } from '../../src/archive/open.ts'
import { keep } from '../archives.ts'
import { STORIES } from '../http/stories.ts'

// Threads take seconds to start where others work beside.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

interface Evidence {
  readonly span: readonly [number, number]
  readonly before: string
  readonly text: string
  readonly after: string
}

async function connect(archive: string): Promise<Client> {
  const client = new Client({ name: 'test', version: '0' })
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [MAIN, 'mcp', '--archive', archive],
    stderr: 'inherit',
  })
  await client.connect(transport)
  return client
}

describe('hearsay mcp, with a client of its own', () => {
  let folder: string
  let client: Client
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hearsay-mcp-'))
    const archive = await openArchive(join(folder, 'a.db'), { mode: 'write' })
    await keep(archive, ...STORIES())
    await archive.close()
    client = await connect(join(folder, 'a.db'))
  })
  afterAll(async () => {
    await client.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const call = async <T>(name: string, given: Record<string, unknown>): Promise<T> => {
    const result = await client.callTool({ name, arguments: given })
    expect(result.isError ?? false, JSON.stringify(result.content)).toBe(false)
    const [content] = result.content as { readonly text: string }[]
    expect(JSON.parse(content!.text)).toEqual(result.structuredContent)
    return result.structuredContent as T
  }

  test('offers tools that only read, and says how to use them', async () => {
    const { tools } = await client.listTools()
    expect(tools.map(({ name }) => name)).toEqual(['read', 'said', 'who', 'verify', 'check'])
    for (const { annotations, description, inputSchema } of tools) {
      expect(annotations?.readOnlyHint).toBe(true)
      expect(description).toMatch(/\w/)
      expect(inputSchema.type).toBe('object')
    }
    expect(client.getInstructions()).toContain('do not guess')
  })

  test('read: every statement, person and event stands where its evidence says', async () => {
    const text =
      '“We will appeal,” Ana Reyes told reporters in Tideway. She was charged with fraud in May 2023.'
    const answer = await call<{
      statements: { text: string; speaker: string; evidence: Evidence }[]
      people: { name: string; evidence: Evidence }[]
      events: { type: string; evidence: Evidence }[]
    }>('read', { text, published: '2024-05-02' })
    expect(answer.statements).toMatchObject([{ text: 'We will appeal', speaker: 'Ana Reyes' }])
    expect(answer.events).toMatchObject([{ type: 'charge' }])
    for (const { evidence } of [...answer.statements, ...answer.people, ...answer.events]) {
      expect(text.slice(...evidence.span)).toBe(evidence.text)
      expect(text).toContain(evidence.before + evidence.text + evidence.after)
    }
  })

  test('said and who: rows with article, offsets and sentence', async () => {
    const { statements } = await call<{
      statements: { speaker: string; article: string; evidence: Evidence }[]
    }>('said', {
      words: 'engines',
      by: 'Holm',
    })
    expect(statements.length).toBe(2)
    const texts = new Map(STORIES().map(({ article }) => [article.id, article.text]))
    for (const { article, evidence } of statements)
      expect(texts.get(article)!.slice(...evidence.span)).toBe(evidence.text)
    const { families } = await call<{
      families: { appearances: { wording: string; article: string; evidence: Evidence }[] }[]
    }>('who', { phrase: 'We have new engines' })
    expect(families[0]!.appearances.map(({ article }) => article)).toEqual(['ferry', 'quay'])
    for (const { article, evidence } of families[0]!.appearances)
      expect(texts.get(article)!.slice(...evidence.span)).toBe(evidence.text)
    expect(await call('said', { words: 'zeppelin' })).toEqual({ statements: [], more: false, meaning: [] })
  })

  test('verify: against a transcript and the archive, with what was really said', async () => {
    const { fails, quotes } = await call<{
      fails: boolean
      quotes: { verdict: string; type: string; evidence: object[] }[]
    }>('verify', {
      draft: '“We will not close the pier,” Ada Quill said. “We have old engines,” Ida Holm said.',
      sources: [{ name: 'call.txt', text: 'QUILL: We will close the pier.\nHOST: Thank you.' }],
      archive: true,
    })
    expect(fails).toBe(true)
    expect(quotes[0]).toMatchObject({ verdict: 'altered', type: 'negation' })
    expect(quotes[0]!.evidence[0]).toMatchObject({
      source: 'call.txt',
      text: expect.stringContaining('close the pier'),
    })
    expect(quotes[1]!.evidence[0]).toMatchObject({ text: expect.stringContaining('new engines') })
  })

  test('check: findings with the words they are about', async () => {
    const text = 'The hall opened on Monday, March 3, 2020, Ada Quill said.'
    const { findings } = await call<{ findings: { rule: string; why: string; evidence: Evidence[] }[] }>(
      'check',
      { text },
    )
    expect(findings.map(({ rule }) => rule)).toContain('weekday-date')
    for (const { evidence, why } of findings) {
      expect(why).toMatch(/\w/)
      for (const one of evidence) expect(text.slice(...one.span)).toBe(one.text)
    }
  })

  test('what is wrong is told in words, and the server goes on', async () => {
    const blank = await client.callTool({ name: 'read', arguments: { text: ' ' } })
    expect(blank).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('white space') }],
    })
    const wrong = await client.callTool({ name: 'said', arguments: { since: 'May' } })
    expect(wrong).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('2019-06') }] })
    const missing = await client.callTool({ name: 'read', arguments: {} })
    expect(missing.isError).toBe(true)
    expect((await client.listTools()).tools).toHaveLength(5)
  })

  test('without an archive it reads, and says what is missing', async () => {
    const alone = await connect(join(folder, 'none.db'))
    const asked = await alone.callTool({ name: 'who', arguments: { phrase: 'No' } })
    expect(asked).toMatchObject({
      isError: true,
      content: [{ text: expect.stringContaining('there is no archive') }],
    })
    const read = await alone.callTool({ name: 'read', arguments: { text: '“No,” said Ada Quill.' } })
    expect(read.isError ?? false).toBe(false)
    await alone.close()
  })
})
