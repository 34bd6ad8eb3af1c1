import { report } from './checking.ts'
import { CheckCompose } from './compose.tsx'
import { Findings } from './findings.tsx'

/** What a story gets wrong or leaves open, beside its words. */
export function CheckPage() {
  const now = report.value
  return (
    <>
      <h1 class={now === null ? undefined : 'hidden'}>Check a story</h1>
      {now === null ? <CheckCompose /> : <Findings report={now} />}
    </>
  )
}
