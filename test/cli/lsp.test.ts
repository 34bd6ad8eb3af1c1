import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type CodeAction,
  CodeActionRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExecuteCommandRequest,
  ExitNotification,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShowMessageRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

// Emoji take two UTF-16 units each; curly marks one, and three bytes.
const STORY = `---
title: Harbour
date: 2025-03-01
---

# Harbour 🚢 to close

🌊🌊 “We **will** not go, 😀” Captain Ida Holm told reporters. The vote on Saturday, March 3, 2025 will be the last.

Bo Larsen 🐟 was found innocent of fraud in the harbour’s “old” hall.
`

let folder = ''
let child: ChildProcess
let client: ProtocolConnection
let published: { uri: string; version?: number; diagnostics: Diagnostic[] }[] = []
let listening: (() => void)[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-lsp-'))
  child = spawn(process.execPath, [MAIN, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  client = createProtocolConnection(
    new StreamMessageReader(child.stdout!),
    new StreamMessageWriter(child.stdin!),
  )
  published = []
  listening = []
  client.onNotification(PublishDiagnosticsNotification.type, (given) => {
    published.push(given)
    for (const tell of listening) tell()
  })
  client.listen()
  await client.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  })
  await client.sendNotification(InitializedNotification.type, {})
})

afterEach(async () => {
  await client.sendRequest(ShutdownRequest.type)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  await client.sendNotification(ExitNotification.type)
  expect(await ended).toBe(0)
  client.dispose()
  rmSync(folder, { recursive: true, force: true })
})

/** The diagnostics of that version, once the server has sent them; `after` counts those sent before. */
async function diagnosticsOf(version: number, after = 0): Promise<readonly Diagnostic[]> {
  for (;;) {
    const found = published.slice(after).find((one) => one.version === version)
    if (found) return found.diagnostics
    await new Promise<void>((resolve) => listening.push(resolve))
  }
}

async function open(text: string, name = 'story.md'): Promise<string> {
  const file = join(folder, name)
  writeFileSync(file, text)
  const uri = pathToFileURL(file).href
  await client.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: 'markdown', version: 1, text },
  })
  return uri
}

/** What a client that counts in UTF-16 units marks. */
function marked(text: string, { range }: Pick<Diagnostic, 'range'>): string {
  const lines = text.split('\n')
  expect(range.start.line).toBe(range.end.line)
  return lines[range.start.line]!.slice(range.start.character, range.end.character)
}

const positionOf = (text: string, words: string): Position => {
  const before = text.slice(0, text.indexOf(words))
  return { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 }
}

describe('hearsay lsp', { timeout: 60_000 }, () => {
  test('marks what the check finds, in UTF-16 units, beside emoji and marks of Markdown', async () => {
    const uri = await open(STORY)
    const diagnostics = await diagnosticsOf(1)
    expect(diagnostics.map((one) => [one.code, marked(STORY, one), one.severity])).toEqual([
      ['weekday-date', 'Saturday, March 3, 2025', 1],
      ['legal-wording', 'was found innocent', 2],
    ])
    expect(diagnostics[1]).toMatchObject({ source: 'hearsay', codeDescription: { href: /^https:/ } })
    expect(published[0]!.uri).toBe(uri)
  })

  test('marks anew what is typed', async () => {
    const uri = await open(STORY)
    const [first] = await diagnosticsOf(1)
    await client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: first!.range, text: 'Monday, March 3, 2025' }],
    })
    expect((await diagnosticsOf(2)).map(({ code }) => code)).toEqual(['legal-wording'])
  })
})

