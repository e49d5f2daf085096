import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { actAs, owner, refusal } from './support/act-as.ts'
import { completedCall, connectTwilio, merge, sha256, signUp } from './support/builders.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase()
let anna: string
let twilio: string
let salon: string

beforeEach(async () => {
  anna = await signUp(sql)
  twilio = await connectTwilio(sql, anna)
  salon = await connectSalon(anna)
})

async function connectSalon(userId: string): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into public.integrations (user_id, provider, label, settings)
    values (${userId}, 'simplybook', 'SimplyBook.me', ${sql.json({ companyLogin: randomUUID() })}) returning id`
  if (!row) throw new Error('The insert returned no integration')
  return row.id
}

type Call = {
  ref: string
  seconds: number
  number: string | null
  parent: string
  status: string
  direction: string
}

/** A call of a minute from number 1, answered, unless told otherwise; returns its reference. */
async function call(at: string, changes: Partial<Call> = {}): Promise<string> {
  const ref = changes.ref ?? `CA${randomUUID()}`
  const seconds = changes.seconds ?? 60
  const number = changes.number === undefined ? 'number 1' : changes.number
  await merge(sql, twilio, [
    completedCall({
      provider_ref: ref,
      observed_at: at,
      started_at: at,
      ended_at: new Date(Date.parse(at) + seconds * 1000).toISOString(),
      duration_seconds: seconds,
      direction: changes.direction === 'outbound' ? 'outbound' : 'inbound',
      status: changes.status === 'no_answer' ? 'no_answer' : 'completed',
      ...(changes.parent ? { parent_ref: changes.parent } : {}),
      ...(number ? { caller_number_hash: sha256(number).toString('hex'), caller_number_hint: '01' } : {}),
    }),
  ])
  return ref
}

type Booking = {
  ref: string
  source: 'callback' | 'provider' | 'first_seen'
  number: string | null
  client: string | null
  series: string | null
  starts: string
  call: string | null
  integration: string
}

/** A booking made at a moment by the client with number 1; returns its id. Nothing is attributed yet. */
async function booking(at: string, changes: Partial<Booking> = {}): Promise<string> {
  const b: Booking = {
    ref: randomUUID(),
    source: 'callback',
    number: 'number 1',
    client: 'client 1',
    series: null,
    starts: '2026-03-20T09:00:00Z',
    call: null,
    integration: salon,
    ...changes,
  }
  const [row] = await sql<{ id: string }[]>`
    insert into public.calendar_events (user_id, integration_id, provider, provider_ref, provider_status, booked_at,
      booked_at_source, starts_at, ends_at, series_ref, call_ref, client_ref, client_phone_hash, observed_at)
    values (${anna}, ${b.integration}, 'simplybook', ${b.ref}, 'booked', ${at}, ${b.source}, ${b.starts}, ${b.starts},
      ${b.series}, ${b.call}, ${b.client}, ${b.number ? sha256(b.number) : null}, now())
    returning id`
  if (!row) throw new Error('The insert returned no booking')
  return row.id
}

async function attribute(...ids: string[]): Promise<number> {
  const [row] = await sql<
    { changed: number }[]
  >`select private.attribute_bookings(${anna}, ${ids}) as changed`
  if (!row) throw new Error('attribute_bookings returned no row')
  return row.changed
}

/** What a booking owes: "B 0.90 booked_during_or_after CA…". */
async function finding(id: string): Promise<string> {
  const [row] = await sql<{ finding: string }[]>`
    select concat_ws(' ', a.tier, a.weight, a.rule_reason, e.provider_ref) as finding
    from public.booking_attributions a left join public.telephony_events e on e.id = a.call_id
    where a.booking_id = ${id}`
  return row?.finding ?? 'none'
}

async function found(id: string): Promise<string> {
  await attribute(id)
  return finding(id)
}

describe('a booking', () => {
  it('that names its call is certain', async () => {
    const ref = await call('2026-03-10T09:00:00Z', { number: null })
    expect(await found(await booking('2026-03-12T09:00:00Z', { call: ref, number: null }))).toBe(
      `A 1.00 call_named ${ref}`,
    )
  })

  it('that names a leg names its call', async () => {
    const ref = await call('2026-03-10T09:00:00Z', { number: null })
    const leg = await call('2026-03-10T09:00:05Z', { number: null, parent: ref })
    expect(await found(await booking('2026-03-10T09:00:30Z', { call: leg }))).toBe(`A 1.00 call_named ${ref}`)
  })

  it('that names a call of another account, or none that exists, is judged by its number', async () => {
    const ref = await call('2026-03-10T09:00:00Z')
    const bo = await signUp(sql)
    const theirs = `CA${randomUUID()}`
    await merge(sql, await connectTwilio(sql, bo), [completedCall({ provider_ref: theirs })])
    expect(await found(await booking('2026-03-10T09:00:30Z', { call: theirs }))).toBe(
      `B 0.90 booked_during_or_after ${ref}`,
    )
  })

  it.each([
    ['at its start', '2026-03-10T09:00:00Z', 'B 0.90 booked_during_or_after'],
    ['30 minutes after its end', '2026-03-10T09:31:00Z', 'B 0.90 booked_during_or_after'],
    ['a second later', '2026-03-10T09:31:01Z', 'C 0.70 booked_within_day'],
    ['24 hours after its start', '2026-03-11T09:00:00Z', 'C 0.70 booked_within_day'],
  ])('made %s owes to the call', async (_, at, expected) => {
    const ref = await call('2026-03-10T09:00:00Z')
    expect(await found(await booking(at))).toBe(`${expected} ${ref}`)
  })

  it.each([
    ['a second after 24 hours', '2026-03-11T09:00:01Z', 'E 0.00 no_call'],
    ['a second before the call', '2026-03-10T08:59:59Z', 'E 0.00 older_than_call'],
    ['two days before the call', '2026-03-08T09:00:00Z', 'E 0.00 no_call'],
  ])('made %s owes nothing', async (_, at, expected) => {
    await call('2026-03-10T09:00:00Z')
    expect(await found(await booking(at))).toBe(expected)
  })

  it.each(['provider', 'first_seen'] as const)(
    'whose time is known from %s only is likely at most',
    async (source) => {
      const ref = await call('2026-03-10T09:00:00Z')
      expect(await found(await booking('2026-03-10T09:00:30Z', { source }))).toBe(
        `C 0.70 booked_within_day ${ref}`,
      )
    },
  )

  it('owes to the last call of several', async () => {
    await call('2026-03-10T09:00:00Z')
    const last = await call('2026-03-10T10:00:00Z')
    await call('2026-03-10T12:00:00Z')
    expect(await found(await booking('2026-03-10T11:59:00Z'))).toBe(`C 0.70 booked_within_day ${last}`)
  })

  it('owes to the call it was made in rather than to a short one meanwhile', async () => {
    const long = await call('2026-03-10T09:00:00Z', { seconds: 3600 })
    await call('2026-03-10T09:01:00Z', { seconds: 10 })
    expect(await found(await booking('2026-03-10T09:45:00Z'))).toBe(`B 0.90 booked_during_or_after ${long}`)
  })

  it.each([
    ['that nobody answered', { status: 'no_answer', seconds: 0 }],
    ['of no length', { seconds: 0 }],
    ['that went out', { direction: 'outbound' }],
    ['from a withheld number', { number: null }],
    ['from another number', { number: 'number 2' }],
    ['that is the leg of another', { parent: 'CAother' }],
  ])('owes nothing to a call %s', async (_, changes) => {
    await call('2026-03-10T09:00:00Z', changes)
    expect(await found(await booking('2026-03-10T09:10:00Z'))).toBe('E 0.00 no_call')
  })

  it('without a number owes nothing', async () => {
    await call('2026-03-10T09:00:00Z', { number: null })
    expect(await found(await booking('2026-03-10T09:00:30Z', { number: null }))).toBe('E 0.00 no_number')
  })

  it('owes nothing to the calls of another account with the same number', async () => {
    const bo = await signUp(sql)
    await merge(sql, await connectTwilio(sql, bo), [
      completedCall({ caller_number_hash: sha256('number 1').toString('hex') }),
    ])
    expect(await found(await booking('2026-03-10T09:16:00Z'))).toBe('E 0.00 no_call')
  })
})

describe('a number that clients share', () => {
  it('says nothing, for the earlier bookings neither', async () => {
    const ref = await call('2026-03-10T09:00:00Z')
    const first = await booking('2026-03-10T09:00:30Z')
    expect(await found(first)).toBe(`B 0.90 booked_during_or_after ${ref}`)
    const second = await booking('2026-03-10T09:00:40Z', { client: 'client 2' })
    expect(await found(second)).toBe('E 0.00 shared_number')
    expect(await finding(first)).toBe('E 0.00 shared_number')
  })

  it('is not shared by the same client in two booking systems', async () => {
    const ref = await call('2026-03-10T09:00:00Z')
    const first = await booking('2026-03-10T09:00:30Z')
    await booking('2026-03-10T09:00:40Z', { client: 'id 77', integration: await connectSalon(anna) })
    expect(await found(first)).toBe(`B 0.90 booked_during_or_after ${ref}`)
  })

  it('still lets a booking name its call', async () => {
    const ref = await call('2026-03-10T09:00:00Z')
    await booking('2026-03-10T09:00:40Z', { client: 'client 2' })
    expect(await found(await booking('2026-03-10T09:00:30Z', { call: ref }))).toBe(`A 1.00 call_named ${ref}`)
  })
})

describe('a series', () => {
  it('counts its first visit, also when that arrives last', async () => {
    const ref = await call('2026-03-10T09:00:00Z')
    const visit = (starts: string) => booking('2026-03-10T09:00:30Z', { series: 'series', starts, call: ref })
    const second = await visit('2026-03-27T09:00:00Z')
    expect(await found(second)).toBe(`A 1.00 call_named ${ref}`)
    const first = await visit('2026-03-20T09:00:00Z')
    expect(await found(first)).toBe(`A 1.00 call_named ${ref}`)
    expect(await finding(second)).toBe('E 0.00 series_later_visit')
  })
})

describe('running again', () => {
  it('writes nothing that is known', async () => {
    await call('2026-03-10T09:00:00Z')
    const id = await booking('2026-03-10T09:00:30Z')
    expect(await attribute(id)).toBe(1)
    const before =
      await sql`select xmin::text, ctid::text from public.booking_attributions where booking_id = ${id}`
    expect(await attribute(id)).toBe(0)
    await sql`select private.attribute_since(${anna}, '2026-03-01')`
    expect(
      await sql`select xmin::text, ctid::text from public.booking_attributions where booking_id = ${id}`,
    ).toEqual(before)
    expect(await attribute()).toBe(0)
  })

  it('finds the call that came after its booking was merged', async () => {
    const id = await booking('2026-03-10T09:10:00Z')
    expect(await found(id)).toBe('E 0.00 no_call')
    const ref = await call('2026-03-10T09:00:00Z')
    await sql`select private.attribute_since(${anna}, '2026-03-10T09:00:00Z')`
    expect(await finding(id)).toBe(`B 0.90 booked_during_or_after ${ref}`)
  })

  it('by the minute does the bookings of the last eight days, of every account', async () => {
    const now = Date.now()
    const at = (days: number) => new Date(now - days * 86_400_000).toISOString()
    const [recent, old] = [await booking(at(7.9)), await booking(at(8.1))]
    const [job] = await sql<
      { command: string }[]
    >`select command from cron.job where jobname = 'attribute-bookings'`
    await sql.unsafe(job?.command ?? '')
    expect([await finding(recent), await finding(old)]).toEqual(['E 0.00 no_call', 'none'])
    const [nightly] = await sql<
      { command: string }[]
    >`select command from cron.job where jobname = 'attribute-all-bookings'`
    await sql.unsafe(nightly?.command ?? '')
    expect(await finding(old)).toBe('E 0.00 no_call')
  })

  it('touches no verdict, and no finding that the owner confirmed', async () => {
    const ref = await call('2026-03-10T09:00:00Z')
    const [confirmed, rejected, linked] = [
      await booking('2026-03-10T09:40:00Z'),
      await booking('2026-03-10T09:40:00Z'),
      await booking('2026-03-10T09:40:00Z'),
    ]
    await attribute(confirmed, rejected, linked)
    const [event] = await sql<{ id: string }[]>`
      select id from public.telephony_events where integration_id = ${twilio} and provider_ref = ${ref}`
    const judge = (id: string, verdict: string, callId: string | null = null) => sql`
      update public.booking_attributions set verdict = ${verdict}, verdict_call_id = ${callId} where booking_id = ${id}`
    await judge(confirmed, 'confirmed')
    await judge(rejected, 'rejected')
    await judge(linked, 'linked', event?.id ?? null)
    const later = await call('2026-03-10T09:30:00Z')
    await attribute(confirmed, rejected, linked)
    expect([await finding(confirmed), await finding(rejected), await finding(linked)]).toEqual([
      `A 1.00 booked_within_day ${ref}`,
      'E 0.00 booked_during_or_after',
      `A 1.00 booked_during_or_after ${ref}`,
    ])
    await sql`update public.booking_attributions set verdict = null where booking_id = ${confirmed}`
    expect(await found(confirmed)).toBe(`B 0.90 booked_during_or_after ${later}`)
  })

  it('leaves the bookings of other accounts alone', async () => {
    const id = await booking('2026-03-10T09:10:00Z')
    const bo = await signUp(sql)
    await sql`select private.attribute_bookings(${bo}, ${[id]})`
    await sql`select private.attribute_since(${bo}, '2026-03-01')`
    expect(await finding(id)).toBe('none')
  })

  it('is not for the API', async () => {
    const ask = actAs(sql, owner(anna), (tx) => tx`select private.attribute_since(${anna}, now())`)
    expect(await refusal(ask)).toBe('42501')
  })
})

describe('any order of arrival', () => {
  /** 0 to below one, the same for the same seed. */
  const randomOf = (seed: number) => () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }

  type Arrival = { at: string; arrive: () => Promise<unknown> }

  /** Twelve calls and twelve bookings of four numbers, five clients and a series within two days. */
  function world(seed: number): Arrival[] {
    const random = randomOf(seed)
    const pick = <T>(values: readonly T[]) => {
      const value = values[Math.floor(random() * values.length)]
      if (value === undefined) throw new Error('Nothing to pick from')
      return value
    }
    const time = () => new Date(Date.UTC(2026, 2, 10) + Math.floor(random() * 2_880) * 60_000).toISOString()
    const numbers = ['number 1', 'number 2', 'number 3', 'number 4', null]
    const calls = Array.from({ length: 12 }, (_, n) => {
      const at = time()
      const changes = {
        ref: `CA${n}`,
        number: pick(numbers),
        seconds: pick([0, 60, 3_600]),
        direction: pick(['inbound', 'inbound', 'outbound']),
      }
      return { at, arrive: () => call(at, changes) }
    })
    const bookings = Array.from({ length: 12 }, (_, n) => {
      const at = time()
      const changes = {
        ref: `B${n}`,
        number: pick(numbers),
        client: pick(['client 1', 'client 2', 'client 3', null]),
        source: pick(['callback', 'provider', 'first_seen'] as const),
        series: pick([null, null, 'series']),
        starts: time(),
        call: pick([null, null, `CA${n}`, 'CAnever']),
      }
      return { at, arrive: async () => attribute(await booking(at, changes)) }
    })
    return [
      ...calls.map((one) => ({ ...one, arrive: () => one.arrive().then(() => since(one.at)) })),
      ...bookings,
    ]
  }

  const since = (at: string) => sql`select private.attribute_since(${anna}, ${at})`
  const findings = () => sql`
    select b.provider_ref, a.rule_tier, a.rule_weight, a.rule_reason, a.rule_version, e.provider_ref as call
    from public.calendar_events b left join public.booking_attributions a on a.booking_id = b.id
    left join public.telephony_events e on e.id = a.call_id
    where b.user_id = ${anna} order by b.provider_ref`

  it.each([1, 2, 4, 5, 6, 7])('of calls and bookings gives the same attributions, seed %i', async (seed) => {
    const arrivals = world(seed)
    for (const { arrive } of arrivals) await arrive()
    const expected = await findings()
    for (const order of [seed + 100, seed + 200]) {
      anna = await signUp(sql)
      twilio = await connectTwilio(sql, anna)
      salon = await connectSalon(anna)
      const random = randomOf(order)
      const shuffled = arrivals
        .map((arrival) => ({ ...arrival, key: random() }))
        .sort((a, b) => a.key - b.key)
      for (const { arrive } of shuffled) await arrive()
      expect(await findings()).toEqual(expected)
    }
    expect(new Set(expected.map((one) => one['rule_tier'])).size).toBeGreaterThan(1)
  })
})
