import { useMessages } from '@/hooks/use-messages'

/** Where the address of a provider is to be pasted, and what is then awaited. */
export function useAddressWords(provider: string) {
  const { address, rotate, simplybook } = useMessages().integrations
  return provider === 'simplybook' ? simplybook.address : { ...address, rotateLead: rotate.lead }
}
