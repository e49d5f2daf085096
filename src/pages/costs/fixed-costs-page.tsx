import { Plus } from 'lucide-react'
import { useState } from 'react'
import { paths } from '@/app/paths'
import { BackLink } from '@/components/detail/back-link'
import { PageHeading } from '@/components/layout/page-heading'
import { PageTop } from '@/components/layout/page-top'
import { QueryBlock } from '@/components/query-block'
import { Button } from '@/components/ui/button'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useMessages } from '@/hooks/use-messages'
import { FixedCostDialog } from './fixed-cost-dialog'
import { FixedCostList } from './fixed-cost-list'

/** What the owner pays that no connection knows of: subscriptions and set-up fees. */
export function FixedCostsPage() {
  const { costs, common } = useMessages()
  const words = costs.fixed
  const [isAdding, setIsAdding] = useState(false)
  return (
    <>
      <PageTop>
        <BackLink to={paths.costs.href()}>{words.back}</BackLink>
      </PageTop>
      <PageHeading
        title={words.title}
        lead={words.lead}
        action={
          <Button variant="primary" onClick={() => setIsAdding(true)}>
            <Plus aria-hidden size={16} />
            {words.add}
          </Button>
        }
      />
      <QueryBlock fallback={<SkeletonRows rows={4} className="h-16" label={common.loading} />}>
        <FixedCostList />
      </QueryBlock>
      {isAdding && <FixedCostDialog cost={null} onClose={() => setIsAdding(false)} />}
    </>
  )
}
