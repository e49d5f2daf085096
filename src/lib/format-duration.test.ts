import { expect, it } from 'vitest'
import { formatDuration } from './format-duration'

it.each([
  [0, '0\u00A0s'],
  [-3, '0\u00A0s'],
  [45, '45\u00A0s'],
  [60, '1\u00A0min'],
  [134, '2\u00A0min 14\u00A0s'],
  [3600, '1\u00A0tim'],
  [3_900, '1\u00A0tim 5\u00A0min'],
  [36_000 * 100, '1\u00A0000\u00A0tim'],
])('writes %i seconds as %s', (seconds, text) => {
  expect(formatDuration(seconds, 'sv')).toBe(text)
})

it('says h in English', () => {
  expect(formatDuration(3_900, 'en')).toBe('1\u00A0h 5\u00A0min')
})
