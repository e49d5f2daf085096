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

/** Until the job of every second has sent what was left. */
const allIsSent = () => waitFor(waiting, (count) => count === 0)

/** As if the last notice were long ago and all of it sent. */
async function becomeQuiet(): Promise<void> {
  await allIsSent()
  await sql`update private.change_channels set sent_at = '-infinity' where user_id = ${anna}`
  await sql`delete from realtime.messages where topic = ${`account:${anna}`}`
}
const call = (key: string, started_at = '2026-03-10T09:15:00Z') =>
  accept(sql, { integrationId: integration, key, observation: completedCall({ started_at }) })
/** A call that is on the line now. */
const liveCall = (key: string) => call(key, new Date().toISOString())

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
    const ofCalls = told.filter(({ payload }) => payload.tables.includes('telephony_events'))
    expect(ofCalls.length).toBeGreaterThanOrEqual(2)
    expect(ofCalls.length).toBeLessThanOrEqual(Math.ceil(seconds) + 1)
  })

  it('is not told two thousand times of two thousand steps of a sync, but of all of them', async () => {
    const job = await syncJob()
    await becomeQuiet()
    const started = Date.now()
    await sql.unsafe(`do $$ begin
      for n in 1..2000 loop update public.sync_jobs set done = n where id = '${job}'; end loop;
    end $$`)
    const told = await waitFor(notices, (all) => countOf(all, 'sync_jobs') === 2_000)
    expect(told.length).toBeLessThanOrEqual(Math.ceil((Date.now() - started) / 1_000) + 1)
    expect(await waiting()).toBe(0)
  })

  /** What a second of the past leaves, each change from one instant to another, told together. */
  const toldTogether = (changes: [first: string, last: string][]) =>
    sql.begin(async (tx) => {
      await tx`
        insert into private.unsent_changes (user_id, turn, table_name, first_instant, last_instant, count)
        select ${anna}, 'past_telephony_events', 'telephony_events', (c.value ->> 0)::timestamptz, (c.value ->> 1)::timestamptz, 1
        from jsonb_array_elements(${tx.json(changes)}) c`
      await tx`select private.flush_changes()`
    })

  it('is told each local day of hundreds of changes once', async () => {
    const minutes = Array.from({ length: 300 }, (_, n) => Date.parse('2026-03-10T21:00:00Z') + n * 60_000)
    await toldTogether([
      ...minutes.map((at): [string, string] => [
        new Date(at).toISOString(),
        new Date(at + 1000).toISOString(),
      ]),
      ['2026-03-14T12:00:00Z', '2026-03-16T12:00:00Z'],
    ])
    expect(await notices()).toMatchObject([
      {
        payload: { days: ['2026-03-10', '2026-03-11', '2026-03-14', '2026-03-15', '2026-03-16'], count: 301 },
      },
    ])
  })

  it('is told of days without a name when one change may be of any', async () => {
    await toldTogether([
      ['2026-03-10T12:00:00Z', '2026-03-10T12:00:00Z'],
      ['2020-03-10T12:00:00Z', '2026-03-10T13:00:00Z'],
    ])
    expect(await notices()).toMatchObject([{ payload: { days: [], count: 2 } }])
  })

  it('is told all days of changes that are long but not too long, and begin on one day', async () => {
    await toldTogether([
      ['2025-03-10T01:00:00Z', '2026-04-14T00:00:00Z'],
      ['2025-03-10T03:00:00Z', '2026-04-14T02:00:00Z'],
    ])
    const [notice] = await notices()
    expect(notice?.payload.days).toHaveLength(401)
  })

  it('does not wait for a notice that somebody else is about to send', async () => {
    const held = await sql.reserve()
    try {
      await held`begin`
      await held`select private.note_changes('telephony_events', ${anna}, null, null, 1)`
      await sql.begin(async (tx) => {
        await tx`set local lock_timeout = '1s'`
        await merge(tx, integration, [completedCall({ started_at: new Date().toISOString() })])
      })
      // Neither does the job that sends what is left: it comes back for it.
      await sql`select private.flush_changes()`
      expect([(await notices()).length, (await waiting()) > 0]).toEqual([0, true])
    } finally {
      await held`commit`
      held.release()
    }
    await allIsSent()
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

describe('a live call', () => {
  /** Every other call here is of a day in March. */
  const toldLive = async () =>
    countOf(
      (await notices()).filter(({ payload }) => !payload.days.includes('2026-03-10')),
      'telephony_events',
    )

  /** What else happens in an account, each a change that its pages are told of or that goes with one. */
  const meanwhile: Record<string, () => Promise<unknown>> = {
    'a sync that goes on': async () => {
      const job = await syncJob()
      for (let n = 1; n <= 3; n++) await sql`update public.sync_jobs set done = ${n} where id = ${job}`
    },
    'a sync that tries again': async () => {
      const job = await syncJob()
      await sql`update public.sync_jobs set attempts = attempts + 1, due_at = now() + interval '2 hours' where id = ${job}`
    },
    'the run of a sync': async () => {
      const job = await syncJob()
      await sql`insert into public.sync_runs (job_id, user_id, integration_id, kind, mode, lease_number)
        values (${job}, ${anna}, ${integration}, 'telephony', 'recent', 1)`
      await sql`update public.sync_runs set seen = seen + 1 where job_id = ${job}`
    },
    'a delivery that only shows that the provider is there': async () => {
      await call('known')
      await becomeQuiet()
      await sql`update public.integrations set last_event_at = null where id = ${integration}`
      await call('known')
    },
    'a connection that was read': () =>
      sql`update public.integrations set last_sync_at = now() where id = ${integration}`,
    'a year of calls that a sync brings': () =>
      merge(
        sql,
        integration,
        Array.from({ length: 50 }, () => completedCall()),
      ),
    'bookings that a sync brings': () => sql`
      insert into public.calendar_events (user_id, integration_id, provider, provider_ref, provider_status, booked_at,
        booked_at_source, starts_at, ends_at, observed_at)
      select ${anna}, ${integration}, 'simplybook', gen_random_uuid()::text, 'booked', now(), 'callback', now(), now(), now()
      from generate_series(1, 50)`,
    'the use of models': () => sql`
      insert into public.ai_usage_logs (user_id, integration_id, usage_date, model, requests, prompt_tokens,
        completion_tokens, credits_usd)
      select ${anna}, ${integration}, date '2026-01-01', gen_random_uuid()::text, 1, 1, 1, 0.1 from generate_series(1, 50)`,
    'a line in the log of functions': () =>
      sql`select private.write_function_logs(${sql.json([
        {
          user_id: anna,
          function_name: 'twilio-webhook',
          outcome: 'ok',
          http_status: 204,
          duration_ms: 4,
          request_id: 'r',
        },
      ])})`,
    'what the owner changes': async () => {
      await sql`update public.accounts set name = 'Salong Anna' where user_id = ${anna}`
      await sql`insert into public.fixed_costs (user_id, name, kind, amount, starts_on)
        values (${anna}, 'Reception', 'monthly', 499, '2026-01-01')`
    },
  }

  it.each(Object.entries(meanwhile))('is told at once after %s', async (_name, happen) => {
    await happen()
    await liveCall('live')
    expect(await toldLive()).toBe(1)
  })

  it('is told at once when all of that has just been told late', async () => {
    for (const happen of Object.values(meanwhile)) await happen()
    for (const happen of Object.values(meanwhile)) await happen()
    await allIsSent()
    await liveCall('live')
    expect(await toldLive()).toBe(1)
  })

  it('is told at once while a sync goes on many times a second', async () => {
    const job = await syncJob()
    let isOver = false
    const sync = (async () => {
      while (!isOver) await sql`update public.sync_jobs set done = done + 1 where id = ${job}`
    })()
    try {
      for (let n = 1; n <= 3; n++) {
        await new Promise((resolve) => setTimeout(resolve, 1_100))
        await liveCall(`${n}`)
        expect(await toldLive()).toBe(n)
      }
    } finally {
      isOver = true
      await sync
    }
  })
})

/** A sync that nobody but the test works on: the minute's runner finds no job missing and none due. */
async function syncJob(): Promise<string> {
  await sql`delete from public.sync_jobs where integration_id = ${integration}`
  const [job] = await sql<{ id: string }[]>`
    insert into public.sync_jobs (user_id, integration_id, kind, mode, state, due_at)
    values (${anna}, ${integration}, 'telephony', 'recent', 'waiting', now() + interval '1 hour'),
      (${anna}, ${integration}, 'telephony', 'backfill', 'done', now()) returning id`
  if (!job) throw new Error('The job was not written')
  return job.id
}

/** The counts of the notices that are about a table at least. */
function countOf(all: Notice[], table: string): number {
  return all
    .filter(({ payload }) => payload.tables.includes(table))
    .reduce((total, { payload }) => total + payload.count, 0)
}
