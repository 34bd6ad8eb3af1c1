import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DOMParser } from 'linkedom'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hearsay } from './command.ts'

const STORY = `---
date: 2025-03-01
---

# Harbour 🚢 to close

The **vote** on Saturday, March 3, 2025 will be the last. 😀 Bo Larsen was found innocent of fraud.

“The harbour  closes ,” Ida Holm told reporters.  The town is quiet.
`
const CLEAN = '“We stay in the harbour,” Ida Holm told reporters. The town is quiet.\n'

let folder = ''
const at = (name: string): string => join(folder, name)
const save = (name: string, text: string): string => {
  writeFileSync(at(name), text)
  return at(name)
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-check-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What that format makes of a story with findings, and one without. */
const written = async (format: string): Promise<string> =>
  (await hearsay(['check', save('story.md', STORY), save('clean.txt', CLEAN), '--format', format])).out

describe('hearsay check', { timeout: 60_000 }, () => {
  test('shows place, severity, words, what to do and the guideline; errors fail', async () => {
    const file = save('story.md', STORY)
    const { status, out, err } = await hearsay(['check', file])
    expect({ status, err }).toEqual({ status: 1, err: '' })
    const flat = out.replace(/\s+/g, ' ')
    expect(flat).toContain(
      '7:17 error 3 March 2025 is a Monday, not a Saturday. weekday-date “Saturday, March 3, 2025”',
    )
    expect(flat).toContain('7:72 warning Courts find people not guilty')
    expect(flat).toContain('→ Write: found not guilty. AP Stylebook')
    expect(flat).toContain('✗ 1 error, 1 warning in 1 story')
  })

  test('a story without findings passes', async () => {
    const { status, out, err } = await hearsay(['check', save('clean.txt', CLEAN)])
    expect({ status, err, out }).toEqual({ status: 0, err: '', out: '✓ nothing found in 1 story\n' })
  })

  test('warnings pass, unless there are more than allowed', async () => {
    const file = save('story.txt', 'Bo Larsen was found innocent of fraud.\n')
    expect((await hearsay(['check', file])).status).toBe(0)
    const strict = await hearsay(['check', file, '--max-warnings', '0', '--quiet'])
    expect(strict.status).toBe(1)
    expect(strict.err).toContain('1 warning, and no more than 0 are allowed')
    expect(strict.out).not.toContain('legal-wording')
  })

  test('--rule takes only those; --profile takes more', async () => {
    const file = save('story.md', STORY)
    const one = await hearsay(['check', file, '--rule', 'legal-wording', '--format', 'compact'])
    expect(one.out).toBe(
      `${file}:7:72: warning: Courts find people not guilty; they do not find them innocent. The story has “was found innocent”. Write: found not guilty. [legal-wording]\n`,
    )
    const desk = await hearsay(['check', file, '--profile', 'desk-us', '--format', 'compact'])
    expect(desk.out).toContain('[typography]')
  })
})

describe('hearsay check and its options', { timeout: 60_000 }, () => {
  test('reads standard input under the name it is given', async () => {
    const given = await hearsay(['check', '-', '--stdin-filename', 'desk/story.md', '--format', 'compact'], {
      input: STORY,
    })
    expect(given.out).toContain('desk/story.md:7:17: error')
    const unnamed = await hearsay(['check', '-', '--format', 'compact'], { input: CLEAN })
    expect(unnamed).toEqual({ status: 0, out: '', err: '' })
  })

  test('what cannot be read, or is wrong, exits with 2 and says what to do', async () => {
    const file = save('clean.txt', CLEAN)
    const missing = await hearsay(['check', at('none.md'), file])
    expect(missing.status).toBe(2)
    expect(missing.err).toContain('none.md: there is no such file')
    expect(missing.out).toContain('nothing found in 1 story')
    const unknown = await hearsay(['check', file, '--rule', 'weekday-dat'])
    expect(unknown.status).toBe(2)
    expect(unknown.err).toContain('there is no rule "weekday-dat". Did you mean "weekday-date"?')
    const none = await hearsay(['check'])
    expect(none.status).toBe(2)
    expect(none.err).toContain('give files or folders')
    save('hearsay.config.json', '{ "profil": "strict" }')
    const config = await hearsay(['check', file])
    expect(config.status).toBe(2)
    expect(config.err).toMatch(/hearsay\.config\.json: .*profil/)
  })

  test('--explain tells of a rule, or lists all', async () => {
    const one = await hearsay(['check', '--explain', 'minor-named'])
    expect(one.status).toBe(0)
    expect(one.out).toContain('It passes over')
    expect((await hearsay(['check', '--explain'])).out).toContain('quote-told-two-ways')
    expect((await hearsay(['check', '--explain', 'nothing'])).status).toBe(2)
  })
})

describe('hearsay check and its files', { timeout: 60_000 }, () => {
  test('settings are found beside the story or above, or named', async () => {
    const file = save('story.md', STORY)
    save('hearsay.config.json', '{ "rules": { "weekday-date": "off", "legal-wording": "error" } }')
    const { out, status } = await hearsay(['check', file, '--format', 'compact'])
    expect(status).toBe(1)
    expect(out).toMatch(/^[^\n]*: error: [^\n]*\[legal-wording\]\n$/)
    const other = save('other.json', '{ "rules": { "weekday-date": "off", "legal-wording": "off" } }')
    expect((await hearsay(['check', file, '--config', other])).status).toBe(0)
  })

  test('--suppress keeps findings with a reason until their sentence changes; --prune drops the rest', async () => {
    const file = save('story.md', STORY)
    const kept = at('story.md.hearsay-ignore.json')
    const first = await hearsay(['check', file, '--suppress', 'seen by the night desk'])
    expect(first.status).toBe(0)
    expect(first.out).toContain('2 suppressed')
    const { suppressions } = JSON.parse(readFileSync(kept, 'utf8'))
    expect(suppressions).toMatchObject([
      { rule: 'weekday-date', reason: 'seen by the night desk', words: 'Saturday, March 3, 2025' },
      { rule: 'legal-wording' },
    ])
    // What is written above moves the sentence and does not change it.
    save('story.md', STORY.replace('The **vote**', 'It rained.\n\nThe **vote**'))
    expect((await hearsay(['check', file])).status).toBe(0)
    save('story.md', STORY.replace('the last', 'the first'))
    const changed = await hearsay(['check', file])
    expect(changed.status).toBe(1)
    expect(changed.out.replace(/\s+/g, ' ')).toContain('of no use any more')
    await hearsay(['check', file, '--prune'])
    expect(
      JSON.parse(readFileSync(kept, 'utf8')).suppressions.map(({ rule }: { rule: string }) => rule),
    ).toEqual(['legal-wording'])
    save('story.md', CLEAN)
    await hearsay(['check', file, '--prune'])
    expect(existsSync(kept)).toBe(false)
  })

  test('a file of suppressions without reasons is refused', async () => {
    const file = save('story.md', STORY)
    save(
      'story.md.hearsay-ignore.json',
      '{ "suppressions": [{ "rule": "weekday-date", "hash": "00", "words": "" }] }',
    )
    const { status, err } = await hearsay(['check', file])
    expect(status).toBe(2)
    expect(err).toContain('Every suppression has a rule, a hash, words and a reason')
  })
})

describe('hearsay check and the story itself', { timeout: 60_000 }, () => {
  test('comments in the story silence a rule, with a reason', async () => {
    const file = save(
      'story.md',
      STORY.replace('The **vote**', '<!-- hearsay-ignore weekday-date: as on the ballot -->\nThe **vote**'),
    )
    const { out } = await hearsay(['check', file, '--format', 'json'])
    const [{ findings, suppressed }] = JSON.parse(out)
    expect(findings.map(({ rule }: { rule: string }) => rule)).toEqual(['legal-wording'])
    expect(suppressed).toMatchObject([
      { rule: 'weekday-date', suppressed: { by: 'comment', reason: 'as on the ballot' } },
    ])
  })

  test('--fix mends typography outside quotation marks, and nothing else', async () => {
    const file = save('story.md', STORY)
    const { out } = await hearsay(['check', file, '--profile', 'desk-us', '--fix'])
    expect(readFileSync(file, 'utf8')).toBe(STORY.replace('reporters.  The', 'reporters. The'))
    expect(out).toContain('1 mended')
    const plain = save('plain.txt', 'The town  is quiet . “It  is ,” Ida Holm said.\r\n')
    await hearsay(['check', plain, '--profile', 'desk-us', '--fix'])
    expect(readFileSync(plain, 'utf8')).toBe('The town is quiet. “It  is ,” Ida Holm said.\r\n')
  })
})

describe('formats of hearsay check', { timeout: 60_000 }, () => {
  test('json: an array with an object a story', async () => {
    const stories = JSON.parse(await written('json'))
    expect(stories).toHaveLength(2)
    expect(stories[0]).toMatchObject({ file: at('story.md'), inPlace: true, words: expect.any(Number) })
    const [{ place }] = stories[0].findings
    expect(STORY.slice(place.start, place.end)).toBe('Saturday, March 3, 2025')
    expect(STORY.split('\n')[place.line - 1]!.slice(place.column - 1, place.endColumn - 1)).toBe(
      'Saturday, March 3, 2025',
    )
  })

  test('sarif: results with regions, rules with help', async () => {
    const log = JSON.parse(await written('sarif'))
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ columnKind: 'utf16CodeUnits' }] })
    const [{ tool, results }] = log.runs
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id)
    expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['weekday-date', 'legal-wording'])
    for (const { ruleId, level, locations, partialFingerprints } of results) {
      expect(ids).toContain(ruleId)
      expect(['error', 'warning', 'note']).toContain(level)
      expect(locations[0].physicalLocation.region).toMatchObject({ startLine: 7 })
      expect(partialFingerprints['hearsayContent/v1']).toMatch(/^[0-9a-f]{16}$/)
    }
  })

  test('github: commands whose properties are escaped', async () => {
    const lines = (await written('github')).trim().split('\n')
    expect(lines[0]).toMatch(
      /^::error file=[^,]+,line=7,endLine=7,col=17,endColumn=40,title=weekday-date::3 March 2025 is/,
    )
    expect(lines[1]).toMatch(/^::warning file=/)
  })
})

