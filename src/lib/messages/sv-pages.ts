import { calls } from './sv/calls'
import { integrations } from './sv/integrations'
import { overview } from './sv/overview'
import { settings } from './sv/settings'
import { sync } from './sv/sync'

/** The Swedish words of the pages behind sign-in: they come with the frame around those pages. */
export const svPages = { calls, integrations, overview, settings, sync }
