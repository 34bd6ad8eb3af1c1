import { useSignal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { plain } from '../../cli/page/plain.ts'
import type { CheckReport, Finding } from '../api.ts'
import { messageOf } from '../load.ts'
import { notice } from '../read/keeping.ts'
import { counted } from '../read/words.ts'
import { save } from '../shell/files.ts'
import { MarkedText, type Marking } from '../story/marked-text.tsx'
import { check, name, report, suppressions } from './checking.ts'
import { FindingCard } from './finding-card.tsx'

const SIGNS: Readonly<Record<Finding['severity'], string>> = { error: '✗', warning: '!', note: 'i' }

/** What tells a finding from the others of a story; it may stand in an id of the page. */
const keyOf = ({ rule, place }: Finding): string => `${rule}-${place.start}-${place.end}`

const markingsOf = (findings: readonly Finding[]): readonly Marking[] =>
  findings.map((finding) => ({
    id: keyOf(finding),
    start: finding.place.start,
    end: Math.max(finding.place.end, finding.place.start + 1),
    depth: 0,
    group: finding.severity,
    sign: SIGNS[finding.severity],
    label: `${finding.severity}: ${plain(finding.message)}`,
  }))

/** Checks again with what was let stand, or no longer. */
async function checkAgain(next: typeof suppressions.value): Promise<void> {
  const before = suppressions.value
  suppressions.value = next
  try {
    await check()
  } catch (error) {
    suppressions.value = before
    notice.value = { text: messageOf(error), kind: 'failed', undo: null }
  }
}

const letStand = ({ rule, hash, place }: Finding, reason: string): Promise<void> =>
  checkAgain([...suppressions.value, { rule, hash, words: place.text, reason }])

const takeBack = ({ rule, hash }: Finding): Promise<void> =>
  checkAgain(suppressions.value.filter((one) => one.rule !== rule || one.hash !== hash))

function Head({ report: now }: { readonly report: CheckReport }) {
  const { findings, suppressed, problems, words } = now
  const kept = suppressions.value
  return (
    <header class="story-head">
      <p class="outcome" data-group={findings.length === 0 ? 'right' : 'look'} data-testid="outcome">
        {findings.length === 0 ? 'Nothing was found' : counted(findings.length, 'finding')}
      </p>
      <p class="note">
        {counted(words, 'word')} checked
        {suppressed.length > 0 && `, ${counted(suppressed.length, 'finding')} let stand`}
      </p>
      <div class="actions">
        <button type="button" onClick={() => (report.value = null)}>
          Change the story
        </button>
        {kept.length > 0 && (
          <button
            type="button"
            onClick={() => {
              const file = JSON.stringify({ suppressions: kept }, null, 2)
              save(`${name.value}.hearsay-ignore.json`, 'application/json', `${file}\n`)
            }}
          >
            Save what was let stand
          </button>
        )}
        <button type="button" class="quiet" onClick={() => print()}>
          Print
        </button>
      </div>
      {problems.length > 0 && (
        <ul class="problems">
          {problems.map((problem) => (
            <li key={problem}>{plain(problem)}</li>
          ))}
        </ul>
      )}
    </header>
  )
}

/** What somebody let stand, and what could not be checked. */
function Others({ report: { suppressed, unchecked } }: { readonly report: CheckReport }) {
  return (
    <>
      {suppressed.length > 0 && (
        <section>
          <h2 class="division">Let stand</h2>
          <ul class="plain">
            {suppressed.map((finding) => (
              <li key={keyOf(finding)}>
                {plain(finding.message)} <span class="note">{plain(finding.suppressed?.reason ?? '')}</span>{' '}
                {finding.suppressed?.by === 'file' && (
                  <button type="button" class="link" onClick={() => takeBack(finding)}>
                    Undo<span class="hidden">: {plain(finding.message)}</span>
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {unchecked.length > 0 && (
        <details>
          <summary>{counted(unchecked.length, 'place')} not checked</summary>
          <ul class="plain">
            {unchecked.map(({ rule, reason, place }) => (
              <li key={`${rule} ${place.start}`}>
                “{plain(place.text)}”: {plain(reason)} <span class="note">{rule}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** The story with every finding marked, and finding by finding what is wrong and why. */
export function Findings({ report: now }: { readonly report: CheckReport }) {
  const chosen = useSignal<string | null>(null)
  const { findings, text } = now
  const marks = useMemo(() => markingsOf(findings), [findings])
  useEffect(() => scrollTo(0, 0), [])
  return (
    <div class="reading checked">
      <div class="column">
        <Head report={now} />
        <MarkedText
          label="The story"
          text={text}
          marks={marks}
          chosen={chosen.value}
          choose={(id) => {
            chosen.value = id
            document.getElementById(`finding-${id}`)?.scrollIntoView({ block: 'nearest' })
          }}
        />
      </div>
      <aside class="side findings" aria-label="Findings">
        {findings.length > 0 && (
          <ol class="quotes">
            {findings.map((finding) => (
              <FindingCard
                key={keyOf(finding)}
                id={keyOf(finding)}
                finding={finding}
                chosen={chosen.value === keyOf(finding)}
                choose={() => (chosen.value = keyOf(finding))}
                letStand={(reason) => letStand(finding, reason)}
              />
            ))}
          </ol>
        )}
        <Others report={now} />
      </aside>
    </div>
  )
}
