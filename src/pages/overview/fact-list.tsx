import { Link } from 'react-router'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { formatPeriod } from '@/lib/format-period'
import { isWholeMonth } from '@/lib/periods'
import type { Dashboard } from '@/lib/queries/dashboard-document'
import { keyFacts, type KeyFact } from './key-facts'
import { NumberInfo } from './number-info'
import { rowsOf } from './rows-of'

type Said = { figure: string; text: string; href: string; about: 'bookings' | 'payback' | 'net' | 'change' }

/** Words, figure and rows of each fact. */
function useSay(dashboard: Dashboard): (fact: KeyFact) => Said {
  const { facts: words } = useMessages().overview
  const formats = useFormats()
  const locale = useLocale()
  const rows = rowsOf(dashboard.period)
  const number = (value: number) => formats.number(value)
  const kronor = (amount: string) => formats.money(amount, 'SEK')

  function change({ change, before }: Extract<KeyFact, { kind: 'change' }>): Said {
    const { differenceSek, causes, isSame } = change
    const name = formatPeriod(before, dashboard.period.today, locale)
    if (isSame) return { figure: words.same, text: words.sameCost(name), href: rows.costs, about: 'change' }

    const period = isWholeMonth(before) ? words.inMonth(name) : name
    const text = Number(differenceSek) < 0 ? words.cheaper(period) : words.dearer(period)
    const named = causes.map(({ cause, sek }) => {
      const say = Object.entries(words.causes).find(([key]) => key === cause)?.[1] ?? words.causes.other
      return say(formats.difference(sek), Number(sek) < 0)
    })
    return {
      figure: formats.difference(differenceSek, 'SEK'),
      text: named.length === 0 ? text : words.because(text, named.join(', ')),
      href: rows.costs,
      about: 'change',
    }
  }

  return (fact) => {
    switch (fact.kind) {
      case 'bookings-enough':
        return {
          figure: words.ofNeeded(number(fact.bookings), number(fact.needed)),
          text: words.enough(fact.needed, number(fact.needed)),
          href: rows.bookings,
          about: 'bookings',
        }
      case 'bookings-short': {
        const left = fact.needed - fact.bookings
        return {
          figure: words.ofNeeded(number(fact.bookings), number(fact.needed)),
          text: words.notEnough(left, number(left)),
          href: rows.bookings,
          about: 'bookings',
        }
      }
      case 'no-bookings-needed':
        return {
          figure: number(fact.bookings),
          text: words.noneNeeded(fact.bookings),
          href: rows.bookings,
          about: 'bookings',
        }
      case 'paid-back':
        return { figure: formats.day(fact.day), text: words.paid, href: rows.setup, about: 'payback' }
      case 'payback-forecast':
        return { figure: formats.day(fact.day), text: words.forecast, href: rows.setup, about: 'payback' }
      case 'not-paid-back':
        return {
          figure: words.notYet,
          text: words.notYetText(kronor(fact.setupSek)),
          href: rows.setup,
          about: 'payback',
        }
      case 'net':
        return {
          figure: formats.difference(fact.netSek, 'SEK'),
          text: words.net,
          href: rows.rescuedBookings,
          about: 'net',
        }
      case 'change':
        return change(fact)
    }
  }
}

/** Three facts beside the sentence; each opens its rows. */
export function FactList({ dashboard }: { dashboard: Dashboard }) {
  const { facts: words, info } = useMessages().overview
  const say = useSay(dashboard)
  const facts = keyFacts(dashboard).map(say)
  if (facts.length === 0 || dashboard.calls === 0) return null
  return (
    <ul
      aria-label={words.label}
      className="grid grid-cols-2 gap-6 border-line max-lg:border-t max-lg:pt-6 md:max-lg:grid-cols-3 lg:grid-cols-1 lg:border-s lg:ps-7"
    >
      {facts.map(({ figure, text, href, about }) => (
        <li key={about}>
          <div className="flex items-center gap-1">
            <Link
              to={href}
              className="text-figure font-bold decoration-ink-faint underline-offset-4 hover:underline"
            >
              {figure}
            </Link>
            <NumberInfo
              name={`${figure} ${text}`}
              about={info[about]}
              rowsHref={href}
              sources={dashboard.freshness}
            />
          </div>
          <p className="text-small text-ink-soft">{text}</p>
        </li>
      ))}
    </ul>
  )
}
