import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, localDayOf } from '../../src/lib/local-days.ts'
import { dashboardDocument, type Dashboard } from '../../src/lib/queries/dashboard-document.ts'
import { migratedDatabase, type MigratedDatabase } from './access/migrated-database.ts'
import { become, owner, undone } from './support/act-as.ts'
import { connectSimplyBook } from './support/booking-builders.ts'
import { connectTwilio, signUp } from './support/builders.ts'
import { storeFixings } from './support/ledger-builders.ts'
import { openDatabase, type Sql, type Tx } from './support/open-database.ts'
import { waitFor } from './support/wait-for.ts'

const hourMs = 3_600_000
const noon = Date.parse(`${localDayOf(new Date(), 'Europe/Stockholm')}T12:00:00Z`)
/** Noon in UTC of that many local days ago, some hours later. */
const ago = (days: number, hours = 0) => new Date(noon - days * 24 * hourMs + hours * hourMs).toISOString()
const dayOf = (days: number) => ago(days).slice(0, 10)
const period = [dayOf(29), dayOf(0)] as const

let database: MigratedDatabase
let sql: Sql
let other: Sql
let anna: string
let twilio: string
let simplybook: string

beforeAll(async () => {
  database = await migratedDatabase()
  sql = openDatabase(1, database.dbUrl)
  other = openDatabase(1, database.dbUrl)
  await storeFixings(
    sql,
    [30, 20].map((days) => ({ currency: 'EUR', day: dayOf(days), rate: '11' })),
  )
}, 60_000)
afterAll(async () => {
  await Promise.all([sql.end(), other.end()])
  await database.remove()
})

beforeEach(async () => {
  anna = await signUp(sql)
  twilio = await connectTwilio(sql, anna)
  simplybook = await connectSimplyBook(sql, anna)
  // A call and the booking it led to, on each of eight days.
  for (const days of [28, 24, 20, 16, 12, 8, 5, 4])
    await book(sql, await call(sql, `CA${days}`, ago(days)), `${days}`, ago(days, 0.1))
})

async function call(on: Sql | Tx, ref: string, startedAt: string, parent: string | null = null) {
  const id = randomUUID()
  await on`
    insert into public.telephony_events (id, user_id, integration_id, provider, provider_ref, parent_ref, kind, direction,
      status, started_at, duration_seconds, cost_amount, cost_currency, cost_state, field_versions)
    values (${id}, ${anna}, ${twilio}, 'twilio', ${ref}, ${parent}, 'call', 'inbound', 'completed', ${startedAt}, 90,
      0.5, 'SEK', 'final', '{}')`
  return id
}

async function book(on: Sql | Tx, callId: string, ref: string, bookedAt: string, startsAt = ago(2)) {
  const id = randomUUID()
  await on`
    insert into public.calendar_events (id, user_id, integration_id, provider, provider_ref, provider_status, booked_at,
      booked_at_source, starts_at, ends_at, observed_at, price_amount, price_currency)
    values (${id}, ${anna}, ${simplybook}, 'simplybook', ${ref}, 'booked', ${bookedAt}, 'callback', ${startsAt},
      ${startsAt}, now(), 650, 'SEK')`
  await on`
    insert into public.booking_attributions (booking_id, user_id, rule_tier, rule_weight, rule_call_id, rule_reason,
      rule_version)
    values (${id}, ${anna}, 'B', 0.9, ${callId}, 'same_number', 1)`
  return id
}

const close = async (on: Sql | Tx = sql) => {
  const [row] = await on<{ days: number }[]>`select private.close_account_days(${anna}) as days`
  return row?.days
}

async function ask(tx: Tx): Promise<Dashboard> {
  return tx.savepoint(async (point) => {
    await become(point, owner(anna))
    const [row] = await point<
      { document: unknown }[]
    >`select public.get_dashboard(${period[0]}, ${period[1]}) as document`
    await point`reset role`
    return dashboardDocument.parse(row?.document)
  })
}

/** What the owner is shown, and what his rows add up to when nothing is closed. */
const dashboards = () =>
  undone(sql, async (tx) => {
    const shown = await ask(tx)
    await tx`delete from private.closed_accounts`
    return { shown, added: await ask(tx) }
  })

