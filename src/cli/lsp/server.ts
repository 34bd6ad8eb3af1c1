import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  createConnection,
  type ExecuteCommandParams,
  type Hover,
  type InitializeResult,
  MarkupKind,
  PositionEncodingKind,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { CheckError } from '../../check/check-error.ts'
import { suppress } from '../../check/suppressions.ts'
import { readSuppressions, SettingsFiles, writeSuppressions } from '../check/settings-files.ts'
import { version } from '../version.ts'
import { actionsFor, diagnosticOf, rangeOf, SOURCE, SUPPRESS_COMMAND } from './diagnostics.ts'
import { hoverAt } from './hover.ts'
import { type CheckedStory, checkEdited, fileOf } from './open-story.ts'

/** While somebody types, a story is not checked; milliseconds. */
const QUIET = 250

/** Reasons offered to who lets a finding stand. */
const REASONS = ['It is right as it stands', 'The desk has decided so', 'It is a false alarm'] as const

/** JSON-RPC's code for a request that was understood and cannot be done. */
const REQUEST_FAILED = -32803

/** Serves an editor until it says goodbye. */
export async function serve(): Promise<void> {
  const connection = createConnection(
    new StreamMessageReader(process.stdin),
    new StreamMessageWriter(process.stdout),
  )
  new Server(connection).listen()
  // The connection ends the process when the editor asks for it, or goes away.
  await new Promise<void>((resolve) => process.stdin.once('close', resolve))
}

class Server {
  readonly #connection: Connection
  readonly #documents = new TextDocuments(TextDocument)
  readonly #stories = new Map<string, { readonly version: number; readonly checked: CheckedStory | null }>()
  #settings = new SettingsFiles(null)

  constructor(connection: Connection) {
    this.#connection = connection
    connection.onInitialize(() => CAPABILITIES)
    connection.onHover(({ textDocument, position }) => this.#hover(textDocument.uri, position))
    connection.onCodeAction(({ textDocument, context }) =>
      this.#actions(
        textDocument.uri,
        context.diagnostics.map(({ data }) => (data as { readonly hash?: string } | undefined)?.hash ?? ''),
      ),
    )
    connection.onExecuteCommand((given) => this.#execute(given))
    connection.onDidChangeWatchedFiles(() => this.#again())
    connection.onDidChangeConfiguration(() => this.#again())
    this.#documents.onDidChangeContent(({ document }) => this.#changed(document))
    this.#documents.onDidSave(({ document }) => this.#again([document]))
    this.#documents.onDidClose(({ document: { uri } }) => {
      this.#stories.delete(uri)
      connection.sendDiagnostics({ uri, diagnostics: [] })
    })
  }

  listen(): void {
    this.#documents.listen(this.#connection)
    this.#connection.listen()
  }

  /** Checks a story once nobody has typed for a while. */
  async #changed(document: TextDocument): Promise<void> {
    const { uri, version } = document
    await wait(QUIET)
    const now = this.#documents.get(uri)
    if (now?.version === version) this.#publish(now)
  }

  /** Settings or suppressions may have changed. */
  #again(documents: readonly TextDocument[] = this.#documents.all()): void {
    this.#settings = new SettingsFiles(null)
    this.#stories.clear()
    for (const document of documents) this.#publish(document)
  }

  #publish(document: TextDocument): void {
    const { uri, version } = document
    const findings = this.#story(document)?.report?.findings ?? []
    this.#connection.sendDiagnostics({
      uri,
      version,
      diagnostics: findings.map((finding) => diagnosticOf(finding, uri)),
    })
  }

  /** The story as it stands, checked; a version is checked once. */
  #story(document: TextDocument): CheckedStory | null {
    const { uri, version, languageId } = document
    const known = this.#stories.get(uri)
    if (known?.version === version) return known.checked
    const file = fileOf(uri)
    let checked: CheckedStory | null = null
    try {
      const options = { config: this.#settings.of(file), suppressions: readSuppressions(file) }
      checked = checkEdited({ uri, languageId, text: document.getText() }, options)
    } catch (error) {
      if (!(error instanceof CheckError)) throw error
      this.#connection.window.showErrorMessage(`hearsay: ${error.message}`)
    }
    this.#stories.set(uri, { version, checked })
    return checked
  }

  #hover(uri: string, position: { readonly line: number; readonly character: number }): Hover | null {
    const document = this.#documents.get(uri)
    const story = document && this.#story(document)
    if (!document || !story) return null
    const words = hoverAt(story.record, story.located.map, document.offsetAt(position))
    if (!words) return null
    return {
      contents: { kind: MarkupKind.Markdown, value: words.markdown },
      range: { start: document.positionAt(words.start), end: document.positionAt(words.end) },
    }
  }

  #actions(uri: string, hashes: readonly string[]): CodeAction[] {
    const document = this.#documents.get(uri)
    const findings = (document && this.#story(document)?.report?.findings) ?? []
    return findings
      .filter(({ hash }) => hashes.includes(hash))
      .flatMap((finding) => {
        const { place, fix } = finding
        const fixRange = fix && {
          start: document!.positionAt(fix.start),
          end: document!.positionAt(fix.end),
        }
        const above = { line: firstLine(document!, rangeOf(place).start.line), character: 0 }
        const diagnostic = diagnosticOf(finding, uri)
        return actionsFor(finding, diagnostic, uri, above, fixRange, fileOf(uri) !== null)
      })
  }

  async #execute({ command, arguments: given = [] }: ExecuteCommandParams): Promise<null> {
    if (command !== SUPPRESS_COMMAND) throw refused(`there is no command ${command}`)
    const [uri, rule, hash, reason] = given.map((value: unknown) => (typeof value === 'string' ? value : ''))
    const file = fileOf(uri ?? '')
    const document = this.#documents.get(uri ?? '')
    const finding =
      document &&
      this.#story(document)?.report?.findings.find((one) => one.hash === hash && one.rule === rule)
    if (!file || !document || !finding) throw refused('this finding is no more, or its story was never saved')
    const why = reason?.trim() || (await this.#ask(finding.message))
    if (why === null) return null
    try {
      writeSuppressions(file, suppress(readSuppressions(file), [finding], why))
    } catch (error) {
      if (!(error instanceof CheckError)) throw error
      throw refused(error.message)
    }
    this.#again([document])
    return null
  }

  async #ask(message: string): Promise<string | null> {
    const answer = await this.#connection.window.showWarningMessage(
      `Why may this stand? ${message}`,
      ...REASONS.map((title) => ({ title })),
    )
    return answer?.title ?? null
  }
}

/** The line that a paragraph begins on: a comment within one would part it. */
function firstLine(document: TextDocument, line: number): number {
  const isBlank = (at: number): boolean =>
    document.getText({ start: { line: at, character: 0 }, end: { line: at + 1, character: 0 } }).trim() === ''
  let first = line
  while (first > 0 && !isBlank(first - 1)) first--
  return first
}

const refused = (message: string): ResponseError<void> => new ResponseError(REQUEST_FAILED, message)

const CAPABILITIES: InitializeResult = {
  serverInfo: { name: SOURCE, version: version() },
  capabilities: {
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
    executeCommandProvider: { commands: [SUPPRESS_COMMAND] },
  },
}
