import { CalendarDays, Coins, Ellipsis, House, Link2, Phone, Scale, Settings, Sparkles } from 'lucide-react'
import type { Place } from '@/components/layout/navigation'
import { useMessages } from '@/hooks/use-messages'
import { hasPage, preloadPage } from './pages'
import { paths } from './paths'

type Places = {
  /** The rail of a desk, in two groups: what happened, and what it rests on. */
  rail: Place[][]
  /** Under the thumb of a phone; the last opens the others. */
  bar: Place[]
  /** What the bar has no room for. */
  others: Place[]
}

/** Every place of the product, for the rail, the bar and the page behind the bar. */
export function usePlaces(): Places {
  const { navigation } = useMessages().common
  const place = (page: string, to: string, label: string, icon: Place['icon']) => ({
    page,
    to,
    label,
    icon,
    onIntent: () => preloadPage(page),
  })
  const overview = place('overview', paths.overview.href(), navigation.overview, House)
  const calls = place('calls', paths.calls.href(), navigation.calls, Phone)
  const bookings = place('bookings', paths.bookings.href(), navigation.bookings, CalendarDays)
  const ai = place('ai', paths.ai.href(), navigation.ai, Sparkles)
  const costs = place('costs', paths.costs.href(), navigation.costs, Coins)
  const integrations = place('integrations', paths.integrations.href(), navigation.integrations, Link2)
  const assumptions = place('assumptions', paths.assumptions.href(), navigation.assumptions, Scale)
  const settings = place('settings', paths.settings.href(), navigation.settings, Settings)
  const existing = (places: (typeof overview)[]) => places.filter(({ page }) => hasPage(page))

  const others = existing([ai, assumptions, integrations, settings])
  const more = {
    ...place('more', paths.more.href(), navigation.more, Ellipsis),
    covers: others.map(({ to }) => to),
  }
  return {
    rail: [existing([overview, calls, bookings, ai, costs]), existing([integrations, assumptions, settings])],
    bar: [...existing([overview, calls, bookings, costs]), more],
    others,
  }
}
