import type { LocalDay } from '@/lib/local-days'
import type { DayFinding } from './findings'

type Says = {
  tooFew: string
  weekday: (weekday: number) => string
  peak: (day: LocalDay, value: number) => string
  steady: (perDay: number) => string
}

/** Turns what days show into the title of their chart. */
export function sayFinding(finding: DayFinding, says: Says): string {
  switch (finding.says) {
    case 'too-few':
      return says.tooFew
    case 'weekday':
      return says.weekday(finding.weekday)
    case 'peak':
      return says.peak(finding.day, finding.value)
    case 'steady':
      return says.steady(finding.perDay)
  }
}
