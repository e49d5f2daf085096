import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { refusal } from './support/act-as.ts'
import { bookingAnswer, connectSimplyBook, mergeBookings } from './support/booking-builders.ts'
import { sha256, signUp } from './support/builders.ts'
import type { Tx } from './support/open-database.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase(4)
let anna: string
let integration: string

beforeEach(async () => {
  anna = await signUp(sql)
  integration = await connectSimplyBook(sql, anna)
})

type Call = { ref?: string; kind?: string; key?: string | null; version?: number }

async function accept({ ref = '7', kind = 'create', key = null, version = 1 }: Call = {}): Promise<string> {
  const [row] = await sql<{ outcome: string }[]>`
    select private.accept_booking_callback(
      ${integration}, ${version}, ${ref}, ${'a'.repeat(32)}, ${kind}, ${key}, ${sha256(ref)}, 'sealed') as outcome`
  if (!row) throw new Error('accept_booking_callback returned no row')
  return row.outcome
}
const claim = async (reader: string) =>
  (
    await sql<{ provider_ref: string; arrivals: number; called_at: Date | null }[]>`
    select provider_ref, arrivals, called_at from private.claim_booking_callback(${integration}, ${reader})`
  )[0]
const finish = (ref: string, outcome: string, arrivals = 1) =>
  sql`select private.finish_booking_callback(${integration}, ${ref}, ${arrivals}, ${outcome})`
const inbox = () =>
  sql`select provider_ref, state, not_found, failures, arrivals, next_try_at > now() as later
      from private.booking_callbacks where integration_id = ${integration} order by provider_ref`
const due = () =>
  sql`update private.booking_callbacks set next_try_at = now() where integration_id = ${integration}`

describe('accepting', () => {
  it('keeps one row of a booking, however often it is called about, with the first creation', async () => {
    await accept({ kind: 'change' })
    const [before] =
      await sql`select called_at from private.booking_callbacks where integration_id = ${integration}`
    expect(before).toEqual({ called_at: null })
    await accept()
    const first = (await claim(randomUUID()))?.called_at
    await accept()
    const [row] =
      await sql`select called_at, arrivals from private.booking_callbacks where integration_id = ${integration}`
    expect(row).toEqual({ called_at: first, arrivals: 3 })
  })

  it('knows a repetition by its key, and without a key takes each', async () => {
    expect(await accept({ key: 'callback:1' })).toBe('processed')
    expect(await accept({ key: 'callback:1' })).toBe('duplicate')
    expect(await accept()).toBe('processed')
    expect((await inbox())[0]).toMatchObject({ arrivals: 2 })
  })

  it('is refused for a connection that was changed or cut', async () => {
    expect(await accept({ version: 2 })).toBe('stale')
    await sql`select private.disconnect_integration(${anna}, ${integration}, 'request')`
    expect(await accept({ version: 2 })).toBe('stale')
    expect(await inbox()).toEqual([])
  })

  it('stops at a flood, and leaves no trace of what it did not take', async () => {
    await sql`insert into private.booking_callbacks (integration_id, provider_ref)
      select ${integration}, n::text from generate_series(1000, 2999) n`
    expect(await accept({ key: 'callback:2' })).toBe('full')
    await sql`delete from private.booking_callbacks where integration_id = ${integration}`
    expect(await accept({ key: 'callback:2' })).toBe('processed')
  })
})

