import { beforeEach, describe, expect, it } from 'vitest'
import { accept, callStory, completedCall, connectTwilio, sha256, signUp } from './support/builders.ts'
import { readEvent, readEvents } from './support/read-events.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase(32)
const ref = 'CA00000000000000000000000000000001'
let anna: string
let integration: string

beforeEach(async () => {
  anna = await signUp(sql)
  integration = await connectTwilio(sql, anna)
})

const deliveries = () => sql`
  select outcome, reason, body_encrypted from public.webhook_deliveries
  where integration_id = ${integration} order by received_at, outcome`
/** How often each outcome was answered. */
function count(outcomes: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

describe('a delivery', () => {
  it('is kept, merged and dates the integration', async () => {
    expect(await accept(sql, { integrationId: integration, key: 'one', observation: completedCall() })).toBe(
      'processed',
    )
    expect(await deliveries()).toEqual([{ outcome: 'processed', reason: null, body_encrypted: 'sealed one' }])
    expect(await readEvent(sql, integration)).toMatchObject({ status: 'completed', duration_seconds: 73 })
    const [row] =
      await sql`select last_event_at > now() - interval '1 minute' as is_dated from public.integrations where id = ${integration}`
    expect(row).toEqual({ is_dated: true })
  })

  it('that comes again has no effect, and its body is not kept twice', async () => {
    const delivery = {
      integrationId: integration,
      key: 'one',
      observation: completedCall({ provider_ref: ref }),
    }
    await accept(sql, delivery)
    const before = await readEvent(sql, integration)
    expect(await accept(sql, delivery)).toBe('duplicate')
    expect(await readEvent(sql, integration)).toEqual(before)
    expect(await deliveries()).toEqual([
      { outcome: 'processed', reason: null, body_encrypted: 'sealed one' },
      { outcome: 'duplicate', reason: null, body_encrypted: null },
    ])
  })

  it('with the key of another and a different body is shown as a conflict and changes nothing', async () => {
    await accept(sql, {
      integrationId: integration,
      key: 'one',
      observation: completedCall({ provider_ref: ref }),
    })
    const other = completedCall({ provider_ref: ref, source: 'rest', duration_seconds: 999 })
    expect(
      await accept(sql, { integrationId: integration, key: 'one', body: 'other', observation: other }),
    ).toBe('conflict')
    expect(await readEvent(sql, integration)).toMatchObject({ duration_seconds: 73 })
    expect(await deliveries()).toContainEqual({
      outcome: 'conflict',
      reason: 'SAME_KEY_OTHER_BODY',
      body_encrypted: 'sealed other',
    })
  })

  it('that was not understood is kept aside', async () => {
    const odd = { integrationId: integration, key: 'odd', quarantine: 'UNKNOWN_STATUS' }
    expect([await accept(sql, odd), await accept(sql, odd)]).toEqual(['quarantined', 'duplicate'])
    expect(await readEvents(sql, integration)).toEqual([])
    expect(await deliveries()).toContainEqual({
      outcome: 'quarantined',
      reason: 'UNKNOWN_STATUS',
      body_encrypted: 'sealed odd',
    })
  })

  it('is known as a repetition long after the delivery itself is forgotten', async () => {
    const delivery = { integrationId: integration, key: 'old', observation: completedCall() }
    await accept(sql, delivery)
    await sql`delete from public.webhook_deliveries where integration_id = ${integration}`
    expect(await accept(sql, delivery)).toBe('duplicate')
    expect(await readEvents(sql, integration)).toHaveLength(1)
  })

  it('has its own identity in each integration', async () => {
    const other = await connectTwilio(sql, await signUp(sql))
    expect(await accept(sql, { integrationId: integration, key: 'k', observation: completedCall() })).toBe(
      'processed',
    )
    expect(await accept(sql, { integrationId: other, key: 'k', observation: completedCall() })).toBe(
      'processed',
    )
  })

  it('leaves nothing behind when it cannot be merged', async () => {
    const broken = {
      integrationId: integration,
      key: 'one',
      observation: completedCall({ duration_seconds: -1 }),
    }
    await expect(accept(sql, broken)).rejects.toMatchObject({ code: '23514' })
    expect(await deliveries()).toEqual([])
    expect(await accept(sql, { ...broken, observation: completedCall() })).toBe('processed')
  })
})

describe('an integration that changed since it was read', () => {
  const attempt = (secretVersion = 1) =>
    accept(sql, { integrationId: integration, key: 'one', observation: completedCall(), secretVersion })

  it('takes nothing under the old secret, and the new one is good at once', async () => {
    await sql`select private.update_integration(
      ${anna}, ${integration}, null, null, ${sql.json({ authToken: 'new' })}, 'request')`
    expect([await attempt(1), await attempt(2)]).toEqual(['stale', 'processed'])
  })

  it('takes nothing for an address that was replaced', async () => {
    await sql`select private.rotate_webhook(${anna}, ${integration}, ${sha256(integration)}, 'request')`
    expect(await attempt(1)).toBe('stale')
  })

  it('takes nothing once it is disconnected or gone', async () => {
    await sql`select private.disconnect_integration(${anna}, ${integration}, 'request')`
    expect([await attempt(1), await attempt(2)]).toEqual(['stale', 'stale'])
    await sql`delete from public.integrations where id = ${integration}`
    expect(await attempt(1)).toBe('stale')
    expect(await deliveries()).toEqual([])
  })
})

describe('at the same moment', () => {
  it('100 equal deliveries are all answered and one has an effect', async () => {
    const delivery = {
      integrationId: integration,
      key: 'one',
      observation: completedCall({ provider_ref: ref }),
    }
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => accept(sql, delivery)))
    expect(count(outcomes)).toEqual({ processed: 1, duplicate: 99 })
    const [row] = await sql`
      select count(*)::int as events, min(created_at) = max(updated_at) as is_untouched
      from public.telephony_events where integration_id = ${integration}`
    expect(row).toEqual({ events: 1, is_untouched: true })
  })

  it('100 bodies under one key leave one effect and 99 conflicts', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        accept(sql, {
          integrationId: integration,
          key: 'one',
          body: `body ${n}`,
          observation: completedCall({ provider_ref: ref, duration_seconds: n }),
        }),
      ),
    )
    expect(count(outcomes)).toEqual({ processed: 1, conflict: 99 })
    expect(await readEvents(sql, integration)).toHaveLength(1)
  })

  it('all events of one call end in the same row as in their order', async () => {
    const story = callStory(ref)
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => story)
        .flat()
        .map((one, n) =>
          accept(sql, { integrationId: integration, key: `${one.status}:${n % 4}:${n}`, observation: one }),
        ),
    )
    expect(count(outcomes)).toEqual({ processed: 32 })
    const together = await readEvent(sql, integration)

    integration = await connectTwilio(sql, anna)
    for (const one of story)
      await accept(sql, { integrationId: integration, key: one.status, observation: one })
    expect(together).toEqual(await readEvent(sql, integration))
  })

  it('two accounts keep what is theirs', async () => {
    const bo = await signUp(sql)
    const other = await connectTwilio(sql, bo)
    const delivered = Array.from({ length: 60 }, (_, n) => ({
      integrationId: n % 2 ? other : integration,
      key: String(n),
      observation: completedCall({ provider_ref: `CA${n}` }),
    }))
    await Promise.all(delivered.map((one) => accept(sql, one)))
    const rows = await sql`
      select user_id, count(*)::int as events, count(*) filter (where integration_id = ${other})::int as others
      from public.telephony_events where integration_id in (${integration}, ${other}) group by user_id order by others`
    expect(rows).toEqual([
      { user_id: anna, events: 30, others: 0 },
      { user_id: bo, events: 30, others: 30 },
    ])
  })

  it('nobody waits for a transaction that stays open on the same account', async () => {
    const held = await sql.reserve()
    try {
      await held`begin`
      await held`select private.accept_telephony_delivery(
        ${integration}, 1, 'held', ${sha256('held')}, 'sealed', ${sql.json(completedCall())}, null)`
      const others = Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          sql.begin(async (tx) => {
            await tx`set local lock_timeout = '2s'`
            return accept(tx, { integrationId: integration, key: `free ${n}`, observation: completedCall() })
          }),
        ),
      )
      expect(count(await others)).toEqual({ processed: 8 })
    } finally {
      await held`rollback`
      held.release()
    }
  })
})
