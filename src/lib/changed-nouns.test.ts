import { expect, it } from 'vitest'
import { liveNouns, changedNouns } from './changed-nouns'

it.each([
  [['ai_usage_logs'], ['ai', 'dashboard', 'ledger', 'integrations']],
  [['roi_assumptions'], ['assumptions', 'dashboard', 'value']],
  [
    ['fixed_costs', 'roi_assumptions'],
    ['fixed-costs', 'dashboard', 'ledger', 'assumptions', 'value'],
  ],
  [[], []],
])('names what shows rows of %j', (tables, nouns) => {
  expect(changedNouns({ tables, days: ['2026-11-23'], count: 1 })).toEqual(nouns)
})

it.each([[{ tables: ['something_new'] }], [{ tables: 'calls' }], [null], ['text']])(
  'takes %j, which it cannot read, for a change of everything',
  (message) => {
    expect(changedNouns(message)).toEqual(liveNouns)
  },
)
