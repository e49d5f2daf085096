import { Section } from '@/components/layout/section'
import { useMessages } from '@/hooks/use-messages'
import type { AssumptionVersion } from '@/lib/queries/assumptions'
import type { AssumptionKey } from '@/lib/roi/default-assumptions'
import { AnsweredTable } from './answered-table'
import { isAnsweredKey, type AssumptionGroup } from './assumption-groups'
import { AssumptionRow } from './assumption-row'
import type { AssumptionViews } from './assumption-view'
import { HourlyCost } from './hourly-cost'

export type AssumptionActs = {
  /** The one that the address points at. */
  target: AssumptionKey | null
  onChange: (key: AssumptionKey) => void
  onRemove: (key: AssumptionKey, version: AssumptionVersion) => void
}

type AssumptionSectionProps = AssumptionActs & { group: AssumptionGroup; views: AssumptionViews }

/** The assumptions about one thing: its name at the left, what is assumed at the right. */
export function AssumptionSection({ group, views, ...acts }: AssumptionSectionProps) {
  const { title, lead } = useMessages().assumptions.groups[group.id]
  return (
    <Section title={title} lead={lead}>
      {group.id === 'answering' && <AnsweredTable views={views} {...acts} />}
      <ul className="divide-y divide-line">
        {group.keys
          .filter((key) => !isAnsweredKey(key))
          .map((key) => (
            <AssumptionRow key={key} view={views[key]} {...acts} />
          ))}
      </ul>
      {group.id === 'hour' && <HourlyCost views={views} />}
    </Section>
  )
}
