import { accessSync, constants, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeOut } from '../terminal.ts'
import { FileNames } from './file-names.ts'
import type { Output } from './options.ts'

/** Takes the texts of records in order. */
export interface Writer {
  readonly write: (id: string, text: string) => Promise<void>
  /** After the last one, also where the run was cut short. */
  readonly end: () => Promise<void>
}

/** Records cannot be written. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
  readonly code: 'no-folder' | 'not-written'

  constructor(code: WriteError['code'], message: string, cause: unknown) {
    super(message, { cause })
    this.code = code
  }
}

const nothing = async (): Promise<void> => {}

/** A dim rule between the pages of several stories. */
function pageWriter(width: number): Writer {
  let between = ''
  return {
    write: async (_id, text) => {
      await writeOut(between + text)
      between = `${'─'.repeat(width)}\n`
    },
    end: nothing,
  }
}

const lineWriter: Writer = { write: (_id, text) => writeOut(text), end: nothing }

/** One record as it is, several as an array: the first one waits until it is known which. */
function jsonWriter(): Writer {
  let waiting: string | null = null
  let open = false
  return {
    write: async (_id, text) => {
      if (open) await writeOut(`,\n${text}`)
      else if (waiting === null) waiting = text
      else {
        const first = waiting
        waiting = null
        open = true
        await writeOut(`[\n${first},\n${text}`)
      }
    },
    end: () => writeOut(open ? '\n]\n' : `${waiting ?? '[]'}\n`),
  }
}

/** Files appear whole: each is written under another name first. */
function folderWriter(folder: string): Writer {
  const names = new FileNames()
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
  } catch (cause) {
    throw new WriteError(
      'no-folder',
      `${folder}: no folder to write to (${reason(cause)}). Name another.`,
      cause,
    )
  }
  return {
    write: async (id, text) => {
      const path = join(folder, names.take(id))
      const draft = `${path}.part`
      try {
        writeFileSync(draft, `${text}\n`)
        renameSync(draft, path)
      } catch (cause) {
        throw new WriteError(
          'not-written',
          `${path}: not written (${reason(cause)}). Make room and run again.`,
          cause,
        )
      }
    },
    end: nothing,
  }
}

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

/**
 * Where the records of a run go.
 *
 * @throws WriteError where the folder cannot be made
 */
export function openWriter(output: Output, folder: string | null, width: number): Writer {
  if (output === 'folder') return folderWriter(folder ?? '.')
  if (output === 'json') return jsonWriter()
  return output === 'ndjson' ? lineWriter : pageWriter(width)
}
