import { describe, expect, it } from 'vitest'
import { assumptionKeys, defaultAssumptions } from '@/lib/roi/default-assumptions'
import { assumptionGroups, isGuess, unitOf } from './assumption-groups'

describe('the groups of assumptions', () => {
  it('hold every assumption once', () => {
    expect(assumptionGroups.flatMap(({ keys }) => [...keys]).sort()).toEqual([...assumptionKeys].sort())
  })

  it.each(assumptionKeys)('%s is called a guess where its default is our own', (key) => {
    const { basis, maximum } = defaultAssumptions[key]
    if (basis.text.startsWith('Our assumption')) expect(isGuess(key)).toBe(true)
    if (!isGuess(key)) expect('source' in basis || key === 'vat_rate').toBe(true)
    // A share is never more than the whole, and nothing else stops at one.
    expect(Number(maximum) <= 1).toBe(unitOf(key) === 'share')
  })
})
