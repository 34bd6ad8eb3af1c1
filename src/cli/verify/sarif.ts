import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import { groupOf, placeInWords, sentence, VERDICT_WORDS } from '../../verify/report/words.ts'
import { FAILING, type QuoteVerdict, VERDICTS, type Verification } from '../../verify/verdict.ts'

/** A file as SARIF names it: relative where it was given so. */
const uriOf = (path: string): string =>
  isAbsolute(path) ? pathToFileURL(path).href : path.split(/[\\/]/).map(encodeURIComponent).join('/')

/**
 * What is to mend or to look at as a SARIF 2.1.0 log (OASIS, 2020): a result for each quote, the passage it was compared
 * with as a related location. Places in the draft are given where its text is the file's as given.
 */
export function sarifLog(verification: Verification, path: string, asFile: boolean): object {
  const results = verification.quotes
    .filter((quote) => groupOf(quote) !== 'right')
    .map((quote) => resultOf(quote, path, asFile))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Hearsay verify',
            rules: VERDICTS.filter((name) => results.some(({ ruleId }) => ruleId === name)).map((id) => ({
              id,
              shortDescription: { text: sentence(`the quote is ${VERDICT_WORDS[id]}`) },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  }
}

function resultOf(quote: QuoteVerdict, path: string, asFile: boolean) {
  const [first] = quote.pieces
  const last = quote.pieces.at(-1)
  const region =
    asFile && first && last
      ? { region: { startLine: quote.line, charOffset: first.start, charLength: last.end - first.start } }
      : {}
  const [match] = quote.matches
  return {
    ruleId: quote.verdict as string,
    level: FAILING.has(quote.verdict) ? 'error' : quote.verdict === 'marked-edit' ? 'note' : 'warning',
    message: {
      text: `“${quote.pieces.map(({ text }) => text).join(' / ')}”: ${VERDICT_WORDS[quote.verdict]}. ${sentence(quote.reason)}`,
    },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) }, ...region } }],
    ...(match
      ? {
          relatedLocations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(match.source) },
                ...(match.line === null ? {} : { region: { startLine: match.line } }),
              },
              message: {
                text: `${placeInWords(match)}${match.speaker === null ? '' : ` · ${match.speaker}`}: ${match.spans.map(({ text }) => text).join(' … ')}`,
              },
            },
          ],
        }
      : {}),
  }
}
