import { addDays, localDayOf, type LocalDay } from '../local-days'
import type { AccountFacts } from './facts-of-an-account'
import { monthlyCostOn, toSek } from './cost'
import { decimal, zero, type Decimal } from './decimal'
import type { Days } from './earlier-period'

/** One line of the ledger. */
export type CostLine = {
  day: LocalDay
  category: string
  source: string
  integrationId: string | null
  isMessage: boolean
  currency: string
  amount: Decimal
  /** Null without a rate. */
  sek: Decimal | null
  /** The part of `sek` that may still change. */
  openSek: Decimal | null
}

/** F1: every running cost of the days, both included, up to today. Set-up fees are not among them. */
export function costLines(facts: AccountFacts, { start, end }: Days): CostLine[] {
  const { timeZone, now } = facts
  const today = localDayOf(now, timeZone)
  const isIn = (day: LocalDay) => day >= start && day <= end

  const line = (line: Omit<CostLine, 'sek' | 'openSek'>, isFinal: boolean): CostLine => {
    const rate = line.currency === 'SEK' ? null : facts.rateOn(line.currency, line.day)
    const sek = toSek(line.amount, line.currency, rate?.rate ?? null)
    return { ...line, sek, openSek: isFinal && !rate?.provisional ? sek && zero : sek }
  }
  const telephony = facts.telephony.flatMap((event) => {
    const day = localDayOf(event.startedAt, timeZone)
    if (!event.cost || !isIn(day)) return []
    const { amount, currency, isFinal } = event.cost
    const { provider: source, integrationId, kind } = event
    return line(
      {
        day,
        category: 'telephony',
        source,
        integrationId,
        isMessage: kind === 'sms',
        currency,
        amount: decimal(amount),
      },
      isFinal,
    )
  })
  const ai = facts.usage.flatMap(({ day, integrationId, usd, isFinal }) => {
    if (!isIn(day)) return []
    const amount = decimal(usd)
    return line(
      { day, category: 'ai', source: 'openrouter', integrationId, isMessage: false, currency: 'USD', amount },
      isFinal,
    )
  })
  const fixed = facts.fixedCosts.flatMap(({ kind, category, amount, currency, startsOn, endsOn }) => {
    if (kind !== 'monthly') return []
    const last = [end, today, endsOn ?? end].sort()[0] ?? end
    const lines: CostLine[] = []
    for (let day = startsOn > start ? startsOn : start; day <= last; day = addDays(day, 1)) {
      const cost = monthlyCostOn(decimal(amount), day)
      const parts = {
        day,
        category,
        source: 'fixed',
        integrationId: null,
        isMessage: false,
        currency,
        amount: cost,
      }
      lines.push(line(parts, true))
    }
    return lines
  })
  return [...telephony, ...ai, ...fixed]
}
