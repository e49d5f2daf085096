import { expect, it } from 'vitest'
import { attributionWeights } from './attribution-weight'
import { decimal } from './decimal'
import { extraContribution } from './extra-contribution'

it('is the part of a contribution that would have been lost', () => {
  const extra = extraContribution(decimal(attributionWeights.B), decimal('285.6'), decimal('0.1'))
  expect(extra?.toFixed()).toBe('25.704')
})

it('is nothing for a booking that owes nothing, and unknown without a value', () => {
  expect(extraContribution(decimal(attributionWeights.E), null, decimal('0.1'))?.toFixed()).toBe('0')
  expect(extraContribution(decimal(attributionWeights.A), null, decimal('0.1'))).toBeNull()
})
