import type { RestFault } from './faults.ts'
import { jsonAnswer, type SimulatedAnswer } from './simulated-provider.ts'

/** The faults that are nothing but another answer; `timeout` and `slow` are about when, `repeat-page` about which. */
export type SpoilingFault = Exclude<RestFault, 'timeout' | 'slow' | 'repeat-page'>

const plainRefusal = (status: number): SimulatedAnswer =>
  jsonAnswer(status, { error: { code: status, message: `The simulator was told to answer ${status}` } })

/** The same shape with every list empty. */
function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return []
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, emptied(inner)]))
}

/**
 * A good answer as a fault makes it. `refuse` words the provider's own refusals.
 */
export function spoilAnswer(
  fault: SpoilingFault,
  whole: SimulatedAnswer,
  refuse: (status: 401 | 429 | 500) => SimulatedAnswer = plainRefusal,
): SimulatedAnswer {
  switch (fault) {
    case 'rate-limit': {
      const refusal = refuse(429)
      return { ...refusal, headers: { ...refusal.headers, 'retry-after': '1' } }
    }
    case 'rate-limit-bare':
      return refuse(429)
    case 'server-error':
      return refuse(500)
    case 'unauthorized':
      return refuse(401)
    case 'html':
      return {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><title>Maintenance</title>',
      }
    case 'truncated':
      return { ...whole, body: whole.body.slice(0, Math.ceil(whole.body.length / 2)) }
    case 'empty':
      return { ...whole, status: 200, body: JSON.stringify(emptied(JSON.parse(whole.body))) }
    case 'empty-body':
      return { status: 200, body: '' }
    case 'no-content':
      return { status: 204, body: '' }
  }
}