describe('closing', () => {
  it('adds up each day that has been over for three days, once', async () => {
    expect(await close()).toBe(25)
    expect(await close()).toBe(0)
    const days = await sql<{ day: string }[]>`
      select day::text from private.closed_days where user_id = ${anna} order by day`
    expect([days.at(0)?.day, days.at(-1)?.day]).toEqual([dayOf(28), dayOf(4)])
  })

  it('opens a day that was closed too early', async () => {
    await close()
    await sql`
      insert into private.closed_days
      select (jsonb_populate_record(d, jsonb_build_object('day', ${dayOf(3)}::text))).*
      from private.closed_days d where user_id = ${anna} and day = ${dayOf(4)}`
    await close()
    expect(
      await sql`select from private.closed_days where user_id = ${anna} and day > ${dayOf(4)}`,
    ).toHaveLength(0)
  })

  it('changes no number', async () => {
    const { shown: before } = await dashboards()
    await close()
    const { shown, added } = await dashboards()
    expect(shown).toEqual(before)
    expect(added).toEqual(before)
    expect(shown).toMatchObject({ calls: 8, bookings: 8 })
  })

  it('is what is read: a closed day that is wrong is shown wrong', async () => {
    await close()
    await sql`update private.closed_calls set calls = calls + 100 where user_id = ${anna} and day = ${dayOf(20)}`
    const { shown, added } = await dashboards()
    expect(shown.calls).toBe(added.calls + 100)
  })

  it('looks through every account, and leaves none that has marks', async () => {
    await sql`select private.close_days()`
    const [left] = await sql<{ marks: number }[]>`select count(*)::int as marks from private.day_marks`
    expect(left?.marks).toBe(0)
    expect((await sql`select from private.closed_days where user_id = ${anna}`).length).toBe(25)
  })

  it('forgets an account that has gone', async () => {
    await close()
    await sql`delete from auth.users where id = ${anna}`
    await sql`select private.close_days()`
    for (const table of [
      'closed_accounts',
      'closed_days',
      'closed_calls',
      'closed_hours',
      'closed_bands',
      'day_marks',
    ])
      expect((await sql`select from private.${sql(table)} where user_id = ${anna}`).length, table).toBe(0)
  })
})

describe('a write to a closed day is seen at once', () => {
  const callOf = (days: number) => sql`(select id from public.telephony_events
    where integration_id = ${twilio} and provider_ref = ${`CA${days}`})`
  const bookingOf = (days: number) => sql`(select id from public.calendar_events
    where integration_id = ${simplybook} and provider_ref = ${`${days}`})`

  it.each<[string, () => PromiseLike<unknown>]>([
    ['a call that comes late', () => call(sql, 'late', ago(20))],
    ['a leg that somebody answered', () => call(sql, 'leg', ago(20, 0.01), 'CA20')],
    [
      'a call that moves to another day',
      () => sql`update public.telephony_events set started_at = ${ago(18)} where id = ${callOf(20)}`,
    ],
    ['a price', () => sql`update public.telephony_events set cost_amount = 7 where id = ${callOf(20)}`],
    ['a call that goes', () => sql`delete from public.telephony_events where id = ${callOf(20)}`],
    ['a connection that goes', () => sql`delete from public.integrations where id = ${twilio}`],
    ['a booking that comes late', async () => book(sql, await call(sql, 'its', ago(1)), 'late', ago(20))],
    [
      'a booking’s price',
      () => sql`update public.calendar_events set price_amount = 100 where id = ${bookingOf(20)}`,
    ],
    [
      'a booking made on another day',
      () => sql`update public.calendar_events set booked_at = ${ago(17)} where id = ${bookingOf(20)}`,
    ],
    [
      'a booking that is cancelled',
      () => sql`update public.calendar_events set provider_status = 'cancelled' where id = ${bookingOf(20)}`,
    ],
    ['a booking that goes', () => sql`delete from public.calendar_events where id = ${bookingOf(20)}`],
    [
      'a client who came',
      () => sql`update public.calendar_events set owner_mark = 'completed' where id = ${bookingOf(20)}`,
    ],
    [
      'a verdict',
      () =>
        sql`update public.booking_attributions set verdict = 'rejected' where booking_id = ${bookingOf(20)}`,
    ],
    [
      'a finding',
      () => sql`update public.booking_attributions set rule_weight = 0.5 where booking_id = ${bookingOf(20)}`,
    ],
    [
      'a finding that goes',
      () => sql`delete from public.booking_attributions where booking_id = ${bookingOf(20)}`,
    ],
    [
      'an assumption',
      () =>
        sql`insert into public.roi_assumptions (user_id, key, valid_from, low, likely, high)
        values (${anna}, 'margin', '2020-01-01', 0.1, 0.2, 0.3)`,
    ],
    [
      'opening hours',
      () =>
        sql`update public.accounts set opening_hours = '{"mon": [["00:00", "01:00"]]}' where user_id = ${anna}`,
    ],
    [
      'the time zone',
      () => sql`update public.accounts set time_zone = 'Pacific/Auckland' where user_id = ${anna}`,
    ],
  ])('%s', async (_, write) => {
    await close()
    const { shown: before } = await dashboards()
    await write()
    const { shown, added } = await dashboards()
    expect(shown).toEqual(added)
    expect(shown).not.toEqual(before)
    // And so once they have been closed anew.
    await close()
    expect((await dashboards()).shown).toEqual(added)
    expect((await sql`select from private.day_marks where user_id = ${anna}`).length).toBe(0)
  })

  it('the time of a call that an older booking was linked to by hand', async () => {
    const today = await call(sql, 'today', ago(1))
    await sql`update public.booking_attributions set verdict = 'linked', verdict_call_id = ${today}
      where booking_id = ${bookingOf(20)}`
    await sql`update public.accounts set opening_hours = '{"mon": [["00:00", "24:00"]], "tue": [["00:00", "24:00"]],
      "wed": [["00:00", "24:00"]], "thu": [["00:00", "24:00"]], "fri": [["00:00", "24:00"]], "sat": [["00:00", "10:00"]],
      "sun": [["00:00", "24:00"]]}' where user_id = ${anna}`
    await close()
    const { shown: before } = await dashboards()
    const [row] = await sql<
      { count: number }[]
    >`select count(*)::int from private.closed_days where user_id = ${anna}`
    // A lunch, or at night: another band in any case.
    await sql`update public.telephony_events set started_at = started_at - interval '1 hour' where id = ${today}`
    const { shown, added } = await dashboards()
    expect(shown).toEqual(added)
    expect(row?.count).toBeGreaterThan(20)
    expect(await marksOn(20)).toBe(true)
    expect(before.bookings).toBe(shown.bookings)

    await close()
    await sql`delete from public.telephony_events where id = ${today}`
    const gone = await dashboards()
    expect(gone.shown).toEqual(gone.added)
    // The owner's word goes with the call; what the rules had found is left.
    expect(gone.shown.attribution).not.toEqual(shown.attribution)
  })

  it('a rate of a day on which a booking was made in its currency', async () => {
    await sql`update public.calendar_events set price_currency = 'EUR' where id = ${bookingOf(20)}`
    await close()
    const { shown: before } = await dashboards()
    await storeFixings(sql, [{ currency: 'EUR', day: dayOf(20), rate: '12.5' }])
    const { shown, added } = await dashboards()
    expect(shown).toEqual(added)
    expect(shown.value.extra_sek).not.toBe(before.value.extra_sek)
    await storeFixings(sql, [{ currency: 'EUR', day: dayOf(20), rate: '11' }])
  })

  it('a leg of yesterday whose call began a day before it', async () => {
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * hourMs).toISOString()
    await call(sql, 'CAlong', hoursAgo(59))
    await close()
    const { shown: before } = await dashboards()
    await call(sql, 'leg', hoursAgo(35.5), 'CAlong')
    const { shown, added } = await dashboards()
    expect(shown).toEqual(added)
    expect(shown.funnel.handled).toBe(before.funnel.handled - 1)
  })

  it('but what has just happened leaves no mark', async () => {
    await close()
    await call(sql, 'new', new Date().toISOString())
    expect((await sql`select from private.day_marks where user_id = ${anna}`).length).toBe(0)
    expect((await dashboards()).shown.calls).toBe(9)
  })

  const marksOn = async (days: number) => {
    const [row] = await sql<{ is: boolean }[]>`
      select coalesce(bool_or(m.days @> ${dayOf(days)}::date), false) as is from private.day_marks m where user_id = ${anna}`
    return row?.is
  }
})

