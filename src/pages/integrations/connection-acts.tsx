import { ChevronDown } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useMessages } from '@/hooks/use-messages'
import type { ConnectionDialogName } from './connection'
import { findProvider } from './providers/connectable-providers'
import { useProviderWords } from './providers/use-provider-words'
import { useReplaceWords } from './providers/use-replace-words'

type ConnectionActsProps = {
  label: string
  provider: string
  isDisabled: boolean
  isTesting: boolean
  onTest: () => void
  onOpen: (dialog: ConnectionDialogName) => void
}

/** Everything one may do to a connection, each with a line on when to. Folded away until wanted. */
export function ConnectionActs({
  label,
  provider,
  isDisabled,
  isTesting,
  onTest,
  onOpen,
}: ConnectionActsProps) {
  const { acts } = useMessages().integrations
  const own = useProviderWords(provider).acts
  const replace = useReplaceWords(provider)
  const rows = [
    {
      name: acts.test,
      busy: acts.testing,
      isBusy: isTesting,
      explain: own.testExplain,
      act: onTest,
    },
    { name: acts.rename, explain: acts.renameExplain, act: () => onOpen('rename') },
    { name: replace.title, explain: own.replaceKeyExplain, act: () => onOpen('replace-key') },
    ...(findProvider(provider)?.sendsNews === false
      ? []
      : [{ name: acts.rotate, explain: acts.rotateExplain, act: () => onOpen('rotate') }]),
    {
      name: acts.disconnect,
      explain: own.disconnectExplain,
      act: () => onOpen('disconnect'),
      isDanger: true,
    },
  ]
  return (
    <details className="group">
      <summary
        aria-label={acts.manageNamed(label)}
        className="inline-flex min-h-11 list-none items-center gap-1.5 rounded text-small font-medium text-ink-soft hover:text-ink md:min-h-9 [&::-webkit-details-marker]:hidden"
      >
        {acts.manage}
        <ChevronDown
          aria-hidden
          size={16}
          className="transition-transform duration-150 group-open:rotate-180"
        />
      </summary>
      <ul className="mt-2 divide-y divide-line border-t border-line">
        {rows.map(({ name, busy, isBusy, explain, act, isDanger }) => (
          <li key={name} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <p className="max-w-prose min-w-0 flex-1 basis-64 text-small text-ink-soft">{explain}</p>
            <Button
              onClick={act}
              disabled={isDisabled}
              isBusy={isBusy ?? false}
              {...(busy === undefined ? {} : { busyLabel: busy })}
              variant={isDanger === true ? 'danger-quiet' : 'secondary'}
              className="min-w-36"
            >
              {name}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
