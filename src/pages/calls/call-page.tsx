import { useLocation, useParams } from 'react-router'
import { paths } from '@/app/paths'
import { DetailPage } from '@/components/detail/detail-page'
import { useMessages } from '@/hooks/use-messages'
import { CallDetail } from './call-detail'

/** One call or message by itself. The way back keeps the filters one came with. */
export function CallPage() {
  const words = useMessages().calls
  const { id = '' } = useParams()
  const { search } = useLocation()
  return (
    <DetailPage title={words.title} back={{ to: paths.calls.href(search), label: words.detail.back }}>
      <CallDetail key={id} id={id} />
    </DetailPage>
  )
}
