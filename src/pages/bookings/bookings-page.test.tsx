import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BookingRow } from '@/lib/queries/booking-row'
import { expectConsole } from '@/testing/console-noise'
import { renderApp } from '@/testing/render-app'

const listed = 'GET /rest/v1/booking_list'
const summed = 'POST /rest/v1/rpc/summarize_bookings'
const choices = 'POST /rest/v1/rpc/get_booking_choices'
const marked = 'PATCH /rest/v1/calendar_events'
const judged = 'PATCH /rest/v1/booking_attributions'
const worth = 'GET /rest/v1/booking_values'
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const booking = (number: number, change: Partial<BookingRow> = {}): BookingRow => ({
  id: id(number),
  integration_id: id(900),
  provider: 'simplybook',
  provider_ref: String(number),
  status: 'booked',
  provider_status: 'booked',
  owner_mark: null,
  pending: false,
  booked_at: '2026-11-20T09:00:00+00:00',
  booked_at_source: 'callback',
  starts_at: '2026-11-22T10:00:00+00:00',
  ends_at: '2026-11-22T11:00:00+00:00',
  cancelled_at: null,
  service_name: 'Klippning',
  staff_name: 'Elin',
  price_amount: '650.00',
  price_currency: 'SEK',
  price_source: 'service_catalogue',
  series_ref: null,
  client_phone_hint: '42',
  has_client: true,
  flags: [],
  created_at: '2026-11-20T09:00:01+00:00',
  updated_at: '2026-11-20T09:00:01+00:00',
  tier: 'B',
  weight: 0.9,
  call_id: id(500),
  rule_tier: 'B',
  rule_call_id: id(500),
  rule_reason: 'booked_during_or_after',
  verdict: null,
  ...change,
})
const summary = (change = {}) => ({
  bookings: 2,
  attributed: 1,
  booked: 2,
  completed: 0,
  no_show: 0,
  cancelled: 0,
  unmarked: 0,
  unpriced: 0,
  prices: [{ currency: 'SEK', amount: '1300.00' }],
  ...change,
})
const server = (rows: BookingRow[], sums = {}) => ({
  [listed]: () => ({ body: rows }),
  [summed]: () => ({ body: summary(sums) }),
  [choices]: () => ({ body: { services: ['Klippning', 'Slingor'], staff: [] } }),
})

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') }))
afterEach(() => vi.useRealTimers())

