import clsx from 'clsx'
import type { LucideIcon } from 'lucide-react'
import { NavLink, useLocation } from 'react-router'

export type Place = {
  to: string
  label: string
  icon: LucideIcon
  onIntent?: () => void
  /** Other addresses that this place stands for. */
  covers?: string[]
}

const place = 'flex items-center rounded transition-colors duration-150'

/** The rail at the left of a desk: every place with its word, in groups set apart by air. */
export function RailNavigation({ label, groups }: { label: string; groups: Place[][] }) {
  return (
    <nav aria-label={label} className="flex flex-col gap-5">
      {groups.map((places) => (
        <div key={places[0]?.to} className="flex flex-col gap-0.5">
          {places.map(({ to, label: name, icon: Icon, onIntent }) => (
            <NavLink
              key={to}
              to={to}
              end={to === '/'}
              onPointerEnter={onIntent}
              onFocus={onIntent}
              className={({ isActive }) =>
                clsx(
                  place,
                  'min-h-9 gap-3 px-3 text-body',
                  isActive ? 'bg-value-faint font-medium text-ink' : 'text-ink-soft hover:text-ink',
                )
              }
            >
              <Icon aria-hidden size={18} strokeWidth={1.6} />
              {name}
            </NavLink>
          ))}
        </div>
      ))}
    </nav>
  )
}

/** The places one needs most under the thumb of a phone. */
export function BarNavigation({ label, places }: { label: string; places: Place[] }) {
  const { pathname } = useLocation()
  const isCovered = (covers: string[] = []) => covers.some((to) => pathname.startsWith(to))
  return (
    <nav
      aria-label={label}
      className="print-hidden fixed inset-x-0 bottom-0 z-30 border-t border-line bg-card pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <div className="flex h-(--bar-height) items-stretch">
        {places.map(({ to, label: name, icon: Icon, onIntent, covers }) => (
          <NavLink
            key={to}
            to={to}
            end={to === '/'}
            onTouchStart={onIntent}
            className={({ isActive }) =>
              clsx(
                place,
                'min-w-0 flex-1 flex-col justify-center gap-1 text-chart',
                isActive || isCovered(covers) ? 'font-bold text-value' : 'text-ink-soft',
              )
            }
          >
            <Icon aria-hidden size={20} strokeWidth={1.6} />
            <span className="max-w-full truncate px-1">{name}</span>
          </NavLink>
        ))}
      </div>
    </nav>
  )
}
