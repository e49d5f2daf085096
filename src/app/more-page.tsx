import { ChevronRight } from 'lucide-react'
import { Link } from 'react-router'
import { PageHeading } from '@/components/layout/page-heading'
import { useMessages } from '@/hooks/use-messages'
import { usePlaces } from './use-places'

/** On a phone, the places that the bar has no room for. */
export function MorePage() {
  const { navigation } = useMessages().common
  const { others } = usePlaces()
  return (
    <>
      <PageHeading title={navigation.more} />
      <ul className="max-w-xl divide-y divide-line border-y border-line">
        {others.map(({ to, label, icon: Icon, onIntent }) => (
          <li key={to}>
            <Link
              to={to}
              onTouchStart={onIntent}
              className="flex min-h-14 items-center gap-4 hover:text-value"
            >
              <Icon aria-hidden size={20} strokeWidth={1.6} className="text-ink-soft" />
              <span className="flex-1 text-lead">{label}</span>
              <ChevronRight aria-hidden size={18} className="text-ink-faint" />
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
