import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import type { UseLine } from '@/lib/queries/ai'
import { ratesUsed } from './rates-used'
import type { UseSum } from './sum-use'

/** With which rates the kronor were made, and what has none and is missing in them. */
export function RateLine({ lines, sum }: { lines: readonly UseLine[]; sum: UseSum }) {
  const { rate: words, provisional } = useMessages().ai
  const formats = useFormats()
  const used = ratesUsed(lines)
  const source = used === null ? '' : (words.sources[used.source] ?? used.source)
  return (
    <div className="mt-3 max-w-prose space-y-1 text-small text-ink-soft">
      {used !== null && (
        <p>
          {used.lowest === used.highest
            ? words.one(formats.money(used.lowest, 'SEK'), source, formats.day(used.rateDate))
            : words.range(
                formats.money(used.lowest, 'SEK'),
                formats.money(used.highest, 'SEK'),
                source,
                formats.day(used.rateDate),
              )}
        </p>
      )}
      {sum.isProvisional && <p>{provisional}</p>}
      {sum.unconvertedDays > 0 && (
        <p className="text-warn">
          {words.missing(formats.money(sum.unconvertedUsd, 'USD'), sum.unconvertedDays)}
        </p>
      )}
    </div>
  )
}
