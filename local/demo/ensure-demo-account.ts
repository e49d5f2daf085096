import { salonBjork } from '../simulator/salon/salon-profile.ts'
import type { DemoParts } from './demo-parts.ts'
import { newDemoPassword, readDemoRecord, writeDemoRecord, type DemoRecord } from './demo-record.ts'
import type { Session } from './demo-session.ts'

const EMAIL = 'demo@payback.example'

type Ensured = { record: DemoRecord; userId: string; session: Session | null }

/** The demo account and its password, made if either is missing; a session only when it was just made. */
export async function ensureDemoAccount({ account, gateway, recordPath }: DemoParts): Promise<Ensured> {
  const kept = await readDemoRecord(recordPath)
  const known = await account.userId(EMAIL)
  if (kept && known) return { record: kept, userId: known, session: null }
  // Without the password nobody can open it, and all that is in it can be made again.
  if (known) await account.remove(known)
  const record = { email: EMAIL, password: newDemoPassword() }
  const session = await gateway.signUp(record, { business_name: salonBjork.name, locale: 'sv' })
  await writeDemoRecord(recordPath, record)
  return { record, userId: session.user.id, session }
}
