import { ai } from './sv/ai'
import { assumptions } from './sv/assumptions'
import { bookings } from './sv/bookings'
import { calls } from './sv/calls'
import { costs } from './sv/costs'
import { integrations } from './sv/integrations'
import { lists } from './sv/lists'
import { settings } from './sv/settings'
import { sync } from './sv/sync'
import { value } from './sv/value'

/** The Swedish words of the pages behind sign-in, fetched with the first of them; Overview's come by themselves. */
export const svPages = {
  ai,
  assumptions,
  bookings,
  calls,
  costs,
  integrations,
  lists,
  settings,
  sync,
  value,
}
