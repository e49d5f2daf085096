import { PageHeading } from '@/components/layout/page-heading'
import { useMessages } from '@/hooks/use-messages'

export function OverviewPage() {
  const { common } = useMessages()
  return <PageHeading title={common.navigation.overview} />
}
