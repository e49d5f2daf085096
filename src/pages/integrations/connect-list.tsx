import { Button } from '@/components/ui/button'
import { useMessages } from '@/hooks/use-messages'
import type { ConnectableProvider, ProviderName } from './providers/connectable-provider'

type ConnectListProps = {
  title: string
  providers: readonly ConnectableProvider[]
  /** Providers that have a connection already; another account can still be connected. */
  connected: ReadonlySet<string>
  isDisabled: boolean
  onConnect: (provider: ProviderName) => void
}

/** What can be connected, each with a line on what it brings. */
export function ConnectList({ title, providers, connected, isDisabled, onConnect }: ConnectListProps) {
  const words = useMessages().integrations
  return (
    <section className="mt-14">
      <h2 className="text-section">{title}</h2>
      <ul className="mt-4 divide-y divide-line border-y border-line">
        {providers.map(({ name }) => (
          <li key={name} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
            <p className="max-w-prose min-w-0 flex-1 basis-64 text-small text-ink-soft">
              {words.providers[name].brings}
              {connected.has(name) && <span className="block">{words.connectMore.another}</span>}
            </p>
            <Button
              onClick={() => onConnect(name)}
              disabled={isDisabled}
              className="max-md:w-full md:min-w-48"
            >
              {words.providers[name].connect}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
