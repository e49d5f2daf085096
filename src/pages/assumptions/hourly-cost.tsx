import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { decimal, toText } from '@/lib/roi/decimal'
import { hourlyCost } from '@/lib/roi/hourly-cost'
import type { Run } from '@/lib/roi/run'
import type { AssumptionViews } from './assumption-view'

/** The four numbers above as the one that counts: what an hour of a person costs, and how that is made. */
export function HourlyCost({ views }: { views: AssumptionViews }) {
  const words = useMessages().assumptions.hourly
  const formats = useFormats()
  const { monthly_wage, employer_contribution, agreed_premiums, productive_hours } = views
  const cost = (run: Run) =>
    toText(
      hourlyCost({
        monthlyWage: decimal(monthly_wage[run]),
        employerContribution: decimal(employer_contribution[run]),
        agreedPremiums: decimal(agreed_premiums[run]),
        productiveHours: decimal(productive_hours[run]),
      }),
    )
  const share = (value: string) => formats.percent(Number(value), 2)
  const [low, likely, high] = [cost('low'), cost('likely'), cost('high')]
  return (
    <div className="grid gap-x-8 gap-y-1 border-t border-line pt-5 xl:grid-cols-[minmax(0,1fr)_13rem_13rem]">
      <div>
        <p className="font-medium">{words.name}</p>
        <p className="text-small text-ink-soft">
          {words.formula(
            formats.money(monthly_wage.likely, 'SEK'),
            share(employer_contribution.likely),
            share(agreed_premiums.likely),
            formats.number(Number(productive_hours.likely), 2),
          )}
        </p>
      </div>
      <div data-hourly-cost>
        <p className="text-figure font-medium text-value">
          {words.perHour(formats.wholeMoney(likely, 'SEK'))}
        </p>
        {low !== high && (
          <p className="text-small text-ink-soft">
            {formats.number(Number(low))}–{formats.wholeMoney(high, 'SEK')}
          </p>
        )}
      </div>
    </div>
  )
}
