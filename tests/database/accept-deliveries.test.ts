import { beforeEach, describe, expect, it } from 'vitest'
import { accept, acceptSet, callStory, completedCall, connectTwilio, signUp } from './support/builders.ts'
import { readEvent, readEvents } from './support/read-events.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase(16)
const ref = 'CA00000000000000000000000000000001'
let anna: string
let integration: string

beforeEach(async () => {
  anna = await signUp(sql)
  integration = await connectTwilio(sql, anna)
})

const call = (n: number) => `CA${String(n).padStart(32, '0')}`
const delivered = (key: string, changes: Parameters<typeof completedCall>[0] = {}) => ({
  key,
  observation: completedCall(changes),
})
const deliveries = () => sql`
  select delivery_key, outcome, reason, body_encrypted from public.webhook_deliveries
  where integration_id = ${integration} order by delivery_key, outcome`
const keys = () => sql`select delivery_key from private.delivery_keys where integration_id = ${integration}`

describe('a set of deliveries', () => {
  it('is kept, merged and dates the integration', async () => {
    const set = Array.from({ length: 32 }, (_, n) => delivered(`k${n}`, { provider_ref: call(n) }))
    expect(await acceptSet(sql, integration, set)).toEqual(Array(32).fill('processed'))
    expect(await readEvents(sql, integration)).toHaveLength(32)
    expect(await deliveries()).toHaveLength(32)
    expect((await deliveries())[0]).toEqual({
      delivery_key: 'k0',
      outcome: 'processed',
      reason: null,
      body_encrypted: 'sealed k0',
    })
    const [row] =
      await sql`select last_event_at > now() - interval '1 minute' as is_dated from public.integrations where id = ${integration}`
    expect(row).toEqual({ is_dated: true })
  })

  it('answers each what it would have been told alone, in their order', async () => {
    await accept(sql, { integrationId: integration, ...delivered('known') })
    expect(
      await acceptSet(sql, integration, [
        delivered('z'),
        { key: 'odd', quarantine: 'UNKNOWN_STATUS' },
        delivered('known'),
        delivered('a'),
        { ...delivered('known'), body: 'other' },
        delivered('z'),
        { ...delivered('a'), body: 'other' },
        { key: 'odd', quarantine: 'UNKNOWN_STATUS' },
        delivered('last'),
      ]),
    ).toEqual([
      'processed',
      'quarantined',
      'duplicate',
      'processed',
      'conflict',
      'duplicate',
      'conflict',
      'duplicate',
      'processed',
    ])
    expect(await readEvents(sql, integration)).toHaveLength(4)
    expect(await deliveries()).toEqual(
      [
        ['a', 'processed', null, 'sealed a'],
        ['a', 'conflict', 'SAME_KEY_OTHER_BODY', 'sealed other'],
        ['known', 'processed', null, 'sealed known'],
        ['known', 'duplicate', null, null],
        ['known', 'conflict', 'SAME_KEY_OTHER_BODY', 'sealed other'],
        ['last', 'processed', null, 'sealed last'],
        ['odd', 'duplicate', null, null],
        ['odd', 'quarantined', 'UNKNOWN_STATUS', 'sealed odd'],
        ['z', 'processed', null, 'sealed z'],
        ['z', 'duplicate', null, null],
      ].map(([delivery_key, outcome, reason, body_encrypted]) => ({
        delivery_key,
        outcome,
        reason,
        body_encrypted,
      })),
    )
  })

  it('that is sent again has no effect', async () => {
    const set = [delivered('one', { provider_ref: ref }), { key: 'odd', quarantine: 'INVALID_JSON' }]
    await acceptSet(sql, integration, set)
    const before = await readEvent(sql, integration)
    expect(await acceptSet(sql, integration, set)).toEqual(['duplicate', 'duplicate'])
    expect(await readEvent(sql, integration)).toEqual(before)
  })

  it('with a whole call in it ends in the same row as one after the other', async () => {
    const [initiated, ringing, answered, completed] = callStory(ref)
    const story = [initiated, ringing, completed, answered].map((one) => ({
      key: one.status,
      observation: one,
    }))
    expect(await acceptSet(sql, integration, story)).toEqual(Array(4).fill('processed'))
    const together = await readEvent(sql, integration)

    integration = await connectTwilio(sql, anna)
    for (const one of story) await accept(sql, { integrationId: integration, ...one })
    expect(together).toEqual(await readEvent(sql, integration))
  })

  it('leaves nothing behind when one of it cannot be merged', async () => {
    const set = [delivered('one'), delivered('two', { duration_seconds: -1 }), delivered('three')]
    await expect(acceptSet(sql, integration, set)).rejects.toMatchObject({ code: '23514' })
    expect([await deliveries(), await keys(), await readEvents(sql, integration)]).toEqual([[], [], []])
  })

  it('under a secret that was changed, or for an integration that is gone, is stale as a whole', async () => {
    const set = [delivered('one'), delivered('two')]
    expect(await acceptSet(sql, integration, set, 2)).toEqual(['stale', 'stale'])
    await sql`select private.disconnect_integration(${anna}, ${integration}, 'request')`
    expect(await acceptSet(sql, integration, set)).toEqual(['stale', 'stale'])
    expect(await keys()).toEqual([])
  })

  it('has a largest size', async () => {
    const set = Array.from({ length: 101 }, (_, n) => delivered(`k${n}`))
    await expect(acceptSet(sql, integration, set)).rejects.toMatchObject({ code: '22023' })
  })
})

describe('at the same moment', () => {
  it('sets of the same deliveries in any order do not lock each other out, and each has one effect', async () => {
    const set = Array.from({ length: 20 }, (_, n) => delivered(`k${n}`, { provider_ref: call(20 - n) }))
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => {
        const turned = [...set.slice(n), ...set.slice(0, n)]
        return acceptSet(sql, integration, n % 2 ? turned : turned.toReversed())
      }),
    )
    const outcomes = answers.flat()
    expect(outcomes.filter((outcome) => outcome === 'processed')).toHaveLength(20)
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(220)
    expect(await readEvents(sql, integration)).toHaveLength(20)
  })

  it('a set gives up soon when somebody holds one of its deliveries, and leaves nothing behind', async () => {
    const held = await sql.reserve()
    try {
      await held`begin`
      await held`insert into private.delivery_keys values (${integration}, 'held', ${Buffer.from('x')})`
      const set = [delivered('free'), delivered('held')]
      await expect(acceptSet(sql, integration, set)).rejects.toMatchObject({ code: '55P03' })
      expect(await acceptSet(sql, integration, [delivered('free'), delivered('other')])).toEqual([
        'processed',
        'processed',
      ])
    } finally {
      await held`rollback`
      held.release()
    }
  })
})
