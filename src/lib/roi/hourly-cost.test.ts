import { expect, it } from 'vitest'
import { defaultAssumptions } from './default-assumptions'
import { decimal } from './decimal'
import { hourlyCost } from './hourly-cost'
import type { Run } from './run'

it.each([
  // 28,000 × 12 × 1.3142 / 2,080; 30,600 × 12 × 1.3142 / 1,750; 33,900 × 12 × 1.3634 / 1,650
  ['low', '212.293846'],
  ['likely', '275.756709'],
  ['high', '336.140073'],
] as [Run, string][])('an hour of a Swedish receptionist costs, %s, %s kr', (run, expected) => {
  const { monthly_wage, employer_contribution, agreed_premiums, productive_hours } = defaultAssumptions
  const cost = hourlyCost({
    monthlyWage: decimal(monthly_wage[run]),
    employerContribution: decimal(employer_contribution[run]),
    agreedPremiums: decimal(agreed_premiums[run]),
    productiveHours: decimal(productive_hours[run]),
  })
  expect(cost.toFixed()).toBe(expected)
})
