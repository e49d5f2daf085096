import { auth } from './en/auth'
import { calls } from './en/calls'
import { common } from './en/common'
import { errors } from './en/errors'
import { integrations } from './en/integrations'
import { overview } from './en/overview'
import { settings } from './en/settings'
import type { Messages } from './messages'

export const en: Messages = { auth, calls, common, errors, integrations, overview, settings }
