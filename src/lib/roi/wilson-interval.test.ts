import { expect, it } from 'vitest'
import { wilsonInterval } from './wilson-interval'

it.each([
  // (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n), with z = 1.6449
  [45, 50, '0.8085', '0.9', '0.9505'],
  [30, 30, '0.9173', '1', '1'],
  [0, 30, '0', '0', '0.0827'],
])('%i of %i', (hits, tries, low, likely, high) => {
  const interval = wilsonInterval(hits, tries)
  expect([interval.low, interval.likely, interval.high].map((end) => end.round(4).toFixed())).toEqual([
    low,
    likely,
    high,
  ])
})
