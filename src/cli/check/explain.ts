import process from 'node:process'
import { CheckError } from '../../check/check-error.ts'
import { requireRule } from '../../check/config.ts'
import { type Example, type Rule, TOPICS } from '../../check/rule.ts'
import { rules } from '../../check/rules/index.ts'
import { EXIT } from '../exit.ts'
import { BLANK, type Line, run } from '../page/line.ts'
import { paint } from '../page/paint.ts'
import { plain } from '../page/plain.ts'
import { indent, wrap } from '../page/wrap.ts'
import { complaint, pageWidth, usesColour, writeOut } from '../terminal.ts'

/** `--explain`: prints one rule, or all where none is named, and returns the exit status. */
export async function explain(id: string | null, allowed: boolean): Promise<number> {
  const width = pageWidth(process.stdout)
  const colour = usesColour(process.stdout, process.env, allowed)
  try {
    await writeOut(id === null ? listRules(width, colour) : explainRule(id, width, colour))
    return EXIT.done
  } catch (error) {
    if (!(error instanceof CheckError)) throw error
    process.stderr.write(complaint(error.message))
    return EXIT.wrongUsage
  }
}

/** Every rule in one line each, by topic. */
export function listRules(width: number, colour: boolean): string {
  const widest = Math.max(...rules.map(({ id }) => id.length))
  const lines = TOPICS.flatMap((topic): readonly Line[] => [
    [run(topic.toUpperCase(), 'bold')],
    ...rules
      .filter((rule) => rule.topic === topic)
      .flatMap(({ id, summary }) =>
        wrap([run(summary)], width, {
          first: [run(`  ${id.padEnd(widest + 2)}`)],
          rest: [run(' '.repeat(widest + 4))],
        }),
      ),
    BLANK,
  ])
  return paint(lines, colour)
}

/**
 * What a rule finds, why, and where a newsroom says so.
 *
 * @throws CheckError `unknown-rule`
 */
export function explainRule(id: string, width: number, colour: boolean): string {
  const rule = requireRule(id, '--explain')
  const paragraph = (text: string, spaces = 2): readonly Line[] =>
    wrap([run(plain(text))], width, indent(spaces))
  const facts: readonly (readonly [string, string])[] = [
    ['severity', rule.severity],
    ['false alarms', `${rule.risk} risk`],
    ['profiles', rule.profiles.length > 0 ? rule.profiles.join(', ') : 'none: turn it on by name'],
    ['reads', rule.needs.join(', ')],
  ]
  return paint(
    [
      [run(rule.id, 'bold'), run(`  ${rule.topic}`, 'dim')],
      ...paragraph(rule.summary),
      BLANK,
      ...paragraph(rule.why),
      ...guidelineLines(rule, width),
      BLANK,
      ...facts.map(([name, value]): Line => [run(`  ${name.padEnd(14)}`, 'dim'), run(value)]),
      BLANK,
      [run('  It finds', 'dim')],
      ...rule.examples.bad.slice(0, 3).flatMap((example) => exampleLines(example, width)),
      [run('  It passes over', 'dim')],
      ...rule.examples.good.slice(0, 3).flatMap((example) => exampleLines(example, width)),
    ],
    colour,
  )
}

function guidelineLines({ guideline }: Rule, width: number): readonly Line[] {
  if (!guideline) return []
  return wrap([run(plain(`${guideline.name}: ${guideline.url}`), 'underline')], width, indent(2))
}

const exampleLines = ({ text, published }: Example, width: number): readonly Line[] =>
  wrap([run(plain(text)), ...(published ? [run(` (published ${published})`, 'dim')] : [])], width, indent(4))
