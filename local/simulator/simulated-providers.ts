import { openRouterProvider } from './openrouter/openrouter-provider.ts'
import type { SalonWorld } from './salon/salon-world.ts'
import type { SimulatedProvider } from './simulated-provider.ts'

/** Everybody the simulator plays beside Twilio. */
export const simulatedProviders = (world: SalonWorld): SimulatedProvider[] => [openRouterProvider(world)]
