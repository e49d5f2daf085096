import { Link } from 'react-router'
import { InfoPopover } from '@/components/ui/info-popover'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import type { Dashboard } from '@/lib/queries/dashboard-document'

type NumberInfoProps = {
  name: string
  about: { what: string; how: string }
  /** Where the rows are that the number is made of. */
  rowsHref: string
  sources: Dashboard['freshness']
}

/** When something last came in, from whichever source. */
const lastEventAt = (sources: Dashboard['freshness']): string | null =>
  sources
    .flatMap((source) => source.last_event_at ?? [])
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1) ?? null

/** What every number answers: what it is, how it is made, from which rows, how fresh. */
export function NumberInfo({ name, about, rowsHref, sources }: NumberInfoProps) {
  const { info } = useMessages().overview
  const formats = useFormats()
  const last = lastEventAt(sources)
  const facts: [string, string][] = [
    [info.what, about.what],
    [info.how, about.how],
    [info.fresh, last === null ? info.freshNever : info.freshUntil(formats.dateTime(last))],
  ]
  return (
    <InfoPopover label={info.open(name)}>
      <dl className="space-y-2">
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt className="text-chart text-ink-soft">{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <Link
        to={rowsHref}
        className="mt-3 inline-block py-1 font-medium text-value underline underline-offset-4"
      >
        {info.openRows}
      </Link>
    </InfoPopover>
  )
}
