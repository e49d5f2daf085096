import { ecbProvider } from './ecb/ecb-provider.ts'
import { openRouterProvider } from './openrouter/openrouter-provider.ts'
import { riksbankProvider } from './riksbank/riksbank-provider.ts'
import type { SalonWorld } from './salon/salon-world.ts'
import type { SimulatedProvider } from './simulated-provider.ts'
import { simplybookProvider } from './simplybook/simplybook-provider.ts'

/** Everybody the simulator plays beside Twilio. */
export const simulatedProviders = (world: SalonWorld, now: () => number): SimulatedProvider[] => [
  openRouterProvider(world),
  riksbankProvider(world),
  ecbProvider(world),
  simplybookProvider(world, now),
]
