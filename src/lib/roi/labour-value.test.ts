import { expect, it } from 'vitest'
import { decimal } from './decimal'
import { humanCost, isHandled, labourValue, staffSeconds, type HandledCall } from './labour-value'

const call: HandledCall = {
  direction: 'inbound',
  status: 'completed',
  seconds: 180,
  isLeg: false,
  wasForwarded: false,
}
const time = { handlingSeconds: decimal(120), maxCallSeconds: decimal(600), wrapUpSeconds: decimal(30) }
const hourly = decimal('275.756709')

it.each([
  ['that was finished alone', {}, true],
  ['of 15 s', { seconds: 15 }, true],
  ['of unknown length', { seconds: null }, true],
  ['under 15 s', { seconds: 14 }, false],
  ['that went out', { direction: 'outbound' }, false],
  ['of unknown direction', { direction: null }, false],
  ['that was missed', { status: 'no_answer' }, false],
  ['that was passed on', { wasForwarded: true }, false],
  ['that is a leg', { isLeg: true }, false],
] as [string, Partial<HandledCall>, boolean][])('a call %s', (_, changes, counts) => {
  expect(isHandled({ ...call, ...changes })).toBe(counts)
})

it.each([
  [180, '210'],
  [null, '150'],
  [3_600, '630'],
] as [number | null, string][])('%s s would have taken staff %s s', (seconds, expected) => {
  expect(staffSeconds(seconds, time).toFixed()).toBe(expected)
})

it('values the time that was saved', () => {
  // 0.8 × 210 s × 275.756709 kr an hour × 0.5 / 3,600
  const value = labourValue(decimal(210), decimal('0.8'), hourly, decimal('0.5'))
  expect(value.toFixed()).toBe('6.434323')
  expect(labourValue(decimal(210), decimal(0), hourly, decimal('0.5')).toFixed()).toBe('0')
})

it('knows what a person would cost for the whole call', () => {
  expect(humanCost(decimal(210), hourly).toFixed()).toBe('16.085808')
})