describe('the list of bookings', () => {
  it('says what was booked, where it came from, its price, and what all of it adds up to', async () => {
    await renderApp({
      path: '/bookings',
      server: server([
        booking(2),
        booking(1, {
          status: 'cancelled',
          provider_status: 'cancelled',
          tier: 'E',
          weight: 0,
          price_amount: null,
          price_currency: null,
        }),
      ]),
    })
    const [first, second] = within(await screen.findByRole('list', { name: /Bokningar/ })).getAllByRole(
      'listitem',
    )
    expect(first).toHaveTextContent(/Klippning.*från samtal, mycket troligt.*650.kr/)
    expect(second).toHaveTextContent(/inte från samtal.*pris saknas.*avbokad/)
    expect(within(first ?? document.body).getByRole('link')).toHaveAttribute('href', `/bookings/${id(2)}`)
    expect(await screen.findByText('2 bokningar')).toBeVisible()
    expect(screen.getByText(/tillsammans 1.300.kr/)).toBeVisible()
  })

  it('asks for exactly the rows that the address names', async () => {
    const { network } = await renderApp({
      path: '/bookings?by=starts&from=2026-10-01&to=2026-10-31&status=no_show&attributed=yes&service=Slingor',
      server: server([booking(1)]),
    })
    await screen.findByRole('list', { name: /Bokningar/ })
    const asked = network.askedFor(listed)[0]?.url.searchParams
    // The account's days: from midnight in Stockholm to midnight, an hour apart as the clocks went back.
    expect(asked?.getAll('starts_at')).toEqual([
      'gte.2026-09-30T22:00:00.000Z',
      'lt.2026-10-31T23:00:00.000Z',
    ])
    expect(asked?.get('status')).toBe('eq.no_show')
    expect(asked?.get('weight')).toBe('gt.0')
    expect(asked?.get('service_name')).toBe('eq.Slingor')
    expect(asked?.get('order')).toBe('starts_at.desc,id.desc')
    expect(network.askedFor(summed)[0]?.body).toMatchObject({
      p_by: 'starts',
      p_from: '2026-09-30T22:00:00.000Z',
      p_status: 'no_show',
      p_attributed: true,
      p_service: 'Slingor',
    })
  })

  it('marks with one tap whether the client came, and the same tap takes it back', async () => {
    const rows = [booking(1)]
    const { user, network } = await renderApp({
      path: '/bookings',
      server: {
        ...server(rows),
        [marked]: ({ body }: { body: unknown }) => {
          const mark = (body as { owner_mark: BookingRow['owner_mark'] }).owner_mark
          rows[0] = booking(1, { owner_mark: mark, status: mark ?? 'booked' })
          return { body: { id: id(1) } }
        },
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Uteblev' }))
    expect(await screen.findByText('Markerad: uteblev')).toBeVisible()
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Uteblev' })).toHaveAttribute('aria-pressed', 'true'),
    )
    await user.click(screen.getByRole('button', { name: 'Uteblev' }))
    await waitFor(() => expect(network.askedFor(marked)).toHaveLength(2))
    expect(network.askedFor(marked).map(({ body }) => body)).toEqual([
      { owner_mark: 'no_show' },
      { owner_mark: null },
    ])
  })

  it('takes a mark back and says so when it could not be saved', async () => {
    expectConsole(/./)
    const { user } = await renderApp({
      path: '/bookings',
      server: { ...server([booking(1)]), [marked]: () => ({ status: 500, body: { message: 'no' } }) },
    })
    await user.click(await screen.findByRole('button', { name: 'Kom' }))
    expect(await screen.findByText('Markeringen gick inte att spara. Försök igen.')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Kom' })).toHaveAttribute('aria-pressed', 'false')
  })

  it('has nothing to mark before the visit, and leads to visits that wait for a mark', async () => {
    const { user } = await renderApp({
      path: '/bookings',
      server: server([booking(1, { starts_at: '2026-11-24T10:00:00+00:00' })], { unmarked: 3 }),
    })
    await screen.findByRole('list', { name: /Bokningar/ })
    expect(screen.queryByRole('button', { name: 'Kom' })).toBeNull()
    await user.click(await screen.findByRole('button', { name: 'Markera dem' }))
    expect(window.location.search).toBe('?by=starts&unmarked=yes')
  })

  it('names the filter that leaves nothing, and one tap clears it', async () => {
    const { user } = await renderApp({
      path: '/bookings?status=no_show&staff=Elin',
      server: server([], { bookings: 0 }),
    })
    expect(await screen.findByText('Du ser bara: utebliven, Elin.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Visa alla bokningar' }))
    expect(window.location.search).toBe('')
  })

  it('leads to the booking system when none is connected', async () => {
    await renderApp({ path: '/bookings', server: server([], { bookings: 0 }) })
    expect(await screen.findByRole('link', { name: 'Anslut SimplyBook.me' })).toHaveAttribute(
      'href',
      '/integrations?connect=simplybook',
    )
  })
})

describe('one booking', () => {
  const detail = (row: BookingRow) => ({
    [listed]: () => ({ body: row }),
    [worth]: () => ({
      body: {
        price_sek: '650.00',
        contribution_sek: '287.040000',
        lost_share: 0.1,
        extra_sek: '25.833600',
        weight: 0.9,
      },
    }),
  })

  it('says where it came from and why, and what it is worth', async () => {
    await renderApp({ path: `/bookings/${id(1)}`, server: detail(booking(1)) })
    expect(await screen.findByRole('heading', { name: 'Klippning' })).toBeVisible()
    expect(screen.getByText(/Den bokades under samtalet/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Visa samtalet' })).toHaveAttribute('href', `/calls/${id(500)}`)
    expect(await screen.findByText(/25,83.kr/)).toBeVisible()
  })

  it.each([
    ['Stämmer', { verdict: 'confirmed', verdict_call_id: null }],
    ['Stämmer inte', { verdict: 'rejected', verdict_call_id: null }],
  ])('takes the owner’s word: %s', async (act, said) => {
    const { user, network } = await renderApp({
      path: `/bookings/${id(1)}`,
      server: { ...detail(booking(1)), [judged]: () => ({ body: { booking_id: id(1) } }) },
    })
    await user.click(await screen.findByRole('button', { name: act }))
    await waitFor(() => expect(network.askedFor(judged)[0]?.body).toEqual(said))
  })

  it('is linked by hand to a call of the week before', async () => {
    const { user, network } = await renderApp({
      path: `/bookings/${id(1)}`,
      server: {
        ...detail(
          booking(1, { tier: 'E', weight: 0, call_id: null, rule_call_id: null, rule_reason: 'no_call' }),
        ),
        [judged]: () => ({ body: { booking_id: id(1) } }),
        'GET /rest/v1/telephony_events': () => ({
          body: [
            {
              id: id(501),
              started_at: '2026-11-19T09:00:00+00:00',
              duration_seconds: 90,
              caller_number_hint: '07',
            },
          ],
        }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Välj samtal' }))
    await user.click(await screen.findByRole('button', { name: /1.min.30.s/ }))
    await waitFor(() =>
      expect(network.askedFor(judged)[0]?.body).toEqual({ verdict: 'linked', verdict_call_id: id(501) }),
    )
  })

  it('shows the client when asked, and hides it again', async () => {
    const { user } = await renderApp({
      path: `/bookings/${id(1)}`,
      server: {
        ...detail(booking(1)),
        'POST /functions/v1/reveal-client': () => ({
          body: { name: 'Lisa Påhitt', phone: '+46701740642', email: null },
        }),
      },
    })
    expect(screen.queryByText('Lisa Påhitt')).toBeNull()
    await user.click(await screen.findByRole('button', { name: 'Visa kunden' }))
    expect(await screen.findByText('Lisa Påhitt')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Dölj' }))
    expect(screen.queryByText('Lisa Påhitt')).toBeNull()
  })

  it('is not there, and says so', async () => {
    await renderApp({ path: '/bookings/nothing' })
    expect(await screen.findByRole('heading', { name: 'Bokningen finns inte' })).toBeVisible()
  })
})
