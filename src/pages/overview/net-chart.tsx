import Big from 'big.js'
import { Link } from 'react-router'
import { ChartFigure } from '@/components/charts/chart-figure'
import { Waterfall, type WaterfallStep } from '@/components/charts/waterfall'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import type { Dashboard } from '@/lib/queries/dashboard-document'
import { costByCategory } from './cost-by-category'
import { netFinding, type NetFinding } from './net-finding'
import { NumberInfo } from './number-info'
import { rowsOf } from './rows-of'

type Post = {
  key: string
  name: string
  href: string
  sek: string | null
  provisionalSek?: string
  unknown: string
}

/** What is added and what is taken away, in the order it is drawn. */
function usePosts(dashboard: Dashboard): Post[] {
  const { charts, category: nameOf } = useMessages().overview
  const words = charts.net
  const rows = rowsOf(dashboard.period)
  const { labour_sek: labour, extra_sek: extra } = dashboard.range.likely
  return [
    {
      key: 'bookings',
      name: words.bookings,
      href: rows.rescuedBookings,
      sek: extra,
      unknown: words.unknownBookings,
    },
    { key: 'time', name: words.time, href: rows.savedTime, sek: labour, unknown: words.unknown },
    ...costByCategory(dashboard.cost.parts).map(({ category, amountSek, provisionalSek }) => ({
      key: category,
      name: nameOf(category).name,
      href: rows.costsOf(category),
      sek: amountSek === null ? null : new Big(amountSek).neg().toFixed(),
      provisionalSek,
      unknown: words.unknown,
    })),
  ]
}

function useTitle(finding: NetFinding): string {
  const { charts, category: nameOf } = useMessages().overview
  const words = charts.net
  if (finding.says === 'too-few') return words.plain
  const carries = finding.value === null ? null : words.carries[finding.value]
  const dearest = finding.cost === null ? null : words.dearest(nameOf(finding.cost).the)
  const title = [carries, dearest].filter((part) => part !== null).join(', ')
  return title.charAt(0).toUpperCase() + title.slice(1)
}

/** How value and cost make the net: each amount opens its rows. */
export function NetChart({ dashboard }: { dashboard: Dashboard }) {
  const { charts, info } = useMessages().overview
  const words = charts.net
  const formats = useFormats()
  const rows = rowsOf(dashboard.period)
  const posts = usePosts(dashboard)
  const title = useTitle(netFinding(dashboard))
  const { cost_sek: cost, value_sek: value, net_sek: net } = dashboard.range.likely
  const kronor = (amount: string) => formats.money(amount, 'SEK')
  const whole = (amount: string) => formats.number(Math.round(Number(amount)))
  const orUnknown = (amount: string | null) => (amount === null ? words.unknown : kronor(amount))

  const provisional = posts.reduce((sum, post) => sum.plus(post.provisionalSek ?? 0), new Big(0)).toFixed()
  const steps = posts.map((post): WaterfallStep => {
    return {
      key: post.key,
      label: (
        <Link to={post.href} className="decoration-ink-faint underline-offset-4 hover:underline">
          {post.name}
        </Link>
      ),
      value: post.sek === null ? null : Number(post.sek),
      text: post.sek === null ? post.unknown : whole(post.sek),
      isProvisional: new Big(post.provisionalSek ?? 0).gt(0),
    }
  })
  const unit = net === null ? words.unitUnknown : words.unit(kronor(net))

  return (
    <ChartFigure
      title={title}
      unit={unit}
      description={words.description(orUnknown(value), orUnknown(cost), orUnknown(net))}
      words={charts}
      info={
        <NumberInfo
          name={unit}
          about={info.net}
          rowsHref={rows.rescuedBookings}
          sources={dashboard.freshness}
        />
      }
      note={
        new Big(provisional).gt(0) ? (
          <Link to={rows.provisionalCosts} className="decoration-line underline-offset-4 hover:underline">
            {words.provisional(kronor(provisional))}
          </Link>
        ) : undefined
      }
      table={{
        columns: [words.post, words.amount],
        rows: [
          ...posts.map((post) => ({
            key: post.key,
            cells: [
              <Link key="post" to={post.href} className="underline decoration-line underline-offset-4">
                {post.name}
              </Link>,
              post.sek === null ? post.unknown : formats.exactMoney(post.sek, 'SEK'),
            ],
          })),
          {
            key: 'net',
            cells: [words.net, net === null ? words.unknown : formats.exactMoney(net, 'SEK')],
          },
        ],
      }}
    >
      <Waterfall
        steps={steps}
        total={{
          key: 'net',
          label: words.net,
          value: net === null ? null : Number(net),
          text: net === null ? words.unknown : kronor(new Big(net).round(0).toFixed()),
        }}
      />
    </ChartFigure>
  )
}
