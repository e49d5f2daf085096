import { join } from 'node:path'
import type { StackStatus } from '../stack-status.ts'
import type { DemoAccount } from './demo-account.ts'
import type { DemoSession } from './demo-session.ts'

/** What every step of setting up the demo works with. */
export type DemoParts = {
  status: StackStatus
  simulatorUrl: string
  account: DemoAccount
  gateway: DemoSession
  /** `demo.json` of the data folder. */
  recordPath: string
}

export const demoRecordPath = (dataDir: string): string => join(dataDir, 'demo.json')
