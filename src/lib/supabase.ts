import { createClient } from '@supabase/supabase-js'
import type { Database } from '../../supabase/functions/_shared/database.types'
import { env } from './env'

/** The one client. It keeps the sign-in, refreshes it, and gives it to REST, functions and Realtime. */
export const supabase = createClient<Database>(env.supabaseUrl, env.publishableKey, {
  auth: { storageKey: 'payback.session' },
})
