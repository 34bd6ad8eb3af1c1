import type { Age } from '../../stages/attributes/ages.ts'
import { samePerson } from '../../stages/entities/name-form.ts'
import { editorsCode } from '../guidelines.ts'
import { agesTold, isNow } from '../reading/ages-told.ts'
import { fullNamesBySurname, surnamesIn } from '../reading/people-named.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Story } from '../story.ts'

/** The age as written, without the name beside it. */
function figure(story: Story, { evidence, value }: Age) {
  const { tokens } = story.document
  for (let i = evidence.start; i < evidence.end; i++)
    if (tokens.form(i) === String(value)) return story.chars({ start: i, end: i + 1 })
  return story.chars(evidence)
}

export const rule: Rule = {
  id: 'two-ages',
  topic: 'people',
  severity: 'error',
  risk: 'low',
  summary: 'One person with two ages, both of now.',
  why: 'One of them is wrong, and an age tells two people of one name apart.',
  guideline: editorsCode(1, 'Accuracy'),
  profiles: ['recommended', 'desk-us', 'desk-uk', 'strict'],
  needs: ['tokens', 'sentences', 'tags', 'mentions', 'entities', 'quotations'],
  examples: {
    good: [
      { text: 'Ana Reyes, 44, spoke first. Reyes, 44, owns the ferry.' },
      { text: 'Ana Reyes, 44, spoke first. Reyes was 18 when she bought the ferry.' },
      { text: 'Ana Reyes, 44, and Bo Larsen, 34, spoke. “Reyes, 45, was late,” he said.' },
      { text: 'Ana Reyes, 44, has a son, Bo Reyes, 12. Bo Reyes, 12, sings.' },
    ],
    bad: [
      { text: 'Ana Reyes, 44, spoke first. Reyes, 45, owns the ferry.', at: '45' },
      {
        text: 'Police held Bo Larsen, 34, of Oslo. The court heard that Bo Larsen, 43, denied it.',
        at: '43',
      },
      { text: 'Ana Reyes (61) won the race. The mayor said that Reyes, aged 62, had trained for years.' },
    ],
  },
  *check(story): Iterable<Finding> {
    const first = new Map<number, Age>()
    for (const age of agesTold(story)) {
      const entity = story.document.entities[age.entity]!
      if (!isNow(story, age) || entity.type !== 'person' || !entity.named) continue
      const known = first.get(age.entity)
      if (!known) first.set(age.entity, age)
      else if (known.value !== age.value && sameName(story, known, age))
        yield {
          message: `${entity.name} is ${known.value} here and ${age.value} there.`,
          place: { span: figure(story, age), message: `${age.value} here` },
          related: [{ span: figure(story, known), message: `${known.value} here` }],
          suggestion: 'Find out which age is right.',
        }
    }
  },
}

/** Both ages stand beside one surname that no two people of the story have. */
function sameName(story: Story, a: Age, b: Age): boolean {
  const other = surnamesIn(story, b.evidence)
  for (const last of surnamesIn(story, a.evidence)) {
    if (!other.has(last)) continue
    const full = fullNamesBySurname(story).get(last) ?? []
    if (full.every(({ form }) => samePerson(form, full[0]!.form))) return true
  }
  return false
}
