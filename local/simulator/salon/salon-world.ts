import type { Conversation } from './conversation.ts'
import type { SalonProfile } from './salon-profile.ts'

/** One salon as every provider sees it, so that what they tell fits together. */
export type SalonWorld = {
  salon: SalonProfile
  seed: string
  /** Multiplies what happens; 1 is the salon as it is. */
  volume: number
  /** What was planned for a local day, oldest first, and after it what happened beside the plan. */
  conversations(day: string): readonly Conversation[]
}
