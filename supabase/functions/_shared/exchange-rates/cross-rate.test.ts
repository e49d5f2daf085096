import { expect, it } from 'vitest'
import { crossRate } from './cross-rate.ts'

it.each([
  ['2026-03-16', '10.769', '1.1478', '9.3823'],
  ['2026-03-17', '10.7055', '1.1531', '9.2841'],
  ['2026-03-18', '10.7778', '1.1500', '9.372'],
  ['2026-03-16, pounds', '10.769', '0.86408', '12.46297'],
  ['2026-03-17, pounds', '10.7055', '0.8643', '12.38632'],
  ['2026-03-18, pounds', '10.7778', '0.86393', '12.47532'],
  ['a half goes up', '1', '32', '0.03125'],
  ['a half at the sixth decimal goes up', '1', '64', '0.01563'],
])('%s', (_, sek, units, expected) => {
  expect(crossRate(sek, units)).toBe(expected)
})
