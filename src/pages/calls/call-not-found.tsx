import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { buttonClass } from '@/components/ui/button'
import { useMessages } from '@/hooks/use-messages'

export function CallNotFound() {
  const { detail } = useMessages().calls
  return (
    <section className="max-w-xl pt-6 md:pt-8">
      <h1 className="text-headline">{detail.notFoundTitle}</h1>
      <p className="mt-4 mb-6 text-lead text-ink-soft">{detail.notFound}</p>
      <Link to={paths.calls.href()} className={buttonClass()}>
        {detail.back}
      </Link>
    </section>
  )
}
