import Big from 'big.js'
import { Link, useLocation } from 'react-router'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { formatCompact } from '@/lib/format-compact'
import type { UseLine } from '@/lib/queries/ai'
import { Amount } from './amount'
import { sumUse, sumUseBy } from './sum-use'

/** What every model cost and did, the dearest first; its name narrows the page to it. */
export function ModelList({ lines }: { lines: readonly UseLine[] }) {
  const words = useMessages().ai.models
  const formats = useFormats()
  const locale = useLocale()
  const { search } = useLocation()
  const all = new Big(sumUse(lines).usd)
  const models = sumUseBy(lines, ({ model }) => model)
  const [first] = models
  if (!first) return null
  const share = (usd: string) => (all.eq(0) ? 0 : new Big(usd).div(all).toNumber())
  const only = (model: string) => {
    const params = new URLSearchParams(search)
    params.set('model', model)
    return `?${params}`
  }
  return (
    <section>
      <h2 className="text-section">
        {models.length === 1
          ? words.only(first.key)
          : words.finding(first.key, formats.percent(share(first.usd)))}
      </h2>
      <p className="mt-1 mb-4 text-small text-ink-soft">{words.label}</p>
      <ul className="divide-y divide-line border-y border-line">
        {models.map(({ key: model, ...use }) => (
          <li key={model} className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1 py-4">
            <Link
              to={only(model)}
              aria-label={words.show(model)}
              className="min-w-0 font-medium break-words underline decoration-line underline-offset-4 hover:text-cost"
            >
              {model}
            </Link>
            <span className="text-right font-medium">
              <Amount
                amount={use.unconvertedDays > 0 && new Big(use.sek).eq(0) ? null : use.sek}
                currency="SEK"
                isProvisional={use.isProvisional}
              />
            </span>
            <span className="text-small text-ink-soft">
              {words.requests(formats.number(use.requests))}
              {', '}
              {words.tokens(
                formatCompact(use.promptTokens, locale),
                formatCompact(use.completionTokens, locale),
              )}
            </span>
            <span className="text-right text-small text-ink-soft">
              <Amount amount={use.usd} currency="USD" />
            </span>
            <span aria-hidden className="col-span-2 mt-1 h-1 rounded-sm bg-line">
              <span
                className="block h-1 min-w-0.5 rounded-sm bg-source-ai"
                style={{ width: `${100 * share(use.usd)}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
