import { describe, expect, it } from 'vitest'
import { listDays } from '@/lib/local-days'
import { dayTicks, missingSpans } from './day-ticks'

describe('labels of an axis of days', () => {
  it('are all days of a week', () => {
    expect(dayTicks(listDays('2026-11-17', '2026-11-23'))).toHaveLength(7)
  })

  it('are the Mondays of a month', () => {
    const ticks = dayTicks(listDays('2026-10-25', '2026-11-23'))
    expect(ticks).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'])
  })

  it('are the first days of months beyond', () => {
    const ticks = dayTicks(listDays('2026-08-26', '2026-11-23'))
    expect(ticks).toEqual(['2026-09-01', '2026-10-01', '2026-11-01'])
  })
})

describe('stretches without data', () => {
  it('are found wherever they lie', () => {
    const flags = [true, true, false, true, false, true]
    const days = listDays('2026-11-01', '2026-11-06').map((day, at) => ({
      day,
      isMissing: flags[at] ?? false,
    }))
    expect(missingSpans(days)).toEqual([
      ['2026-11-01', '2026-11-02'],
      ['2026-11-04', '2026-11-04'],
      ['2026-11-06', '2026-11-06'],
    ])
    expect(missingSpans([])).toEqual([])
  })
})
