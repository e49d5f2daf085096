import { Link } from 'react-router'
import { InfoPopover } from '@/components/ui/info-popover'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'

type NumberInfoProps = {
  name: string
  about: { what: string; how: string }
  /** Where the rows are that the number is made of. */
  rowsHref: string
  lastEventAt: string | null
}

/** What every number answers: what it is, how it is made, from which rows, how fresh. */
export function NumberInfo({ name, about, rowsHref, lastEventAt }: NumberInfoProps) {
  const { info } = useMessages().overview
  const formats = useFormats()
  const facts: [string, string][] = [
    [info.what, about.what],
    [info.how, about.how],
    [info.fresh, lastEventAt === null ? info.freshNever : info.freshUntil(formats.dateTime(lastEventAt))],
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
