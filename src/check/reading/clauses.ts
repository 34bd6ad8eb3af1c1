import { type ClauseText, clauseText } from '../../stages/clauses/text.ts'
import type { Story } from '../story.ts'

const kept = new WeakMap<Story, ClauseText>()

/** What the readers of clauses share, made once a story. */
export function clausesOf(story: Story): ClauseText {
  let text = kept.get(story)
  if (!text) {
    text = clauseText(story.document)
    kept.set(story, text)
  }
  return text
}
