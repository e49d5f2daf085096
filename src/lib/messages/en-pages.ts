import { ai } from './en/ai'
import { assumptions } from './en/assumptions'
import { bookings } from './en/bookings'
import { calls } from './en/calls'
import { costs } from './en/costs'
import { integrations } from './en/integrations'
import { lists } from './en/lists'
import { settings } from './en/settings'
import { sync } from './en/sync'
import { value } from './en/value'
import type { PageMessages } from './messages'

/** The English words of the pages behind sign-in, fetched with the first of them; Overview's come by themselves. */
export const enPages: PageMessages = {
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
