import Big from 'big.js'
import type { ReactNode } from 'react'
import { PhraseText } from '@/components/phrase-text'
import { InfoPopover } from '@/components/ui/info-popover'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { useLocale } from '@/hooks/use-ui-store'
import { formatCompact } from '@/lib/format-compact'
import type { UseLine } from '@/lib/queries/ai'
import { Amount } from './amount'
import { RateLine } from './rate-line'
import { sumUse } from './sum-use'

type UseSummaryProps = { lines: readonly UseLine[]; model: string | null; period: string }

/** What it cost in one sentence, in both currencies, and how much was asked and answered. */
export function UseSummary({ lines, model, period }: UseSummaryProps) {
  const { ai: words } = useMessages()
  const formats = useFormats()
  const locale = useLocale()
  const sum = sumUse(lines)
  const days = new Set(lines.map(({ day }) => day)).size
  const isKnown = sum.unconvertedDays === 0
  // Without any rate there are no kronor: the sentence is then in dollars.
  const isInKronor = isKnown || !new Big(sum.sek).eq(0)
  const currency = isInKronor ? 'SEK' : 'USD'
  const amount = formats.money(isInKronor ? sum.sek : sum.usd, currency)
  const perDay = new Big(isInKronor ? sum.sek : sum.usd).div(Math.max(1, days)).toFixed()
  const facts: { name: string; value: ReactNode; info?: string }[] = [
    {
      name: words.facts.usd,
      value: <Amount amount={sum.usd} currency="USD" isProvisional={sum.isProvisional} />,
    },
    { name: words.facts.requests, value: formats.number(sum.requests) },
    {
      name: words.facts.promptTokens,
      value: formatCompact(sum.promptTokens, locale),
      info: words.facts.tokens,
    },
    { name: words.facts.completionTokens, value: formatCompact(sum.completionTokens, locale) },
    ...(new Big(sum.byokUsd).eq(0)
      ? []
      : [{ name: words.facts.byok, value: <Amount amount={sum.byokUsd} currency="USD" /> }]),
  ]
  return (
    <section>
      <h2 className="max-w-3xl text-headline">
        <PhraseText
          phrase={model === null ? words.headline(amount) : words.headlineModel(model, amount)}
          strong="cost"
        />
      </h2>
      <p className="mt-3 text-lead text-ink-soft">{words.under(period, formats.money(perDay, currency))}</p>
      <dl className="mt-6 grid grid-cols-2 gap-x-8 gap-y-4 border-t border-line pt-5 md:grid-cols-4">
        {facts.map(({ name, value, info }) => (
          <div key={name}>
            <dt className="flex items-center gap-1.5 text-small text-ink-soft">
              {name}
              {info !== undefined && <InfoPopover label={words.facts.info(name)}>{info}</InfoPopover>}
            </dt>
            <dd className="mt-0.5 text-lead font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <RateLine lines={lines} sum={sum} />
    </section>
  )
}
