import type { ConnectableProvider } from './connectable-provider'
import { openrouter } from './openrouter'
import { simplybook } from './simplybook'
import { twilio } from './twilio'

/** In the order they are offered. */
export const connectableProviders: readonly ConnectableProvider[] = [twilio, openrouter, simplybook]

export const findProvider = (name: string | null): ConnectableProvider | undefined =>
  connectableProviders.find((provider) => provider.name === name)

/** The provider of a connection; one that this page does not know yet is treated as the first. */
export const providerOf = ({ provider }: { provider: string }): ConnectableProvider =>
  findProvider(provider) ?? twilio
