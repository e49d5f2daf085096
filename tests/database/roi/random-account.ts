import { createHash, randomUUID } from 'node:crypto'
import { addDays } from '../../../src/lib/local-days.ts'
import type { Random } from './random.ts'

const dayMs = 86_400_000

/** The rows of an account that has everything there is, as they are inserted. */
export type RandomAccount = {
  userId: string
  account: Record<string, unknown>
  integrations: Record<string, unknown>[]
  events: Record<string, unknown>[]
  usage: Record<string, unknown>[]
  fixedCosts: Record<string, unknown>[]
  assumptions: Record<string, unknown>[]
  bookings: Record<string, unknown>[]
  attributions: Record<string, unknown>[]
  /** Days, both included, that are worth asking about. */
  periods: { start: string; end: string }[]
}

const weekday = (random: Random): [string, string][] =>
  random.pick([
    [],
    [['09:00', '18:00']],
    [
      ['10:00', '11:45'],
      ['12:15', '19:00'],
    ],
    [['00:00', '24:00']],
    [['18:00', '09:00']],
  ] as [string, string][][])

function openingHours(random: Random): unknown {
  if (random.chance(0.2)) return {}
  if (random.chance(0.05)) return { mon: 'always' }
  return Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name) => [name, weekday(random)]),
  )
}

const money = (random: Random, most: number, decimals: number) =>
  (random.whole(0, most * 10 ** decimals) / 10 ** decimals).toFixed(decimals)

/** [low, likely, high] between two bounds, ascending or descending. */
function triple(random: Random, from: number, to: number, decimals: number, rising: boolean): string[] {
  const values = [0, 0, 0].map(
    () => random.whole(from * 10 ** decimals, to * 10 ** decimals) / 10 ** decimals,
  )
  values.sort((a, b) => (rising ? a - b : b - a))
  return values.map((value) => value.toFixed(decimals))
}

const limits: Record<string, [from: number, to: number, decimals: number, rising: boolean]> = {
  monthly_wage: [0, 60_000, 2, true],
  employer_contribution: [0, 0.5, 4, true],
  agreed_premiums: [0, 0.2, 4, true],
  productive_hours: [900, 2_200, 1, false],
  handling_seconds: [0, 300, 0, true],
  wrap_up_seconds: [0, 120, 1, true],
  max_call_seconds: [60, 900, 0, true],
  time_used: [0, 1, 6, true],
  answered_open: [0, 1, 6, true],
  answered_lunch: [0, 1, 3, false],
  answered_evening: [0, 1, 3, true],
  answered_weekend: [0, 0.5, 3, true],
  answered_holiday: [0, 0.3, 3, true],
  retry_share: [0, 1, 4, false],
  show_rate: [0, 1, 4, true],
  margin: [0, 1, 4, true],
  vat_rate: [0, 0.3, 4, false],
  cost_spread: [0, 0.5, 3, true],
}

