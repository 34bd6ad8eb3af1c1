import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ReportedFinding, ReportedPlace } from '../../../check/report.ts'
import type { Rule } from '../../../check/rule.ts'
import { safeJson } from '../../page/plain.ts'
import { type Checked, fullMessage, type Surroundings, type Writer } from './format.ts'

/** A file as SARIF names it: relative where it was given so. */
const uriOf = (path: string): string =>
  isAbsolute(path) ? pathToFileURL(path).href : path.split(/[\\/]/).map(encodeURIComponent).join('/')

const ruleOf = ({ id, summary, why, guideline, severity, risk, topic }: Rule): object => ({
  id,
  shortDescription: { text: summary },
  fullDescription: { text: why },
  ...(guideline ? { helpUri: guideline.url } : {}),
  help: { text: guideline ? `${why} See: ${guideline.name}.` : why },
  defaultConfiguration: { level: severity },
  properties: { tags: [topic], precision: risk === 'low' ? 'high' : risk === 'medium' ? 'medium' : 'low' },
})

/** SARIF 2.1.0 (OASIS, 2020): a result for each finding, suppressed ones marked so. */
export function sarif({ rules }: Surroundings): Writer {
  let first = true
  return {
    begin: () =>
      `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":{"name":"Hearsay check","rules":${safeJson(rules.map(ruleOf))}}},"columnKind":"utf16CodeUnits","results":[`,
    story: (checked) =>
      [...checked.shown, ...checked.report.suppressed]
        .map((finding) => {
          const before = first ? '\n' : ',\n'
          first = false
          return before + safeJson(resultOf(finding, checked))
        })
        .join(''),
    end: () => '\n]}]}\n',
  }
}

function resultOf(finding: ReportedFinding, { name, inPlace }: Checked): object {
  const location = (place: ReportedPlace): object => ({
    physicalLocation: {
      artifactLocation: { uri: uriOf(name) },
      ...(inPlace ? { region: regionOf(place) } : {}),
    },
    ...(place.message === null ? {} : { message: { text: place.message } }),
  })
  const { rule, severity, place, related, hash, suppressed, fix } = finding
  return {
    ruleId: rule,
    level: severity,
    message: { text: fullMessage(finding) },
    locations: [location(place)],
    ...(related.length > 0 ? { relatedLocations: related.map(location) } : {}),
    partialFingerprints: { 'hearsayContent/v1': hash },
    ...(suppressed === null
      ? {}
      : {
          suppressions: [
            { kind: suppressed.by === 'comment' ? 'inSource' : 'external', justification: suppressed.reason },
          ],
        }),
    ...(fix !== null && inPlace
      ? {
          fixes: [
            {
              artifactChanges: [
                {
                  artifactLocation: { uri: uriOf(name) },
                  replacements: [
                    {
                      deletedRegion: { charOffset: fix.start, charLength: fix.end - fix.start },
                      insertedContent: { text: fix.text },
                    },
                  ],
                },
              ],
            },
          ],
        }
      : {}),
  }
}

const regionOf = ({ line, column, endLine, endColumn, start, end, text }: ReportedPlace): object => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
  charOffset: start,
  charLength: end - start,
  snippet: { text },
})
