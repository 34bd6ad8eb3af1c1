import { readFileSync } from 'node:fs'
import process from 'node:process'
import { checkArticle } from '../../check/check.ts'
import { CheckError } from '../../check/check-error.ts'
import { type Config, requireRule } from '../../check/config.ts'
import { locateStory } from '../../check/locate-story.ts'
import type { Report } from '../../check/report.ts'
import { rules } from '../../check/rules/index.ts'
import { type Suppression, suppress } from '../../check/suppressions.ts'
import { EXIT } from '../exit.ts'
import { complaint, PipeClosed, pageWidth, usesColour, writeOut } from '../terminal.ts'
import { applyFixes } from './fix.ts'
import { type Checked, counted, type Totals } from './formats/format.ts'
import { writerFor } from './formats/index.ts'
import { type OpenedStory, openStories } from './open.ts'
import type { CheckCommandOptions } from './options.ts'
import { readSuppressions, SettingsFiles, writeSuppressions, writeText } from './settings-files.ts'

type Count = { -readonly [K in keyof Totals]: Totals[K] }

/** Exit statuses of the check: found something, and could not check. */
const FOUND = 1
const FAILED = 2

/** Checks all inputs, writes what was found, and returns the exit status. */
export async function check(inputs: readonly string[], options: CheckCommandOptions): Promise<number> {
  try {
    return await run(inputs, options)
  } catch (error) {
    if (error instanceof PipeClosed) return EXIT.done
    if (!(error instanceof CheckError)) throw error
    process.stderr.write(complaint(error.message))
    return FAILED
  }
}

async function run(inputs: readonly string[], options: CheckCommandOptions): Promise<number> {
  for (const id of options.only ?? []) requireRule(id, '--rule')
  const settings = new SettingsFiles(options.config)
  const writer = writerFor(options.format, {
    rules,
    width: pageWidth(process.stdout),
    colour: usesColour(process.stdout, process.env, options.colour),
  })
  const totals: Count = {
    stories: 0,
    errors: 0,
    warnings: 0,
    notes: 0,
    suppressed: 0,
    unchecked: 0,
    fixed: 0,
  }
  let failed = false
  await writeOut(writer.begin())
  for await (const opened of openStories(inputs, {
    stdinName: options.stdinName,
    published: options.published,
  })) {
    if ('error' in opened) {
      process.stderr.write(complaint(opened.error.message))
      failed = true
      continue
    }
    const { report, fixed } = checkOpened(opened, settings.of(opened.file), options)
    const shown = options.quiet
      ? report.findings.filter(({ severity }) => severity === 'error')
      : report.findings
    count(totals, report, fixed)
    await writeOut(
      writer.story({ name: opened.name, inPlace: opened.inPlace, report, shown } satisfies Checked),
    )
  }
  await writeOut(writer.end(totals))
  if (failed) return FAILED
  const tooMany = options.maxWarnings !== null && totals.warnings > options.maxWarnings
  if (tooMany)
    process.stderr.write(
      complaint(
        `${counted(totals.warnings, 'warning')}, and no more than ${options.maxWarnings} are allowed`,
      ),
    )
  return totals.errors > 0 || tooMany ? FOUND : EXIT.done
}

function count(totals: Count, { findings, suppressed, unchecked }: Report, fixed: number): void {
  totals.stories++
  for (const { severity } of findings) {
    if (severity === 'error') totals.errors++
    else if (severity === 'warning') totals.warnings++
    else totals.notes++
  }
  totals.suppressed += suppressed.length
  totals.unchecked += unchecked.length
  totals.fixed += fixed
}

interface Outcome {
  readonly report: Report
  readonly fixed: number
}

/** Checks a story, mends what may be mended, and keeps what is to be let stand. */
function checkOpened(opened: OpenedStory, given: Config, options: CheckCommandOptions): Outcome {
  const config = options.region === undefined ? given : { ...given, region: options.region }
  const before = readSuppressions(opened.file)
  const look = (
    story: Pick<OpenedStory, 'article' | 'map' | 'comments'>,
    suppressions: readonly Suppression[],
  ) =>
    checkArticle(story.article, {
      config,
      profile: options.profile,
      only: options.only ?? undefined,
      suppressions,
      comments: story.comments,
      map: story.map,
    })
  let report = look(opened, before)
  let fixed = 0
  if (options.fix) {
    const mended = mend(opened, report)
    if (mended) {
      fixed = mended.count
      report = look(mended.story, before)
    }
  }
  const after = keepSuppressions(opened, report, before, options)
  return { report: after === before ? report : look(opened, after), fixed }
}

/** Writes the file anew with its typography mended; null where there is nothing to mend, or no file. */
function mend(opened: OpenedStory, report: Report) {
  const { file, inPlace, map, article } = opened
  const { text, count } = applyFixes(map.source, report.findings)
  if (file === null || !inPlace || count === 0) return null
  const mark = startsWithMark(file) ? '\ufeff' : ''
  writeText(file, mark + text)
  const kind = /\.(?:md|markdown)$/i.test(file) ? 'markdown' : 'text'
  return { count, story: locateStory(text, kind, article.id, { published: article.published }) }
}

/** The byte order mark that reading dropped stays. */
const startsWithMark = (file: string): boolean => {
  const bytes = readFileSync(file)
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

/** Adds and drops suppressions as asked, and writes them where they changed. */
function keepSuppressions(
  { file, name }: OpenedStory,
  report: Report,
  before: readonly Suppression[],
  { suppress: reason, prune }: CheckCommandOptions,
): readonly Suppression[] {
  let after = before
  if (prune && report.unused.length > 0) {
    const unused = new Set(report.unused.map(({ rule, hash }) => `${rule} ${hash}`))
    after = after.filter(({ rule, hash }) => !unused.has(`${rule} ${hash}`))
  }
  if (reason !== null && report.findings.length > 0) {
    if (file === null)
      throw new CheckError(
        'bad-suppressions',
        `${name}: suppressions lie beside a file, and this is none. Give the file.`,
      )
    after = suppress(after, report.findings, reason)
  }
  if (after === before || file === null) return before
  writeSuppressions(file, after)
  return after
}