/** A small account with calls in every band, odd legs, prices and currencies, marks, verdicts and versions. */
export function randomAccount(random: Random, now: Date): RandomAccount {
  const userId = randomUUID()
  const today = now.toISOString().slice(0, 10)
  const timeZone = random.pick([
    'Europe/Stockholm',
    'Europe/Stockholm',
    'Europe/Stockholm',
    'America/New_York',
    'Asia/Kolkata',
  ])
  const year = Number(today.slice(0, 4))
  /** A salon whose set-up fee is earned back, or soon will be. */
  const thrives = random.chance(0.12)
  // Today, some day of the last year, or a day on which clocks changed.
  const centre = random.pick([
    ...(thrives ? Array.from({ length: 20 }, () => today) : []),
    today,
    addDays(today, -random.whole(0, 360)),
    lastSunday(year, 3) < today ? lastSunday(year, 3) : lastSunday(year - 1, 3),
    lastSunday(year, 10) < today ? lastSunday(year, 10) : lastSunday(year - 1, 10),
    // Red days are many at Christmas.
    `${year - 1}-12-25`,
  ])
  const reach = thrives ? 140 : random.pick([3, 20, 70, 140])
  const at = () =>
    new Date(
      Date.parse(`${centre}T12:00:00Z`) + Math.round((random.next() - 0.6) * reach * dayMs),
    ).toISOString()

  const integration = (provider: string) => ({
    id: randomUUID(),
    user_id: userId,
    provider,
    label: provider,
    status: 'active',
    settings: { accountSid: randomUUID() },
    last_sync_at: now.toISOString(),
  })
  const [twilio, telnyx, openrouter, simplybook] = ['twilio', 'telnyx', 'openrouter', 'simplybook'].map(
    integration,
  )
  if (!twilio || !telnyx || !openrouter || !simplybook) throw new Error('An integration is missing')
  const has = {
    telephony: random.chance(0.93),
    ai: random.chance(0.7),
    bookings: random.chance(0.85),
  }
  const integrations = [
    ...(has.telephony ? [twilio, telnyx] : []),
    ...(has.ai ? [openrouter] : []),
    ...(has.bookings ? [simplybook] : []),
  ]

  // Half of the accounts have a currency that nobody has a rate for now and then.
  const currencies = thrives || random.chance(0.5) ? ['SEK', 'USD', 'EUR'] : ['SEK', 'USD', 'EUR', 'TRY']
  const isBusy = thrives || random.chance(0.25)
  const howMany = isBusy ? 120 : random.pick([0, 1, 15, 40])
  const events: Record<string, unknown>[] = []
  for (let n = 0; has.telephony && n < howMany; n += 1)
    events.push(...randomCall(random, random.pick([twilio, telnyx]), userId, at(), isBusy, currencies))

  const usage = Array.from({ length: has.ai ? random.whole(0, 20) : 0 }, (_, n) => ({
    id: randomUUID(),
    user_id: userId,
    integration_id: openrouter.id,
    usage_date: at().slice(0, 10),
    model: `model ${n}`,
    requests: 1,
    prompt_tokens: 1,
    completion_tokens: 1,
    credits_usd: money(random, 9, 10),
    byok_usd: random.chance(0.2) ? money(random, 1, 10) : '0',
    cost_state: random.pick(['final', 'provisional']),
  }))

  const fixedCosts = Array.from({ length: random.whole(thrives ? 1 : 0, 3) }, () => {
    const startsOn = addDays(centre, -random.whole(0, reach))
    const kind = thrives ? 'setup' : random.pick(['monthly', 'monthly', 'setup'])
    return {
      id: randomUUID(),
      user_id: userId,
      name: 'cost',
      kind,
      category: random.pick(['voice', 'telephony', 'ai', 'fixed']),
      amount: (
        random.whole(1, random.pick([1_000, 300_000, ...(kind === 'setup' ? [1_500_000, 3_000_000] : [])])) /
        100
      ).toFixed(2),
      currency: random.pick(['SEK', ...currencies]),
      starts_on: startsOn,
      ends_on: kind === 'monthly' && random.chance(0.3) ? addDays(startsOn, random.whole(0, 60)) : null,
    }
  })

  const said = new Map<string, Record<string, unknown>>()
  for (let n = random.pick([0, 0, 2, 6]); n > 0; n -= 1) {
    const key = random.pick(Object.keys(limits))
    const [from, to, decimals, rising] = limits[key] ?? [0, 1, 2, true]
    const [low, likely, high] = triple(random, from, to, decimals, rising)
    const validFrom = addDays(centre, random.whole(-reach, 5))
    said.set(`${key} ${validFrom}`, {
      user_id: userId,
      key,
      valid_from: validFrom,
      low,
      likely,
      high,
      state: random.pick(['confirmed', 'measured']),
    })
  }

  const calls = events.filter((event) => event['kind'] === 'call')
  const bookings = Array.from(
    { length: has.bookings ? (thrives ? 60 : random.pick([0, 1, 10, 45])) : 0 },
    (_, n) => {
      const bookedAt = at()
      const priced = random.chance(0.85)
      return {
        id: randomUUID(),
        user_id: userId,
        integration_id: simplybook.id,
        provider: 'simplybook',
        provider_ref: String(n),
        provider_status: random.pick(['booked', 'booked', 'booked', 'completed', 'no_show', 'cancelled']),
        owner_mark: random.pick([null, 'completed', 'completed', 'completed', 'no_show']),
        booked_at: bookedAt,
        booked_at_source: 'callback',
        starts_at: new Date(Date.parse(bookedAt) + random.whole(-1, 40) * dayMs).toISOString(),
        ends_at: bookedAt,
        observed_at: bookedAt,
        price_amount: priced ? money(random, 2_000, 2) : null,
        price_currency: priced ? random.pick(['SEK', 'SEK', ...currencies]) : null,
        vat_rate: random.pick([null, null, '0.0600', '0', '0.25']),
      }
    },
  )
  const attributions = bookings.flatMap((booking) => {
    const call = random.pick([...calls, undefined])
    if (random.chance(0.1)) return []
    const tier = call ? random.pick(['A', 'B', 'C']) : 'E'
    const linked = random.pick([...calls, undefined])
    const verdict = random.pick([
      null,
      null,
      null,
      'rejected',
      ...(call ? ['confirmed'] : []),
      ...(linked ? ['linked'] : []),
    ])
    return {
      booking_id: booking.id,
      user_id: userId,
      rule_tier: tier,
      rule_weight: { A: 1, B: 0.9, C: 0.7, E: 0 }[tier],
      rule_call_id: call?.['id'] ?? null,
      rule_reason: 'no_call',
      rule_version: 1,
      verdict,
      verdict_call_id: verdict === 'linked' ? linked?.['id'] : null,
    }
  })

  const own = addDays(centre, -random.whole(0, reach))
  const month = `${centre.slice(0, 7)}-01`
  return {
    userId,
    account: { time_zone: timeZone, opening_hours: openingHours(random) },
    integrations,
    events,
    usage,
    fixedCosts,
    assumptions: [...said.values()],
    bookings,
    attributions,
    periods: [
      { start: addDays(centre, -random.pick([0, 6, 29, 89])), end: centre },
      random.pick([
        { start: month, end: addDays(`${addDays(month, 31).slice(0, 7)}-01`, -1) },
        { start: month, end: centre },
        { start: own, end: addDays(own, random.whole(0, 60)) },
        { start: addDays(centre, 1), end: addDays(centre, 30) },
      ]),
    ],
  }
}

