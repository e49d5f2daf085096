import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chooseLocale } from '@/hooks/use-ui-store'
import { callRow, overviewAnswer } from '@/testing/call-builders'
import { integrationRow } from '@/testing/builders'
import { renderApp } from '@/testing/render-app'
import { expectConsole } from '@/testing/console-noise'

const rpc = 'POST /rest/v1/rpc/get_call_overview'
const events = 'GET /rest/v1/telephony_events'

/** The oldest event, and the newest ones, whichever is asked for. */
const eventsSince = (firstAt: string) => ({
  [events]: ({ url }: { url: URL }) => ({
    body: url.searchParams.get('order')?.includes('asc') ? [{ started_at: firstAt }] : [callRow()],
  }),
})
/** The page holds a week of hours, and asking all of them for their role takes seconds; so only text is searched. */
const linkOf = (text: string | RegExp) => screen.getByText(text).closest('a')
const headline = (text: string) =>
  screen.findByText((_, element) => element?.tagName === 'H2' && element.textContent === text)
const busyDay = { today: { calls: 27, answered: 23, missed: 4, seconds: 2461, messages: 2 } }

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') })
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined
      unobserve = () => undefined
      disconnect = () => undefined
    },
  )
})
afterEach(() => {
  vi.useRealTimers()
  act(() => chooseLocale('sv'))
})

