import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type CharSpan, charSpan } from '../document/span.ts'
import { CorpusError, corpusText } from './files.ts'

/** A news text of EventStoryLine with its dates. Offsets are UTF-16 code units into `text`. */
export interface DatedStory {
  /** `TOPIC_NUMBER`, as the corpus has it. */
  readonly id: string
  /** ISO 8601 date of publication, where the corpus tells it to the day. */
  readonly published: string | null
  readonly text: string
  readonly dates: readonly { readonly span: CharSpan; readonly value: string }[]
}

const FOLDER = join('eventstoryline', 'annotated_data', 'v1.5')
const REMEDY = 'the corpora folder needs eventstoryline/annotated_data/v1.5 of the Event StoryLine Corpus'

/**
 * The dates (`TIME_DATE` with words of their own) of the Event StoryLine Corpus (Caselli and Vossen 2017), version 1.5.
 * Texts are put together from tokens, a sentence a line, without the address at their head.
 */
export function readEventStoryLine(corpora: string): readonly DatedStory[] {
  const folder = join(corpora, FOLDER)
  return namesIn(folder).flatMap((topic) =>
    namesIn(join(folder, topic)).map((name) => {
      const file = join(folder, topic, name)
      return readDatedStory(name.replace(/ecbplus.*$/, ''), corpusText(file, REMEDY), file)
    }),
  )
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  } catch (cause) {
    throw new CorpusError('missing-file', folder, `cannot be read; ${REMEDY}`, cause)
  }
}

const TOKEN = /<token t_id="(\d+)" sentence="(\d+)" number="\d+">([^<]*)<\/token>/g
const WRITTEN = /<TIME_DATE [^>]*DCT="TRUE"[^>]*>/
const DATE = /<TIME_DATE ([^>]*[^/])>([\s\S]*?)<\/TIME_DATE>/g
const ANCHOR = /<token_anchor t_id="(\d+)"/g

/** One file of the corpus. `file` is named where it is not as it should be. */
export function readDatedStory(id: string, xml: string, file: string): DatedStory {
  const { text, spans } = textOf(xml)
  if (spans.size === 0)
    throw new CorpusError('bad-file', file, 'has no tokens; take the corpus from its origin again')
  const written = normal(valueIn(WRITTEN.exec(xml)?.[0] ?? ''))
  const published = /^\d{4}-\d\d-\d\d/.exec(written)?.[0] ?? null
  const dates = [...xml.matchAll(DATE)].flatMap(([, attributes, body]) => {
    const value = normal(valueIn(attributes!))
    const anchors = [...body!.matchAll(ANCHOR)].map(([, token]) => spans.get(token!))
    const found = anchors.filter((span) => span !== undefined)
    if (found.length === 0 || value === '') return []
    return [{ span: charSpan(found[0]!.start, found.at(-1)!.end), value }]
  })
  return { id, published, text, dates }
}

const valueIn = (attributes: string): string => /value="([^"]*)"/.exec(attributes)?.[1] ?? ''

/** `2009-12-7`, `194X` and `2009W30` as others write them. */
function normal(value: string): string {
  return value
    .replace(/^(\d{4})-(\d)(?=-|$)/, '$1-0$2')
    .replace(/^(\d{4}-\d\d)-(\d)$/, '$1-0$2')
    .replace(/^(\d{3})X$/, '$1')
    .replace(/^(\d{4})W/, '$1-W')
    .replace(/(?:-XX)+$/, '')
    .replace(/Z$/, '')
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const CLOSES = /^(?:[.,;:!?)\]%/]|'s|'re|'ve|'ll|'d|'m|n't|’s|’|”|'')/
const OPENS = /^(?:[($#[“‘/]|``)$/
const CLOCK = /\d:$/

function textOf(xml: string): { text: string; spans: ReadonlyMap<string, CharSpan> } {
  const spans = new Map<string, CharSpan>()
  let text = ''
  let last = { sentence: '', word: '' }
  const rows = [...xml.matchAll(TOKEN)].map(([, id, sentence, word]) => ({
    id: id!,
    sentence: sentence!,
    word: word!.replace(/&(\w+);/g, (all, name: string) => ENTITIES[name] ?? all),
  }))
  const address = rows[0]?.word === 'http' ? rows[0].sentence : null
  for (const { id, sentence, word } of rows) {
    if (sentence === address) continue
    const joined = CLOSES.test(word) || OPENS.test(last.word) || (CLOCK.test(text) && /^\d\d/.test(word))
    if (text !== '') text += sentence !== last.sentence ? '\n' : joined ? '' : ' '
    spans.set(id, charSpan(text.length, text.length + word.length))
    text += word
    last = { sentence, word }
  }
  return { text, spans }
}
