import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { callRow } from '@/testing/call-builders'
import { renderApp } from '@/testing/render-app'
import { expectConsole } from '@/testing/console-noise'

const events = 'GET /rest/v1/telephony_events'
type Row = ReturnType<typeof callRow>

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

/** A table that heeds order, limit and keyset, as far as the list asks. */
const table = (rows: () => Row[]) => ({
  [events]: ({ url }: { url: URL }) => {
    const place = url.searchParams.get('or') ?? ''
    const at = /started_at\.(lt|gt)\."([^"]+)"/.exec(place)
    const limit = Number(url.searchParams.get('limit') ?? 1000)
    const wanted = rows().filter((row) => {
      if (at === null) return true
      const [, side, time = ''] = at
      return side === 'lt' ? row.started_at < time : row.started_at >= time
    })
    return { body: wanted.slice(0, limit) }
  },
})
const manyRows = (count: number, from = 1) =>
  Array.from({ length: count }, (_, index) =>
    callRow({ started_at: minutesAgo(from + index), caller_number_hint: String(10 + ((from + index) % 90)) }),
  )
const lines = () =>
  screen.getAllByRole('link').filter((link) => /^\/calls\/.+/.test(link.getAttribute('href') ?? ''))

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') }))
afterEach(() => vi.useRealTimers())

describe('the list of calls', () => {
  it('says in plain words what came, from whom and what it cost, by day', async () => {
    const rows = [
      callRow({ started_at: '2026-11-23T13:32:00+01:00', cost_state: 'provisional' }),
      callRow({
        // Half past midnight for the account, and still the day before in UTC.
        started_at: '2026-11-22T23:30:00+00:00',
        status: 'no_answer',
        duration_seconds: 0,
        cost_amount: null,
        cost_currency: null,
        cost_state: null,
        caller_number_hint: null,
      }),
      callRow({
        started_at: '2026-11-22T09:00:00+01:00',
        kind: 'sms',
        status: 'received',
        duration_seconds: null,
      }),
    ]
    await renderApp({ path: '/calls', server: table(() => rows) })
    await screen.findByRole('heading', { name: 'I dag' })
    const days = screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.parentElement)
    expect(days.map((day) => day?.querySelectorAll('[data-call]').length)).toEqual([2, 1])
    expect(days[1]).toHaveTextContent(/^I går/)

    const [answered, missed, sms] = lines()
    expect(answered).toHaveTextContent('13:32')
    expect(answered).toHaveAccessibleName(/^13:32 Samtal nummer som slutar på 4 2/)
    expect(answered).toHaveTextContent('2 min 14 s')
    expect(answered).toHaveTextContent('0,0425 USD (preliminär)')
    expect(missed).toHaveTextContent(/Missat samtal\s*dolt nummer/)
    expect(sms).toHaveTextContent('Sms in')
  })

  it('reads its filters from the URL, asks for just that, and names each so that a tap removes it', async () => {
    const { user, network } = await renderApp({
      path: '/calls?outcome=missed&from=2026-11-01&to=2026-11-07',
      server: table(() => manyRows(1)),
    })
    const chips = await screen.findByRole('list', { name: 'Filter som gäller' })
    await screen.findByText('Det var alla.')
    const asked = network.askedFor(events).at(-1)?.url.searchParams
    expect(asked?.get('direction')).toBe('eq.inbound')
    expect(asked?.get('or')).toContain('status.in.(no_answer,busy,canceled,failed)')
    expect(asked?.getAll('started_at')).toEqual([
      'gte.2026-10-31T23:00:00.000Z',
      'lt.2026-11-07T23:00:00.000Z',
    ])

    await user.click(within(chips).getByRole('button', { name: 'Ta bort filtret Missade samtal' }))
    await waitFor(() => expect(window.location.search).toBe('?from=2026-11-01&to=2026-11-07'))
    await user.click(within(chips).getByRole('button', { name: 'Rensa filter' }))
    await waitFor(() => expect(window.location.search).toBe(''))
  })

  it('pages below the last row, and a call that arrives meanwhile loses and doubles nothing', async () => {
    let rows = manyRows(130)
    const { user, sockets } = await renderApp({ path: '/calls', server: table(() => rows) })
    const more = await screen.findByRole('button', { name: 'Visa fler' })
    expect(lines()).toHaveLength(50)
    await user.click(more)
    await waitFor(() => expect(lines()).toHaveLength(100))

    rows = [callRow({ started_at: minutesAgo(0), caller_number_hint: '07' }), ...rows]
    act(() => sockets.broadcast('changed', { tables: ['telephony_events'], days: ['2026-11-23'], count: 1 }))
    await waitFor(() => expect(lines()).toHaveLength(101))
    expect(lines()[0]).toHaveTextContent('•• •• 07')

    await user.click(screen.getByRole('button', { name: 'Visa fler' }))
    await screen.findByText('Det var alla.')
    const shown = lines().map((line) => line.getAttribute('href'))
    expect(new Set(shown).size).toBe(131)
    expect(shown).toEqual(rows.map((row) => `/calls/${row.id}`))
  })

  it('names the filter when nothing matches, and one tap shows everything', async () => {
    let rows: Row[] = []
    const { user } = await renderApp({ path: '/calls?outcome=missed', server: table(() => rows) })
    expect(await screen.findByText('Du ser bara: Missade samtal.')).toBeVisible()
    rows = manyRows(2)
    await user.click(screen.getByRole('button', { name: 'Visa alla samtal' }))
    await waitFor(() => expect(window.location.search).toBe(''))
    await waitFor(() => expect(lines()).toHaveLength(2))
  })

  it('says what will come here and the one step to it, before anything is connected', async () => {
    await renderApp({ path: '/calls', server: { 'GET /rest/v1/integrations': () => ({ body: [] }) } })
    expect(await screen.findByRole('link', { name: 'Anslut Twilio' })).toHaveAttribute(
      'href',
      '/integrations?connect=twilio',
    )
  })

  it('can be tried again when it failed', async () => {
    expectConsole(/CallList/)
    const { user, network } = await renderApp({
      path: '/calls',
      server: {
        [events]: () => ({ status: 403, body: { code: '42501', message: 'no', details: null, hint: null } }),
      },
    })
    const retry = await screen.findByRole('button', { name: 'Försök igen' })
    const rows = manyRows(1)
    network.answer(events, () => ({ body: rows }))
    await user.click(retry)
    await waitFor(() => expect(lines()).toHaveLength(1))
  })
})
