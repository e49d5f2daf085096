import { auth } from './en/auth'
import { common } from './en/common'
import { errors } from './en/errors'
import type { EntryMessages } from './messages'

/** The English words that every visitor needs, also before sign-in. The pages' own are in en-pages.ts. */
export const en: EntryMessages = { auth, common, errors }
