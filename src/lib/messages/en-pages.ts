import { calls } from './en/calls'
import { integrations } from './en/integrations'
import { overview } from './en/overview'
import { settings } from './en/settings'
import { sync } from './en/sync'
import type { PageMessages } from './messages'

/** The English words of the pages behind sign-in, fetched beside the frame when somebody reads English. */
export const enPages: PageMessages = { calls, integrations, overview, settings, sync }
