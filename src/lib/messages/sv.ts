import { auth } from './sv/auth'
import { calls } from './sv/calls'
import { common } from './sv/common'
import { errors } from './sv/errors'
import { integrations } from './sv/integrations'
import { overview } from './sv/overview'
import { settings } from './sv/settings'

export const sv = { auth, calls, common, errors, integrations, overview, settings }
