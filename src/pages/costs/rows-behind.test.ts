import { expect, it } from 'vitest'
import { rowsBehind } from './rows-behind'

const line = (line_id: string) => ({ line_id, occurred_on: '2026-11-20', description: 'openai/gpt-4.1-mini' })

it.each([
  ['telephony:0b7c', '/calls/0b7c'],
  ['fixed:0b7c:2026-11-20', '/costs/fixed'],
  ['fixed:0b7c', '/costs/fixed'],
  ['ai:0b7c', '/ai?from=2026-11-20&to=2026-11-20&model=openai%2Fgpt-4.1-mini'],
  ['new-kind:0b7c', null],
])('%s lies at %s', (id, address) => {
  expect(rowsBehind(line(id))).toBe(address)
})
