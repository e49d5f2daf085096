import { addDays, daysBetween, listDays, type LocalDay } from '@/lib/local-days'
import type { Dashboard } from '@/lib/queries/dashboard-document'

type Deep<T> = T extends (infer Item)[] ? Item[] : T extends object ? { [Key in keyof T]?: Deep<T[Key]> } : T

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Puts a change into a document: objects part by part, everything else as a whole. */
function merged(base: unknown, change: unknown): unknown {
  if (!isPlain(base) || !isPlain(change)) return change === undefined ? base : change
  const keys = new Set([...Object.keys(base), ...Object.keys(change)])
  return Object.fromEntries([...keys].map((key) => [key, merged(base[key], change[key])]))
}

const run = (cost: string, labour: string, extra: string, net: string, roi: string, perKrona: string) => ({
  cost_sek: cost,
  value_sek: (Number(labour) + Number(extra)).toFixed(2),
  labour_sek: labour,
  extra_sek: extra,
  net_sek: net,
  roi,
  per_krona: perKrona,
})

/** A believable month of a salon whose receptionist pays for itself; tests replace what they are about. */
export function dashboardAnswer(
  asked: { start: LocalDay; end: LocalDay },
  change: Deep<Dashboard> = {},
  today: LocalDay = '2026-11-23',
): Dashboard {
  const { start, end } = asked
  const length = daysBetween(start, end) + 1
  const before = { start: addDays(start, -length), end: addDays(start, -1) }
  const document: Dashboard = {
    period: { start, end, today, time_zone: 'Europe/Stockholm', is_unfinished: end >= today },
    roi: '4.65',
    roi_hidden: null,
    calls: 412,
    bookings: 11,
    range: {
      low: run('2659.80', '3100.00', '8070.00', '8510.20', '3.2', '4.2034'),
      likely: run('2418.00', '4420.00', '9240.00', '11242.00', '4.65', '5.649'),
      high: run('2176.20', '5900.00', '10200.00', '13923.80', '6.4', '7.398'),
    },
    cost: {
      parts: [
        {
          category: 'telephony',
          source: 'twilio',
          amount_sek: '1588.00',
          provisional_sek: '120.50',
          lines: 540,
          native: [{ currency: 'USD', amount: '168.4' }],
        },
        {
          category: 'ai',
          source: 'openrouter',
          amount_sek: '331.00',
          provisional_sek: '0',
          lines: 23,
          native: [{ currency: 'USD', amount: '35.1' }],
        },
        {
          category: 'fixed',
          source: 'fixed',
          amount_sek: '499.00',
          provisional_sek: '0',
          lines: 30,
          native: [{ currency: 'SEK', amount: '499' }],
        },
      ],
      unconverted: [],
      unpriced: 0,
      setup_sek: '4900',
    },
    value: {
      labour_sek: '4420.00',
      labour_hours: '19.2',
      extra_sek: '9240.00',
      hourly_cost_sek: '275.76',
      booked_through_ai_sek: '14800.00',
      turnover_sek: '24500.00',
      expected_sek: '1200.00',
    },
    funnel: { calls: 412, answered: 398, handled: 331, booked: 46, showed: 41, marked: 44 },
    facts: {
      break_even_bookings: 3,
      pays_before_bookings: true,
      payback: { state: 'paid', day: '2026-08-14', setup_sek: '4900' },
      cost_per_handled_call: '7.31',
      cost_per_booking: '52.57',
      cost_per_minute: '2.90',
      human_cost_sek: '8840.00',
    },
    days: listDays(start, end).map((day) => ({
      day,
      cost: { telephony: '52.93', ai: '11.03', fixed: '16.63' },
      calls: 14,
      answered: 13,
      bookings: 1,
      is_incomplete: false,
    })),
    hours: [
      { weekday: 1, hour: 10, calls: 180, missed: 4 },
      { weekday: 3, hour: 12, calls: 150, missed: 3 },
      { weekday: 6, hour: 20, calls: 82, missed: 7 },
    ],
    opening_hours: { mon: [['09:00', '18:00']], wed: [['09:00', '18:00']] },
    today: { calls: 12, answered: 11, missed: 1, in_progress: 0, seconds: 1620, messages: 2 },
    assumptions: [
      {
        key: 'monthly_wage',
        low: '28000',
        likely: '30600',
        high: '33900',
        state: 'default',
        valid_from: null,
      },
      { key: 'time_used', low: '0.3', likely: '0.5', high: '0.8', state: 'default', valid_from: null },
      { key: 'margin', low: '0.4', likely: '0.6', high: '0.8', state: 'default', valid_from: null },
      { key: 'vat_rate', low: '0.25', likely: '0.25', high: '0.25', state: 'default', valid_from: null },
    ],
    attribution: { A: 2, B: 7, C: 2, E: 30 },
    freshness: [
      {
        integration_id: '2b9f6f0a-6f57-4a7e-8a34-1f0c7f6f5b11',
        provider: 'twilio',
        label: 'Twilio',
        status: 'active',
        error_code: null,
        last_event_at: '2026-11-23T11:58:00+00:00',
        last_sync_at: '2026-11-23T11:55:00+00:00',
        provisional_share: '0.076',
        backfill: null,
      },
    ],
    rates: [
      { currency: 'USD', rate: '9.43', rate_date: '2026-11-20', source: 'riksbank', provisional: false },
    ],
    missing: [],
    first_day: '2026-08-01',
    comparison: {
      period: before,
      cost_sek: '2730.00',
      value_sek: '12100.00',
      net_sek: '9370.00',
      roi: '3.43',
      calls: 430,
      bookings: 9,
      days: listDays(before.start, before.end).map((day) => ({ day, cost_sek: '91.00' })),
      cost_change: [
        { cause: 'call_length', sek: '-280.00' },
        { cause: 'exchange_rate', sek: '-32.00' },
        { cause: 'other', sek: '0' },
      ],
    },
  }
  // A document changed part by part is still a document: tests that need a broken one write it out.
  return merged(document, change) as Dashboard
}

/** The server's answer to `get_dashboard` for the days it is asked about. */
export const answerDashboard =
  (change: Deep<Dashboard> = {}) =>
  ({ body }: { body: unknown }) => {
    const { period_start: start, period_end: end } = body as { period_start: LocalDay; period_end: LocalDay }
    return { body: dashboardAnswer({ start, end }, change) }
  }
