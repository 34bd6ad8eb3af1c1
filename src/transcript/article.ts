import type { Article } from '../article/article.ts'
import { parseLabelled } from './labelled.ts'
import { composeTranscript, type Segment, type Transcript, withMarks } from './transcript.ts'
import { splitLines } from './webvtt.ts'

/**
 * An article as source material: its labelled turns where it has labels, else all of it as one turn without a
 * speaker, whose words the reader of statements may attribute.
 *
 * @param asFile whether the article's text is the file as given, so that lines can be told
 */
export function transcribeArticle(article: Article, id: string, asFile: boolean): Transcript {
  const labelled = parseLabelled(article.text, id, { problems: article.problems })
  if (labelled) return asFile ? labelled : withMarks(labelled, (mark) => ({ ...mark, line: null }))
  return composeTranscript(id, 'article', paragraphs(article.text, asFile), article.problems)
}

function* paragraphs(text: string, asFile: boolean): Generator<Segment> {
  let paragraph = true
  for (const [place, line] of splitLines(text).entries()) {
    if (line.trim() === '') paragraph = true
    else {
      yield { text: line, speaker: null, paragraph, line: asFile ? place + 1 : null }
      paragraph = false
    }
  }
}
