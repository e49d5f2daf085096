import { expect, it } from 'vitest'
import { decimal } from './decimal'
import { lostShare } from './lost-share'

it('is what staff missed and did not try again', () => {
  expect(lostShare(decimal('0.8'), decimal('0.5')).toFixed()).toBe('0.1')
  expect(lostShare(decimal('0'), decimal('0.7')).toFixed()).toBe('0.3')
})

it('never counts a call as answered and as lost: together they are at most 1', () => {
  const shares = Array.from({ length: 41 }, (_, n) => decimal(n).div(40))
  for (const answered of shares)
    for (const retry of shares) {
      const lost = lostShare(answered, retry)
      expect(lost.plus(answered).lte(1)).toBe(true)
      expect(lost.gte(0)).toBe(true)
    }
})
