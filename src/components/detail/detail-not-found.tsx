import { Link } from 'react-router'
import { buttonClass } from '@/components/ui/button'

type DetailNotFoundProps = {
  words: { notFoundTitle: string; notFound: string; back: string }
  /** The list it would have been in. */
  listHref: string
}

/** There is no such thing, or it is somebody else's: the two look the same from here. */
export function DetailNotFound({ words, listHref }: DetailNotFoundProps) {
  return (
    <section className="max-w-xl pt-6 md:pt-8">
      <h1 className="text-headline">{words.notFoundTitle}</h1>
      <p className="mt-4 mb-6 text-lead text-ink-soft">{words.notFound}</p>
      <Link to={listHref} className={buttonClass()}>
        {words.back}
      </Link>
    </section>
  )
}
