import { expect, it } from 'vitest'
import { connectTwilio, newOwner } from './support/owner.ts'
import { openStored } from './support/stored.ts'
import { completedCall, formRequest, newCallSid, send, sendForm } from './support/twilio-request.ts'

const stored = openStored()

it('the same delivery 100 times at once: every one is answered, one has an effect', async () => {
  const connected = await connectTwilio(await newOwner())
  const request = formRequest(connected, completedCall(connected))
  const answers = await Promise.all(Array.from({ length: 100 }, () => send(request)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]))

  expect(await stored.events(connected.integrationId)).toHaveLength(1)
  const outcomes = (await stored.deliveries(connected.integrationId)).map(({ outcome }) => outcome)
  expect(outcomes.toSorted()).toEqual([...Array(99).fill('duplicate'), 'processed'])
})

it('100 deliveries of two accounts at once, some not understood: each is kept once, by its own account', async () => {
  const accounts = await Promise.all(Array.from({ length: 2 }, async () => connectTwilio(await newOwner())))
  const statuses = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      accounts.map((connected) =>
        sendForm(connected, completedCall(connected, n % 10 === 0 ? { CallStatus: `odd-${n}` } : {})),
      ),
    ).flat(),
  )
  expect(new Set(statuses)).toEqual(new Set([204]))

  for (const { integrationId } of accounts) {
    expect(await stored.events(integrationId)).toHaveLength(45)
    const outcomes = (await stored.deliveries(integrationId)).map(({ outcome }) => outcome)
    expect(outcomes.toSorted()).toEqual([
      ...Array<string>(45).fill('processed'),
      ...Array<string>(5).fill('quarantined'),
    ])
  }
})

it('whole calls whose events come all at once end completed', async () => {
  const connected = await connectTwilio(await newOwner())
  const calls = Array.from({ length: 20 }, newCallSid)
  const statuses = await Promise.all(
    ['completed', 'in-progress', 'ringing', 'initiated'].flatMap((CallStatus, n) =>
      calls.map((CallSid) =>
        sendForm(connected, completedCall(connected, { CallSid, CallStatus, SequenceNumber: String(3 - n) })),
      ),
    ),
  )
  expect(statuses.every((status) => status < 300)).toBe(true)
  const events = await stored.events(connected.integrationId)
  expect(events.map(({ provider_ref, status }) => [provider_ref, status])).toEqual(
    calls.toSorted().map((call) => [call, 'completed']),
  )
})
