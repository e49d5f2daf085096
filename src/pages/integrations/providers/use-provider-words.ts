import { useMessages } from '@/hooks/use-messages'
import type { ProviderWords } from '@/lib/messages/provider-words'
import { findProvider } from './connectable-providers'

/** The words of a connection's provider; one that this page does not know yet is spoken of as the first. */
export function useProviderWords(provider: string): ProviderWords {
  const { providers } = useMessages().integrations
  return providers[findProvider(provider)?.name ?? 'twilio']
}