describe('working off', () => {
  it('is for one reader at a time; when he leaves, or dies, for the next', async () => {
    const [one, two] = [randomUUID(), randomUUID()]
    await accept({ ref: '1' })
    await accept({ ref: '2' })
    expect((await claim(one))?.provider_ref).toBe('1')
    expect(await claim(two)).toBeUndefined()
    await sql`select private.leave_booking_callbacks(${integration}, ${one})`
    expect((await claim(two))?.provider_ref).toBe('2')
    await sql`update private.booking_sessions set reading_until = now() where integration_id = ${integration}`
    await due()
    expect((await claim(one))?.provider_ref).toBe('1')
  })

  it('of many readers at once lets one have each booking', async () => {
    for (const ref of ['1', '2', '3']) await accept({ ref })
    const claimed = await Promise.all(Array.from({ length: 4 }, () => claim(randomUUID())))
    expect(claimed.filter((row) => row !== undefined)).toHaveLength(1)
  })

  it('is not done when another call came during the fetch', async () => {
    await accept()
    const claimed = await claim(randomUUID())
    await accept({ kind: 'change' })
    await finish('7', 'done', claimed?.arrivals)
    expect(await inbox()).toMatchObject([{ state: 'waiting', later: false }])
    await finish('7', 'done', 2)
    expect(await inbox()).toMatchObject([{ state: 'done' }])
  })

  it('gives up what is not found three times, and tries failures ever later', async () => {
    await accept()
    await finish('7', 'failed')
    expect(await inbox()).toMatchObject([{ state: 'waiting', failures: 1, later: true }])
    for (let tries = 1; tries <= 3; tries++) await finish('7', 'not_found')
    expect(await inbox()).toMatchObject([{ state: 'dropped', not_found: 3 }])
    // Called about again, it gets another chance.
    await accept()
    expect(await inbox()).toMatchObject([{ state: 'waiting', not_found: 0 }])
  })

  it('takes what is known first, and while there is doubt one unknown booking a minute', async () => {
    const reader = randomUUID()
    await mergeBookings(sql, integration, [bookingAnswer({ provider_ref: '9' })])
    await accept({ ref: '1' })
    await claim(reader)
    await finish('1', 'not_found')
    await accept({ ref: '2' })
    await accept({ ref: '3' })
    await accept({ ref: '9' })
    expect((await claim(reader))?.provider_ref).toBe('9')
    // The first unknown one was looked for a moment ago.
    expect(await claim(reader)).toBeUndefined()
    const minuteLater = () =>
      sql`update private.booking_sessions set probed_at = now() - interval '61 seconds' where integration_id = ${integration}`
    await minuteLater()
    expect((await claim(reader))?.provider_ref).toBe('2')
    expect(await claim(reader)).toBeUndefined()
    await sql`update private.booking_sessions set doubtful_until = now() where integration_id = ${integration}`
    expect((await claim(reader))?.provider_ref).toBe('3')
  })

  it('forgets what was done a month ago', async () => {
    await accept()
    await finish('7', 'done')
    await accept({ ref: '8' })
    await sql`update private.booking_callbacks set received_at = now() - interval '31 days'
      where integration_id = ${integration}`
    await sql`select private.forget_booking_callbacks(${integration})`
    expect(await inbox()).toMatchObject([{ provider_ref: '8' }])
  })
})

describe('a booking system’s login', () => {
  const withKey = <T>(key: string, work: (tx: Tx) => Promise<T>) =>
    sql.begin(async (tx) => {
      await tx`select set_config('payback.login_key', ${key}, true)`
      return { result: await work(tx) }
    })
  const store = (key: string) =>
    withKey(
      key,
      (tx) => tx`select private.store_booking_login(${integration}, ${tx.json({ userLogin: 'payback' })})`,
    )
  const token = (key: string, refused: string | null = null) =>
    withKey(
      key,
      (tx) =>
        tx`select outcome, token, refresh_token, code from private.claim_booking_token(${integration}, ${refused})`,
    ).then(({ result }) => result[0])

  it('opens with its key and no other, and never without one', async () => {
    await store('right')
    const read = (key: string) =>
      withKey(key, (tx) => tx`select private.read_booking_login(${integration}) as login`)
    expect((await read('right')).result[0]).toEqual({ login: { userLogin: 'payback' } })
    expect(await refusal(read('wrong'))).toBe('39000')
    expect(await refusal(sql`select private.read_booking_login(${integration})`.then(() => null))).toBe(
      '42704',
    )
    // AES-256: the header of the message says which cipher it is.
    const [row] = await sql<{ cipher: number }[]>`
      select get_byte(login, 3) as cipher from private.booking_logins where integration_id = ${integration}`
    expect(row?.cipher).toBe(9)
  })

  it('lets one worker get a token while the others wait', async () => {
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => token('k')))
    expect(outcomes.map((row) => String(row?.['outcome'])).toSorted()).toEqual([
      'login',
      'wait',
      'wait',
      'wait',
    ])
    await withKey(
      'k',
      (tx) => tx`select private.store_booking_token(${integration}, 'T1', 'R1', 'simplybook.it')`,
    )
    expect(await token('k')).toMatchObject({ outcome: 'ready', token: 'T1' })
    expect(await token('k', 'T1')).toMatchObject({ outcome: 'login', token: null, refresh_token: 'R1' })
  })

  it('is not tried again for five minutes after a refusal, until it is changed', async () => {
    await token('k')
    await sql`select private.give_up_booking_token(${integration}, 'USER_BLOCKED')`
    expect(await token('k')).toMatchObject({ outcome: 'refused', code: 'USER_BLOCKED' })
    await store('k')
    expect(await token('k')).toMatchObject({ outcome: 'login' })
  })

  it('goes with the connection', async () => {
    await store('k')
    await token('k')
    await sql`select private.disconnect_integration(${anna}, ${integration}, 'request')`
    const left = await sql`
      select integration_id from private.booking_logins where integration_id = ${integration}
      union all select integration_id from private.booking_sessions where integration_id = ${integration}`
    expect(left).toEqual([])
    expect(await token('k')).toBeUndefined()
  })
})
