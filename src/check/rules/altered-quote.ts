import { charSpan } from '../../document/span.ts'
import { AP_VALUES } from '../guidelines.ts'
import type { Finding, Place, Rule } from '../rule.ts'

/** Words put in brackets, or left out. A mark at the very end says that the speaker broke off. */
const ALTERED = /\[[^[\]]{1,80}\]|(?:…|\.\.\.|\. \. \.)(?=\s*\S)/g
/** A gap after which another sentence begins. */
const JOINS = /^(?:…|\.\.\.|\. \. \.)\.?\s*\p{Lu}/u
/** More in one quote make it another. */
const MANY = 2

export const rule: Rule = {
  id: 'altered-quote',
  topic: 'quotes',
  severity: 'note',
  risk: 'low',
  summary: 'A quote with words in brackets or words left out; a warning if it is much, or joins sentences.',
  why: 'Who shortens or explains a quote may change what it says; the whole quote should be looked at again.',
  guideline: AP_VALUES,
  profiles: ['desk-us', 'strict'],
  needs: ['quotations'],
  examples: {
    good: [
      { text: '“We have always stayed,” Ida Holm said.' },
      { text: '“We have always stayed…” Ida Holm said.' },
      { text: 'Holm [the captain] said … nothing at all.' },
    ],
    bad: [
      { text: '“We have … always stayed,” Ida Holm said.', at: '…' },
      { text: '“[The captain] has always stayed,” Ida Holm said.', at: '[The captain]' },
      { text: '“We stayed … Nobody left,” Ida Holm said.', at: '…' },
    ],
  },
  *check({ document: { quotations }, article: { text } }): Iterable<Finding> {
    for (const { inner, depth } of quotations) {
      if (depth > 0) continue
      const words = text.slice(inner.start, inner.end)
      const marks = [...words.matchAll(ALTERED)]
      const [first, ...others] = marks.map(({ 0: mark, index }): Place => {
        const start = inner.start + index
        return { span: charSpan(start, start + mark.length) }
      })
      if (!first) continue
      const joins = marks.some(({ index }) => JOINS.test(words.slice(index, index + 12)))
      yield {
        message: joins
          ? 'Words are left out between two sentences of this quote, which now follow each other.'
          : marks.length > MANY
            ? `This quote is altered in ${marks.length} places.`
            : 'This quote is altered: words stand in brackets or are left out.',
        place: first,
        related: others,
        ...(joins || marks.length > MANY ? { severity: 'warning' } : {}),
        suggestion: 'Compare it with what was said, or tell it in the story’s own words.',
      }
    }
  },
}
