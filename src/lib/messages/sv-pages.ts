import { ai } from './sv/ai'
import { assumptions } from './sv/assumptions'
import { bookings } from './sv/bookings'
import { calls } from './sv/calls'
import { costs } from './sv/costs'
import { integrations } from './sv/integrations'
import { overview } from './sv/overview'
import { settings } from './sv/settings'
import { sync } from './sv/sync'
import { value } from './sv/value'

/** The Swedish words of the pages behind sign-in, fetched beside their frame when somebody reads Swedish. */
export const svPages = {
  ai,
  assumptions,
  bookings,
  calls,
  costs,
  integrations,
  overview,
  settings,
  sync,
  value,
}
