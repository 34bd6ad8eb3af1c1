import { type Rule, TOPICS } from '../src/check/rule.ts'

/** The rules as tables, one a topic: what each finds, how grave it is, and where it is on. */
export const ruleTable = (rules: readonly Rule[]): string =>
  TOPICS.flatMap((topic) => {
    const rows = rules.filter((rule) => rule.topic === topic).map(row)
    if (rows.length === 0) return []
    return [
      [
        `### ${topic}`,
        '',
        '| rule | finds | severity | risk | on in | guideline |',
        '| --- | --- | --- | --- | --- | --- |',
        ...rows,
      ].join('\n'),
    ]
  }).join('\n\n')

const row = ({ id, summary, severity, risk, profiles, guideline }: Rule): string => {
  const named = guideline ? `[${cell(guideline.name)}](${guideline.url})` : ''
  return `| \`${id}\` | ${cell(summary)} | ${severity} | ${risk} | ${profiles.join(', ')} | ${named} |`
}

const cell = (text: string): string => text.replaceAll('|', '\\|')