function lastSunday(year: number, month: number): string {
  const last = new Date(Date.UTC(year, month, 0))
  return addDays(last.toISOString().slice(0, 10), -last.getUTCDay())
}

/** A call or a message, now and then with a leg onwards. */
function randomCall(
  random: Random,
  integration: { id: string; provider: string },
  userId: string,
  startedAt: string,
  isBusy: boolean,
  currencies: readonly string[],
): Record<string, unknown>[] {
  const row = (changes: Record<string, unknown>) => {
    const cost = random.pick([null, 'USD', ...currencies])
    const isRefund = random.chance(0.03)
    return {
      id: randomUUID(),
      user_id: userId,
      integration_id: integration.id,
      provider: integration.provider,
      provider_ref: randomUUID(),
      parent_ref: null,
      kind: 'call',
      direction: isBusy ? 'inbound' : random.pick(['inbound', 'inbound', 'outbound', null]),
      status:
        isBusy || random.chance(0.5)
          ? 'completed'
          : random.pick(['no_answer', 'busy', 'failed', 'in_progress']),
      started_at: startedAt,
      duration_seconds: random.pick([null, 0, 14, 15, random.whole(16, 400), random.whole(16, 400), 1_200]),
      cost_amount: cost && (isRefund ? '-' : '') + money(random, isBusy ? 1 : random.pick([1, 40]), 6),
      cost_currency: cost,
      cost_state: cost && random.pick(['final', 'final', 'provisional', 'estimated']),
      caller_number_hash: random.chance(0.8)
        ? `\\x${createHash('sha256')
            .update(String(random.whole(0, 9)))
            .digest('hex')}`
        : null,
      field_versions: '{}',
      ...changes,
    }
  }
  if (random.chance(0.15))
    return [
      row({ kind: 'sms', status: random.pick(['delivered', 'received', 'failed']), duration_seconds: null }),
    ]
  const call = row({})
  if (!random.chance(0.2)) return [call]
  // Late, early, or by the clock: a leg that is far away in time is not this call's.
  const shift = random.pick([-2 * 3_600_000, -1_000, 5_000, 5_000, 26 * 3_600_000])
  const leg = row({
    parent_ref: call.provider_ref,
    started_at: new Date(Date.parse(startedAt) + shift).toISOString(),
    direction: 'outbound',
  })
  return [call, leg]
}
