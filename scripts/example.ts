import { read } from '../src/index.ts'

const SENTENCE = '“My engineer told me it would hold,” ferry captain Ida Holm told the inquest on Friday.'

/** The sentence of the README, and the statement inside its quotation, without what is null or empty. */
export function example(): string {
  const { statements } = read(SENTENCE, { published: '2024-05-06' })
  const inner = statements.find(({ within }) => within !== null)
  const fields = Object.entries(inner ?? {})
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `  ${JSON.stringify(name)}: ${spaced(JSON.stringify(value))}`)
  return `> ${SENTENCE}\n\n\`\`\`json\n{\n${fields.join(',\n')}\n}\n\`\`\``
}

/** JSON on one line, with room around names; strings are left as they are. */
const spaced = (json: string): string =>
  json.replace(/"(?:[^"\\]|\\.)*"|[:,{}]/g, (part) => ROOM[part] ?? part)

const ROOM: Readonly<Record<string, string>> = { ':': ': ', ',': ', ', '{': '{ ', '}': ' }' }
