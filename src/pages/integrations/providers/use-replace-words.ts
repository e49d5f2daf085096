import { useMessages } from '@/hooks/use-messages'
import { providerOf } from './connectable-providers'

/** How replacing a provider's key is spoken of, where a login is not called a key. */
export function useReplaceWords(provider: string) {
  const { replaceKey, replaceLogin } = useMessages().integrations
  return providerOf({ provider }).isLogin ? replaceLogin : replaceKey
}
