import { signal } from '@preact/signals'
import { mattersOf } from '../../cli/page/accusations.ts'
import { castOf } from '../../cli/page/cast.ts'
import { inFamily } from '../../cli/page/family.ts'
import { type Tab, Tabs } from '../shell/tabs.tsx'
import { Accusations } from './accusations.tsx'
import { Corrections } from './corrections.tsx'
import { Dock, Legend } from './dock.tsx'
import { Family } from './family.tsx'
import { People } from './people.tsx'
import type { Reading } from './reading.ts'
import { StatementList } from './statement-list.tsx'
import { Timeline } from './timeline.tsx'

export const sideTab = signal('statements')

/** What the story holds, beside it. */
export function Side({ open }: { readonly open: Reading }) {
  const { record, view } = open
  const people = castOf(view)[0]!
  const matters = mattersOf(open.view).length
  const tabs: readonly Tab[] = [
    {
      key: 'statements',
      title: 'Statements',
      count: record.statements.length,
      content: <StatementList open={open} />,
    },
    {
      key: 'people',
      title: 'People',
      count: people.told.length + people.named.length,
      content: <People open={open} />,
    },
    ...(inFamily(view).size > 0 ? [{ key: 'family', title: 'Family', content: <Family open={open} /> }] : []),
    ...(matters > 0
      ? [{ key: 'accusations', title: 'Accusations', count: matters, content: <Accusations open={open} /> }]
      : []),
    { key: 'timeline', title: 'Timeline', content: <Timeline open={open} /> },
  ]
  return (
    <aside class="side" aria-label="What the story holds" data-testid="side">
      <div class="narrow-key">
        <Legend open={open} />
      </div>
      <Corrections open={open} />
      <Dock open={open} />
      <Tabs label="What the story holds" tabs={tabs} shown={sideTab} />
    </aside>
  )
}