describe('a write while days are being closed', () => {
  it.each([
    ['to days without a mark', false],
    ['to days that another write has marked already', true],
  ])('is not lost, %s', async (_, marked) => {
    await close()
    if (marked) await call(sql, 'first', ago(20))
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    let written = () => {}
    const isWritten = new Promise<void>((resolve) => (written = resolve))
    const writing = other.begin(async (tx) => {
      await call(tx, 'second', ago(20))
      written()
      await held
    })
    await isWritten
    // It closes what it can see, which is not yet the second call.
    await close()
    release()
    await writing
    const { shown, added } = await dashboards()
    expect(shown).toEqual(added)
    expect(shown.calls).toBe(marked ? 10 : 9)
  })

  it('makes nobody wait: who finds another closing leaves it to him', async () => {
    await call(sql, 'late', ago(20))
    await other.begin(async (tx) => {
      expect(await close(tx)).toBe(25)
      expect(await close()).toBe(0)
    })
    expect((await dashboards()).shown.calls).toBe(9)
  })
})

describe('a visit', () => {
  it('is expected until the moment it begins', async () => {
    const startsAt = new Date(Date.now() + 1_500).toISOString()
    await book(sql, await call(sql, 'ahead', ago(10)), 'ahead', ago(10), startsAt)
    await close()
    const { shown } = await dashboards()
    expect(Number(shown.value.expected_sek)).toBeGreaterThan(0)
    const { shown: later, added } = await waitFor(dashboards, (both) => both.shown.value.expected_sek === '0')
    expect(later).toEqual(added)
    expect(unmarked(later)).toBe((unmarked(shown) ?? 0) + 1)
    // Only the day it was made on is added up anew.
    expect(await close()).toBe(1)
  })

  const unmarked = ({ missing }: Dashboard) => missing.find(({ what }) => what === 'visit_marks')?.count
})

it('the days before the first one are empty, and the period may begin there', async () => {
  await close()
  const from = addDays(dayOf(28), -2)
  const [row] = await undone(sql, async (tx) => {
    await become(tx, owner(anna))
    return tx<{ document: unknown }[]>`select public.get_dashboard(${from}, ${dayOf(0)}) as document`
  })
  expect(dashboardDocument.parse(row?.document).calls).toBe(8)
})