describe('hover of hearsay lsp', { timeout: 60_000 }, () => {
  test('shows who says the words, and to whom', async () => {
    const uri = await open(STORY)
    const hover: Hover | null = await client.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: positionOf(STORY, 'not go'),
    })
    expect(hover!.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('Ida Holm') })
    expect((hover!.contents as { value: string }).value).toContain('told')
    const nothing = await client.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: { line: 1, character: 2 },
    })
    expect(nothing).toBeNull()
  })

  test('shows the chain of a statement within another', async () => {
    const text =
      'Ida Holm said: “My brother told me, ‘The pier will hold until the spring.’ I believed him.”\n'
    const uri = await open(text)
    const hover: Hover | null = await client.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: positionOf(text, 'pier will'),
    })
    const { value } = hover!.contents as { value: string }
    expect(value).toContain('said within the words of **Ida Holm**')
  })
})

describe('letting a finding stand in hearsay lsp', { timeout: 60_000 }, () => {
  test('is offered with a reason, which is kept', async () => {
    const uri = await open(STORY)
    const diagnostics = await diagnosticsOf(1)
    const actions = (await client.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: diagnostics[1]!.range,
      context: { diagnostics: [diagnostics[1]!] },
    })) as CodeAction[]
    const kept = actions.find(({ command }) => command)!
    const before = published.length
    await client.sendRequest(ExecuteCommandRequest.type, {
      command: kept.command!.command,
      arguments: [...kept.command!.arguments!, 'the headline quotes the verdict'],
    })
    expect((await diagnosticsOf(1, before)).map(({ code }) => code)).toEqual(['weekday-date'])
    const file = join(folder, 'story.md.hearsay-ignore.json')
    expect(JSON.parse(readFileSync(file, 'utf8')).suppressions).toMatchObject([
      { rule: 'legal-wording', words: 'was found innocent', reason: 'the headline quotes the verdict' },
    ])
  })

  test('needs a reason: where none is given it asks, and does nothing without an answer', async () => {
    const uri = await open(STORY)
    const [first] = await diagnosticsOf(1)
    const asked: string[] = []
    client.onRequest(ShowMessageRequest.type, ({ message }) => {
      asked.push(message)
      return null
    })
    const { hash } = first!.data as { hash: string }
    await client.sendRequest(ExecuteCommandRequest.type, {
      command: 'hearsay.suppress',
      arguments: [uri, 'weekday-date', hash],
    })
    expect(asked[0]).toContain('Why may this stand?')
    expect(existsSync(join(folder, 'story.md.hearsay-ignore.json'))).toBe(false)
  })
})

describe('comments and settings of hearsay lsp', { timeout: 60_000 }, () => {
  test('a comment in the story is offered, which silences the rule once it has a reason', async () => {
    const uri = await open(STORY)
    const diagnostics = await diagnosticsOf(1)
    const actions = (await client.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: diagnostics[0]!.range,
      context: { diagnostics: [diagnostics[0]!] },
    })) as CodeAction[]
    const edit = actions.find((action) => action.edit)!.edit!.changes![uri]![0]!
    expect(edit.newText).toBe('<!-- hearsay-ignore weekday-date: -->\n')
    const send = (version: number, newText: string) =>
      client.sendNotification(DidChangeTextDocumentNotification.type, {
        textDocument: { uri, version },
        contentChanges: [{ range: edit.range, text: newText }],
      })
    await send(2, edit.newText)
    expect((await diagnosticsOf(2)).map(({ code }) => code)).toEqual([
      'suppression-reason',
      'weekday-date',
      'legal-wording',
    ])
    const { line } = edit.range.start
    await client.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: 3 },
      contentChanges: [
        {
          range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } },
          text: '<!-- hearsay-ignore weekday-date: the ballot says so -->\n',
        },
      ],
    })
    expect((await diagnosticsOf(3)).map(({ code }) => code)).toEqual(['legal-wording'])
  })

  test('settings beside the story are read', async () => {
    writeFileSync(
      join(folder, 'hearsay.config.json'),
      '{ "rules": { "legal-wording": "error", "weekday-date": "off" } }',
    )
    await open(STORY)
    expect((await diagnosticsOf(1)).map(({ code, severity }) => [code, severity])).toEqual([
      ['legal-wording', 1],
    ])
  })
})
