import { expect, it } from 'vitest'
import { serve } from '../testing-server.ts'
import { simplyBookClient } from './simplybook-client.ts'

it('gives up on a time-out, and the next one is asked all the same', async () => {
  const asked: (string | undefined)[] = []
  const rest = await serve((request) => void asked.push(request.url))
  const client = simplyBookClient({
    companyLogin: 'salong',
    session: { token: () => Promise.resolve({ token: 'token', base: { rest, rpc: rest, pauseMs: 0 } }) },
    request: { tries: 1, timeoutMs: 50 },
  })
  const answers = await Promise.allSettled([client.get('/admin/bookings/1'), client.get('/admin/bookings/2')])
  const late = { status: 'rejected', reason: expect.objectContaining({ code: 'PROVIDER_UNREACHABLE' }) }
  expect(answers).toEqual([late, late])
  expect(asked).toEqual(['/admin/bookings/1', '/admin/bookings/2'])
})
