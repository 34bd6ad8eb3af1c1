import process from 'node:process'
import { ArticleError } from '../../article/article-error.ts'
import { archiveFinder } from '../../service/archive-finder.ts'
import { openTranscripts } from '../../transcript/files.ts'
import type { Transcript } from '../../transcript/transcript.ts'
import { TranscriptError } from '../../transcript/transcript-error.ts'
import { htmlReport } from '../../verify/report/html.ts'
import type { Verification } from '../../verify/verdict.ts'
import { type UnreadSource, verify, verifyWith } from '../../verify/verify.ts'
import { withArchive } from '../archive/location.ts'
import { EXIT } from '../exit.ts'
import { paint } from '../page/paint.ts'
import { safeJson } from '../page/plain.ts'
import { complaint, PipeClosed, pageWidth, usesColour, writeOut } from '../terminal.ts'
import { type OpenedDraft, openDraft } from './draft.ts'
import type { VerifyCommandOptions } from './options.ts'
import { reportLines } from './report.ts'
import { sarifLog } from './sarif.ts'

/** Verifies a draft, prints the report, and returns the exit status. */
export async function verifyDraft(path: string, options: VerifyCommandOptions): Promise<number> {
  const draft = await openOrComplain(path)
  if (draft === null) return EXIT.someFailed
  const { transcripts, unread } = await openSources(options.against)
  for (const { source, reason } of unread) process.stderr.write(complaint(`${source}: ${reason}`))
  const policy = { folds: options.folds, allow: options.allow, unread }
  if (options.archive === null) return report(verify(draft.article, transcripts, policy))
  return withArchive(options.archive, 'read', async (archive) =>
    report(await verifyWith(draft.article, transcripts, archiveFinder(archive, draft.article), policy)),
  )

  async function report(verification: Verification): Promise<number> {
    try {
      await writeOut(render(verification))
    } catch (error) {
      if (!(error instanceof PipeClosed)) throw error
    }
    return verification.fails || unread.length > 0 ? EXIT.someFailed : EXIT.done
  }

  function render(verification: Verification): string {
    if (options.output === 'json') return `${safeJson(verification, 2)}\n`
    if (options.output === 'html') return htmlReport(verification, path, draft!.asFile)
    if (options.output === 'sarif') return `${safeJson(sarifLog(verification, path, draft!.asFile), 2)}\n`
    const colour = usesColour(process.stdout, process.env, options.colour)
    return paint(reportLines(verification, path, pageWidth(process.stdout), draft!.asFile), colour)
  }
}

async function openOrComplain(path: string): Promise<OpenedDraft | null> {
  try {
    return await openDraft(path)
  } catch (error) {
    if (!(error instanceof ArticleError || error instanceof TranscriptError)) throw error
    process.stderr.write(complaint(error.message))
    return null
  }
}

async function openSources(
  paths: readonly string[],
): Promise<{ readonly transcripts: readonly Transcript[]; readonly unread: readonly UnreadSource[] }> {
  const transcripts: Transcript[] = []
  const unread: UnreadSource[] = []
  if (paths.length === 0) return { transcripts, unread }
  for await (const opened of openTranscripts(paths)) {
    if ('transcript' in opened) transcripts.push(opened.transcript)
    else unread.push({ source: opened.source, reason: opened.error.detail })
  }
  return { transcripts, unread }
}
