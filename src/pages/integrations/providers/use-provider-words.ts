import { useMessages } from '@/hooks/use-messages'
import type { ProviderWords } from '@/lib/messages/provider-words'
import { providerOf } from './connectable-providers'

/** The words of a connection's provider. */
export function useProviderWords(provider: string): ProviderWords {
  const { providers } = useMessages().integrations
  return providers[providerOf({ provider }).name]
}
