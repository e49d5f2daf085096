import type { Provider } from '../_shared/contracts/manage-integrations.ts'
import { HttpError } from '../_shared/http-error.ts'
import type { ConnectableProvider } from './providers/connectable-provider.ts'
import { openrouter } from './providers/openrouter.ts'
import { simplybook } from './providers/simplybook.ts'
import { twilio } from './providers/twilio.ts'

const connectable: Partial<Record<Provider, ConnectableProvider>> = { openrouter, simplybook, twilio }

/** @throws HttpError PROVIDER_NOT_SUPPORTED */
export function connectableProvider(name: Provider): ConnectableProvider {
  const provider = connectable[name]
  if (!provider) throw new HttpError('PROVIDER_NOT_SUPPORTED', `Connecting ${name} is not possible yet.`)
  return provider
}
