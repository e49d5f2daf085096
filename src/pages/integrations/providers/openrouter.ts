import { paths } from '@/app/paths'
import { openRouterCredentials } from '../../../../supabase/functions/_shared/contracts/openrouter'
import { readKey } from '../read-key'
import type { ConnectableProvider, FieldOf } from './connectable-provider'

export const openrouter: ConnectableProvider<FieldOf<'openrouter'>> = {
  name: 'openrouter',
  sendsNews: false,
  account: () => undefined,
  fields: [{ name: 'managementKey', isSecret: true }],
  read: (typed) => readKey(typed, openRouterCredentials),
  resultHref: paths.ai.href,
}
