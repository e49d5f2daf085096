import { addDays, localDay } from '../simulator/salon/local-time.ts'
import { salonBjork } from '../simulator/salon/salon-profile.ts'
import type { FixedCost } from './demo-session.ts'

/** As far back as a new connection reads: the salon has had its receptionist for a year. */
const DAYS_BACK = 365

/** What the salon pays whether anybody rings or not. */
export function demoFixedCosts(now: Date): FixedCost[] {
  const starts_on = addDays(localDay(now.getTime(), salonBjork.timeZone), -DAYS_BACK)
  return [
    { name: 'AI-receptionist, abonnemang', kind: 'monthly', amount: '499.00', starts_on },
    { name: 'Uppstart och inspelning av hälsning', kind: 'setup', amount: '2900.00', starts_on },
  ]
}
