import { useMessages } from '@/hooks/use-messages'

/** Where the address of a provider is to be pasted, and what is then awaited. */
export function useAddressWords(provider: string) {
  const { address, rotate, simplybook } = useMessages().integrations
  if (provider === 'simplybook') return { ...simplybook.address, retry: null }
  const retry = { hint: address.retryHint, suffix: address.retrySuffix }
  return { ...address, rotateLead: rotate.lead, retry }
}
