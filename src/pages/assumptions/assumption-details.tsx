import { Button } from '@/components/ui/button'
import { useIsOnline } from '@/hooks/use-is-online'
import { useMessages } from '@/hooks/use-messages'
import { useToday } from '@/hooks/use-today'
import type { AssumptionVersion } from '@/lib/queries/assumptions'
import { defaultAssumptions, sources } from '@/lib/roi/default-assumptions'
import { isGuess } from './assumption-groups'
import type { AssumptionView } from './assumption-view'
import { useSay } from './use-say'

type AssumptionDetailsProps = { view: AssumptionView; onRemove: (version: AssumptionVersion) => void }

/** What the default rests on, and everything that the owner has said, newest first. */
export function AssumptionDetails({ view, onRemove }: AssumptionDetailsProps) {
  const words = useMessages().assumptions
  const { key, versions } = view
  const { basis } = defaultAssumptions[key]
  const address = 'source' in basis ? sources[basis.source] : null
  const text = words.keys[key].basis
  return (
    <div className="space-y-3 border-s-2 border-line py-1 ps-4 text-small">
      <p className="max-w-prose text-ink-soft">
        {isGuess(key) ? words.basis.guess(text) : words.basis.published(text)}{' '}
        {address !== null && (
          <a
            href={`https://${address}`}
            target="_blank"
            rel="noreferrer"
            className="underline decoration-line underline-offset-4 hover:text-ink"
          >
            {words.basis.source}: {address.split('/')[0]}
          </a>
        )}
      </p>
      {versions.length === 0 ? (
        <p className="text-ink-soft">{words.history.none}</p>
      ) : (
        <ul aria-label={words.history.label(words.fullName(key))} className="divide-y divide-line">
          {versions.map((version) => (
            <Version key={version.id} view={view} version={version} onRemove={() => onRemove(version)} />
          ))}
        </ul>
      )}
    </div>
  )
}

type VersionProps = { view: AssumptionView; version: AssumptionVersion; onRemove: () => void }

function Version({ view, version, onRemove }: VersionProps) {
  const words = useMessages().assumptions
  const say = useSay()
  const today = useToday()
  const isOnline = useIsOnline()
  const { key } = view
  const when = say.start(version.validFrom)
  const range = say.range(key, version)
  const place =
    version.validFrom === view.validFrom
      ? words.history.now
      : version.validFrom > today
        ? words.history.upcoming
        : null
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <p>
        <span className="font-medium">{say.value(key, version)}</span> {when}
        <span className="text-ink-soft">
          {' · '}
          {[range, words.states[version.state], place].filter((part) => part !== null).join(' · ')}
        </span>
      </p>
      <Button
        variant="quiet"
        className="print-hidden max-md:-ms-4"
        disabled={!isOnline}
        title={isOnline ? undefined : words.offline}
        aria-label={words.history.removeNamed(words.fullName(key), when)}
        onClick={onRemove}
      >
        {words.history.remove}
      </Button>
    </li>
  )
}
