import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeOut } from '../terminal.ts'
import { FileNames } from './file-names.ts'
import { draftOf, makeFolder, publish, writing } from './folder.ts'
import type { Output } from './options.ts'
import type { Texts } from './record-text.ts'
import { statementsWriter, tablesWriter } from './table-writer.ts'

/** Takes the texts of records in order. */
export interface Writer {
  readonly write: (id: string, texts: Texts) => Promise<void>
  /** After the last one, also where the run was cut short. */
  readonly end: () => Promise<void>
}

const nothing = async (): Promise<void> => {}

/** A dim rule between the pages of several stories. */
function pageWriter(width: number): Writer {
  let between = ''
  return {
    write: async (_id, [text]) => {
      await writeOut(between + text)
      between = `${'─'.repeat(width)}\n`
    },
    end: nothing,
  }
}

const lineWriter: Writer = { write: (_id, [text]) => writeOut(text), end: nothing }

/** One record as it is, several as an array: the first one waits until it is known which. */
function jsonWriter(): Writer {
  let waiting: string | null = null
  let open = false
  return {
    write: async (_id, [text]) => {
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

/** A file a record. */
function folderWriter(folder: string, ending: string): Writer {
  const names = new FileNames(ending)
  makeFolder(folder)
  return {
    write: async (id, [text]) => {
      const path = join(folder, names.take(id))
      writing(path, () => {
        writeFileSync(draftOf(path), `${text}\n`)
        publish(path)
      })
    },
    end: nothing,
  }
}

const ENDINGS: Readonly<Partial<Record<Output, string>>> = {
  jsonld: '.jsonld',
  // Beside linked data of the same stories in one folder.
  annotations: '.annotations.jsonld',
}

/**
 * Where the records of a run go.
 *
 * @throws WriteError where the folder, or a table in it, cannot be made
 */
export function openWriter(output: Output, folder: string | null, width: number): Writer {
  if (output === 'csv') return folder === null ? statementsWriter() : tablesWriter(folder)
  if (folder !== null) return folderWriter(folder, ENDINGS[output] ?? '.json')
  if (output === 'page') return pageWriter(width)
  return output === 'ndjson' ? lineWriter : jsonWriter()
}
