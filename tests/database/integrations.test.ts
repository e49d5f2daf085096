import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { actAs, anon, owner, refusal } from './support/act-as.ts'
import { connectTwilio, sha256, signUp } from './support/builders.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase(4)
let anna: string
let bo: string

beforeAll(async () => {
  anna = await signUp(sql)
  bo = await signUp(sql)
})

const find = (token: string, provider = 'twilio') =>
  sql`select integration_id, user_id, secret_version, settings, secrets from private.find_webhook(${provider}, ${sha256(token)})`
const audit = async (id: string) =>
  (await sql`select action from public.audit_log where object_id = ${id} order by id`).map(
    (row) => row['action'],
  )

describe('connecting', () => {
  it('makes the address good at once and writes it down, without the secret', async () => {
    const token = randomUUID()
    const accountSid = `AC${randomUUID()}`
    const id = await connectTwilio(sql, anna, { token, accountSid })
    expect(await find(token)).toEqual([
      {
        integration_id: id,
        user_id: anna,
        secret_version: 1,
        settings: { accountSid },
        secrets: { authToken: 'sealed' },
      },
    ])
    const entries = await sql`
      select user_id, actor_id, action, object_type, request_id, details from public.audit_log where object_id = ${id}`
    expect(entries).toEqual([
      {
        user_id: anna,
        actor_id: anna,
        action: 'integration.connect',
        object_type: 'integration',
        request_id: 'request',
        details: { provider: 'twilio' },
      },
    ])
  })

  it('the same account of the provider twice is refused, but other owners may, and so may it after a disconnect', async () => {
    const accountSid = `AC${randomUUID()}`
    const id = await connectTwilio(sql, anna, { accountSid })
    expect(await refusal(connectTwilio(sql, anna, { accountSid }))).toBe('23505')
    await connectTwilio(sql, bo, { accountSid })
    await sql`select private.disconnect_integration(${anna}, ${id}, 'request')`
    await connectTwilio(sql, anna, { accountSid })
  })

  it('is all or nothing: a token in use leaves no integration', async () => {
    const token = randomUUID()
    await connectTwilio(sql, anna, { token })
    const accountSid = `AC${randomUUID()}`
    expect(await refusal(connectTwilio(sql, bo, { token, accountSid }))).toBe('23505')
    expect(
      await sql`select 1 from public.integrations where settings ->> 'accountSid' = ${accountSid}`,
    ).toEqual([])
  })
})

describe('an address', () => {
  it('of another provider, or unknown, leads nowhere', async () => {
    const token = randomUUID()
    await connectTwilio(sql, anna, { token })
    expect([...(await find(token, 'telnyx')), ...(await find(randomUUID()))]).toEqual([])
  })

  it('is dead when it is replaced, and the new one is good', async () => {
    const [old, next] = [randomUUID(), randomUUID()]
    const id = await connectTwilio(sql, anna, { token: old })
    await sql`select private.rotate_webhook(${anna}, ${id}, ${sha256(next)}, 'request')`
    expect(await find(old)).toEqual([])
    expect(await find(next)).toMatchObject([{ integration_id: id, secret_version: 2 }])
    expect(await audit(id)).toEqual(['integration.connect', 'integration.rotate_webhook'])
  })

  it('and the secrets are forgotten with a disconnect; what was collected stays', async () => {
    const token = randomUUID()
    const id = await connectTwilio(sql, anna, { token })
    const [row] = await sql`select status, disconnected_at is not null as is_dated
      from private.disconnect_integration(${anna}, ${id}, 'request')`
    expect(row).toEqual({ status: 'disconnected', is_dated: true })
    expect(await find(token)).toEqual([])
    expect(await sql`select 1 from private.integration_secrets where integration_id = ${id}`).toEqual([])
    expect(await sql`select 1 from private.webhook_tokens where integration_id = ${id}`).toEqual([])
    expect(await audit(id)).toEqual(['integration.connect', 'integration.disconnect'])
    expect(await sql`select * from private.disconnect_integration(${anna}, ${id}, 'request')`).toEqual([])
  })
})

describe('changing', () => {
  it('a label leaves the secret version, a secret or a setting raises it', async () => {
    const token = randomUUID()
    const id = await connectTwilio(sql, anna, { token })
    const update = (label: string | null, settings: object | null, secrets: object | null) => sql`
      select label, secret_version from private.update_integration(
        ${anna}, ${id}, ${label}, ${settings && sql.json({ ...settings })}, ${secrets && sql.json({ ...secrets })}, 'request')`
    expect(await update('Front desk', null, null)).toEqual([{ label: 'Front desk', secret_version: 1 }])
    expect(await update(null, null, { authToken: 'new' })).toEqual([
      { label: 'Front desk', secret_version: 2 },
    ])
    expect(await update(null, { accountSid: `AC${randomUUID()}` }, null)).toMatchObject([
      { secret_version: 3 },
    ])
    expect(await find(token)).toMatchObject([{ secrets: { authToken: 'new' }, secret_version: 3 }])
  })

  it('what a test showed is recorded, but not for what is disconnected', async () => {
    const id = await connectTwilio(sql, anna)
    const test = (status: string, code: string | null) => sql`
      select status, error_code, last_tested_at is not null as is_dated
      from private.record_integration_test(${id}, ${status}, ${code})`
    expect(await test('error', 'CREDENTIALS_REFUSED')).toEqual([
      { status: 'error', error_code: 'CREDENTIALS_REFUSED', is_dated: true },
    ])
    expect(await test('active', null)).toEqual([{ status: 'active', error_code: null, is_dated: true }])
    await sql`select private.disconnect_integration(${anna}, ${id}, 'request')`
    expect(await test('active', null)).toEqual([])
  })

  it("another account's integration is not there", async () => {
    const id = await connectTwilio(sql, anna)
    const attempts = await Promise.all([
      sql`select * from private.update_integration(${bo}, ${id}, 'Mine', null, null, 'request')`,
      sql`select * from private.rotate_webhook(${bo}, ${id}, ${sha256(id)}, 'request')`,
      sql`select * from private.disconnect_integration(${bo}, ${id}, 'request')`,
      sql`select * from private.load_integration(${bo}, ${id})`,
    ])
    expect(attempts.flat()).toEqual([])
    expect(await audit(id)).toEqual(['integration.connect'])
  })
})

describe('reading', () => {
  it('shows an owner the own integrations only, and nobody a secret', async () => {
    const id = await connectTwilio(sql, anna)
    const read = (actor = owner(anna)) =>
      actAs(sql, actor, (tx) => tx`select label from public.integrations where id = ${id}`)
    expect([await read(), await read(owner(bo))]).toEqual([[{ label: 'Twilio' }], []])
    expect(await refusal(read(anon))).toBe('42501')
    const secrets = actAs(sql, owner(anna), (tx) => tx`select 1 from private.integration_secrets`)
    expect(await refusal(secrets)).toBe('42501')
  })

  it('the audit log cannot be rewritten, even by its owner in the database', async () => {
    const id = await connectTwilio(sql, anna)
    expect(
      await refusal(sql`update public.audit_log set action = 'nothing.happened' where object_id = ${id}`),
    ).toBe('23001')
  })
})
