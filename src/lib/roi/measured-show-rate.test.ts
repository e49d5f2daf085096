import { expect, it } from 'vitest'
import { assumptionsOn } from './assumptions-in-force'
import { measuredShowRate } from './measured-show-rate'

const now = new Date('2026-11-23T09:00:00Z')
const visits = (count: number, daysAgo = 10) =>
  Array.from({ length: count }, (_, n) => ({
    startsAt: new Date(now.getTime() - daysAgo * 86_400_000),
    came: n > 2,
  }))

it('takes 30 marked visits of the last 180 days', () => {
  expect(measuredShowRate(visits(29), now)).toBeNull()
  expect(measuredShowRate([...visits(29), ...visits(5, 181)], now)).toBeNull()
  expect(measuredShowRate(visits(30), now)?.likely.toFixed()).toBe('0.9')
})

it('stands in for the default, and not for what the owner says', () => {
  const measured = measuredShowRate(visits(30), now)
  expect(assumptionsOn('2026-11-23', [], measured).show_rate.state).toBe('measured')
  const said = {
    key: 'show_rate',
    validFrom: '2026-11-01',
    low: '0.5',
    likely: '0.6',
    high: '0.7',
    state: 'confirmed',
  } as const
  expect(assumptionsOn('2026-11-23', [said], measured).show_rate.likely.toFixed()).toBe('0.6')
  expect(assumptionsOn('2026-10-31', [said], measured).show_rate.state).toBe('measured')
})
