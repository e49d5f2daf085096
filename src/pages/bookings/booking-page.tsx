import { useLocation, useParams } from 'react-router'
import { paths } from '@/app/paths'
import { DetailPage } from '@/components/detail/detail-page'
import { useMessages } from '@/hooks/use-messages'
import { BookingDetail } from './booking-detail'

/** One booking by itself. The way back keeps the filters one came with. */
export function BookingPage() {
  const words = useMessages().bookings
  const { id = '' } = useParams()
  const { search } = useLocation()
  return (
    <DetailPage title={words.title} back={{ to: paths.bookings.href(search), label: words.detail.back }}>
      <BookingDetail key={id} id={id} />
    </DetailPage>
  )
}
