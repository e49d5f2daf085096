import { expect, it } from 'vitest'
import { countAlike, type Rejection } from './webhook-rejections.ts'

it('adds up what is alike', () => {
  const bad: Rejection = { integration_id: 'i1', provider: 'twilio', reason: 'BAD_SIGNATURE' }
  const unknown: Rejection = { integration_id: null, provider: 'twilio', reason: 'UNKNOWN_TOKEN' }
  expect(countAlike([bad, unknown, bad, { ...bad, integration_id: 'i2' }, bad])).toEqual([
    { ...bad, count: 3 },
    { ...unknown, count: 1 },
    { ...bad, integration_id: 'i2', count: 1 },
  ])
})
