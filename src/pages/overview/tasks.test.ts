import { describe, expect, it } from 'vitest'
import { dashboardAnswer } from '@/testing/dashboard-builder'
import { largestSwing } from './assumption-swing'
import { tasksOf } from './tasks'

const period = { start: '2026-10-01', end: '2026-10-31' }
type Change = Parameters<typeof dashboardAnswer>[1]
const tasks = (change: Change) => tasksOf(dashboardAnswer(period, change))
const assumption = (key: string, low: string, likely: string, high: string, state = 'default') => ({
  key,
  low,
  likely,
  high,
  state,
  valid_from: null,
})

describe('what to do', () => {
  it('is what is broken first, then what is missing, then what makes the answer surer', () => {
    const [source] = dashboardAnswer(period).freshness
    const found = tasks({
      freshness: source ? [{ ...source, status: 'error' }] : [],
      missing: [{ what: 'ai_source' }, { what: 'visit_marks', count: 4 }, { what: 'opening_hours' }],
    })
    expect(found.map(({ does }) => does)).toEqual(['mend', 'connect', 'mark-visits'])
  })

  it('is never more than three things, and nothing when all is well', () => {
    expect(tasks({ assumptions: [], missing: [] })).toEqual([])
  })

  it('asks to confirm the assumption that moves the result most', () => {
    // Bookings 9 240 × (0.8 − 0.4) / 0.6, against time 4 420 × (0.8 − 0.3) / 0.5.
    expect(largestSwing(dashboardAnswer(period))).toEqual({ key: 'margin', likely: '0.6', swingSek: '6160' })
  })

  it('asks for nothing that is confirmed, or that moves nothing', () => {
    const swing = (assumptions: ReturnType<typeof assumption>[], change: Change = {}) =>
      largestSwing(dashboardAnswer(period, { ...change, assumptions }))
    expect(swing([assumption('margin', '.4', '.6', '.8', 'confirmed')])).toBeNull()
    expect(swing([assumption('vat_rate', '.25', '.25', '.25')])).toBeNull()
    expect(
      swing([assumption('margin', '.4', '.6', '.8')], { range: { likely: { extra_sek: null } } }),
    ).toBeNull()
  })

  it('reckons with what one divides by, and with the rest of a share', () => {
    const swing = (each: ReturnType<typeof assumption>) =>
      Number(largestSwing(dashboardAnswer(period, { assumptions: [each] }))?.swingSek)
    // 4 420 × (1 750 / 1 650 − 1 750 / 2 080)
    expect(swing(assumption('productive_hours', '2080', '1750', '1650'))).toBeCloseTo(969.1, 0)
    // 9 240 × (0.7 − 0.3) / (1 − 0.5)
    expect(swing(assumption('retry_share', '.7', '.5', '.3'))).toBe(7392)
  })
})
