import { Link } from 'react-router'
import { PageHeading } from '@/components/layout/page-heading'
import { buttonClass } from '@/components/ui/button'
import { useMessages } from '@/hooks/use-messages'
import { paths } from './paths'

export function NotFoundPage() {
  const { notFound } = useMessages().common
  return (
    <>
      <PageHeading title={notFound.title} lead={notFound.explain} />
      <Link to={paths.overview.href()} className={buttonClass('primary')}>
        {notFound.toOverview}
      </Link>
    </>
  )
}
