import { ArrowLeft } from 'lucide-react'
import { Link, useLocation, useParams } from 'react-router'
import { paths } from '@/app/paths'
import { PageTop } from '@/components/layout/page-top'
import { QueryBlock } from '@/components/query-block'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useDocumentTitle } from '@/hooks/use-document-title'
import { useMessages } from '@/hooks/use-messages'
import { BookingDetail } from './booking-detail'

/** One booking by itself. The way back keeps the filters one came with. */
export function BookingPage() {
  const { bookings, common } = useMessages()
  const { id = '' } = useParams()
  const { search } = useLocation()
  useDocumentTitle(bookings.title)
  return (
    <>
      <PageTop>
        <Link
          to={paths.bookings.href(search)}
          className="inline-flex min-h-11 items-center gap-2 text-small font-medium text-ink-soft hover:text-ink md:min-h-9"
        >
          <ArrowLeft aria-hidden size={16} />
          {bookings.detail.back}
        </Link>
      </PageTop>
      <QueryBlock
        fallback={
          <div className="pt-40">
            <SkeletonRows rows={6} label={common.loading} />
          </div>
        }
      >
        <BookingDetail key={id} id={id} />
      </QueryBlock>
    </>
  )
}
