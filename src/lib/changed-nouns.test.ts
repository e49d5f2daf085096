import { expect, it } from 'vitest'
import { liveNouns, changedNouns } from './changed-nouns'

it.each([
  [['telephony_events'], ['calls', 'overview', 'integrations']],
  [['integrations'], ['integrations', 'overview']],
  [
    ['telephony_events', 'integrations'],
    ['calls', 'overview', 'integrations'],
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