describe('formats of hearsay check in XML and HTML', { timeout: 60_000 }, () => {
  test.each(['checkstyle', 'junit'])('%s: XML that a reader takes', async (format) => {
    const xml = await written(format)
    const page = new DOMParser().parseFromString(xml, 'text/xml')
    const found = page.querySelectorAll(format === 'junit' ? 'failure' : 'error')
    expect([...found].map((one) => one.getAttribute('message')?.slice(0, 13))).toEqual([
      '3 March 2025 ',
      'Courts find p',
    ])
    expect(page.querySelectorAll(format === 'junit' ? 'testsuite' : 'file')).toHaveLength(2)
  })

  test('html: one page, nothing of the story unescaped', async () => {
    const file = save('<script>.txt', 'Bo Larsen was found innocent of fraud.\n')
    const { out } = await hearsay(['check', file, '--format', 'html'])
    expect(out).toContain('was found innocent')
    expect(out).not.toContain('<script>')
    expect(out).not.toMatch(/<(?:link|img|script)/)
    expect(out.trimEnd().endsWith('</html>')).toBe(true)
  })

  test('pages have places in their text, and no region', async () => {
    const file = save(
      'page.html',
      '<html><body><article><h1>Harbour</h1><p>Bo Larsen was found innocent of fraud on Friday, the court in Tarnmouth said.</p><p>The town is quiet, and the harbour is open to the ferry again, said Ida Holm.</p></article></body></html>',
    )
    const log = JSON.parse((await hearsay(['check', file, '--format', 'sarif'])).out)
    expect(log.runs[0].results[0].ruleId).toBe('legal-wording')
    expect(log.runs[0].results[0].locations[0].physicalLocation.region).toBeUndefined()
  })
})
