import clsx from 'clsx'
import type { LucideIcon } from 'lucide-react'
import { NavLink } from 'react-router'

export type Place = { to: string; label: string; icon: LucideIcon; onIntent?: () => void }

const place = 'flex items-center rounded transition-colors duration-150'

/** The rail at the left of a desk: every place with its word. */
export function RailNavigation({ label, places }: { label: string; places: Place[] }) {
  return (
    <nav aria-label={label} className="flex flex-col gap-0.5">
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
    </nav>
  )
}

/** The same places under the thumb of a phone. */
export function BarNavigation({ label, places }: { label: string; places: Place[] }) {
  return (
    <nav
      aria-label={label}
      className="print-hidden fixed inset-x-0 bottom-0 z-30 border-t border-line bg-card pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <div className="flex h-(--bar-height) items-stretch">
        {places.map(({ to, label: name, icon: Icon, onIntent }) => (
          <NavLink
            key={to}
            to={to}
            end={to === '/'}
            onTouchStart={onIntent}
            className={({ isActive }) =>
              clsx(
                place,
                'min-w-0 flex-1 flex-col justify-center gap-1 text-chart',
                isActive ? 'font-bold text-value' : 'text-ink-soft',
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
