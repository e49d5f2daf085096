import { expect, it } from 'vitest'
import { funnelFinding } from './funnel-finding'

const funnel = (calls: number, answered: number, handled: number) => ({
  calls,
  answered,
  handled,
  booked: 0,
  showed: 0,
  marked: 0,
})

it.each([
  [funnel(412, 398, 331), { says: 'handled', share: 331 / 412 }],
  [funnel(100, 70, 60), { says: 'missed', share: 0.3 }],
  [funnel(100, 95, 40), { says: 'too-few' }],
  [funnel(19, 19, 19), { says: 'too-few' }],
  [funnel(0, 0, 0), { says: 'too-few' }],
])('%j says %j', (steps, finding) => {
  expect(funnelFinding(steps)).toEqual(finding)
})
