import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerDashboard } from '@/testing/dashboard-builder'
import { renderApp } from '@/testing/render-app'

const rpc = 'POST /rest/v1/rpc/get_dashboard'
const calls = 'GET /rest/v1/call_values'
const bookings = 'GET /rest/v1/booking_values'
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const call = (number: number, change = {}) => ({
  call_id: id(number),
  started_at: '2026-10-20T08:00:00+00:00',
  band: 'open',
  counted_seconds: 130.4,
  labour_sek: 4.99,
  ...change,
})
const booking = (number: number, change = {}) => ({
  booking_id: id(number),
  booked_at: '2026-10-21T09:30:00+00:00',
  status: 'completed',
  tier: 'B',
  weight: 0.9,
  contribution_sek: 480,
  lost_share: 0.1,
  extra_sek: 43.2,
  ...change,
})

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the rows behind a value', () => {
  it('are the calls of saved time, with the sum that the database made', async () => {
    const { network } = await renderApp({
      path: '/value?part=saved_time&from=2026-10-01&to=2026-10-31',
      server: {
        [rpc]: answerDashboard(),
        [calls]: () => ({ body: [call(1), call(2, { band: 'evening', counted_seconds: 0, labour_sek: 0 })] }),
      },
    })
    const table = await screen.findByRole('table', { name: 'Sparad tid' })
    expect(screen.getByText(/4.420,00.kr/)).toBeVisible()
    expect(screen.getByText(/i oktober, av 331 samtal som receptionisten klarade själv/)).toBeVisible()
    const [, first, second] = within(table).getAllByRole('row')
    expect(first?.textContent?.replaceAll('\u00a0', ' ')).toBe('tis 20 okt. 10:00öppet2 min 10 s4,99 kr')
    expect(second?.textContent?.replaceAll('\u00a0', ' ')).toContain('stängt, vardag0 s0,00 kr')
    expect(within(table).getAllByRole('link')[0]).toHaveAttribute('href', `/calls/${id(1)}`)
    // The account's days: from midnight in Stockholm to midnight, an hour apart as the clocks went back.
    const asked = network.askedFor(calls)[0]?.url.searchParams
    expect(asked?.getAll('started_at')).toEqual([
      'gte.2026-09-30T22:00:00.000Z',
      'lt.2026-10-31T23:00:00.000Z',
    ])
  })

  it('come a page at a time, each below the last row of the one before', async () => {
    const { user, network } = await renderApp({
      path: '/value?part=saved_time&from=2026-10-01&to=2026-10-31',
      server: {
        [rpc]: answerDashboard(),
        [calls]: ({ url }) => ({
          body: url.searchParams.has('or')
            ? [call(100)]
            : Array.from({ length: 50 }, (_, index) => call(99 - index)),
        }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Visa fler' }))
    expect(await screen.findByText('Det var alla.')).toBeVisible()
    expect(document.querySelectorAll('[data-value-row]')).toHaveLength(51)
    expect(network.askedFor(calls).map(({ url }) => url.searchParams.get('or'))).toContain(
      `(started_at.lt."2026-10-20T08:00:00+00:00",and(started_at.eq."2026-10-20T08:00:00+00:00",call_id.lt.${id(50)}))`,
    )
  })

  it('are the bookings that owe something to a call, also those that brought nothing', async () => {
    await renderApp({
      path: '/value?part=rescued_bookings&from=2026-10-01&to=2026-10-31',
      server: {
        [rpc]: answerDashboard(),
        [bookings]: ({ url }) => {
          expect(url.searchParams.get('weight')).toBe('gt.0')
          return {
            body: [
              booking(1),
              booking(2, { status: 'no_show', contribution_sek: 0, extra_sek: 0 }),
              booking(3, { contribution_sek: null, extra_sek: null }),
            ],
          }
        },
      },
    })
    const table = await screen.findByRole('table', { name: 'Räddade bokningar' })
    const rows = within(table)
      .getAllByRole('row')
      .map((row) => row.textContent?.replaceAll('\u00a0', ' '))
    expect(rows[1]).toBe('ons 21 okt. 11:30under eller strax efter samtalet480,00 kr9 %43,20 kr')
    expect(rows[2]).toContain('utebliven')
    expect(rows[3]).toContain('pris saknas')
    expect(within(table).getAllByRole('link')[0]).toHaveAttribute('href', `/bookings/${id(1)}`)
  })

  it('change with the part, and the period stays', async () => {
    const { user } = await renderApp({
      path: '/value?part=saved_time&from=2026-10-01&to=2026-10-31',
      server: { [rpc]: answerDashboard(), [calls]: () => ({ body: [] }), [bookings]: () => ({ body: [] }) },
    })
    expect(await screen.findByText(/Inga samtal som receptionisten klarade själv/)).toBeVisible()
    await user.click(screen.getByRole('radio', { name: 'Räddade bokningar' }))
    expect(await screen.findByText(/Inga bokningar som kom genom samtalen/)).toBeVisible()
    expect(window.location.search).toBe('?part=rescued_bookings&from=2026-10-01&to=2026-10-31')
  })

  it('lead to the booking system when none is connected', async () => {
    await renderApp({
      path: '/value',
      server: {
        [rpc]: answerDashboard({ value: { extra_sek: null } }),
        [bookings]: () => ({ body: [] }),
      },
    })
    expect(await screen.findByRole('link', { name: 'Anslut bokningssystemet' })).toHaveAttribute(
      'href',
      '/integrations?connect=simplybook',
    )
  })
})
