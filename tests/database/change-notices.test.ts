import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { become, owner } from './support/act-as.ts'
import { accept, completedCall, connectTwilio, merge, signUp } from './support/builders.ts'
import { openDatabase } from './support/open-database.ts'
import { waitFor } from './support/wait-for.ts'

const sql = openDatabase(10)
let anna: string
let integration: string

beforeEach(async () => {
  anna = await signUp(sql)
  integration = await connectTwilio(sql, anna)
  await becomeQuiet()
})
afterAll(() => sql.end())

type Notice = {
  event: string
  private: boolean
  payload: { tables: string[]; days: string[]; count: number }
}

const notices = () => sql<Notice[]>`
  select event, private, payload - 'id' as payload from realtime.messages
  where topic = ${`account:${anna}`} and extension = 'broadcast' order by inserted_at`
const waiting = async () => (await sql`select 1 from private.unsent_changes where user_id = ${anna}`).length

/** As if the last notice were long ago and all of it sent. */
async function becomeQuiet(): Promise<void> {
  await waitFor(waiting, (count) => count === 0)
  await sql`update private.change_channels set sent_at = '-infinity' where user_id = ${anna}`
  await sql`delete from realtime.messages where topic = ${`account:${anna}`}`
}
const call = (key: string, started_at = '2026-03-10T09:15:00Z') =>
  accept(sql, { integrationId: integration, key, observation: completedCall({ started_at }) })

describe('a change', () => {
  it('in a quiet account is told at once, with what changed and nothing personal', async () => {
    await call('one')
    expect((await notices())[0]).toEqual({
      event: 'changed',
      private: true,
      payload: { tables: ['telephony_events'], days: ['2026-03-10'], count: 1 },
    })
  })

  it('is not told when it is taken back', async () => {
    await sql
      .begin(async (tx) => {
        await merge(tx, integration, [completedCall()])
        throw new Error('undone')
      })
      .catch(() => undefined)
    expect(await notices()).toEqual([])
  })

  it('of a set is told once, with all its days', async () => {
    await merge(sql, integration, [
      ...Array.from({ length: 20 }, () => completedCall({ started_at: '2026-03-10T09:15:00Z' })),
      completedCall({ started_at: '2026-03-11T23:30:00Z' }),
    ])
    expect(await notices()).toMatchObject([
      { payload: { days: ['2026-03-10', '2026-03-11', '2026-03-12'], count: 21 } },
    ])
  })

  it('that changes no row is not told', async () => {
    const known = completedCall()
    await merge(sql, integration, [known])
    await becomeQuiet()
    await merge(sql, integration, [known])
    expect(await notices()).toEqual([])
  })

  it('that moves a call to another day names both', async () => {
    const provisional = completedCall({ started_at: '2026-03-10T22:59:59Z' })
    await merge(sql, integration, [provisional])
    await becomeQuiet()
    await merge(sql, integration, [{ ...provisional, source: 'rest', started_at: '2026-03-10T23:00:01Z' }])
    expect(await notices()).toMatchObject([{ payload: { days: ['2026-03-10', '2026-03-11'], count: 1 } }])
  })

  it('over more than 400 days names none of them', async () => {
    await merge(sql, integration, [completedCall({ started_at: '1970-01-01T00:00:00Z' }), completedCall()])
    expect(await notices()).toMatchObject([{ payload: { days: [], count: 2 } }])
  })

  it('of the account itself is told to its other tabs', async () => {
    await sql.begin(async (tx) => {
      await become(tx, owner(anna))
      await tx`update public.accounts set name = 'Salong Anna' where user_id = ${anna}`
    })
    expect(await notices()).toMatchObject([{ payload: { tables: ['accounts'], days: [], count: 1 } }])
  })

  it('of an integration is told without a day', async () => {
    await sql`select private.record_integration_test(${integration}, 'active', null)`
    expect(await notices()).toMatchObject([{ payload: { tables: ['integrations'], days: [], count: 1 } }])
  })
})

describe('a busy account', () => {
  it('gets about one notice a second, and the last change is never left unsent', async () => {
    const started = Date.now()
    let delivered = 0
    await Promise.all(
      Array.from({ length: 8 }, async (_, worker) => {
        for (let n = 0; Date.now() < started + 2_500; n++) {
          await call(`${worker}:${n}`)
          delivered++
        }
      }),
    )
    const told = await waitFor(notices, (all) => countOf(all, 'telephony_events') >= delivered)
    expect(await waiting()).toBe(0)
    const seconds = (Date.now() - started) / 1_000
    expect(told.length).toBeGreaterThanOrEqual(2)
    expect(told.length).toBeLessThanOrEqual(Math.ceil(seconds) + 1)
  })

  it('does not wait for a notice that somebody else is about to send', async () => {
    const held = await sql.reserve()
    try {
      await held`begin`
      await held`select private.note_changes('telephony_events', ${anna}, null, null, 1)`
      await sql.begin(async (tx) => {
        await tx`set local lock_timeout = '1s'`
        await accept(tx, { integrationId: integration, key: 'one', observation: completedCall() })
      })
      // Neither does the job that sends what is left: it comes back for it.
      await sql`select private.flush_changes()`
      expect([(await notices()).length, (await waiting()) > 0]).toEqual([0, true])
    } finally {
      await held`commit`
      held.release()
    }
    await waitFor(waiting, (count) => count === 0)
    expect(countOf(await notices(), 'telephony_events')).toBeGreaterThanOrEqual(2)
  })

  it('leaves other accounts their turn', async () => {
    const annas = integration
    const bo = await signUp(sql)
    const bos = await connectTwilio(sql, bo)
    await waitFor(
      async () => (await sql`select 1 from private.unsent_changes where user_id = ${bo}`).length,
      (count) => count === 0,
    )
    await sql`update private.change_channels set sent_at = '-infinity' where user_id = ${bo}`
    for (let n = 0; n < 5; n++)
      await accept(sql, { integrationId: annas, key: `${n}`, observation: completedCall() })
    await accept(sql, {
      integrationId: bos,
      key: 'one',
      observation: completedCall({ provider_ref: 'CAbo' }),
    })
    const told = await sql`
      select 1 from realtime.messages where topic = ${`account:${bo}`} and payload -> 'tables' ? 'telephony_events'`
    expect(told).toHaveLength(1)
  })
})

/** The counts of the notices that are about a table at least. */
function countOf(all: Notice[], table: string): number {
  return all
    .filter(({ payload }) => payload.tables.includes(table))
    .reduce((total, { payload }) => total + payload.count, 0)
}
