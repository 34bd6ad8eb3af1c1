import { existsSync, globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { corporaFolder, corpusText } from '../../src/corpora/files.ts'
import { parseLabelled } from '../../src/transcript/labelled.ts'
import { composeTranscript, type Segment, type Transcript } from '../../src/transcript/transcript.ts'
import { MADE_UP_TALKS } from './made-up.ts'
import { speakerName } from './names.ts'

/** A talk with the words of each turn, and its speakers under made-up names. */
export interface Talk {
  readonly id: string
  readonly transcript: Transcript
}

export interface Talks {
  /** Where they are from, in words. */
  readonly origin: string
  readonly talks: readonly Talk[]
}

interface Said {
  readonly speaker: string
  readonly text: string
}

/**
 * Talks of the corpora (GUM's turns, Changelog's podcasts) where there is a corpora folder, else the package's own
 * made-up ones, which are few. Speakers get made-up names: what is measured is the checking, not odd labels.
 */
export function readTalks(corpora?: string): Talks {
  const folder = corporaFolder(corpora)
  const root = folder === null ? null : join(folder, 'transcripts')
  if (root === null || !existsSync(join(root, 'verify-gum-speakers'))) {
    return {
      origin: 'talks made up for this package',
      talks: MADE_UP_TALKS.map(([id, said]) => talkOf(id, said)),
    }
  }
  return {
    origin: 'talks of GUM and Changelog',
    talks: [...gumTalks(join(root, 'verify-gum-speakers')), ...podcasts(join(root, 'verify-changelog'))],
  }
}

function talkOf(id: string, said: readonly Said[]): Talk {
  const speakers = [...new Set(said.map(({ speaker }) => speaker))]
  const names = new Map(speakers.map((speaker, i) => [speaker, speakerName(`${id}/${speaker}`, i)]))
  const segments = said.map(
    ({ speaker, text }): Segment => ({ speaker: names.get(speaker)!, text, paragraph: true }),
  )
  return { id, transcript: composeTranscript(id, 'labelled', segments) }
}

function gumTalks(folder: string): readonly Talk[] {
  const lines = corpusText(join(folder, 'turns.jsonl'), 'get the speaker turns again').split('\n')
  const turns = lines
    .filter((line) => line !== '')
    .map(
      (line) => JSON.parse(line) as { readonly doc: string; readonly speaker: string; readonly text: string },
    )
  return [...Map.groupBy(turns, ({ doc }) => doc)].map(([doc, said]) => talkOf(doc, said))
}

function podcasts(folder: string): readonly Talk[] {
  return globSync('*/*.md', { cwd: folder })
    .sort()
    .flatMap((file) => {
      const text = corpusText(join(folder, file), 'get the podcast transcripts again')
      const transcript = parseLabelled(text, file, { markdown: true })
      if (!transcript) return []
      const said = transcript.turns.map(({ speaker, span }) => ({
        speaker: speaker ?? 'unknown',
        text: transcript.text.slice(span.start, span.end),
      }))
      return [talkOf(basename(file, '.md'), said)]
    })
}
