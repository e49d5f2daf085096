import { auth } from './sv/auth'
import { common } from './sv/common'
import { errors } from './sv/errors'

/** The Swedish words that every visitor needs, also before sign-in. The pages' own are in sv-pages.ts. */
export const sv = { auth, common, errors }
