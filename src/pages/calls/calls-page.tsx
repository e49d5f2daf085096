import { PageHeading } from '@/components/layout/page-heading'
import { useMessages } from '@/hooks/use-messages'

export function CallsPage() {
  const { common } = useMessages()
  return <PageHeading title={common.navigation.calls} />
}
