import { beforeAll, describe, expect, it } from 'vitest'
import { actAs, anon, owner, refusal, serviceRole, type Actor } from './support/act-as.ts'
import { accept, completedCall, connectTwilio, signUp } from './support/builders.ts'
import type { Tx } from './support/open-database.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase()
let anna: string
let bo: string

beforeAll(async () => {
  anna = await signUp(sql)
  bo = await signUp(sql)
  for (const [user, ref] of [
    [anna, 'CAanna'],
    [bo, 'CAbo'],
  ] as const) {
    const integrationId = await connectTwilio(sql, user)
    await accept(sql, { integrationId, key: ref, observation: completedCall({ provider_ref: ref }) })
  }
})

const calls = (actor: Actor) =>
  actAs(
    sql,
    actor,
    (tx) => tx`
    select provider_ref from public.telephony_events where provider_ref in ('CAanna', 'CAbo') and user_id in (${anna}, ${bo})
    order by 1`,
  )
const deliveries = (actor: Actor) =>
  actAs(
    sql,
    actor,
    (tx) => tx`
    select delivery_key, outcome from public.webhook_deliveries where user_id in (${anna}, ${bo}) order by 1`,
  )
const attempt = (actor: Actor, work: (tx: Tx) => Promise<unknown>) => refusal(actAs(sql, actor, work))

describe('an owner', () => {
  it('reads the own calls and deliveries, and no others', async () => {
    expect(await calls(owner(anna))).toEqual([{ provider_ref: 'CAanna' }])
    expect(await calls(owner(bo))).toEqual([{ provider_ref: 'CAbo' }])
    expect(await deliveries(owner(anna))).toEqual([{ delivery_key: 'CAanna', outcome: 'processed' }])
  })

  it('does not read the body of a delivery, nor a partition past its parent', async () => {
    const today = new Date().toISOString().slice(0, 10).replaceAll('-', '_')
    expect(await attempt(owner(anna), (tx) => tx`select body_encrypted from public.webhook_deliveries`)).toBe(
      '42501',
    )
    expect(await attempt(owner(anna), (tx) => tx`select * from public.webhook_deliveries`)).toBe('42501')
    const partition = (tx: Tx) => tx.unsafe(`select id from private.webhook_deliveries_${today}`)
    expect(await attempt(owner(anna), partition)).toBe('42501')
  })

  it('neither writes nor removes what the providers said', async () => {
    const attempts = [
      (tx: Tx) => tx`update public.telephony_events set duration_seconds = 1 where user_id = ${anna}`,
      (tx: Tx) => tx`delete from public.telephony_events where user_id = ${anna}`,
      (tx: Tx) => tx`delete from public.webhook_deliveries where user_id = ${anna}`,
      (tx: Tx) => tx`truncate public.telephony_events`,
      (tx: Tx) => tx`
        insert into public.telephony_events (user_id, integration_id, provider, provider_ref, kind, status, started_at, field_versions)
        select ${anna}, id, 'twilio', 'CAforged', 'call', 'completed', now(), '{}' from public.integrations limit 1`,
    ]
    for (const work of attempts) expect(await attempt(owner(anna), work)).toBe('42501')
  })

  it('does not reach the functions of the webhook', async () => {
    const call = (tx: Tx) => tx`select private.find_webhook('twilio', '')`
    expect(await attempt(owner(anna), call)).toBe('42501')
  })
})

describe('others', () => {
  it('without a sign-in read nothing', async () => {
    expect(await refusal(calls(anon))).toBe('42501')
    expect(await refusal(deliveries(anon))).toBe('42501')
  })

  it('with the secret key read all calls, and deliveries without their bodies', async () => {
    expect(await calls(serviceRole)).toHaveLength(2)
    expect(await deliveries(serviceRole)).toHaveLength(2)
    expect(await attempt(serviceRole, (tx) => tx`select body_encrypted from public.webhook_deliveries`)).toBe(
      '42501',
    )
  })
})
