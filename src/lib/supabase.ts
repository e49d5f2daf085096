import { createClient } from '@supabase/supabase-js'
import type { Database } from '../../supabase/functions/_shared/database.types'
import { env } from './env'

const storageKey = 'payback.session'

/** The one client. It keeps the sign-in, refreshes it, and gives it to REST, functions and Realtime. */
export const supabase = createClient<Database>(env.supabaseUrl, env.publishableKey, { auth: { storageKey } })

/** Was someone signed in here before? Says nothing about whether it still holds; good enough to fetch ahead. */
export function hasStoredSession(): boolean {
  try {
    return localStorage.getItem(storageKey) !== null
  } catch {
    return false
  }
}