describe('the overview', () => {
  it('says today in a sentence, and each number opens the rows it counts', async () => {
    await renderApp({
      path: '/?days=7',
      server: {
        ...eventsSince('2026-01-01T08:00:00Z'),
        [rpc]: ({ body }) => ({
          body: overviewAnswer(body, { ...busyDay, totals: { calls: 210, answered: 190, missed: 20 } }),
        }),
      },
    })
    expect(await headline('Receptionisten tog 23 av 27 samtal i dag')).toBeVisible()
    expect(screen.getByText('Fyra missades.')).toBeVisible()
    expect(linkOf('missade i dag')).toHaveAttribute(
      'href',
      '/calls?outcome=missed&from=2026-11-23&to=2026-11-23',
    )
    expect(screen.getAllByText('190')[0]).toHaveAttribute(
      'href',
      '/calls?outcome=answered&from=2026-11-17&to=2026-11-23',
    )
  })

  it('asks for the days the URL says, and a new choice asks again', async () => {
    const { user, network } = await renderApp({
      path: '/',
      server: {
        ...eventsSince('2026-11-20T08:00:00Z'),
        [rpc]: ({ body }) => ({ body: overviewAnswer(body, busyDay) }),
      },
    })
    const picker = await screen.findByLabelText('Period')
    await headline('De senaste 30 dagarna')
    expect(network.askedFor(rpc).map(({ body }) => body)).toContainEqual({
      period_start: '2026-10-25',
      period_end: '2026-11-23',
    })
    await user.selectOptions(picker, '90')
    await headline('De senaste 90 dagarna')
    expect(window.location.search).toBe('?days=90')
    expect(network.askedFor(rpc).map(({ body }) => body)).toContainEqual({
      period_start: '2026-08-26',
      period_end: '2026-11-23',
    })
  })

  it('compares only when the days before had data too', async () => {
    const server = {
      [rpc]: ({ body }: { body: unknown }) => ({
        body: overviewAnswer(body, { ...busyDay, eachDay: { calls: 5 } }),
      }),
    }
    const first = await renderApp({
      path: '/?days=7',
      server: { ...server, ...eventsSince('2026-11-12T08:00:00Z') },
    })
    await headline('De senaste 7 dagarna')
    expect(screen.queryByText(/dagarna före/)).toBeNull()
    const asked = first.network.askedFor(rpc).map(({ body }) => body)
    expect(new Set(asked.map((body) => JSON.stringify(body)))).toHaveProperty('size', 1)
    first.unmount()

    await renderApp({ path: '/?days=7', server: { ...server, ...eventsSince('2026-11-10T08:00:00Z') } })
    expect(await screen.findByText(/lika många som de 6 dagarna före/)).toBeVisible()
  })

  it('keeps currencies apart, and says what is not final and what has no price', async () => {
    await renderApp({
      path: '/',
      server: {
        ...eventsSince('2026-01-01T08:00:00Z'),
        [rpc]: ({ body }) => ({
          body: overviewAnswer(body, {
            ...busyDay,
            totals: {
              unpriced: 12,
              costs: [
                { currency: 'EUR', amount: '4.2', provisional: '0' },
                { currency: 'USD', amount: '12.345678', provisional: '1.5' },
              ],
            },
          }),
        }),
      },
    })
    expect(await screen.findByText('4,20 EUR')).toBeVisible()
    expect(linkOf('12,35 USD')).toHaveAttribute(
      'href',
      '/calls?from=2026-10-25&to=2026-11-23&currency=USD&legs=all',
    )
    expect(linkOf('varav 1,50 USD preliminärt')).toHaveAttribute(
      'href',
      expect.stringContaining('price=provisional'),
    )
    expect(linkOf('12 samtal och sms saknar pris än')).toHaveAttribute(
      'href',
      expect.stringContaining('price=unpriced'),
    )
  })

  it('shows the numbers of a chart as a table', async () => {
    const { user } = await renderApp({
      path: '/?days=7',
      server: {
        ...eventsSince('2026-11-21T08:00:00Z'),
        [rpc]: ({ body }) => ({
          body: overviewAnswer(body, { ...busyDay, eachDay: { calls: 9, answered: 7, missed: 2 } }),
        }),
      },
    })
    const chart = (await headline('Samtalen dag för dag')).closest('figure')
    if (chart === null) throw new Error('The chart has no figure.')
    await user.click(within(chart).getByRole('button', { name: /^Tabell/ }))
    const table = within(chart).getByRole('table', { name: 'Samtal per dag' })
    // Days before the first event are missing, not zero.
    expect(within(table).getAllByRole('row')).toHaveLength(1 + 3)
    expect(within(table).getByRole('row', { name: 'lör 21 nov 9 7 2' })).toBeVisible()
  })

  it('changes by itself when a call arrives', async () => {
    const { network, sockets } = await renderApp({
      path: '/',
      server: {
        ...eventsSince('2026-11-20T08:00:00Z'),
        [rpc]: ({ body }) => ({
          body: overviewAnswer(body, { today: { calls: 1, answered: 1, seconds: 60 } }),
        }),
      },
    })
    await headline('Ett samtal i dag, och receptionisten tog det')
    await waitFor(() => expect(sockets.joins()).not.toHaveLength(0))
    network.answer(rpc, ({ body }) => ({
      body: overviewAnswer(body, { today: { calls: 2, answered: 2, seconds: 90 } }),
    }))
    act(() => sockets.broadcast('changed', { tables: ['telephony_events'], days: ['2026-11-23'], count: 1 }))
    expect(await headline('Receptionisten tog båda samtalen i dag')).toBeVisible()
  })

  it('says what will be here and the one step to it, before anything is connected', async () => {
    await renderApp({
      path: '/',
      server: {
        [rpc]: ({ body }) => ({ body: overviewAnswer(body) }),
        'GET /rest/v1/integrations': () => ({ body: [] }),
      },
    })
    expect(await screen.findByRole('link', { name: 'Anslut Twilio' })).toHaveAttribute(
      'href',
      '/integrations?connect=twilio',
    )
    expect(screen.queryByRole('heading', { name: 'Senaste samtalen' })).toBeNull()
  })

  it('waits for the first call once something is connected', async () => {
    await renderApp({
      path: '/',
      server: {
        [rpc]: ({ body }) => ({ body: overviewAnswer(body) }),
        'GET /rest/v1/integrations': () => ({ body: [integrationRow({ last_event_at: null })] }),
      },
    })
    expect(await screen.findByRole('heading', { name: 'Anslutet och klart' })).toBeVisible()
  })

  it('lives on beside a block that failed, and can try it again', async () => {
    expectConsole(/OverviewFigures/)
    const { user, network } = await renderApp({
      path: '/',
      server: {
        ...eventsSince('2026-01-01T08:00:00Z'),
        [rpc]: () => ({ status: 403, body: { code: '42501', message: 'no', details: null, hint: null } }),
      },
    })
    const alert = await screen.findByRole('alert')
    expect(await headline('Senaste samtalen')).toBeVisible()
    network.answer(rpc, ({ body }) => ({ body: overviewAnswer(body, busyDay) }))
    await user.click(within(alert).getByRole('button', { name: 'Försök igen' }))
    expect(await headline('Receptionisten tog 23 av 27 samtal i dag')).toBeVisible()
  })

  it('speaks English as well', async () => {
    chooseLocale('en')
    await renderApp({
      path: '/',
      server: {
        ...eventsSince('2026-01-01T08:00:00Z'),
        [rpc]: ({ body }) => ({ body: overviewAnswer(body, busyDay) }),
      },
    })
    expect(await headline('The receptionist took 23 of 27 calls today')).toBeVisible()
  })
})
